//! The outcomes of a run, on their way to the reader.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::Instant;

use super::error::Error;
use super::message::Messages;
use super::output_args::{Checked, OutputArgs, Product};
use super::progress::Progress;
use super::status::Status;
use super::stream::Stream;
use super::tally::Tally;
use super::terminal::Terminal;
use crate::baseline::Contents;
use crate::diagnostic::Applicability;
use crate::project::{AllExcluded, Baselines, Excluded, Failure, Found};
use crate::report::{Statistics, counted};

/// Takes the outcomes of a run in their order, writes them, and knows how the run ends.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact about the run")]
pub(super) struct Outcomes<'a> {
    args: &'a OutputArgs,
    color: bool,
    stream: Stream,
    messages: Messages,
    progress: Progress,
    statistics: Statistics,
    tally: Tally,
    /// What new baselines hold, by their indices.
    recorded: HashMap<usize, Contents>,
    /// Why the output cannot be written; the run then ends.
    error: Option<Error>,
    /// Whether there was nothing to check.
    nothing: bool,
    /// Whether that is as a project file wants it.
    excluded: bool,
}

impl<'a> Outcomes<'a> {
    /// Opens the output for a run over the files of `found`, which applies fixes up to `fixing`, and tells what became of the
    /// other paths.
    pub(super) fn open(
        args: &'a OutputArgs,
        terminal: &Terminal,
        found: &Found,
        fixing: Option<Applicability>,
    ) -> Result<Self, Error> {
        let total = found.files.len();
        let mut outcomes = Self {
            args,
            color: args.color(terminal),
            stream: Stream::open(args.open(terminal)?, args.format())?,
            messages: Messages::new(terminal),
            progress: Progress::new(total, terminal.stderr.interactive && !args.quiet),
            statistics: Statistics::default(),
            tally: Tally::new(fixing),
            recorded: HashMap::new(),
            error: None,
            nothing: total == 0,
            excluded: found.empty.is_empty() && !found.excluded.is_empty(),
        };
        outcomes.fail(&found.failures);
        outcomes.miss(&found.empty);
        outcomes.leave_out(&found.excluded);
        Ok(outcomes)
    }

    /// Takes a file's outcome; breaks when nobody reads any more.
    pub(super) fn take(&mut self, outcome: Result<Checked, Failure>) -> ControlFlow<()> {
        self.progress.advance();
        match outcome {
            Ok(checked) => {
                self.tally.add(checked.counts);
                self.tally.held_back += checked.held_back;
                self.tally.add_fixes(checked.fixes);
                if let Some(failure) = &checked.unwritten {
                    self.tally.unwritten += 1;
                    self.progress.aside(|| self.messages.error(failure));
                }
                if let Some(it) = checked.recorded {
                    self.recorded.entry(it.baseline).or_default().insert(it.path, it.counts);
                }
                self.statistics.merge(checked.statistics);
                self.write(&checked.text);
            }
            Err(failure) => self.fail(&[failure]),
        }
        let over = self.error.is_some() || self.stream.output().is_closed();
        if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Tells of paths that could not be dealt with.
    fn fail(&mut self, failures: &[Failure]) {
        self.tally.failures += failures.len();
        for failure in failures {
            self.progress.aside(|| self.messages.error(failure));
        }
    }

    /// Tells of named folders that hold nothing to check.
    fn miss(&self, folders: &[String]) {
        tell_of_empty_folders(self.messages, folders, self.nothing);
    }

    /// Tells that nothing is left to check. Where something is, hooks and shells may well name excluded files with it.
    fn leave_out(&self, excluded: &[Excluded]) {
        if self.nothing && !excluded.is_empty() {
            self.messages.warning(format_args!("{}; nothing was checked", AllExcluded(excluded)));
        }
    }

    /// Writes what is left to write, the baselines included when they are to be written anew.
    pub(super) fn close(mut self, started: Instant, baselines: &Baselines) -> Result<Status, Error> {
        self.progress.finish();
        let nothing = self.nothing && self.tally.failures == 0;
        if let Some(error) = self.error {
            return Err(error);
        }
        let mut output = self.stream.close()?;
        if self.args.statistics {
            output.write(&self.statistics.to_table(self.color))?;
            output.flush()?;
        }
        if !self.args.quiet && !output.is_closed() && !nothing {
            let time = started.elapsed();
            let shows_diff = self.args.product == Product::Diff;
            Messages::line(if shows_diff { self.tally.diff_summary(time) } else { self.tally.summary(time) });
            if let Some(line) = self.tally.too_many_warnings(self.args.max_warnings) {
                self.messages.error(line);
            }
        }
        // A run that was cut short has not seen all findings.
        if baselines.renews() && !self.nothing && !output.is_closed() {
            let written = baselines.renew(std::mem::take(&mut self.recorded)).map_err(Error::WriteBaseline)?;
            for (name, count) in written.into_iter().filter(|_| !self.args.quiet) {
                Messages::line(format_args!("wrote {} to {name}", counted(count, "finding")));
            }
        }
        let status = match self.args.product {
            Product::Diff => self.tally.diff_status(),
            Product::Findings | Product::Text | Product::Answers => self.tally.status(self.args.max_warnings),
        };
        Ok(match status {
            _ if nothing && !self.excluded => Status::Failed,
            Status::Findings if self.args.exit_zero => Status::Clean,
            status => status,
        })
    }

    fn write(&mut self, text: &str) {
        if text.is_empty() || self.error.is_some() {
            return;
        }
        // Only where a person reads along do findings and the bar share a screen.
        let written = if self.stream.output().is_interactive() {
            self.progress.aside(|| self.stream.write(text))
        } else {
            self.stream.write(text)
        };
        self.error = written.err();
    }
}

/// Tells of named folders that hold nothing to read: one may be a mistake, all of them surely are.
pub(super) fn tell_of_empty_folders(messages: Messages, folders: &[String], found_nothing: bool) {
    for folder in folders {
        let message = format!("no Markdown files found under `{folder}`");
        if found_nothing { messages.error(message) } else { messages.warning(message) }
    }
    if found_nothing && !folders.is_empty() {
        messages.help("hidden files, and what .gitignore excludes, are checked only when named");
    }
}
