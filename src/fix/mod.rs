//! Fixes applied to a text until none is left.
//!
//! In each round those that do not touch each other are applied together, and the outcome is checked anew; the others
//! come in later rounds, as the fresh check gives them. What would lead to new errors is left out.

mod edits;

use std::collections::BTreeMap;

use crate::diagnostic::{Applicability, Diagnostic, Fix, Severity};
use crate::engine::Checked;
use crate::text::{Source, Span};

use edits::{Edited, apart};

/// How many rounds a text gets: each ends with a check, and real texts need two or three.
const ROUNDS: usize = 32;

/// How often outcomes are checked at most, so that time grows with the text and not with what is wrong with its fixes.
const CHECKS: usize = 160;

/// A text with its fixes applied.
#[derive(Debug)]
pub struct Fixed {
    /// The text; `None` when it is as it was.
    pub source: Option<Source>,
    /// What is found in it now.
    pub checked: Checked,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many were left out because they would have led to new errors.
    pub refused: usize,
    /// Whether no fix is left that could be applied; `false` only when the rounds were used up.
    pub settled: bool,
}

/// Applies the fixes of `source` that are `most` or safer, until none is left that does not make it worse. `check` is
/// asked for the findings of the text and of each outcome.
///
/// Bytes outside of the edits stay as they are. No rule has more findings of error level afterwards than before; only
/// what [`Applicability::Unsafe`] fixes insert may have some of its own, as a skeleton asks to be filled in, but they must
/// lessen the findings of their rule: what is added inside of code that is never closed would be missing for ever.
#[must_use]
pub fn fix(source: &Source, most: Applicability, check: impl Fn(&Source) -> Checked) -> Fixed {
    fix_within(CHECKS, source, most, check)
}

/// The same, with at most so many `checks` of outcomes: where many fixes are bad, some good ones may be left out then.
#[must_use]
pub fn fix_within(checks: usize, source: &Source, most: Applicability, check: impl Fn(&Source) -> Checked) -> Fixed {
    let mut fixed = Fixed { source: None, checked: check(source), applied: 0, refused: 0, settled: false };
    let mut budget = checks;
    for _ in 0..ROUNDS {
        let current = fixed.source.as_ref().unwrap_or(source);
        let candidates = apart(fixes(&fixed.checked.findings, most));
        let mut round = Round {
            source: current,
            counts: Counts::of(&fixed.checked.findings, &[]),
            check: &check,
            budget,
            accepted: Vec::new(),
            outcome: None,
        };
        round.grow(&candidates);
        budget = round.budget;
        fixed.refused = candidates.len() - round.accepted.len();
        let applied = round.accepted.len();
        let Some((text, checked)) = round.outcome.filter(|(text, _)| text.text() != current.text()) else {
            fixed.settled = true;
            break;
        };
        fixed.applied += applied;
        (fixed.source, fixed.checked) = (Some(text), checked);
    }
    fixed
}

/// A fix, and the rule that it is of.
#[derive(Clone, Copy)]
struct Candidate<'a> {
    rule: &'static str,
    /// Whether what it mends is an error.
    mends_error: bool,
    fix: &'a Fix,
}

/// The fixes of `findings` that may be applied, the safe ones first.
fn fixes(findings: &[Diagnostic], most: Applicability) -> Vec<Candidate<'_>> {
    let all = findings.iter().filter_map(|it| {
        Some(Candidate { rule: it.rule, mends_error: it.severity == Severity::Error, fix: it.fix.as_ref()? })
    });
    let of = |applicability| all.clone().filter(move |it| it.fix.applicability == applicability);
    let mut fixes: Vec<_> = of(Applicability::Safe).collect();
    if most == Applicability::Unsafe {
        fixes.extend(of(Applicability::Unsafe));
    }
    fixes
}

/// One round over a text: which of its fixes go together without leading to new errors.
struct Round<'a, C> {
    source: &'a Source,
    counts: Counts,
    check: &'a C,
    budget: usize,
    accepted: Vec<Candidate<'a>>,
    /// The text with the accepted fixes, and what is found in it.
    outcome: Option<(Source, Checked)>,
}

impl<'a, C: Fn(&Source) -> Checked> Round<'a, C> {
    /// Accepts as many of `candidates` as possible: all at once, or else each half for itself.
    fn grow(&mut self, candidates: &[Candidate<'a>]) {
        if candidates.is_empty() || self.budget == 0 {
            return;
        }
        self.budget -= 1;
        let together = [&*self.accepted, candidates].concat();
        if let Some(outcome) = self.try_out(&together) {
            (self.accepted, self.outcome) = (together, Some(outcome));
        } else if candidates.len() > 1 {
            let (first, second) = candidates.split_at(candidates.len() / 2);
            self.grow(first);
            self.grow(second);
        }
    }

    /// The text with these fixes and what is found in it, unless that is worse.
    fn try_out(&self, fixes: &[Candidate<'_>]) -> Option<(Source, Checked)> {
        let Edited { text, drafts } = edits::apply(self.source.text(), fixes);
        let edited = Source::new(self.source.name(), text).ok()?;
        let checked = (self.check)(&edited);
        let counts = Counts::of(&checked.findings, &drafts);
        let drafted = fixes.iter().filter(|it| it.fix.applicability == Applicability::Unsafe).map(|it| it.rule);
        (!self.counts.has_fewer_errors(&counts) && self.counts.lessen(&counts, drafted)).then_some((edited, checked))
    }
}

/// How many findings each rule has: all, and those of error level.
struct Counts(BTreeMap<&'static str, (usize, usize)>);

impl Counts {
    /// Counts those of `findings` that do not stand in `drafts`, which are in the order of the text.
    fn of(findings: &[Diagnostic], drafts: &[Span]) -> Self {
        let in_draft = |finding: &Diagnostic| {
            let after = drafts.partition_point(|draft| draft.start <= finding.span.start);
            after > 0 && finding.span.end <= drafts[after - 1].end
        };
        let mut counts: BTreeMap<_, (usize, usize)> = BTreeMap::new();
        for finding in findings.iter().filter(|it| !in_draft(it)) {
            let (all, errors) = counts.entry(finding.rule).or_default();
            *all += 1;
            *errors += usize::from(finding.severity == Severity::Error);
        }
        Self(counts)
    }

    fn get(&self, rule: &str) -> (usize, usize) {
        self.0.get(rule).copied().unwrap_or_default()
    }

    /// Whether some rule has more errors in `other`.
    fn has_fewer_errors(&self, other: &Self) -> bool {
        other.0.iter().any(|(rule, (_, errors))| *errors > self.get(rule).1)
    }

    /// Whether each of `rules` has less findings in `other`.
    fn lessen(&self, other: &Self, mut rules: impl Iterator<Item = &'static str>) -> bool {
        rules.all(|rule| other.get(rule).0 < self.get(rule).0)
    }
}

#[cfg(test)]
mod tests;
