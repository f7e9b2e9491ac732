//! What an edit of comments leads to, found by doing it.

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Edit, splice};
use crate::document::{Document, differs_in_comments_alone};
use crate::engine::Checked;
use crate::text::Source;

/// How many outcomes are checked at most.
const CHECKS: usize = 16;

/// Where edits of comments are tried.
pub(super) struct Trial<'a> {
    source: &'a Source,
    checked: &'a Checked,
    check: &'a dyn Fn(&Source) -> Checked,
    counts: HashMap<&'static str, usize>,
    /// How many checks are left.
    left: usize,
}

impl<'a> Trial<'a> {
    pub(super) fn new(source: &'a Source, checked: &'a Checked, check: &'a dyn Fn(&Source) -> Checked) -> Self {
        Self { source, checked, check, counts: counts(&checked.findings), left: CHECKS }
    }

    /// The findings, by their indices, that are gone with `edits`, which only insert; `None` when the finding with index
    /// `wanted` is not among them, when there are others, or when readers would see another text.
    pub(super) fn gone(&mut self, wanted: usize, edits: &[Edit]) -> Option<Vec<usize>> {
        let edited = Source::new(self.source.name(), splice(self.source.text(), edits, |_, _| {})).ok()?;
        let document = Document::parse(&edited);
        if !differs_in_comments_alone((self.source, &self.checked.document), (&edited, &document)) {
            return None;
        }
        self.left = self.left.checked_sub(1)?;
        let found = (self.check)(&edited).findings;
        let after = counts(&found);
        if after.iter().any(|(rule, count)| *count > self.count(rule)) {
            return None;
        }
        let rule = self.checked.findings[wanted].rule;
        let fewer = self.count(rule) - after.get(rule).copied().unwrap_or_default();
        let gone = self.without(rule, edits, &found);
        if fewer == 0 || !gone.contains(&wanted) {
            return None;
        }
        // Some may only have moved: then it is known of one.
        Some(if gone.len() == fewer { gone } else { vec![wanted] })
    }

    fn count(&self, rule: &str) -> usize {
        self.counts.get(rule).copied().unwrap_or_default()
    }

    /// The findings of `rule` that are not among those `found` once `edits` are made.
    fn without(&self, rule: &str, edits: &[Edit], found: &[Diagnostic]) -> Vec<usize> {
        let mut left: HashMap<u32, usize> = HashMap::new();
        for finding in found.iter().filter(|it| it.rule == rule) {
            *left.entry(finding.span.start).or_default() += 1;
        }
        let moved = |offset: u32| {
            let before = edits.iter().filter(|edit| edit.span.start <= offset);
            offset + before.map(|edit| edit.content.len() as u32).sum::<u32>()
        };
        let of_rule = self.checked.findings.iter().enumerate().filter(|(_, it)| it.rule == rule);
        let gone = of_rule.filter(|(_, it)| match left.get_mut(&moved(it.span.start)) {
            Some(count) if *count > 0 => {
                *count -= 1;
                false
            }
            _ => true,
        });
        gone.map(|(index, _)| index).collect()
    }
}

/// How many findings each rule has.
fn counts(findings: &[Diagnostic]) -> HashMap<&'static str, usize> {
    let mut counts = HashMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}
