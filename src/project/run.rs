use std::num::NonZero;
use std::ops::ControlFlow;

use super::baseline_file::WithBaseline;
use super::baselines::Baselines;
use super::before::Before;
use super::corpus::{Corpus, PlacedFact, Seen};
use super::guarded::guarded;
use super::replace::{Expected, replace_file};
use super::{Cause, Changes, Failure, File, Scope, in_order};
use crate::diagnostic::Applicability;
use crate::engine::Checked;
use crate::fix::{Fixed, fix};
use crate::text::Source;

/// A check of many files. What becomes of the findings is the caller's affair: they may be rendered on the spot, or
/// collected.
#[derive(Clone, Copy, Debug)]
pub struct Run<'a> {
    /// What holds for the files, by [`File::scope`].
    pub scopes: &'a [Scope],
    /// What is known of the files around them.
    pub corpus: &'a Corpus,
    /// The baselines.
    pub baselines: &'a Baselines,
    /// Which fixes are applied, if any are.
    pub fixing: Option<Fixing>,
    /// The changes to the files, when findings are wanted that these bring about, and no others.
    pub changes: Option<&'a Changes>,
}

/// What a run does with the fixes of findings.
#[derive(Clone, Copy, Debug)]
pub struct Fixing {
    /// The least safe ones that are applied.
    pub most: Applicability,
    /// Whether files are rewritten; a text that has no file never is.
    pub writes: bool,
}

/// What a run tells of a file.
#[derive(Debug)]
pub struct Examined<'a> {
    /// What holds for it.
    pub scope: &'a Scope,
    /// The text as it was read.
    pub original: &'a Source,
    /// The text that the findings are about: with the fixes, if some were applied.
    pub source: &'a Source,
    /// What is found in it.
    pub checked: Checked,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many were left out because they would have led to new errors.
    pub refused: usize,
    /// How many findings are left out because they lie on lines that have not changed, and were there before.
    pub unchanged: usize,
    /// Why the fixed text could not be written; the findings are then about the text as it was read.
    pub unwritten: Option<&'a Failure>,
}

/// What a thread made of a file.
struct Worked<'a, T> {
    file: &'a File,
    outcome: T,
    /// What later files of the run must not repeat.
    facts: Vec<PlacedFact>,
    /// The text as it was read and as it is to be written.
    rewrite: Option<(Source, Source)>,
}

