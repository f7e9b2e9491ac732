//! What a run has found, in numbers.

use std::fmt::Write;
use std::time::Duration;

use super::status::Status;
use crate::diagnostic::{Diagnostic, Severity};
use crate::report::{grouped, summary};

/// The findings of one file, by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Counts {
    pub errors: usize,
    pub warnings: usize,
    pub notes: usize,
}

impl Counts {
    /// Counts `findings`.
    pub(super) fn of(findings: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            match finding.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
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
    /// Paths that could not be dealt with.
    pub failures: usize,
}

impl Tally {
    /// Adds a file.
    pub(super) fn add(&mut self, counts: Counts) {
        self.checked += 1;
        self.with_findings += usize::from(counts != Counts::default());
        self.counts.errors += counts.errors;
        self.counts.warnings += counts.warnings;
        self.counts.notes += counts.notes;
    }

    /// How the run ends, when at most `max_warnings` are let pass.
    pub(super) fn status(&self, max_warnings: Option<usize>) -> Status {
        if self.failures > 0 {
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
        let Counts { errors, warnings, notes } = self.counts;
        let mut line = summary(errors, warnings, notes, self.with_findings, self.checked);
        _ = write!(line, " ({})", readable(time));
        if self.held_back > 0 {
            _ = write!(line, "; {} in the baseline", grouped(self.held_back as u64));
        }
        match self.failures {
            0 => {}
            1 => line.push_str("; 1 path could not be read"),
            more => _ = write!(line, "; {more} paths could not be read"),
        }
        line
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
}
