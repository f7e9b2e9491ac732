//! The outcomes of a run, on their way to the reader.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::time::Instant;

use super::error::Error;
use super::message::Messages;
use super::output::refuse_inputs;
use super::output_plan::{Checked, OutputPlan, Product, problem};
use super::reports::Reports;
use super::run_output::RunOutput;
use super::status::Status;
use super::tally::Tally;
use super::terminal::Terminal;
use crate::baseline::Contents;
use crate::diagnostic::Applicability;
use crate::project::{AllExcluded, Baselines, Excluded, Failure, Found};
use crate::report::{Problem, Statistics};
use crate::text::counted;

/// Takes the outcomes of a run in their order, writes them, and knows how the run ends.
#[allow(clippy::struct_excessive_bools, reason = "each is a fact about the run")]
pub(super) struct Outcomes<'a> {
    plan: &'a OutputPlan,
    color: bool,
    output: RunOutput<Reports<'a>>,
    messages: Messages,
    statistics: Statistics,
    tally: Tally,
    /// What new baselines hold, by their indices.
    recorded: HashMap<usize, Contents>,
    /// Whether there was nothing to check.
    nothing: bool,
    /// Whether that is as a project file wants it.
    excluded: bool,
    /// What to say then where it is no fault: the run is about changes, and there are none.
    unchanged: Option<String>,
}

impl<'a> Outcomes<'a> {
    /// Opens the output for a run over the files of `found`, which applies fixes up to `fixing`, and tells what became of the
    /// other paths. A run that may well find nothing to check then says `unchanged`.
    pub(super) fn open(
        plan: &'a OutputPlan,
        terminal: &Terminal,
        found: &Found,
        fixing: Option<Applicability>,
        unchanged: Option<String>,
    ) -> Result<Self, Error> {
        let total = found.files.len();
        refuse_inputs(plan.files(), &found.files)?;
        let mut outcomes = Self {
            plan,
            color: plan.reports[0].destination.color(terminal),
            output: RunOutput::new(Reports::open(plan, terminal)?, total, plan.quiet, terminal),
            messages: Messages::new(terminal),
            statistics: Statistics::default(),
            tally: Tally::new(fixing),
            recorded: HashMap::new(),
            nothing: total == 0,
            excluded: found.empty.is_empty() && !found.excluded.is_empty(),
            unchanged,
        };
        outcomes.fail(&found.failures);
        outcomes.miss(&found.empty);
        outcomes.leave_out(&found.excluded);
        Ok(outcomes)
    }

    /// Takes a file's outcome; breaks when nobody reads any more.
    pub(super) fn take(&mut self, outcome: Result<Checked, Failure>) -> ControlFlow<()> {
        self.output.advance();
        match outcome {
            Ok(checked) => {
                self.tally.add(checked.counts);
                self.tally.held_back += checked.held_back;
                self.tally.unchanged += checked.unchanged;
                self.tally.add_fixes(checked.fixes);
                if let Some(unwritten) = checked.unwritten {
                    self.tally.unwritten += 1;
                    self.output.error(&unwritten.text);
                    self.report(unwritten);
                }
                if let Some(it) = checked.recorded {
                    self.recorded.entry(it.baseline).or_default().insert(it.path, it.counts);
                }
                self.statistics.merge(checked.statistics);
                if !checked.texts.is_empty() {
                    self.output.write(|reports| reports.write(&checked.texts));
                }
            }
            Err(failure) => self.fail(&[failure]),
        }
        self.output.flow()
    }

    /// Tells of paths that could not be dealt with.
    fn fail(&mut self, failures: &[Failure]) {
        self.tally.failures += failures.len();
        for failure in failures {
            self.output.error(failure);
            self.report(problem(failure));
        }
    }

    /// Tells of a problem in the reports that know of such.
    fn report(&mut self, problem: Problem) {
        self.output.write(|reports| reports.fail(problem));
    }

    /// Tells of named folders that hold nothing to check.
    fn miss(&mut self, folders: &[String]) {
        let nothing = self.nothing && self.unchanged.is_none();
        tell_of_empty_folders(self.messages, folders, nothing);
        for folder in if nothing { folders } else { &[] } {
            self.report(Problem { path: folder.clone(), text: nothing_under(folder) });
        }
    }

    /// Tells that nothing is left to check. Where something is, hooks and shells may well name excluded files with it.
    fn leave_out(&self, excluded: &[Excluded]) {
        if self.nothing && !excluded.is_empty() {
            self.messages.warning(format_args!("{}; nothing was checked", AllExcluded(excluded)));
        }
    }

    /// Writes what is left to write, the baselines included when they are to be written anew.
    pub(super) fn close(self, started: Instant, baselines: &Baselines) -> Result<Status, Error> {
        let nothing = self.nothing && self.tally.failures == 0;
        let reports = self.output.finish()?;
        let table = if self.plan.statistics { self.statistics.to_table(self.color) } else { String::new() };
        let is_read = reports.close(&table, &self.tally.headline(), self.messages)?;
        if !self.plan.quiet && is_read && !nothing {
            let time = started.elapsed();
            let shows_diff = self.plan.product == Product::Diff;
            Messages::line(if shows_diff { self.tally.diff_summary(time) } else { self.tally.summary(time) });
            if let Some(line) = self.tally.too_many_warnings(self.plan.max_warnings) {
                self.messages.error(line);
            }
        }
        if let Some(line) = self.unchanged.as_ref().filter(|_| nothing && !self.excluded && !self.plan.quiet) {
            Messages::line(line);
        }
        // A run that was cut short has not seen all findings.
        if baselines.renews() && !self.nothing && is_read {
            let written = baselines.renew(self.recorded).map_err(Error::WriteBaseline)?;
            for (name, count) in written.into_iter().filter(|_| !self.plan.quiet) {
                Messages::line(format_args!("wrote {} to {name}", counted(count, "finding")));
            }
        }
        let status = match self.plan.product {
            Product::Diff => self.tally.diff_status(),
            Product::Findings | Product::Text | Product::Answers => self.tally.status(self.plan.max_warnings),
        };
        Ok(match status {
            _ if nothing && !self.excluded && self.unchanged.is_none() => Status::Failed,
            Status::Findings if self.plan.exit_zero => Status::Clean,
            status => status,
        })
    }
}

fn nothing_under(folder: &str) -> String {
    format!("no Markdown files found under `{folder}`")
}

/// Tells of named folders that hold nothing to read: one may be a mistake, all of them surely are.
pub(super) fn tell_of_empty_folders(messages: Messages, folders: &[String], found_nothing: bool) {
    for folder in folders {
        let message = nothing_under(folder);
        if found_nothing { messages.error(message) } else { messages.warning(message) }
    }
    if found_nothing && !folders.is_empty() {
        messages.help("hidden files, and what .gitignore excludes, are checked only when named");
    }
}
