//! `digestlint check`: holds files against a schema.

use std::env;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use super::baseline_args::{BaselineArgs, warn_of_vanished};
use super::change_args::ChangeArgs;
use super::error::Error;
use super::fix_args::FixArgs;
use super::outcome::Outcomes;
use super::output_args::OutputArgs;
use super::output_plan::{Checked, Product};
use super::project_args::ProjectArgs;
use super::rule_args::RuleArgs;
use super::run_args::RunArgs;
use super::standard_input;
use super::status::Status;
use super::stdin_jsonl;
use super::terminal::Terminal;
use super::watch::{self, Inputs};
use crate::project::{Corpus, Examined, Failure, File, Outlook, Run, discover, today};

/// Hold Markdown files against a schema
///
/// Folders are searched for `*.md` files; hidden files, and what .gitignore excludes, are passed over. A file that is
/// named is checked whatever it is called. What a project file excludes is not checked, even
/// when it is named.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Files and folders to check; `-` for standard input [default: the current folder]
    #[arg(value_name = "PATHS")]
    pub(super) paths: Vec<PathBuf>,

    /// What to call the text on standard input
    #[arg(long, value_name = "PATH")]
    pub(super) stdin_filename: Option<PathBuf>,

    /// Check the documents on standard input, one `{"path": …, "text": …}` a line, and answer each with its findings as
    /// JSON Lines and a line with its `status`; docs/writing-programs.md describes both
    #[arg(long)]
    stdin_jsonl: bool,

    #[command(flatten)]
    pub(super) run: RunArgs,

    /// Check again whenever a document, a schema or a project file changes, until Ctrl-C
    #[arg(long, conflicts_with = "staged")]
    pub(super) watch: bool,

    #[command(flatten)]
    pub(super) changes: ChangeArgs,

    #[command(flatten)]
    pub(super) project: ProjectArgs,

    #[command(flatten)]
    pub(super) rules: RuleArgs,

    #[command(flatten)]
    pub(super) fixes: FixArgs,

    #[command(flatten)]
    pub(super) baseline: BaselineArgs,

    #[command(flatten)]
    pub(super) output: OutputArgs,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint check digests                           check a folder
  digestlint check --schema adr.toml decisions       with a schema of your own
  digestlint check --ignore link-tracking,row-shape  without two of the rules
  digestlint check --output-format json > out.json   for another program
  digestlint check digests --fix                     mend what is safely mended
  digestlint check digests --diff --unsafe-fixes     show what all fixes change
  digestlint check digests --write-baseline          write a baseline of today
  digestlint check digests --baseline                tell only of what is new
  digestlint check --changed-since origin/main       what a branch changes
  digestlint check --staged                          what is to be committed
  digestlint check - --stdin-filename a.md < a.md    from an editor
  digestlint check --stdin-jsonl < documents.jsonl   from a program

