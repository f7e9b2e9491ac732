use std::any::Any;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::read::read_file;
use super::{Cause, Failure, File, in_order};
use crate::diagnostic::Diagnostic;
use crate::engine::{self, Settings};
use crate::schema::Schema;
use crate::text::Source;

/// A check of many files. What becomes of the findings is the caller's affair: they may be rendered on the spot, or
/// collected.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What documents should be.
    pub schema: &'a Schema,
    /// What the run sets for all of them.
    pub settings: &'a Settings,
}

impl Run<'_> {
    /// Checks `files` on at most `jobs` threads. `digest` makes something of a file's findings, on the thread that
    /// checked it; `consume` gets that, or the failure, in the order of the files, until it breaks.
    pub fn check_files<T: Send>(
        &self,
        files: &[File],
        jobs: NonZero<usize>,
        digest: impl Fn(Source, Vec<Diagnostic>) -> T + Sync,
        consume: impl FnMut(Result<T, Failure>) -> ControlFlow<()>,
    ) {
        let check = |file: &File| {
            let bytes = read_file(&file.path).map_err(|error| Failure { path: file.name.clone(), error })?;
            self.check_bytes(&file.name, bytes, &digest)
        };
        in_order(files, jobs, check, consume);
    }

    /// Checks one text, given by its bytes, under the name that reports show.
    ///
    /// # Errors
    /// The [`Failure`] of a text that is too long, or on which the program breaks down.
    pub fn check_bytes<T>(
        &self,
        name: &str,
        bytes: Vec<u8>,
        digest: impl Fn(Source, Vec<Diagnostic>) -> T,
    ) -> Result<T, Failure> {
        let check = || {
            let source = Source::from_bytes(name, bytes)?;
            let findings = engine::check(&source, self.schema, self.settings);
            Ok(digest(source, findings))
        };
        // One file must not take the others down with it. Nothing that the closure leaves half done is used again.
        catch_unwind(AssertUnwindSafe(check))
            .unwrap_or_else(|panic| Err(Cause::Panic(panic_message(panic.as_ref()))))
            .map_err(|error| Failure { path: name.to_owned(), error })
    }
}

pub(super) fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::schema::BUILTIN;

    #[test]
    fn a_panic_is_the_failure_of_its_file_alone() {
        let schema = BUILTIN[0].load().unwrap();
        let run = Run { schema: &schema, settings: &Settings::new(date(2025, 1, 1)) };
        let digest = |source: Source, _| assert_ne!(source.name(), "b.md", "no luck");
        assert!(run.check_bytes("a.md", b"# A\n".to_vec(), digest).is_ok());
        let failure = run.check_bytes("b.md", b"# B\n".to_vec(), digest).unwrap_err().to_string();
        assert!(failure.starts_with("b.md: the check broke down:") && failure.contains("no luck"), "{failure}");
    }
}
