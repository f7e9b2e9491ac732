//! `digestlint check --stdin-jsonl`: documents on standard input, each answered as it is done.

mod lines;

use std::io::{self, BufReader};
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::time::Instant;

use serde::Deserialize;
use serde_json::error::Category;

use crate::cli::check::CheckArgs;
use crate::cli::error::Error;
use crate::cli::message::Messages;
use crate::cli::output::Output;
use crate::cli::output_plan::{Checked, OutputPlan, Product};
use crate::cli::status::Status;
use crate::cli::tally::Tally;
use crate::cli::terminal::Terminal;
use crate::diagnostic::Counts;
use crate::engine::Settings;
use crate::output::Format;
use crate::project::{Examined, File, Texts, Unchecked, in_order_ahead, today};
use crate::report::{Answer, AnswerStatus};

use lines::{LONGEST, Line, Lines};

/// How many documents each thread may be ahead of the one whose answer is due. With the longest line this bounds the
/// memory of a run.
const AHEAD: usize = 8;

/// Runs the command.
pub(super) fn run(args: &CheckArgs, terminal: &Terminal) -> Result<Status, Error> {
    refuse_others(args)?;
    let started = Instant::now();
    let today = today()?;
    let projects = args.project.projects();
    let schemas = args.run.schemas(projects.files())?;
    // A mistake in what speaks for the current folder ends the run before it begins.
    let mut here = [File { path: PathBuf::new(), name: String::new(), scope: 0 }];
    let scopes = projects.scopes(&mut here, schemas.as_ref(), today)?;
    let baselines = args.baseline.opener()?;
    baselines(&projects, &scopes)?;
    let plan = args.output.plan(&projects.output(), Product::Answers, |_| None)?;
    let levels = |settings: &mut Settings| args.rules.set_levels(settings);
    let texts = Texts::new(&projects, schemas, today, &levels, &baselines);
    let mut answers = Answers { output: Output::stdout(terminal), tally: Tally::default(), excluded: 0, error: None };
    // There is no telling how many documents will come.
    let jobs = args.run.jobs.threads(usize::MAX);
    let lines = Lines::new(BufReader::with_capacity(64 * 1024, io::stdin()), LONGEST);
    let asking = Asking { texts: &texts, digest: &|examined| plan.digest(terminal, examined) };
    in_order_ahead(lines, jobs, AHEAD, |line| asking.answer(line), |answered| answers.take(answered));
    answers.close(&plan, started, terminal)
}

/// Refuses arguments that say nothing about a stream of documents.
fn refuse_others(args: &CheckArgs) -> Result<(), Error> {
    let refuse =
        |what: &str, help| Err(Error::Usage { message: format!("{what} cannot be given with --stdin-jsonl"), help });
    match () {
        () if !args.paths.is_empty() => {
            refuse("paths", "leave them out: the documents come on standard input, each with its own `path`")
        }
        () if args.stdin_filename.is_some() => {
            refuse("--stdin-filename", "leave it out: each document says its own `path`")
        }
        () if args.changes.is_given() || args.watch => {
            refuse("--changed-since, --staged or --watch", "leave it out: the documents come on standard input")
        }
        () if args.fixes.fixing().is_some() => refuse(
            "--fix or --diff",
            "apply the edits in the `fix` of each finding, or give one text to `check - --fix`",
        ),
        () if args.baseline.writes() => refuse("--write-baseline", "write the baseline in a run over the files"),
        () if args.output.statistics => {
            refuse("--statistics", "count the findings by their `rule`: they are JSON Lines")
        }
        () if !args.output.writes_only(Format::Jsonl) => refuse(
            "--output-file or another --output-format",
            "leave out --output-format and --output-file: JSON Lines go to standard output",
        ),
        () => Ok(()),
    }
}

/// One document, as it comes.
#[derive(Deserialize)]
#[serde(expecting = "an object with `path` and `text`")]
struct Document {
    path: String,
    text: String,
}

/// What a line of the input led to.
struct Answered {
    /// The findings, and the line that ends them.
    text: String,
    outcome: Outcome,
}

enum Outcome {
    Checked { counts: Counts, held_back: usize },
    Excluded,
    Failed,
}

/// The answers on their way to the reader.
struct Answers {
    output: Output,
    tally: Tally,
    excluded: usize,
    /// Why the input cannot be read on, or the output not be written; the run then ends.
    error: Option<Error>,
}

impl Answers {
    /// Writes an answer; breaks when nobody reads any more, or nothing more can be read.
    fn take(&mut self, answered: Result<Answered, Error>) -> ControlFlow<()> {
        self.error = answered.and_then(|answered| self.write(answered)).err();
        let over = self.error.is_some() || self.output.is_closed();
        if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    fn write(&mut self, Answered { text, outcome }: Answered) -> Result<(), Error> {
        match outcome {
            Outcome::Checked { counts, held_back } => {
                self.tally.add(counts);
                self.tally.held_back += held_back;
            }
            Outcome::Excluded => self.excluded += 1,
            Outcome::Failed => self.tally.failures += 1,
        }
        self.output.write(&text)?;
        self.output.flush()
    }

    /// Tells how a run ends that began at `started`.
    fn close(self, plan: &OutputPlan, started: Instant, terminal: &Terminal) -> Result<Status, Error> {
        if let Some(error) = self.error {
            return Err(error);
        }
        if !plan.quiet && !self.output.is_closed() {
            Messages::line(self.tally.stream_summary(started.elapsed(), self.excluded));
            if let Some(line) = self.tally.too_many_warnings(plan.max_warnings) {
                Messages::new(terminal).error(line);
            }
        }
        Ok(match self.tally.status(plan.max_warnings) {
            Status::Findings if plan.exit_zero => Status::Clean,
            status => status,
        })
    }
}

/// What answers the lines of the input, on any thread.
struct Asking<'a> {
    texts: &'a Texts<'a>,
    digest: &'a (dyn Fn(Examined<'_>) -> Checked + Sync),
}

