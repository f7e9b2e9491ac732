//! `digestlint export`: the values of documents for other programs.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

use clap::{Args, ValueEnum};

use super::error::Error;
use super::message::Messages;
use super::outcome::tell_of_empty_folders;
use super::output::{Output, refuse_inputs};
use super::project_args::ProjectArgs;
use super::run_args::{READ_JOBS, RunArgs, SummaryArgs};
use super::run_output::RunOutput;
use super::status::Status;
use super::tally::readable;
use super::terminal::Terminal;
use crate::diagnostic::Counts;
use crate::export::{Csv, record};
use crate::project::{AllExcluded, Baselines, Corpus, Examined, Failure, Found, Outlook, Run, Scope, discover, today};
use crate::text::{counted, grouped};

/// Write the values of Markdown files for other programs
///
/// Each file is checked first, as `digestlint check` would, by the schema and the project file that hold for it. One with
/// errors is left out and named on standard error. docs/export.md describes the form of the values.
#[derive(Args, Debug)]
#[command(
    after_help = EXAMPLES,
    mut_arg("jobs", |jobs| jobs.help(READ_JOBS)),
    mut_arg("no_cache", |no_cache| no_cache.help("Do not remember what the other files of the project hold")),
)]
pub(super) struct ExportArgs {
    /// Files and folders to export [default: the current folder]
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// How to write the values
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    format: ExportFormat,

    /// With csv: the table to write, by the name of its type in the schema, or by the heading of its section
    #[arg(long, value_name = "NAME", required_if_eq("format", "csv"))]
    table: Option<String>,

    /// Export files with errors too, as far as they can be read
    #[arg(long)]
    lenient: bool,

    /// Write the values to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,

    #[command(flatten)]
    run: RunArgs,

    #[command(flatten)]
    summary: SummaryArgs,

    #[command(flatten)]
    project: ProjectArgs,
}

/// How values are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ExportFormat {
    /// One JSON object a line for each document
    #[default]
    Jsonl,
    /// Comma-separated values: one line for each row of a table
    Csv,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint export digests > digests.jsonl        all values, a document a line
  digestlint export --format csv --table signals   the rows of one table
  digestlint export digests --lenient              documents with errors too

