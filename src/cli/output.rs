//! Where findings go: standard output, or a file.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;

use super::error::Error;
use super::terminal::Terminal;

/// The writer of what a command is asked for.
pub(super) struct Output {
    writer: BufWriter<Box<dyn Write>>,
    /// How messages call it.
    name: String,
    /// Whether a person is reading along.
    interactive: bool,
    closed: bool,
}

impl Output {
    /// The file that was asked for, made anew, or else standard output.
    pub(super) fn open(file: Option<&Path>, terminal: &Terminal) -> Result<Self, Error> {
        file.map_or_else(|| Ok(Self::stdout(terminal)), Self::file)
    }

    /// Standard output.
    pub(super) fn stdout(terminal: &Terminal) -> Self {
        Self::new(Box::new(io::stdout().lock()), "standard output".into(), terminal.stdout.interactive)
    }

    /// Standard error, where standard output is taken.
    pub(super) fn stderr(terminal: &Terminal) -> Self {
        Self::new(Box::new(io::stderr()), "standard error".into(), terminal.stderr.interactive)
    }

    /// A file, made anew.
    fn file(path: &Path) -> Result<Self, Error> {
        let name = path.to_string_lossy().into_owned();
        match File::create(path) {
            Ok(file) => Ok(Self::new(Box::new(file), name, false)),
            Err(error) => Err(Error::Output { name, error }),
        }
    }

    fn new(writer: Box<dyn Write>, name: String, interactive: bool) -> Self {
        Self { writer: BufWriter::with_capacity(64 * 1024, writer), name, interactive, closed: false }
    }

    /// Writes `text`. A reader that has gone away, such as `head`, is no error: see [`Output::is_closed`].
    pub(super) fn write(&mut self, text: &str) -> Result<(), Error> {
        self.write_bytes(text.as_bytes())
    }

    /// Writes what need not be text.
    pub(super) fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Error> {
        if self.closed || bytes.is_empty() {
            return Ok(());
        }
        let written = self.writer.write_all(bytes);
        self.settle(written)?;
        if self.interactive { self.flush() } else { Ok(()) }
    }

    /// Hands over what is still held back.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        if self.closed {
            return Ok(());
        }
        let flushed = self.writer.flush();
        self.settle(flushed)
    }

    /// Whether nobody reads any more.
    pub(super) fn is_closed(&self) -> bool {
        self.closed
    }

    /// Whether a person is reading along.
    pub(super) fn is_interactive(&self) -> bool {
        self.interactive
    }

    fn settle(&mut self, result: io::Result<()>) -> Result<(), Error> {
        match result {
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            Err(error) => {
                // What is held back would be tried again when the writer is dropped.
                self.closed = true;
                Err(Error::Output { name: self.name.clone(), error })
            }
            Ok(()) => Ok(()),
        }
    }
}
