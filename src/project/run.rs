use std::any::Any;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};

use super::baseline_file::{BaselineUse, WithBaseline};
use super::corpus::{Corpus, PlacedFact, Seen};
use super::read::read_file;
use super::{Cause, Failure, File, Scope, in_order};
use crate::corpus::{Fact, Surroundings};
use crate::engine::{Bound, Checked};
use crate::text::Source;

/// A check of many files. What becomes of the findings is the caller's affair: they may be rendered on the spot, or
/// collected.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What holds for the files, by [`File::scope`].
    pub scopes: &'a [Scope],
    /// What is known of the files around them.
    pub corpus: &'a Corpus,
    /// The baseline, if there is one.
    pub baseline: Option<BaselineUse<'a>>,
}

/// What a thread made of a file.
struct Worked<'a, T> {
    file: &'a File,
    outcome: T,
    /// What later files of the run must not repeat.
    facts: Vec<PlacedFact>,
}

impl Run<'_> {
    /// Checks `files` on at most `jobs` threads. `digest` makes something of a file's findings, on the thread that
    /// checked it; `consume` gets that, or the failure, in the order of the files, until it breaks.
    ///
    /// What a file shares with one before it is known once that one was taken: then the file, which is rare, is checked
    /// once more. So the findings are the same for any number of threads.
    pub fn check_files<T: Send>(
        &self,
        files: &[File],
        jobs: NonZero<usize>,
        digest: impl Fn(&Source, Checked) -> T + Sync,
        consume: impl FnMut(Result<T, Failure>) -> ControlFlow<()>,
    ) {
        self.look_at_files(files, jobs, |source, _, checked| digest(source, checked), consume);
    }

    /// The same, where `digest` looks at the document too; that is `None` when no schema loads.
    pub fn look_at_files<'f, T: Send>(
        &self,
        files: &'f [File],
        jobs: NonZero<usize>,
        digest: impl Fn(&Source, Option<Bound<'_>>, Checked) -> T + Sync,
        mut consume: impl FnMut(Result<T, Failure>) -> ControlFlow<()>,
    ) {
        let check = |file: &'f File| {
            let bytes = read_file(&file.path).map_err(|error| Failure { path: file.name.clone(), error })?;
            self.work(file, bytes, &digest)
        };
        let seen = Seen::default();
        in_order(files, jobs, check, |worked| consume(worked.and_then(|it| self.settle(it, &seen, &digest))));
    }

    /// Checks a file's text, given by its bytes.
    ///
    /// # Errors
    /// The [`Failure`] of a text that is too long, or on which the program breaks down.
    pub fn check_bytes<T>(
        &self,
        file: &File,
        bytes: Vec<u8>,
        digest: impl Fn(&Source, Checked) -> T,
    ) -> Result<T, Failure> {
        self.work(file, bytes, &|source: &Source, _: Option<Bound<'_>>, checked| digest(source, checked))
            .map(|worked| worked.outcome)
    }

    fn work<'f, T>(
        &self,
        file: &'f File,
        bytes: Vec<u8>,
        digest: &impl Fn(&Source, Option<Bound<'_>>, Checked) -> T,
    ) -> Result<Worked<'f, T>, Failure> {
        guarded(file, || {
            let source = Source::from_bytes(file.name.as_str(), bytes)?;
            let scope = &self.scopes[file.scope];
            let around = self.corpus.around(file, scope.project, None);
            let around = WithBaseline::new(&around, self.baseline, &file.path);
            let (outcome, facts) = check(scope, &source, &around, digest);
            Ok(Worked { file, outcome, facts: PlacedFact::of(&source, facts) })
        })
    }

    /// Adds to a file's outcome what only those before it could tell.
    fn settle<T>(
        &self,
        worked: Worked<'_, T>,
        seen: &Seen,
        digest: &impl Fn(&Source, Option<Bound<'_>>, Checked) -> T,
    ) -> Result<T, Failure> {
        let Worked { file, outcome, facts } = worked;
        if facts.is_empty() {
            return Ok(outcome);
        }
        let scope = &self.scopes[file.scope];
        let around = self.corpus.around(file, scope.project, Some(seen));
        let repeats = around.repeats(&facts);
        around.note(&facts);
        if !repeats {
            return Ok(outcome);
        }
        let around = WithBaseline::new(&around, self.baseline, &file.path);
        guarded(file, || {
            let source = Source::from_bytes(file.name.as_str(), read_file(&file.path)?)?;
            Ok(check(scope, &source, &around, digest).0)
        })
    }
}

fn check<T>(
    scope: &Scope,
    source: &Source,
    around: &dyn Surroundings,
    digest: &impl Fn(&Source, Option<Bound<'_>>, Checked) -> T,
) -> (T, Vec<Fact>) {
    scope.check(source, around, |bound, mut checked| {
        let facts = std::mem::take(&mut checked.facts);
        (digest(source, bound, checked), facts)
    })
}

/// Runs `check`. One file must not take the others down with it; nothing that `check` leaves half done is used again.
fn guarded<T>(file: &File, check: impl FnOnce() -> Result<T, Cause>) -> Result<T, Failure> {
    catch_unwind(AssertUnwindSafe(check))
        .unwrap_or_else(|panic| Err(Cause::Panic(panic_message(panic.as_ref()))))
        .map_err(|error| Failure { path: file.name.clone(), error })
}

pub(super) fn panic_message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
    text.unwrap_or("no message").to_owned()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::binding::Schemas;
    use crate::engine::Settings;

    #[test]
    fn a_panic_is_the_failure_of_its_file_alone() {
        let scopes = [Scope::new(Schemas::default(), Settings::new(date(2025, 1, 1)))];
        let run = Run { scopes: &scopes, corpus: &Corpus::default(), baseline: None };
        let file = |name: &str| File { path: name.into(), name: name.into(), scope: 0 };
        let digest = |source: &Source, _| assert_ne!(source.name(), "b.md", "no luck");
        assert!(run.check_bytes(&file("a.md"), b"# A\n".to_vec(), digest).is_ok());
        let failure = run.check_bytes(&file("b.md"), b"# B\n".to_vec(), digest).unwrap_err().to_string();
        assert!(failure.starts_with("b.md: the check broke down:") && failure.contains("no luck"), "{failure}");
    }
}
