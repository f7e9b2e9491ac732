//! `digestlint check`: holds files against a schema.

use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread::available_parallelism;
use std::time::Instant;

use clap::Args;

use super::baseline_args::{BaselineArgs, warn_of_vanished};
use super::error::Error;
use super::fix_args::FixArgs;
use super::format::OutputFormat;
use super::outcome::Outcomes;
use super::output_args::{OutputArgs, Product};
use super::project_args::ProjectArgs;
use super::rule_args::RuleArgs;
use super::standard_input;
use super::status::Status;
use super::terminal::Terminal;
use crate::binding::{Candidate, Schemas};
use crate::project::{Corpus, Examined, Outlook, Run, discover, load_schema, today};

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
    paths: Vec<PathBuf>,

    /// What to call the text on standard input
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,

    /// The schema for all files, whatever project files say: the name of a built-in one, or the path of a TOML file
    /// [default: that of the project file, else the built-in one that fits]
    #[arg(long, value_name = "NAME|PATH")]
    schema: Option<PathBuf>,

    /// How many files to check at the same time [default: one per processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    jobs: Option<NonZero<usize>>,

    /// Do not remember what the other files of the project hold; otherwise that is kept in a folder beside the project
    /// file, `.digestlint_cache`
    #[arg(long)]
    no_cache: bool,

    #[command(flatten)]
    project: ProjectArgs,

    #[command(flatten)]
    rules: RuleArgs,

    #[command(flatten)]
    fixes: FixArgs,

    #[command(flatten)]
    baseline: BaselineArgs,

    #[command(flatten)]
    output: OutputArgs,
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
  digestlint check - --stdin-filename a.md < a.md    from an editor

\u{1b}[1;4mExit status:\u{1b}[0m
  0  nothing at error level
  1  findings at error level, or more warnings than --max-warnings allows;
     with --diff: something would change
  2  the run failed: wrong arguments, a project file or schema with mistakes,
     nothing to check, a file that could not be read or written";

/// Runs the command.
pub(super) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Status, Error> {
    let started = Instant::now();
    let reads_stdin = args.reads_stdin()?;
    let today = today()?;
    let schemas = named_schema(args.schema.as_deref())?;
    let projects = args.project.projects();
    let mut found = if reads_stdin {
        standard_input::file(args.stdin_filename.as_deref(), &projects)
    } else {
        discover(&args.paths, &projects)
    };
    let mut scopes = projects.scopes(&mut found.files, schemas.as_ref(), today)?;
    // The command line has the last word on levels.
    for scope in &mut scopes {
        args.rules.set_levels(&mut scope.settings);
    }
    let baselines = args.baseline.open(&projects, &scopes)?;
    let mut output = args.output.or(&projects.output());
    output.product = args.product(reads_stdin);
    if output.product == Product::Diff {
        // No findings are told, nor counted.
        output.max_warnings = None;
    }
    let jobs = threads(args.jobs, found.files.len());
    let outlook = Outlook { paths: args.looked_at(), schemas: schemas.as_ref(), today, jobs, cache: !args.no_cache };
    let corpus = Corpus::survey(&projects, &found.files, &scopes, &outlook);
    let run = Run { scopes: &scopes, corpus: &corpus, baselines: &baselines, fixing: args.fixes.fixing() };
    let digest = |examined: Examined<'_>| output.digest(terminal, examined);
    let mut outcomes = Outcomes::open(&output, terminal, &found, run.fixing.map(|fixing| fixing.most))?;
    // A hook that names its files is not about the others, and should not wait for a look at each.
    if !reads_stdin && (args.paths.is_empty() || args.paths.iter().any(|path| path.is_dir())) {
        warn_of_vanished(&baselines, terminal);
    }
    if reads_stdin {
        // Who writes must not find the pipe broken because the file is excluded.
        let bytes = standard_input::bytes()?;
        let original = if output.product == Product::Text { bytes.clone() } else { Vec::new() };
        let mut checked = found.files.first().map(|file| run.check_bytes(file, bytes, digest));
        if output.product == Product::Text {
            let fixed = checked.as_mut().and_then(|checked| checked.as_mut().ok()?.fixed_text.take());
            standard_input::pass_on(terminal, fixed.as_deref().map_or(&*original, str::as_bytes))?;
        }
        _ = checked.map(|checked| outcomes.take(checked));
    } else {
        run.check_files(&found.files, jobs, digest, |checked| outcomes.take(checked));
    }
    outcomes.close(started, &baselines)
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
        if self.output.statistics && self.output.output_format.is_some_and(OutputFormat::is_data) {
            return usage(
                "--statistics is a table for people and cannot be written as JSON",
                "leave out --statistics and count the findings by their `rule`, or leave out --output-format",
            );
        }
        let reads_stdin = standard_input::is_asked_for(&self.paths, self.stdin_filename.as_deref())?;
        if reads_stdin && self.baseline.writes() {
            return usage("--write-baseline is for files, not for standard input", "name the files");
        }
        Ok(reads_stdin)
    }
}

/// The schema for all files, if one is named.
pub(super) fn named_schema(name: Option<&Path>) -> Result<Option<Schemas>, Error> {
    let Some(name) = name else { return Ok(None) };
    Ok(Some(Schemas::new(vec![Candidate::Loaded(Arc::new(load_schema(name)?))])))
}

/// How many threads to spread `files` over, when `jobs` were asked for.
pub(super) fn threads(jobs: Option<NonZero<usize>>, files: usize) -> NonZero<usize> {
    // Asking the system takes longer than checking a short file.
    let automatic = || if files > 1 { available_parallelism().ok() } else { None };
    jobs.or_else(automatic).unwrap_or(NonZero::<usize>::MIN)
}

/// Reads the number of jobs that was asked for.
pub(super) fn jobs(text: &str) -> Result<NonZero<usize>, String> {
    text.parse().map_err(|_| "it must be a whole number from 1 up".into())
}
