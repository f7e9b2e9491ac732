//! Why a command ends before its work is done.

use std::io;

use super::message::Messages;
use super::output_plan::problem;
use super::terminal::Terminal;
use crate::baseline::ReadError;
use crate::compose::{Fault, NoSchema, NoSuchName};
use crate::export::NoTable;
use crate::git::GitError;
use crate::project::{BadEpoch, BaselineError, Failure, ProjectErrors, SchemaError, system_message};
use crate::report::{Format, Problem, render};
use crate::rules::RULES;
use crate::schema::how_to_name_one;
use crate::spec::Mistake;

/// Why a command ends before its work is done.
#[derive(Debug, thiserror::Error)]
pub(super) enum Error {
    /// There is no schema.
    #[error("{}", schema_message(.0))]
    Schema(#[from] SchemaError),
    /// A project file, or a schema that one names, is wrong.
    #[error("{}", project_message(.0))]
    Project(#[from] ProjectErrors),
    /// There is no baseline.
    #[error(transparent)]
    Baseline(#[from] BaselineError),
    /// The baseline cannot be written.
    #[error("cannot write the baseline {0}")]
    WriteBaseline(Failure),
    /// A file cannot be written.
    #[error("cannot write {0}")]
    Write(Failure),
    /// `SOURCE_DATE_EPOCH` is no time.
    #[error(transparent)]
    Today(#[from] BadEpoch),
    /// The output cannot be written.
    #[error("cannot write to {name}: {}", system_message(.error))]
    Output {
        /// What was to be written.
        name: String,
        /// What the system says.
        error: io::Error,
    },
    /// Changes cannot be watched.
    #[error("cannot watch for changes: {0}")]
    Watch(notify::Error),
    /// The system does not let a server start.
    #[error("cannot start the server: {0}")]
    Listen(io::Error),
    /// There is no table of that name to export.
    #[error(transparent)]
    Table(#[from] NoTable),
    /// There is no schema for a new document.
    #[error(transparent)]
    NoSchema(#[from] NoSchema),
    /// Nothing that could be set has this name.
    #[error(transparent)]
    Set(#[from] NoSuchName),
    /// Values that are not JSON.
    #[error("{name}: {error}")]
    Json {
        /// Where they stand.
        name: String,
        /// What is wrong.
        error: serde_json::Error,
    },
    /// Values that do not fit the schema.
    #[error("the values from {from} do not fit the schema `{schema}`; nothing was written")]
    Values {
        /// Where they come from.
        from: String,
        /// The schema's name.
        schema: String,
        /// What is wrong with them.
        faults: Vec<Fault>,
    },
    /// A path that the command is about cannot be dealt with.
    #[error(transparent)]
    Path(#[from] Failure),
    /// Git does not say what has changed.
    #[error(transparent)]
    Git(#[from] GitError),
    /// Standard input cannot be read.
    #[error("cannot read standard input: {}", system_message(.0))]
    Stdin(io::Error),
    /// The server has ended before its client did.
    #[cfg(feature = "mcp")]
    #[error(transparent)]
    Serve(#[from] crate::mcp::ServeError),
    /// Arguments that do not go together.
    #[error("{message}")]
    Usage {
        /// What does not.
        message: String,
        /// What to write instead.
        help: &'static str,
    },
}

/// A rule's name that is not one.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("there is no such rule; {}", match .similar {
    Some(name) => format!("did you mean `{name}`?"),
    None => "`digestlint explain` lists them all".into(),
})]
pub(super) struct UnknownRule {
    similar: Option<&'static str>,
}

impl UnknownRule {
    /// The error about `name`.
    pub(super) fn new(name: &str) -> Self {
        Self { similar: crate::diagnostic::closest(name, RULES.iter().map(|rule| rule.name)) }
    }
}

impl Error {
    /// The files that have mistakes, and those that cannot be read.
    fn files(&self) -> (&[Mistake], &[Failure]) {
        match self {
            Self::Schema(SchemaError::Mistakes(mistakes)) => (mistakes, &[]),
            Self::Project(errors) => (&errors.mistakes, &errors.failures),
            _ => (&[], &[]),
        }
    }

    /// Tells it to GitHub Actions, by commands on standard error: nobody looks for the reason in the log of a step that
    /// has no annotation.
    pub(super) fn annotate(&self, terminal: &Terminal) {
        let (mistakes, failures) = self.files();
        for mistake in mistakes {
            let finding = std::slice::from_ref(&mistake.diagnostic);
            Messages::text(&render(Format::Github, terminal.style(false), &mistake.source, finding));
        }
        for failure in failures {
            Messages::text(&Format::Github.problem(&problem(failure)));
        }
        if mistakes.is_empty() && failures.is_empty() {
            let help = self.help().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
            let problem = Problem { path: String::new(), text: format!("{self}{help}") };
            Messages::text(&Format::Github.problem(&problem));
        }
    }

    /// Tells it on standard error.
    pub(super) fn report(&self, terminal: &Terminal) {
        let messages = Messages::new(terminal);
        let (mistakes, failures) = self.files();
        for (index, mistake) in mistakes.iter().enumerate() {
            if index > 0 {
                Messages::text(Format::Full.separator());
            }
            let finding = std::slice::from_ref(&mistake.diagnostic);
            Messages::text(&render(Format::Full, terminal.style(terminal.stderr.color), &mistake.source, finding));
        }
        for failure in failures {
            messages.error(failure);
        }
        if let Self::Values { faults, .. } = self {
            for fault in faults {
                messages.error(fault);
            }
        }
        messages.error(self);
        if let Some(help) = self.help() {
            messages.help(help);
        }
    }

    fn help(&self) -> Option<String> {
        match self {
            Self::Schema(SchemaError::Unknown { name, similar: Some(similar) }) => {
                Some(format!("did you mean `{similar}`? A schema file is named by its path, such as `{name}.toml`"))
            }
            Self::Schema(SchemaError::Unknown { name, similar: None }) => {
                Some(format!("{}, such as `{name}.toml`", how_to_name_one()))
            }
            Self::Baseline(BaselineError::Unreadable(_)) => {
                Some("`digestlint check --write-baseline` writes a baseline".to_owned())
            }
            Self::Baseline(BaselineError::Wrong { error: ReadError::Version(_), .. }) => Some(
                "use the version of digestlint that wrote it, or delete it and write it anew with --write-baseline"
                    .to_owned(),
            ),
            Self::Baseline(BaselineError::Wrong { .. }) => {
                Some("mend it, or delete it and write it anew with --write-baseline".to_owned())
            }
            Self::NoSchema(_) => Some("name the schema's file: --schema NAME|PATH".to_owned()),
            Self::Git(error) => error.help().map(str::to_owned),
            Self::Table(NoTable { similar: Some(similar), .. })
            | Self::Set(NoSuchName { similar: Some(similar), .. }) => Some(format!("did you mean `{similar}`?")),
            Self::Table(NoTable { known, .. }) | Self::Set(NoSuchName { known, .. }) if !known.is_empty() => {
                let known: Vec<_> = known.iter().map(|name| format!("`{name}`")).collect();
                Some(format!("there are {}", known.join(", ")))
            }
            Self::Usage { help, .. } => Some((*help).to_owned()),
            _ => None,
        }
    }
}

fn schema_message(error: &SchemaError) -> String {
    match error {
        SchemaError::Mistakes(mistakes) => format!("the schema {}; nothing was checked", counted(mistakes)),
        other => other.to_string(),
    }
}

fn project_message(errors: &ProjectErrors) -> String {
    let unread = (!errors.failures.is_empty()).then(|| "not every project file could be read".to_owned());
    let mistaken = (!errors.mistakes.is_empty()).then(|| counted(&errors.mistakes));
    let parts: Vec<_> = mistaken.into_iter().chain(unread).collect();
    format!("{}; nothing was checked", parts.join(", "))
}

/// How many mistakes each file has: `a.toml has 1 mistake, b.toml has 2 mistakes`.
fn counted(mistakes: &[Mistake]) -> String {
    let mut files: Vec<(&str, usize)> = Vec::new();
    for mistake in mistakes {
        let name = mistake.source.name();
        match files.iter_mut().find(|(known, _)| *known == name) {
            Some((_, count)) => *count += 1,
            None => files.push((name, 1)),
        }
    }
    let one = |(name, count): (&str, usize)| format!("{name} has {count} mistake{}", if count == 1 { "" } else { "s" });
    files.into_iter().map(one).collect::<Vec<_>>().join(", ")
}