\u{1b}[1;4mExit status:\u{1b}[0m
  0  every document was exported
  1  documents with errors were left out
  2  the run failed: wrong arguments, a project file or schema with mistakes,
     nothing to export, an unreadable file";

/// Runs the command.
pub(super) fn run(args: &ExportArgs, terminal: &Terminal) -> Result<Status, Error> {
    let started = Instant::now();
    if args.table.is_some() && args.format != ExportFormat::Csv {
        let message = "--table is for comma-separated values only".into();
        return Err(Error::Usage { message, help: "add `--format csv`, or leave out --table" });
    }
    let messages = Messages::new(terminal);
    let today = today()?;
    let projects = args.project.projects();
    let schemas = args.run.schemas(projects.files())?;
    let Found { mut files, failures, empty, excluded } = discover(&args.paths, &projects);
    let scopes = projects.scopes(&mut files, schemas.as_ref(), today)?;
    for failure in &failures {
        messages.error(failure);
    }
    tell_of_empty_folders(messages, &empty, files.is_empty());
    if files.is_empty() {
        if !excluded.is_empty() {
            messages.warning(AllExcluded(&excluded));
        }
        let wanted = failures.is_empty() && empty.is_empty() && !excluded.is_empty();
        return Ok(if wanted { Status::Clean } else { Status::Failed });
    }
    refuse_inputs(args.output_file.as_deref().into_iter(), &files)?;
    let form = Form::new(args, &scopes)?;
    let jobs = args.run.jobs.threads(files.len());
    let outlook =
        Outlook { changes: None, paths: &args.paths, schemas: schemas.as_ref(), today, jobs, cache: args.run.cache() };
    let corpus = Corpus::survey(&projects, &files, &scopes, &outlook);
    let baselines = Baselines::default();
    let run = Run { scopes: &scopes, corpus: &corpus, baselines: &baselines, fixing: None, changes: None };
    let output = Output::open(args.output_file.as_deref(), terminal)?;
    let mut export = Export {
        output: RunOutput::new(output, files.len(), args.summary.quiet, terminal),
        counts: Tally { failures: failures.len(), ..Tally::default() },
    };
    export.output.write(|output| output.write(&form.header()));
    run.check_files(&files, jobs, |examined| form.values(&examined), |exported| export.take(exported));
    export.close(started, args, messages)
}

/// What is written of each document.
enum Form {
    Lines { lenient: bool },
    Table { lenient: bool, csv: Csv },
}

/// What became of a document.
enum Exported {
    /// Its values as text.
    Values(String),
    /// It is left out.
    LeftOut { name: String, why: String },
}

impl Form {
    fn new(args: &ExportArgs, scopes: &[Scope]) -> Result<Self, Error> {
        let lenient = args.lenient;
        let Some(table) = &args.table else { return Ok(Self::Lines { lenient }) };
        Ok(Self::Table { lenient, csv: Csv::of(table, scopes.iter().flat_map(Scope::schemas))? })
    }

    fn header(&self) -> String {
        match self {
            Self::Lines { .. } => String::new(),
            Self::Table { csv, .. } => csv.header(),
        }
    }

    /// Runs on the thread that has checked the document.
    fn values(&self, examined: &Examined<'_>) -> Exported {
        let (Self::Lines { lenient } | Self::Table { lenient, .. }) = self;
        let Examined { scope, source, checked, .. } = examined;
        let errors = Counts::of(&checked.findings).errors;
        let is_text = source.invalid_utf8().is_none();
        let values = || {
            scope.bound(source, &checked.document, |bound| match self {
                Self::Lines { .. } => record(bound).to_json() + "\n",
                Self::Table { csv, .. } => csv.rows(bound),
            })
        };
        match Some(values).filter(|_| is_text && (errors == 0 || *lenient)).and_then(|values| values()) {
            None => {
                let errors = counted(errors as u64, "error");
                let why = if is_text { format!("it has {errors}") } else { "it is not UTF-8".to_owned() };
                Exported::LeftOut { name: source.name().to_owned(), why }
            }
            Some(values) => Exported::Values(values),
        }
    }
}

/// An export on its way.
struct Export {
    output: RunOutput<Output>,
    counts: Tally,
}

#[derive(Default)]
struct Tally {
    exported: usize,
    left_out: usize,
    failures: usize,
}

impl Export {
    fn take(&mut self, exported: Result<Exported, Failure>) -> ControlFlow<()> {
        self.output.advance();
        match exported {
            Ok(Exported::Values(text)) => {
                self.counts.exported += 1;
                self.output.write(|output| output.write(&text));
            }
            Ok(Exported::LeftOut { name, why }) => {
                self.counts.left_out += 1;
                self.output.warning(format_args!("{name}: left out: {why}"));
            }
            Err(failure) => {
                self.counts.failures += 1;
                self.output.error(&failure);
            }
        }
        self.output.flow()
    }

    fn close(self, started: Instant, args: &ExportArgs, messages: Messages) -> Result<Status, Error> {
        let mut output = self.output.finish()?;
        output.flush()?;
        let Tally { exported, left_out, failures } = self.counts;
        if left_out > 0 {
            let rest = if args.lenient { "" } else { "; --lenient exports what can be read of it" };
            messages.help(format_args!("`digestlint check` tells what is wrong with what was left out{rest}"));
        }
        if !args.summary.quiet && !output.is_closed() {
            let left_out =
                if left_out > 0 { format!(", {} left out", grouped(left_out as u64)) } else { String::new() };
            let exported = counted(exported as u64, "document");
            Messages::line(format_args!("{exported} exported{left_out} ({})", readable(started.elapsed())));
        }
        Ok(match (failures, left_out) {
            (0, 0) => Status::Clean,
            (0, _) => Status::Findings,
            _ => Status::Failed,
        })
    }
}
