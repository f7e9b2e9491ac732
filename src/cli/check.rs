//! `digestlint check`: holds files against a schema.

use std::io::{self, Read};
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;
use std::time::Instant;

use clap::Args;

use super::error::Error;
use super::outcome::Outcomes;
use super::output_args::OutputArgs;
use super::rule_args::RuleArgs;
use super::status::Status;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::project::{Found, Run, discover, display_name, load_schema, today};
use crate::text::Source;

/// Hold Markdown files against a schema
///
/// Folders are searched for `*.md` files; hidden files, and what .gitignore excludes, are passed over. A file that is
/// named is checked whatever it is called.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CheckArgs {
    /// Files and folders to check; `-` for standard input [default: the current folder]
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// What to call the text on standard input
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,

    /// The schema: the name of a built-in one, or the path of a TOML file
    #[arg(long, value_name = "NAME|PATH", default_value = "digest")]
    schema: PathBuf,

    /// How many files to check at the same time [default: one per processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    jobs: Option<NonZero<usize>>,

    #[command(flatten)]
    rules: RuleArgs,

    #[command(flatten)]
    output: OutputArgs,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint check digests                                   check a folder
  digestlint check --schema adr.toml docs/decisions          with a schema of your own
  digestlint check --ignore link-tracking,prose-truncated    without two of the rules
  digestlint check --output-format json > findings.json      for another program
  digestlint check - --stdin-filename a.md < a.md            from an editor

\u{1b}[1;4mExit status:\u{1b}[0m
  0  nothing at error level
  1  findings at error level, or more warnings than --max-warnings allows
  2  the run failed: wrong arguments, a schema with mistakes, nothing to check, an unreadable file";

/// Runs the command.
pub(super) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Status, Error> {
    let started = Instant::now();
    let reads_stdin = args.reads_stdin()?;
    let settings = args.rules.settings(today()?);
    let schema = load_schema(&args.schema)?;
    let run = Run { schema: &schema, settings: &settings };
    let digest = |source: Source, findings: Vec<Diagnostic>| args.output.digest(terminal, &source, &findings);
    if reads_stdin {
        let bytes = stdin()?;
        let mut outcomes = Outcomes::open(&args.output, terminal, 1)?;
        _ = outcomes.take(run.check_bytes(&args.stdin_name(), bytes, digest));
        return outcomes.close(started);
    }
    let Found { files, failures, empty } = discover(&args.paths);
    let mut outcomes = Outcomes::open(&args.output, terminal, files.len())?;
    outcomes.fail(&failures);
    outcomes.miss(&empty);
    run.check_files(&files, threads(args.jobs, files.len()), digest, |checked| outcomes.take(checked));
    outcomes.close(started)
}

impl CheckArgs {
    /// Whether the text comes on standard input; refuses arguments that do not go together.
    fn reads_stdin(&self) -> Result<bool, Error> {
        let dash = self.paths.iter().any(|path| path == Path::new("-"));
        let usage = |message: &str, help| Err(Error::Usage { message: message.into(), help });
        if self.output.statistics && self.output.output_format.is_data() {
            return usage(
                "--statistics is a table for people and cannot be written as JSON",
                "leave out --statistics and count the findings by their `rule`, or leave out --output-format",
            );
        }
        if dash && self.paths.len() > 1 {
            return usage("`-` cannot stand beside other paths", "write `./-` for a file of that name");
        }
        if self.stdin_filename.is_some() && !dash && !self.paths.is_empty() {
            return usage("--stdin-filename is for standard input only", "write `-` instead of the paths");
        }
        Ok(dash || self.stdin_filename.is_some())
    }

    fn stdin_name(&self) -> String {
        self.stdin_filename.as_deref().map_or_else(|| "<stdin>".into(), display_name)
    }
}

/// How many threads to spread `files` over, when `jobs` were asked for.
pub(super) fn threads(jobs: Option<NonZero<usize>>, files: usize) -> NonZero<usize> {
    // Asking the system takes longer than checking a short file.
    let automatic = || if files > 1 { available_parallelism().ok() } else { None };
    jobs.or_else(automatic).unwrap_or(NonZero::<usize>::MIN)
}

fn stdin() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    // One byte more than can be checked is enough to refuse it.
    io::stdin().lock().take(1 << 32).read_to_end(&mut bytes).map_err(Error::Stdin)?;
    Ok(bytes)
}

/// Reads the number of jobs that was asked for.
pub(super) fn jobs(text: &str) -> Result<NonZero<usize>, String> {
    text.parse().map_err(|_| "it must be a whole number from 1 up".into())
}