\u{1b}[1;4mExit status:\u{1b}[0m
  0  nothing at error level
  1  findings at error level, or more warnings than --max-warnings allows;
     with --diff: something would change
  2  the run failed: wrong arguments, a project file or schema with mistakes,
     nothing to check, a file that could not be read or written";

/// Runs the command.
pub(super) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Status, Error> {
    if args.stdin_jsonl {
        return stdin_jsonl::run(args, terminal);
    }
    if !args.watch {
        return once(args, terminal);
    }
    args.reads_stdin()?;
    watch::run(terminal, || args.inputs(), || once(args, terminal))
}

/// Checks once.
fn once(args: &CheckArgs, terminal: &Terminal) -> Result<Status, Error> {
    let started = Instant::now();
    let reads_stdin = args.reads_stdin()?;
    let today = today()?;
    let narrowed = args.changes.open()?;
    let changes = narrowed.as_ref().map(|narrowed| &narrowed.changes);
    let projects =
        narrowed.as_ref().map_or_else(|| args.project.projects(), |it| args.project.projects_in(Arc::clone(&it.files)));
    let schemas = args.run.schemas(projects.files())?;
    let mut found = match changes {
        _ if reads_stdin => standard_input::file(args.stdin_filename.as_deref(), &projects),
        Some(changes) => changes.discover(&args.paths, &projects)?,
        None => discover(&args.paths, &projects),
    };
    // The project file of the current folder decides on the output, so that it has to be whole.
    let defaults = projects.output();
    let mut scopes = projects.scopes(&mut found.files, schemas.as_ref(), today)?;
    // The command line has the last word on levels.
    for scope in &mut scopes {
        args.rules.set_levels(&mut scope.settings);
    }
    let baselines = args.baseline.open(&projects, &scopes)?;
    let output = args.output.plan(&defaults, args.product(reads_stdin), |name| env::var_os(name))?;
    let jobs = args.run.jobs.threads(found.files.len());
    let (paths, cache) = (args.looked_at(), args.run.cache());
    let outlook = Outlook { changes, paths, schemas: schemas.as_ref(), today, jobs, cache };
    let corpus = Corpus::survey(&projects, &found.files, &scopes, &outlook);
    let run = Run {
        scopes: &scopes,
        corpus: &corpus,
        baselines: &baselines,
        fixing: args.fixes.fixing(),
        changes: changes.filter(|_| args.changes.changed_lines).map(|changes| &**changes),
    };
    let mut outcomes =
        Outcomes::open(&output, terminal, &found, run.fixing.map(|fixing| fixing.most), args.changes.nothing())?;
    // A hook that names its files is not about the others, and should not wait for a look at each.
    if !reads_stdin && changes.is_none() && (args.paths.is_empty() || args.paths.iter().any(|path| path.is_dir())) {
        warn_of_vanished(&baselines, terminal);
    }
    let digest = |examined: Examined<'_>| output.digest(terminal, examined);
    if reads_stdin {
        let passes_on = output.product == Product::Text;
        let checked = check_standard_input(found.files.first(), &run, digest, passes_on.then_some(terminal))?;
        _ = checked.map(|checked| outcomes.take(checked));
    } else {
        run.check_files(&found.files, jobs, digest, |checked| outcomes.take(checked));
    }
    outcomes.close(started, &baselines)
}

/// Checks standard input as the text of `file`, unless that is excluded; where its text goes on to a `reader`, with its
/// fixes or as it came.
fn check_standard_input(
    file: Option<&File>,
    run: &Run<'_>,
    digest: impl Fn(Examined<'_>) -> Checked,
    reader: Option<&Terminal>,
) -> Result<Option<Result<Checked, Failure>>, Error> {
    // Who writes must not find the pipe broken because the file is excluded.
    let bytes = standard_input::bytes()?;
    let original = if reader.is_some() { bytes.clone() } else { Vec::new() };
    let mut checked = file.map(|file| run.check_bytes(file, bytes, digest));
    if let Some(terminal) = reader {
        let fixed = checked.as_mut().and_then(|checked| checked.as_mut().ok()?.fixed_text.take());
        standard_input::pass_on(terminal, fixed.as_deref().map_or(&*original, str::as_bytes))?;
    }
    Ok(checked)
}

impl CheckArgs {
    /// What goes to standard output.
    fn product(&self, reads_stdin: bool) -> Product {
        match () {
            () if self.fixes.diff => Product::Diff,
            () if reads_stdin && self.fixes.is_filter() => Product::Text,
            () => Product::Findings,
        }
    }

    /// The paths whose files the run goes over: of standard input that one file.
    fn looked_at(&self) -> &[PathBuf] {
        match &self.stdin_filename {
            Some(path) => std::slice::from_ref(path),
            None => &self.paths,
        }
    }

    /// Whether the text comes on standard input; refuses arguments that do not go together.
    fn reads_stdin(&self) -> Result<bool, Error> {
        let usage = |message: &str, help| Err(Error::Usage { message: message.into(), help });
        self.output.check()?;
        let reads_stdin = standard_input::is_asked_for(&self.paths, self.stdin_filename.as_deref())?;
        self.changes.refuse(reads_stdin, self.fixes.writes(), self.baseline.writes())?;
        if reads_stdin && self.baseline.writes() {
            return usage("--write-baseline is for files, not for standard input", "name the files");
        }
        if self.watch && reads_stdin {
            return usage("--watch is for files, not for standard input", "name the files, or leave out --watch");
        }
        if self.watch && self.baseline.writes() {
            return usage("--watch would write the baseline again after each change", "leave out one of the two");
        }
        Ok(reads_stdin)
    }

    /// What a change in makes another check worth it.
    fn inputs(&self) -> Inputs {
        let paths = if self.paths.is_empty() { vec![PathBuf::from(".")] } else { self.paths.clone() };
        let mut beside: Vec<_> = self.project.projects().folders_beside(&paths).into_iter().collect();
        // A project file may be written here.
        beside.push(PathBuf::from("."));
        let named = self.run.schema.iter().map(PathBuf::as_path).chain(self.project.config());
        beside.extend(named.filter_map(|path| path.parent()).map(Path::to_owned));
        Inputs { paths, beside }
    }
}
