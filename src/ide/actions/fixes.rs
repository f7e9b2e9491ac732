//! The fixes of findings, one by one and by rule.

use std::collections::{HashMap, HashSet};

use super::{Action, ActionKind, to};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::engine::Checked;
use crate::fix::fix_within;
use crate::guide::capital;
use crate::ide::edits::around_line_ends;
use crate::text::{Source, Span};

/// How many rules get an action of their own.
const MOST_RULES: usize = 4;

/// How many outcomes are checked for each of them: while a person moves the cursor there is no time for more.
const CHECKS: usize = 12;

/// The fixes of the findings `here`, the safe ones first. Findings that share one get one action.
pub(super) fn of_findings(source: &Source, checked: &Checked, here: &[usize]) -> Vec<Action> {
    let mut actions: Vec<Action> = Vec::new();
    // Most edits begin where no other does.
    let mut by_place: HashMap<Span, Vec<usize>> = HashMap::new();
    for applicability in [Applicability::Safe, Applicability::Unsafe] {
        for index in here {
            let Some(fix) = checked.findings[*index].fix.as_ref().filter(|it| it.applicability == applicability) else {
                continue;
            };
            let edits = around_line_ends(source.text(), fix.edits.clone());
            let same = by_place.entry(edits.first().map(|it| it.span).unwrap_or_default()).or_default();
            if let Some(known) = same.iter().find(|known| actions[**known].edits == edits) {
                actions[*known].mends.push(*index);
                continue;
            }
            same.push(actions.len());
            actions.push(Action {
                title: capital(&fix.caption()),
                kind: ActionKind::Fix,
                mends: vec![*index],
                edits,
                preferred: applicability == Applicability::Safe,
            });
        }
    }
    actions
}

/// For each rule of the findings `here` that has several safe fixes in the text, what applies all of them.
pub(super) fn of_rules(
    source: &Source,
    checked: &Checked,
    here: &[usize],
    check: &dyn Fn(&Source) -> Checked,
) -> Vec<Action> {
    let mut seen = HashSet::new();
    let rules = here.iter().map(|index| &checked.findings[*index]).filter(|it| is_safe(it)).map(|it| it.rule);
    rules
        .filter(|rule| seen.insert(*rule))
        .take(MOST_RULES)
        .filter_map(|it| of_rule(source, checked, it, check))
        .collect()
}

fn of_rule(source: &Source, checked: &Checked, rule: &str, check: &dyn Fn(&Source) -> Checked) -> Option<Action> {
    let findings = checked.findings.iter().enumerate();
    let mends: Vec<usize> = findings.filter(|(_, it)| it.rule == rule && is_safe(it)).map(|(index, _)| index).collect();
    let fixes = || mends.iter().filter_map(|index| checked.findings[*index].fix.as_ref());
    let first = fixes().next()?;
    if fixes().all(|fix| fix.edits == first.edits) {
        return None;
    }
    let of_rule = |source: &Source| {
        let mut checked = check(source);
        checked.findings.iter_mut().filter(|it| it.rule != rule).for_each(|it| it.fix = None);
        checked
    };
    let edits = to(source, &fix_within(CHECKS, source, Applicability::Safe, of_rule).source?);
    let title = format!("Fix all `{rule}` findings in this file");
    Some(Action { title, kind: ActionKind::FixRule, mends, edits, preferred: false })
}

fn is_safe(finding: &Diagnostic) -> bool {
    finding.fix.as_ref().is_some_and(|fix| fix.applicability == Applicability::Safe)
}
