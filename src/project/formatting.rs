use std::num::NonZero;
use std::ops::ControlFlow;

use super::guarded::guarded;
use super::read::read_file;
use super::replace::{Expected, replace_file};
use super::{Cause, Failure, File, Scope, in_order};
use crate::layout::format;
use crate::text::Source;

/// The layout of many files.
#[derive(Clone, Copy, Debug)]
pub struct Formatting<'a> {
    /// What holds for the files, by [`File::scope`].
    pub scopes: &'a [Scope],
    /// Whether files are rewritten.
    pub writes: bool,
}

/// What a run tells of a file.
#[derive(Debug)]
pub struct LaidOut<'a> {
    /// The text as it was read.
    pub original: &'a Source,
    /// The text laid out; `None` when it is as it was.
    pub formatted: Option<&'a Source>,
}

impl Formatting<'_> {
    /// Lays `files` out on at most `jobs` threads. `digest` makes something of the outcome, on the thread that laid the file
    /// out; `consume` gets that, or the failure, in the order of the files, until it breaks. A file that could not be
    /// written is a failure too.
    pub fn format_files<T: Send>(
        &self,
        files: &[File],
        jobs: NonZero<usize>,
        digest: impl Fn(LaidOut<'_>) -> T + Sync,
        consume: impl FnMut(Result<T, Failure>) -> ControlFlow<()>,
    ) {
        let work = |file: &File| {
            let bytes = read_file(&file.path).map_err(|error| Failure { path: file.name.clone(), error })?;
            self.work(file, bytes, self.writes, &digest)
        };
        in_order(files, jobs, work, consume);
    }

    /// Lays a file's text out, given by its bytes; nothing is written.
    ///
    /// # Errors
    /// The [`Failure`] of a text that is too long or not UTF-8, or on which the program breaks down.
    pub fn format_bytes<T>(
        &self,
        file: &File,
        bytes: Vec<u8>,
        digest: impl Fn(LaidOut<'_>) -> T,
    ) -> Result<T, Failure> {
        self.work(file, bytes, false, &digest)
    }

    fn work<T>(
        &self,
        file: &File,
        bytes: Vec<u8>,
        writes: bool,
        digest: &impl Fn(LaidOut<'_>) -> T,
    ) -> Result<T, Failure> {
        let work = || {
            let original = Source::from_bytes(file.name.as_str(), bytes)?;
            if let Some(invalid) = original.invalid_utf8() {
                return Err(Cause::NotUtf8(original.line_column(invalid.span.start)));
            }
            let formatted = format(&original, &self.scopes[file.scope].settings.style);
            let outcome = digest(LaidOut { original: &original, formatted: formatted.as_ref() });
            if let Some(formatted) = formatted.filter(|_| writes) {
                let expected = Expected::Content(original.text().as_bytes());
                replace_file(&file.path, formatted.text().as_bytes(), expected)?;
            }
            Ok(outcome)
        };
        guarded(work).map_err(|error| Failure { path: file.name.clone(), error })
    }
}
