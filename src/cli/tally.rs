//! What a run has found, in numbers.

use std::fmt::Write;
use std::time::Duration;

use super::status::Status;
use crate::diagnostic::{Applicability, Counts, Diagnostic};
use crate::report::summary;
use crate::text::{counted, grouped};

/// What became of fixes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct FixCounts {
    /// Fixes that were applied.
    pub applied: usize,
    /// Fixes that would have led to new errors.
    pub refused: usize,
    /// Findings left that have a safe fix.
    safe: usize,
    /// Findings left that have an unsafe one.
    risky: usize,
}

impl FixCounts {
    /// The counts of one text, where `findings` are left.
    pub(super) fn new(applied: usize, refused: usize, findings: &[Diagnostic]) -> Self {
        let count = |applicability| {
            findings.iter().filter(|it| it.fix.as_ref().is_some_and(|fix| fix.applicability == applicability)).count()
        };
        Self { applied, refused, safe: count(Applicability::Safe), risky: count(Applicability::Unsafe) }
    }
}

/// The numbers of a whole run.
#[derive(Debug, Default)]
pub(super) struct Tally {
    counts: Counts,
    with_findings: usize,
    checked: usize,
    /// Findings that the baseline holds back.
    pub held_back: usize,
    /// Findings that are left out because what they are about has not changed.
    pub unchanged: usize,
    /// Paths that could not be dealt with.
    pub failures: usize,
    /// Files whose fixes could not be written.
    pub unwritten: usize,
    /// The least safe fixes that are applied.
    fixing: Option<Applicability>,
    fixes: FixCounts,
    changed: usize,
}

impl Tally {
    /// Nothing yet, of a run that applies fixes up to `fixing`.
    pub(super) fn new(fixing: Option<Applicability>) -> Self {
        Self { fixing, ..Self::default() }
    }

    /// Adds a file.
    pub(super) fn add(&mut self, counts: Counts) {
        self.checked += 1;
        self.with_findings += usize::from(counts != Counts::default());
        self.counts += counts;
    }

    /// Adds what became of a file's fixes.
    pub(super) fn add_fixes(&mut self, fixes: FixCounts) {
        self.fixes.applied += fixes.applied;
        self.fixes.refused += fixes.refused;
        self.fixes.safe += fixes.safe;
        self.fixes.risky += fixes.risky;
        self.changed += usize::from(fixes.applied > 0);
    }

    /// How a run ends that only shows what fixes would change.
    pub(super) fn diff_status(&self) -> Status {
        match (self.failures, self.changed) {
            (0, 0) => Status::Clean,
            (0, _) => Status::Findings,
            _ => Status::Failed,
        }
    }

    /// How the run ends, when at most `max_warnings` are let pass.
    pub(super) fn status(&self, max_warnings: Option<usize>) -> Status {
        if self.failures + self.unwritten > 0 {
            Status::Failed
        } else if self.counts.errors > 0 || self.too_many_warnings(max_warnings).is_some() {
            Status::Findings
        } else {
            Status::Clean
        }
    }

    /// The line about more warnings than `max_warnings`.
    pub(super) fn too_many_warnings(&self, max_warnings: Option<usize>) -> Option<String> {
        let allowed = max_warnings.filter(|allowed| self.counts.warnings > *allowed)?;
        Some(format!("{} warnings are more than the {allowed} that --max-warnings allows", self.counts.warnings))
    }

    /// The last line of a run that took `time`.
    pub(super) fn summary(&self, time: Duration) -> String {
        let mut line = self.counts_line();
        _ = write!(line, " ({})", readable(time));
        if self.held_back > 0 {
            _ = write!(line, "; {} in the baseline", grouped(self.held_back as u64));
        }
        if self.unchanged > 0 {
            _ = write!(line, "; {} on lines that did not change", grouped(self.unchanged as u64));
        }
        line.push_str(&self.about_fixes());
        line + &self.about_failures()
    }

    /// What was found, and what could not be dealt with.
    pub(super) fn headline(&self) -> String {
        self.counts_line() + &self.about_failures()
    }

    fn counts_line(&self) -> String {
        summary(self.counts, self.with_findings, self.checked)
    }

    /// The last line of a run over a stream of documents that took `time`; each of them was answered on the spot.
    pub(super) fn stream_summary(&self, time: Duration, excluded: usize) -> String {
        let mut line = self.counts_line();
        _ = write!(line, " ({})", readable(time));
        let parts = [(self.held_back, "in the baseline"), (excluded, "excluded"), (self.failures, "not checked")];
        for (count, words) in parts.into_iter().filter(|(count, _)| *count > 0) {
            _ = write!(line, "; {} {words}", grouped(count as u64));
        }
        line
    }

