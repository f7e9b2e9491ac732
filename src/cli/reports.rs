//! The reports of a run while they are written.

use super::error::Error;
use super::message::Messages;
use super::output_plan::{OutputPlan, Report};
use super::stream::Stream;
use super::terminal::Terminal;
use crate::project::{Failure, append_to_file, display_name, file_length};
use crate::report::{Problem, STEP_SUMMARY_LIMIT, StepSummary};

/// One text for each report of a plan.
pub(super) struct Reports<'a> {
    plan: &'a OutputPlan,
    streams: Vec<Stream>,
    step_summary: Option<StepSummary>,
    problems: Vec<Problem>,
}

impl<'a> Reports<'a> {
    /// Opens the reports of `plan`.
    pub(super) fn open(plan: &'a OutputPlan, terminal: &Terminal) -> Result<Self, Error> {
        let open = |report: &Report| Stream::open(report.destination.open(terminal)?, report.format);
        let room = |path| STEP_SUMMARY_LIMIT.saturating_sub(usize::try_from(file_length(path)).unwrap_or(usize::MAX));
        Ok(Self {
            plan,
            streams: plan.reports.iter().map(open).collect::<Result<_, _>>()?,
            step_summary: plan.step_summary.as_deref().map(|path| StepSummary::new(room(path))),
            problems: Vec::new(),
        })
    }

    /// Writes what each report says of a file; `texts` are in the order of the plan, with that of the step's summary
    /// after them, or none where nothing is said.
    pub(super) fn write(&mut self, texts: &[String]) -> Result<(), Error> {
        if let (Some(summary), Some(rows)) = (&mut self.step_summary, texts.get(self.streams.len())) {
            summary.add(rows);
        }
        self.streams.iter_mut().zip(texts).try_for_each(|(stream, text)| stream.write(text))
    }

    /// Tells of a path that could not be dealt with.
    pub(super) fn fail(&mut self, problem: Problem) -> Result<(), Error> {
        let told = self.streams.iter_mut().try_for_each(|stream| stream.problem(&problem));
        self.problems.push(problem);
        told
    }

    /// Closes all reports, with `table` after the first one, and `headline` above the summary of the step. Whether the
    /// first one was read to its end; a report that cannot be written does not keep the others from it.
    pub(super) fn close(self, table: &str, headline: &str, messages: Messages) -> Result<bool, Error> {
        let (mut is_read, mut error) = (true, None);
        for (at, stream) in self.streams.into_iter().enumerate() {
            let is_first = at == 0;
            match stream.close(&self.problems, if is_first { table } else { "" }) {
                Ok(output) => is_read &= !is_first || !output.is_closed(),
                Err(it) => error = error.or(Some(it)),
            }
        }
        if let (Some(summary), Some(path)) = (self.step_summary, &self.plan.step_summary)
            && let Err(error) = append_to_file(path, summary.finish(headline).as_bytes())
        {
            // The findings are told in the log all the same.
            let failure = Failure { path: display_name(path), error };
            messages.warning(format_args!("cannot write the summary of the step: {failure}"));
        }
        error.map_or(Ok(is_read), Err)
    }

    /// Whether nobody reads any of them any more.
    pub(super) fn are_over(&self) -> bool {
        self.streams.iter().all(|stream| stream.output().is_closed())
    }

    /// Whether a person is reading along.
    pub(super) fn are_interactive(&self) -> bool {
        self.streams.iter().any(|stream| stream.output().is_interactive())
    }
}
