//! What a run writes while it is on its way, and the progress bar beside it.

use std::fmt::Display;
use std::ops::ControlFlow;

use super::error::Error;
use super::message::Messages;
use super::output::Output;
use super::progress::Progress;
use super::reports::Reports;
use super::terminal::Terminal;

/// What a run writes to.
pub(super) trait Outlet {
    /// Whether nobody reads any more.
    fn is_closed(&self) -> bool;

    /// Whether a person is reading along.
    fn is_interactive(&self) -> bool;
}

impl Outlet for Output {
    fn is_closed(&self) -> bool {
        self.is_closed()
    }

    fn is_interactive(&self) -> bool {
        self.is_interactive()
    }
}

impl Outlet for Reports<'_> {
    fn is_closed(&self) -> bool {
        self.are_over()
    }

    fn is_interactive(&self) -> bool {
        self.are_interactive()
    }
}

/// The output and the messages of a run, which do not get in the way of its progress bar.
pub(super) struct RunOutput<O> {
    outlet: O,
    messages: Messages,
    progress: Progress,
    /// Why the output cannot be written; the run then ends.
    error: Option<Error>,
}

impl<O: Outlet> RunOutput<O> {
    /// The output of a run over so many files, which starts now. One that is `quiet` shows no bar.
    pub(super) fn new(outlet: O, files: usize, quiet: bool, terminal: &Terminal) -> Self {
        Self {
            outlet,
            messages: Messages::new(terminal),
            progress: Progress::new(files, terminal.stderr.interactive && !quiet),
            error: None,
        }
    }

    /// One file more is done.
    pub(super) fn advance(&mut self) {
        self.progress.advance();
    }

    /// Tells why something could not be done.
    pub(super) fn error(&self, message: impl Display) {
        self.progress.aside(|| self.messages.error(message));
    }

    /// Tells of something that may be a mistake.
    pub(super) fn warning(&self, message: impl Display) {
        self.progress.aside(|| self.messages.warning(message));
    }

    /// Does `write`, unless the output could not be written before.
    pub(super) fn write(&mut self, write: impl FnOnce(&mut O) -> Result<(), Error>) {
        if self.error.is_some() {
            return;
        }
        let outlet = &mut self.outlet;
        // Only where a person reads along do the output and the bar share a screen.
        let written = if outlet.is_interactive() { self.progress.aside(|| write(outlet)) } else { write(outlet) };
        self.error = written.err();
    }

    /// Breaks when the output cannot be written, or nobody reads it any more.
    pub(super) fn flow(&self) -> ControlFlow<()> {
        let over = self.error.is_some() || self.outlet.is_closed();
        if over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }

    /// Takes the bar away; what is to be closed now, unless it could not be written.
    pub(super) fn finish(self) -> Result<O, Error> {
        self.progress.finish();
        self.error.map_or(Ok(self.outlet), Err)
    }
}