impl Run<'_> {
    /// Checks `files` on at most `jobs` threads. `digest` makes something of what a file holds, on the thread that
    /// checked it; `consume` gets that, or the failure, in the order of the files, until it breaks. Files with fixes are
    /// rewritten in that order too, each just before it is consumed.
    ///
    /// What a file shares with one before it is known once that one was taken: then the file, which is rare, is checked
    /// once more. So the findings are the same for any number of threads.
    pub fn check_files<'f, T: Send>(
        &self,
        files: &'f [File],
        jobs: NonZero<usize>,
        digest: impl Fn(Examined<'_>) -> T + Sync,
        mut consume: impl FnMut(Result<T, Failure>) -> ControlFlow<()>,
    ) {
        let check = |file: &'f File| {
            let bytes =
                self.corpus.files().read(&file.path).map_err(|error| Failure { path: file.name.clone(), error })?;
            self.work(file, || Ok(Source::from_bytes(file.name.as_str(), bytes)?), &digest)
        };
        let seen = Seen::default();
        in_order(files, jobs, check, |worked| consume(worked.and_then(|it| self.settle(it, &seen, &digest))));
    }

    /// Checks a file's text, given by its bytes; nothing is written.
    ///
    /// # Errors
    /// The [`Failure`] of a text that is too long, or on which the program breaks down.
    pub fn check_bytes<T>(
        &self,
        file: &File,
        bytes: Vec<u8>,
        digest: impl Fn(Examined<'_>) -> T,
    ) -> Result<T, Failure> {
        let source = || Ok(Source::from_bytes(file.name.as_str(), bytes)?);
        self.work(file, source, &digest).map(|worked| worked.outcome)
    }

    /// The same for a text that is a source already.
    ///
    /// # Errors
    /// The [`Failure`] of a text on which the program breaks down.
    pub fn check_source<T>(
        &self,
        file: &File,
        source: Source,
        digest: impl Fn(Examined<'_>) -> T,
    ) -> Result<T, Failure> {
        self.work(file, || Ok(source), &digest).map(|worked| worked.outcome)
    }

    fn work<'f, T>(
        &self,
        file: &'f File,
        source: impl FnOnce() -> Result<Source, Cause>,
        digest: &impl Fn(Examined<'_>) -> T,
    ) -> Result<Worked<'f, T>, Failure> {
        let work = || self.examine(file, source()?, None, None, digest);
        guarded(work).map_err(|error| Failure { path: file.name.clone(), error })
    }

    /// Checks a text, and applies its fixes when the run does.
    fn examine<'f, T>(
        &self,
        file: &'f File,
        source: Source,
        seen: Option<&Seen>,
        unwritten: Option<&Failure>,
        digest: &impl Fn(Examined<'_>) -> T,
    ) -> Result<Worked<'f, T>, Cause> {
        let scope = &self.scopes[file.scope];
        let around = self.corpus.around(file, scope, seen);
        let (index, baseline) = self.baselines.of(scope.project).unzip();
        let around = WithBaseline::new(&around, baseline, &file.path);
        let before = self.changes.map(|changes| Before::of(file, changes)).transpose()?.flatten();
        let check_old = |old: &File, source: &Source| {
            let around = self.corpus.around(old, scope, seen);
            scope.check(source, &WithBaseline::new(&around, baseline, &file.path)).findings
        };
        let check = |source: &Source| scope.check(source, &around);
        let check_to_fix = |source: &Source| {
            let mut checked = check(source);
            if let Some(before) = &before {
                before.keep_off(source, &mut checked.findings, check_old);
            }
            checked
        };
        let fixing = self.fixing.filter(|_| unwritten.is_none());
        let (mut checked, fixed, applied, refused) = match fixing {
            None => (check(&source), None, 0, 0),
            Some(fixing) => {
                let Fixed { source: fixed, checked, applied, refused, .. } = fix(&source, fixing.most, check_to_fix);
                (checked, fixed, applied, refused)
            }
        };
        if let (Some(recorded), Some(index)) = (&mut checked.recorded, index) {
            recorded.baseline = index;
        }
        let facts = std::mem::take(&mut checked.facts);
        let now = fixed.as_ref().unwrap_or(&source);
        let facts = PlacedFact::of(now, facts);
        let unchanged = before.map_or(0, |before| before.leave_out(now, &mut checked.findings, check_old));
        let outcome =
            digest(Examined { scope, original: &source, source: now, checked, applied, refused, unchanged, unwritten });
        let rewrite = fixed.filter(|_| fixing.is_some_and(|fixing| fixing.writes)).map(|fixed| (source, fixed));
        Ok(Worked { file, outcome, facts, rewrite })
    }

    /// Adds to a file's outcome what only those before it could tell, and rewrites it when it has fixes.
    fn settle<T>(
        &self,
        mut worked: Worked<'_, T>,
        seen: &Seen,
        digest: &impl Fn(Examined<'_>) -> T,
    ) -> Result<T, Failure> {
        let file = worked.file;
        let again = |source: Option<Source>, unwritten: Option<&Failure>| {
            let work = || {
                let source = source.map_or_else(|| self.corpus.files().read_document(file), Ok)?;
                self.examine(file, source, Some(seen), unwritten, digest)
            };
            guarded(work).map_err(|error| Failure { path: file.name.clone(), error })
        };
        let around = self.corpus.around(file, &self.scopes[file.scope], Some(seen));
        if !worked.facts.is_empty() && around.repeats(&worked.facts) {
            worked = again(worked.rewrite.map(|(original, _)| original), None)?;
        }
        if let Some((original, fixed)) = worked.rewrite.take() {
            let expected = Expected::Content(original.text().as_bytes());
            if let Err(error) = replace_file(&file.path, fixed.text().as_bytes(), expected) {
                let failure = Failure { path: file.name.clone(), error };
                worked = again(Some(original), Some(&failure))?;
            }
        }
        if !worked.facts.is_empty() {
            around.note(&worked.facts);
        }
        Ok(worked.outcome)
    }
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
        let run = Run {
            scopes: &scopes,
            corpus: &Corpus::default(),
            baselines: &Baselines::default(),
            fixing: None,
            changes: None,
        };
        let file = |name: &str| File { path: name.into(), name: name.into(), scope: 0 };
        let digest = |it: Examined<'_>| assert_ne!(it.source.name(), "b.md", "no luck");
        assert!(run.check_bytes(&file("a.md"), b"# A\n".to_vec(), digest).is_ok());
        let failure = run.check_bytes(&file("b.md"), b"# B\n".to_vec(), digest).unwrap_err().to_string();
        assert!(failure.starts_with("b.md: the check broke down:") && failure.contains("no luck"), "{failure}");
    }
}
