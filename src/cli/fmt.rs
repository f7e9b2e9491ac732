//! `digestlint fmt`: lays files out.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use clap::Args;

use super::error::Error;
use super::message::Messages;
use super::outcome::tell_of_empty_folders;
use super::output::Output;
use super::project_args::ProjectArgs;
use super::run_args::{JobsArgs, SummaryArgs};
use super::run_output::RunOutput;
use super::standard_input;
use super::status::Status;
use super::tally::readable;
use super::terminal::Terminal;
use crate::binding::Schemas;
use crate::project::{AllExcluded, Failure, Formatting, Found, LaidOut, discover, today};
use crate::report::diff;
use crate::text::{counted, grouped};

/// Lay Markdown files out
///
/// Tables are padded, lists get one bullet, blocks one blank line between them, and blanks at the ends of lines go; what a
/// file says stays the same. The table `[format]` of the project file says how. Folders are searched as `digestlint check`
/// does, and what a project file excludes is left alone. docs/formatting.md tells all of it.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, mut_arg("jobs", |jobs| jobs.help(JOBS)))]
pub(super) struct FmtArgs {
    /// Files and folders to lay out; `-` for standard input, which goes to standard output [default: the current folder]
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// Name the files that would change, and write nothing; exits with 1 when there are any
    #[arg(long)]
    check: bool,

    /// Show what would change, as a unified diff, and write nothing; exits with 1 when something would
    #[arg(long)]
    diff: bool,

    /// What to call the text on standard input
    #[arg(long, value_name = "PATH")]
    stdin_filename: Option<PathBuf>,

    #[command(flatten)]
    jobs: JobsArgs,

    #[command(flatten)]
    summary: SummaryArgs,

    #[command(flatten)]
    project: ProjectArgs,
}

const JOBS: &str = "How many files to lay out at the same time [default: one per processor]";

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint fmt digests                         lay out a folder
  digestlint fmt --check digests                 are all files laid out?
  digestlint fmt --diff digests                  show what would change
  digestlint fmt - --stdin-filename a.md < a.md  from an editor

\u{1b}[1;4mExit status:\u{1b}[0m
  0  all files are laid out now
  1  with --check or --diff: files would change
  2  the run failed: wrong arguments, a project file with mistakes, nothing to
     lay out, a file that is not UTF-8 or could not be read or written";

/// Runs the command.
pub(super) fn run(args: &FmtArgs, terminal: &Terminal) -> Result<Status, Error> {
    let started = Instant::now();
    let reads_stdin = standard_input::is_asked_for(&args.paths, args.stdin_filename.as_deref())?;
    let projects = args.project.projects();
    let found = if reads_stdin {
        standard_input::file(args.stdin_filename.as_deref(), &projects)
    } else {
        discover(&args.paths, &projects)
    };
    let Found { mut files, failures, empty, excluded } = found;
    // Layout asks no schema: none has to be read.
    let scopes = projects.scopes(&mut files, Some(&Schemas::default()), today()?)?;
    let shows = args.check || args.diff;
    let formatting = Formatting { scopes: &scopes, writes: !shows };
    let look = Look { diff: args.diff, color: terminal.stdout.color };
    let messages = Messages::new(terminal);
    let mut run = Run::new(args, terminal, files.len());
    for failure in &failures {
        run.fail(failure);
    }
    tell_of_empty_folders(messages, &empty, files.is_empty());
    if files.is_empty() && !excluded.is_empty() {
        messages.warning(format_args!("{}; nothing was changed", AllExcluded(&excluded)));
    }
    if reads_stdin {
        let bytes = standard_input::bytes()?;
        let text = |laid: &LaidOut<'_>| laid.formatted.map(|it| it.text().to_owned());
        let laid = files
            .first()
            .map(|file| formatting.format_bytes(file, bytes.clone(), |laid| (text(&laid), look.at(&laid))));
        let (text, outcome) = match laid.transpose() {
            Ok(laid) => laid.map_or((None, None), |(text, outcome)| (text, Some(Ok(outcome)))),
            Err(failure) => (None, Some(Err(failure))),
        };
        if !shows {
            // Who writes must not find the pipe broken, and who reads gets the text, whatever it is.
            standard_input::pass_on(terminal, text.as_deref().map_or(&*bytes, str::as_bytes))?;
        }
        _ = outcome.map(|outcome| run.take(outcome));
    } else {
        let threads = args.jobs.threads(files.len());
        formatting.format_files(&files, threads, |laid| look.at(&laid), |outcome| run.take(outcome));
    }
    let nothing = files.is_empty() && (excluded.is_empty() || !empty.is_empty());
    run.close(started.elapsed(), nothing)
}

/// What is told of a file.
#[derive(Clone, Copy)]
struct Look {
    diff: bool,
    color: bool,
}

/// A file that would change.
struct Changed {
    name: String,
    /// What changes, where that is asked for.
    diff: String,
}

impl Look {
    /// What became of a file; runs on the thread that laid it out.
    fn at(self, laid: &LaidOut<'_>) -> Option<Changed> {
        let formatted = laid.formatted?;
        let diff = if self.diff { diff(laid.original, formatted, self.color) } else { String::new() };
        Some(Changed { name: laid.original.name().to_owned(), diff })
    }
}

/// A run on its way.
struct Run<'a> {
    args: &'a FmtArgs,
    output: RunOutput<Output>,
    changed: usize,
    unchanged: usize,
    failures: usize,
}

impl<'a> Run<'a> {
    fn new(args: &'a FmtArgs, terminal: &Terminal, files: usize) -> Self {
        Self {
            args,
            output: RunOutput::new(Output::stdout(terminal), files, args.summary.quiet, terminal),
            changed: 0,
            unchanged: 0,
            failures: 0,
        }
    }

    fn fail(&mut self, failure: &Failure) {
        self.failures += 1;
        self.output.error(failure);
    }

    fn take(&mut self, outcome: Result<Option<Changed>, Failure>) -> ControlFlow<()> {
        self.output.advance();
        match outcome {
            Ok(Some(changed)) => {
                self.changed += 1;
                self.write(&changed);
            }
            Ok(None) => self.unchanged += 1,
            Err(failure) => self.fail(&failure),
        }
        self.output.flow()
    }

    fn write(&mut self, changed: &Changed) {
        let text = match (self.args.diff, self.args.check) {
            (true, _) => changed.diff.clone(),
            (false, true) => format!("{}\n", changed.name),
            (false, false) => return,
        };
        self.output.write(|output| output.write(&text));
    }

    /// Ends a run, which had `nothing` to lay out or took `time`.
    fn close(self, time: Duration, nothing: bool) -> Result<Status, Error> {
        let mut output = self.output.finish()?;
        output.flush()?;
        let shows = self.args.check || self.args.diff;
        let files = self.changed + self.unchanged + self.failures;
        if !self.args.summary.quiet && !output.is_closed() && files > 0 {
            let verb = if shows { "would be reformatted" } else { "reformatted" };
            let failed = match self.failures {
                0 => String::new(),
                count => format!(", {} failed", grouped(count as u64)),
            };
            Messages::line(format_args!(
                "{} {verb}, {} unchanged{failed} ({})",
                counted(self.changed as u64, "file"),
                grouped(self.unchanged as u64),
                readable(time)
            ));
        }
        Ok(match () {
            () if self.failures > 0 || nothing => Status::Failed,
            () if shows && self.changed > 0 => Status::Findings,
            () => Status::Clean,
        })
    }
}
