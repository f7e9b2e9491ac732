//! Findings that are let pass.

use crate::diagnostic::Diagnostic;
use crate::rules::Suppressed;
use crate::text::Source;

/// A finding that is let pass.
#[derive(Clone, Debug)]
pub struct Waived {
    /// The finding.
    pub finding: Diagnostic,
    /// What lets it pass.
    pub by: Waiver,
}

/// What lets a finding pass.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Waiver {
    /// A comment in the text.
    Comment {
        /// The reason that the comment gives, with single blanks.
        reason: Option<String>,
    },
    /// The baseline, which holds it.
    Baseline,
}

impl Waived {
    /// The finding of `source` that a comment suppresses.
    pub(super) fn by_comment(source: &Source, suppressed: Suppressed) -> Self {
        let reason = suppressed.reason.map(|span| source.slice(span).split_whitespace().collect::<Vec<_>>().join(" "));
        Self { finding: suppressed.finding, by: Waiver::Comment { reason } }
    }

    /// The finding that the baseline holds.
    pub(super) fn by_baseline(finding: Diagnostic) -> Self {
        Self { finding, by: Waiver::Baseline }
    }
}