impl Asking<'_> {
    /// Answers a line; fails when the input cannot be read on.
    fn answer(&self, line: io::Result<Line>) -> Result<Answered, Error> {
        let Line { number, bytes } = line.map_err(Error::Stdin)?;
        let document = match bytes.map_or_else(|| Err(too_long(number)), |bytes| read(number, &bytes)) {
            Ok(document) => document,
            Err((message, help)) => {
                let answer = Answer::unchecked(None, number, AnswerStatus::Failed, message);
                let text = Answer { help: Some(help), ..answer }.to_line();
                return Ok(Answered { text, outcome: Outcome::Failed });
            }
        };
        let Document { path, text } = document;
        let file = File { path: PathBuf::from(&path), name: path.clone(), scope: 0 };
        Ok(match self.texts.check(&file, text, None, self.digest) {
            Ok(Checked { counts, held_back, texts, .. }) => {
                let answer = Answer::checked(&path, number, counts);
                Answered { text: texts.concat() + &answer.to_line(), outcome: Outcome::Checked { counts, held_back } }
            }
            Err(unchecked) => {
                let (status, outcome) = match unchecked {
                    Unchecked::Excluded(..) => (AnswerStatus::Excluded, Outcome::Excluded),
                    _ => (AnswerStatus::Failed, Outcome::Failed),
                };
                let text = Answer::unchecked(Some(&path), number, status, unchecked.to_string()).to_line();
                Answered { text, outcome }
            }
        })
    }
}

/// Reads a line; else says what is wrong with it, and what to do.
fn read(number: usize, line: &[u8]) -> Result<Document, (String, String)> {
    let form = || r##"write one object a line: {"path": "digests/a.md", "text": "# A title\n…"}"##.to_owned();
    // Without the end of the line, which would count as the begin of another one.
    let line = line.trim_ascii_end();
    // A list of two texts would read as a document too.
    if line.trim_ascii_start().starts_with(b"[") {
        return Err((format!("line {number} is not a document: it is a list"), form()));
    }
    match serde_json::from_slice::<Document>(line) {
        Ok(document) if document.path.is_empty() => Err((
            format!("line {number} is not a document: its `path` is empty"),
            "name the file that the text is meant for: it decides on the project file and the schema".to_owned(),
        )),
        Ok(document) => Ok(document),
        Err(error) => {
            let what = if error.classify() == Category::Data { "a document" } else { "JSON" };
            let place = format!(" at line {} column {}", error.line(), error.column());
            let message = error.to_string();
            let message = message.strip_suffix(&place).unwrap_or(&message);
            Err((format!("line {number} is not {what}: {message}, at column {}", error.column()), form()))
        }
    }
}

fn too_long(number: usize) -> (String, String) {
    let message = format!("line {number} is longer than {} MiB", LONGEST >> 20);
    (message, "write the text to a file and check that: `digestlint check PATH`".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wrong_with_a_line_is_said() {
        let message = |line: &str| read(7, line.as_bytes()).err().map(|(message, _)| message).unwrap_or_default();
        let lines = [
            "{",
            "nothing",
            r#"["a.md", "text"]"#,
            "3",
            "null",
            "{}",
            r#"{"path": "a.md"}"#,
            r#"{"path": 3, "text": ""}"#,
            r#"{"path": "", "text": ""}"#,
            r#"{"path": "a", "path": "b", "text": ""}"#,
            r#"{"path": "a", "text": "\ud800"}"#,
            r#"{"path": "a", "text": ""} {}"#,
        ];
        insta::assert_snapshot!(lines.map(message).join("\n"), @"
        line 7 is not JSON: EOF while parsing an object, at column 1
        line 7 is not JSON: expected ident, at column 2
        line 7 is not a document: it is a list
        line 7 is not a document: invalid type: integer `3`, expected an object with `path` and `text`, at column 1
        line 7 is not a document: invalid type: null, expected an object with `path` and `text`, at column 4
        line 7 is not a document: missing field `path`, at column 2
        line 7 is not a document: missing field `text`, at column 16
        line 7 is not a document: invalid type: integer `3`, expected a string, at column 10
        line 7 is not a document: its `path` is empty
        line 7 is not a document: duplicate field `path`, at column 20
        line 7 is not JSON: unexpected end of hex escape, at column 30
        line 7 is not JSON: trailing characters, at column 27
        ");
        assert_eq!(message(" {\"text\": \"\", \"more\": [1], \"path\": \"a.md\"}\r"), "");
    }
}
