//! What the baseline lets pass.

use std::collections::BTreeMap;

use super::{Checked, Waived, look};
use crate::baseline::{Entries, Key, Known, Recorded};
use crate::diagnostic::Diagnostic;
use crate::rules::{Context, Findings, Stage, find, unreadable};

/// Finishes the check of a text: drops from `findings` what the baseline holds, or takes all of them down.
pub(super) fn settle(mut findings: Findings<'_>, context: &Context<'_>) -> Checked {
    let known = context.around.known();
    let has_baseline = !matches!(known, Known::Nothing);
    let (held_back, recorded) = match known {
        Known::HeldBack(entries) if !entries.is_empty() => (hold_back(&entries, &mut findings, context), None),
        Known::Nothing | Known::HeldBack(_) => (Vec::new(), None),
        Known::Recorded(old) => {
            let (counts, held_back) = record(&old, &mut findings, context);
            (held_back, Some(Recorded { baseline: 0, path: old.path().to_owned(), counts }))
        }
    };
    let waived = held_back.into_iter().map(Waived::by_baseline).collect();
    Checked { findings: findings.into_sorted(), waived, has_baseline, recorded, ..Checked::default() }
}

fn hold_back(entries: &Entries<'_>, findings: &mut Findings<'_>, context: &Context<'_>) -> Vec<Diagnostic> {
    let mut matches = entries.matches();
    let held_back = findings.hold_back(|it| matches.take(&Key::of(context.source, context.document, it.rule, it.span)));
    let leftovers: Vec<_> = matches.leftovers().collect();
    // Of a text that cannot be read nothing is known to be gone.
    if !leftovers.is_empty() && is_readable(context) {
        look(Stage::Baseline, &Context { leftovers: &leftovers, ..*context }, findings);
    }
    held_back
}

/// The findings by kind, with those of `old` that the run does not look for; and the findings.
fn record(
    old: &Entries<'_>,
    findings: &mut Findings<'_>,
    context: &Context<'_>,
) -> (BTreeMap<Key, u32>, Vec<Diagnostic>) {
    let mut recorded = old.counts(|rule| match find(rule) {
        Some(rule) if is_readable(context) => !context.is_on(rule),
        Some(rule) => rule.name != unreadable().name,
        None => false,
    });
    let held_back = findings.hold_back(|it| {
        let count = recorded.entry(Key::of(context.source, context.document, it.rule, it.span)).or_default();
        *count = count.saturating_add(1);
        true
    });
    (recorded, held_back)
}

fn is_readable(context: &Context<'_>) -> bool {
    context.source.invalid_utf8().is_none()
}
