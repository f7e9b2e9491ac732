use std::ops::AddAssign;

use serde::{Deserialize, Serialize};

use super::{Diagnostic, Severity};
use crate::text::counted;

/// How many findings there are, by severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// How many are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// How many are notes.
    pub notes: usize,
}

impl Counts {
    /// Counts `findings`.
    #[must_use]
    pub fn of(findings: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        for finding in findings {
            counts += Self::one(finding.severity);
        }
        counts
    }

    /// One finding.
    #[must_use]
    pub fn one(severity: Severity) -> Self {
        let is = |it| usize::from(severity == it);
        Self { errors: is(Severity::Error), warnings: is(Severity::Warning), notes: is(Severity::Note) }
    }

    /// How many findings there are in all.
    #[must_use]
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }

    /// Those that are not zero, in words, the worst first: `2 errors`, `1 note`.
    #[must_use]
    pub fn in_words(self) -> Vec<String> {
        let counts = [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.notes, Severity::Note)];
        let words = |(count, severity): (usize, Severity)| counted(count as u64, severity.as_str());
        counts.into_iter().filter(|(count, _)| *count > 0).map(words).collect()
    }
}

impl AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}
