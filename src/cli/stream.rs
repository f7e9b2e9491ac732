//! What a report says of several files, as one text.

use super::error::Error;
use super::output::Output;
use crate::output::Format;
use crate::report::{Page, Problem};

/// Writes what is said of one file after the other, with what the format wants around and between them.
pub(super) struct Stream {
    output: Output,
    format: Format,
    begun: bool,
    /// The text in the making, where it is not written file by file.
    page: Option<Page>,
}

impl Stream {
    /// Opens the text.
    pub(super) fn open(mut output: Output, format: Format) -> Result<Self, Error> {
        output.write(&format.opening())?;
        let page = (format == Format::Html).then(Page::default);
        Ok(Self { output, format, begun: false, page })
    }

    /// Writes what the format says of a file; one of which it says nothing leaves no trace.
    pub(super) fn write(&mut self, text: &str) -> Result<(), Error> {
        if text.is_empty() {
            return Ok(());
        }
        if let Some(page) = &mut self.page {
            page.add(text);
            return Ok(());
        }
        if self.begun {
            self.output.write(self.format.separator())?;
        }
        self.begun = true;
        self.output.write(text)
    }

    /// Writes what the format says of a path that could not be dealt with.
    pub(super) fn problem(&mut self, problem: &Problem) -> Result<(), Error> {
        self.write(&self.format.problem(problem))
    }

    /// Closes the text of a run that had these problems, with `after` after it, and hands it over.
    pub(super) fn close(mut self, problems: &[Problem], after: &str) -> Result<Output, Error> {
        if let Some(page) = self.page {
            self.output.write(&page.finish(problems))?;
        }
        self.output.write(&self.format.closing(problems))?;
        self.output.write(after)?;
        self.output.flush()?;
        Ok(self.output)
    }

    /// Where the text goes.
    pub(super) fn output(&self) -> &Output {
        &self.output
    }
}
