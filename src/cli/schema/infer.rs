//! `digestlint schema infer`: a schema learned from documents.

use std::collections::HashSet;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use clap::Args;

use crate::binding::{Candidate, Schemas};
use crate::cli::error::Error;
use crate::cli::message::Messages;
use crate::cli::outcome::tell_of_empty_folders;
use crate::cli::output::Output;
use crate::cli::progress::Progress;
use crate::cli::project_args::ProjectArgs;
use crate::cli::run_args::{JobsArgs, READ_JOBS, SummaryArgs};
use crate::cli::status::Status;
use crate::cli::tally::readable;
use crate::cli::terminal::Terminal;
use crate::document::Document;
use crate::infer::{Options, Outlier, Outliers, Statistics};
use crate::project::{
    self, AllExcluded, Cause, Failure, File, Found, Projects, Run, SchemaError, discover, fold_files, today,
};
use crate::schema::Schema;
use crate::text::Source;

/// Infer a schema from Markdown files
///
/// What enough of the files agree on is declared: front matter, the form of the title, sections and their order, what
/// they hold, the types and limits of values. Comments tell the evidence, and at the end which files do not keep to it.
/// The outcome is a start to look through, not a last word.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES, mut_arg("jobs", |jobs| jobs.help(READ_JOBS)))]
pub(super) struct InferArgs {
    /// Files and folders to learn from [default: the current folder]
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,

    /// The share of the files, from 0.5 to 1, that have to agree on something
    #[arg(long, value_name = "FRACTION", default_value = "0.9", value_parser = threshold)]
    threshold: f64,

    /// The name to give the schema
    #[arg(long, value_name = "NAME", default_value = "inferred", value_parser = name)]
    name: String,

    /// Write the schema to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,

    #[command(flatten)]
    jobs: JobsArgs,

    #[command(flatten)]
    project: ProjectArgs,

    #[command(flatten)]
    summary: SummaryArgs,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint schema infer docs > adr.toml         learn from a folder
  digestlint schema infer --threshold 0.95 docs   ask for more agreement
  digestlint check --schema adr.toml docs         hold the files against it

\u{1b}[1;4mExit status:\u{1b}[0m
  0  a schema was written; files that are not UTF-8 are left out and named
  2  wrong arguments, nothing to learn from, or a file that cannot be read";

/// Runs the command.
pub(super) fn run(args: &InferArgs, terminal: &Terminal) -> Result<Status, Error> {
    let started = Instant::now();
    let options = Options { name: args.name.clone(), threshold: args.threshold, today: today()? };
    let messages = Messages::new(terminal);
    let projects = args.project.projects();
    let Found { files, failures, empty, excluded } = discover(&args.paths, &projects);
    for failure in &failures {
        messages.error(failure);
    }
    tell_of_empty_folders(messages, &empty, files.is_empty());
    if files.is_empty() {
        if !excluded.is_empty() {
            messages.error(format_args!("{}; there is nothing to learn from", AllExcluded(&excluded)));
            messages.help("`--isolated` looks at no project file");
        }
        return Ok(Status::Failed);
    }
    let inference = Inference {
        options: &options,
        projects: &projects,
        jobs: args.jobs.threads(files.len()),
        messages,
        // Each file is read twice.
        progress: Progress::new(files.len() * 2, terminal.stderr.interactive && !args.summary.quiet),
        failures: failures.len(),
    };
    let learned = inference.learn(files)?;
    let mut output = Output::open(args.output_file.as_deref(), terminal)?;
    output.write(&learned.schema)?;
    output.flush()?;
    if !args.summary.quiet {
        let files = if learned.files == 1 { "file" } else { "files" };
        let outliers = if learned.outliers == 1 { "outlier" } else { "outliers" };
        let time = readable(started.elapsed());
        let counts = format!("{} {files}, {} {outliers}", learned.files, learned.outliers);
        Messages::line(format_args!("a schema from {counts} ({time})"));
    }
    Ok(if learned.failures > 0 { Status::Failed } else { Status::Clean })
}

/// An inference on its way.
struct Inference<'a> {
    options: &'a Options,
    projects: &'a Projects,
    jobs: NonZero<usize>,
    messages: Messages,
    progress: Progress,
    failures: usize,
}

/// What came out.
struct Learned {
    schema: String,
    files: usize,
    outliers: u64,
    failures: usize,
}

impl Inference<'_> {
    /// Learns a schema from `files`, then looks which of them do not keep to it.
    fn learn(mut self, mut files: Vec<File>) -> Result<Learned, Error> {
        let mut statistics = Statistics::default();
        let mut unread = HashSet::new();
        let observe = |part: &mut Statistics, source: &Source| part.observe(source, &Document::parse(source));
        fold_files(&files, self.jobs, observe, |part, count, failures| {
            statistics.merge(part);
            (0..count).for_each(|_| self.progress.advance());
            for failure in failures {
                self.fail(&failure);
                unread.insert(failure.path);
            }
        });
        files.retain(|file| !unread.contains(&file.name));
        let mut text = statistics.into_schema(self.options);
        let schema = load(&text)?;
        let schemas = Schemas::new(vec![Candidate::Loaded(Arc::new(schema))]);
        let scopes = self.projects.scopes(&mut files, Some(&schemas), self.options.today)?;
        let run = Run {
            scopes: &scopes,
            corpus: &project::Corpus::default(),
            changes: None,
            baselines: &project::Baselines::default(),
            fixing: None,
        };
        let sum_up = |it: project::Examined<'_>| Outlier::new(it.source.name(), &it.checked.findings);
        let mut outliers = Outliers::default();
        run.check_files(&files, self.jobs, sum_up, |outlier| {
            self.progress.advance();
            match outlier {
                Ok(outlier) => outliers.add(outlier),
                Err(failure) => self.fail(&failure),
            }
            ControlFlow::Continue(())
        });
        self.progress.finish();
        text.push_str(&outliers.to_comments(self.options));
        Ok(Learned { schema: text, files: files.len(), outliers: outliers.count(), failures: self.failures })
    }

    /// Tells of a file that nothing is learned from. One that is not UTF-8 is not fit to learn from, no more.
    fn fail(&mut self, failure: &Failure) {
        let is_text = !matches!(failure.error, Cause::NotUtf8(_));
        self.failures += usize::from(is_text);
        self.progress.aside(|| {
            if is_text {
                self.messages.error(failure);
            } else {
                self.messages.warning(format_args!("{failure}; left out"));
            }
        });
    }
}

/// Loads the inferred schema; a mistake in it would be a fault of the program.
fn load(text: &str) -> Result<Schema, Error> {
    let source = Source::new("inferred.toml", text).unwrap_or_default();
    Schema::load(Arc::new(source)).map_err(|mistakes| SchemaError::Mistakes(mistakes).into())
}

fn name(text: &str) -> Result<String, &'static str> {
    if text.trim().is_empty() { Err("it must not be blank") } else { Ok(text.to_owned()) }
}

fn threshold(text: &str) -> Result<f64, String> {
    let number = text.parse().ok().filter(|number| (0.5..=1.0).contains(number));
    number.ok_or_else(|| "it must be a number from 0.5 to 1, such as 0.95".into())
}
