//! Where what a command is asked for goes: standard output, or a file.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::mem;
use std::path::{Path, PathBuf};

use super::error::Error;
use super::terminal::Terminal;
use crate::project::{Failure, display_name, write_file};

/// The writer of what a command is asked for.
pub(super) struct Output {
    sink: Sink,
    /// How messages call it.
    name: String,
    /// Whether a person is reading along.
    interactive: bool,
    closed: bool,
}

/// What takes it.
enum Sink {
    /// What is written goes on at once, or nearly so.
    Stream(BufWriter<Box<dyn Write>>),
    /// What is written is kept, for a file that is there whole or as it was.
    Whole(PathBuf, Vec<u8>),
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

    /// A file that is written whole by [`Output::flush`]; its folder has to be there.
    pub(super) fn whole(path: &Path) -> Result<Self, Error> {
        let name = display_name(path);
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let error = match fs::metadata(folder) {
            _ if path.is_dir() => Some(io::ErrorKind::IsADirectory.into()),
            Ok(metadata) if !metadata.is_dir() => Some(io::ErrorKind::NotADirectory.into()),
            found => found.err(),
        };
        match error {
            Some(error) => Err(Error::Output { name, error }),
            None => {
                Ok(Self { sink: Sink::Whole(path.to_owned(), Vec::new()), name, interactive: false, closed: false })
            }
        }
    }

    fn new(writer: Box<dyn Write>, name: String, interactive: bool) -> Self {
        let writer = BufWriter::with_capacity(64 * 1024, writer);
        Self { sink: Sink::Stream(writer), name, interactive, closed: false }
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
        let written = match &mut self.sink {
            Sink::Stream(writer) => writer.write_all(bytes),
            Sink::Whole(_, kept) => kept.write_all(bytes),
        };
        self.settle(written)?;
        if self.interactive { self.flush() } else { Ok(()) }
    }

    /// Hands over what is still held back.
    pub(super) fn flush(&mut self) -> Result<(), Error> {
        if self.closed {
            return Ok(());
        }
        match &mut self.sink {
            Sink::Stream(writer) => {
                let flushed = writer.flush();
                self.settle(flushed)
            }
            Sink::Whole(path, kept) => {
                self.closed = true;
                let written = write_file(path, &mem::take(kept));
                written.map_err(|error| Error::Write(Failure { path: self.name.clone(), error }))
            }
        }
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