    /// The last line of a run that took `time` and only showed what fixes would change.
    pub(super) fn diff_summary(&self, time: Duration) -> String {
        let files = counted(self.checked as u64, "file");
        let line = match self.changed {
            0 => format!("no fixes would change {files}"),
            changed => {
                format!(
                    "{} would change {} of {files}",
                    counted(self.fixes.applied as u64, "fix"),
                    grouped(changed as u64)
                )
            }
        };
        format!("{line} ({}){}{}", readable(time), self.about_refused(), self.about_failures())
    }

    fn about_fixes(&self) -> String {
        let FixCounts { applied, safe, risky, .. } = self.fixes;
        let mut parts: Vec<String> = Vec::new();
        let mut part = |count: usize, words: &str| {
            if count > 0 {
                parts.push(format!("{} {words}", grouped(count as u64)));
            }
        };
        if self.fixing.is_some() {
            part(applied, "fixed");
        } else {
            part(safe, "fixable with --fix");
        }
        let words = match self.fixing {
            _ if applied + safe > 0 => "more with --unsafe-fixes",
            None => "fixable with --fix --unsafe-fixes",
            Some(_) => "fixable with --unsafe-fixes",
        };
        // What is left then would lead to new errors.
        part(if self.fixing == Some(Applicability::Unsafe) { 0 } else { risky }, words);
        let parts = parts.join(", ");
        let gap = if parts.is_empty() { "" } else { "; " };
        format!("{gap}{parts}{}", self.about_refused())
    }

    fn about_refused(&self) -> String {
        match self.fixes.refused {
            0 => String::new(),
            count => format!("; {} not applied, as new errors would follow", counted(count as u64, "fix")),
        }
    }

    fn about_failures(&self) -> String {
        let of = |count: usize, noun: &str, verb: &str| match count {
            0 => String::new(),
            count => format!("; {} could not be {verb}", counted(count as u64, noun)),
        };
        of(self.failures, "path", "read") + &of(self.unwritten, "file", "written")
    }
}

/// A duration for people.
pub(super) fn readable(time: Duration) -> String {
    if time < Duration::from_secs(1) {
        format!("{} ms", time.as_millis())
    } else {
        format!("{:.1} s", time.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(errors: usize, warnings: usize, failures: usize) -> Tally {
        let mut tally = Tally { failures, ..Tally::default() };
        tally.add(Counts { errors, warnings, notes: 1 });
        tally
    }

    #[test]
    fn the_worst_decides() {
        assert_eq!(tally(0, 2, 0).status(None), Status::Clean);
        assert_eq!(tally(0, 2, 0).status(Some(2)), Status::Clean);
        assert_eq!(tally(0, 2, 0).status(Some(1)), Status::Findings);
        assert_eq!(tally(1, 0, 0).status(None), Status::Findings);
        assert_eq!(tally(1, 0, 1).status(None), Status::Failed);
    }

    #[test]
    fn the_summary_tells_the_time_and_the_failures() {
        assert!(tally(0, 0, 0).summary(Duration::from_millis(12)).ends_with(" (12 ms)"));
        let line = tally(0, 0, 2).summary(Duration::from_millis(1260));
        assert!(line.ends_with(" (1.3 s); 2 paths could not be read"), "{line}");
    }

    #[test]
    fn the_summary_tells_of_fixes() {
        let mut tally = tally(1, 0, 0);
        let counts = |applied, refused, safe, risky| FixCounts { applied, refused, safe, risky };
        let after = |tally: &Tally| tally.summary(Duration::ZERO).split_once(" (0 ms)").unwrap().1.to_owned();
        assert_eq!(after(&tally), "");
        tally.add_fixes(counts(0, 0, 0, 2));
        assert_eq!(after(&tally), "; 2 fixable with --fix --unsafe-fixes");
        tally.add_fixes(counts(0, 0, 1, 0));
        assert_eq!(after(&tally), "; 1 fixable with --fix, 2 more with --unsafe-fixes");
        assert_eq!(tally.diff_summary(Duration::ZERO), "no fixes would change 1 file (0 ms)");
        tally.add_fixes(counts(1200, 1, 0, 0));
        tally.unwritten = 1;
        tally.fixing = Some(Applicability::Safe);
        let refused = "; 1 fix not applied, as new errors would follow; 1 file could not be written";
        assert_eq!(after(&tally), format!("; 1,200 fixed, 2 more with --unsafe-fixes{refused}"));
        assert_eq!(tally.diff_summary(Duration::ZERO), format!("1,200 fixes would change 1 of 1 file (0 ms){refused}"));
        assert_eq!(tally.status(None), Status::Failed);
    }
}
