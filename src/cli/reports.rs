//! The reports of a run while they are written.

use super::error::Error;
use super::output_plan::{OutputPlan, Report};
use super::stream::Stream;
use super::terminal::Terminal;

/// One text for each report of a plan.
pub(super) struct Reports {
    streams: Vec<Stream>,
}

impl Reports {
    /// Opens the reports of `plan`.
    pub(super) fn open(plan: &OutputPlan, terminal: &Terminal) -> Result<Self, Error> {
        let open = |report: &Report| Stream::open(report.sink.open(terminal)?, report.format);
        Ok(Self { streams: plan.reports.iter().map(open).collect::<Result<_, _>>()? })
    }

    /// Writes what each report says of a file; `texts` are in the order of the plan, or none where nothing is said.
    pub(super) fn write(&mut self, texts: &[String]) -> Result<(), Error> {
        self.streams.iter_mut().zip(texts).try_for_each(|(stream, text)| stream.write(text))
    }

    /// Closes all reports, with `table` after the first one. Whether that was read to its end; a report that cannot be
    /// written does not keep the others from it.
    pub(super) fn close(self, table: &str) -> Result<bool, Error> {
        let (mut is_read, mut error) = (true, None);
        for (at, stream) in self.streams.into_iter().enumerate() {
            let is_first = at == 0;
            match stream.close(if is_first { table } else { "" }) {
                Ok(output) => is_read &= !is_first || !output.is_closed(),
                Err(it) => error = error.or(Some(it)),
            }
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
