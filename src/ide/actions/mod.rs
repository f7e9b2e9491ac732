//! What may be done about the findings at a place: mend them, or let them pass.

mod fixes;
mod place;
mod suppressions;
mod trial;

use super::edits::{clamped, small};
use crate::diagnostic::{Applicability, Edit};
use crate::engine::Checked;
use crate::fix::fix;
use crate::text::{Source, Span};

/// Something that may be done about findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// What it does, as an imperative with a capital.
    pub title: String,
    /// What kind of help it is.
    pub kind: ActionKind,
    /// The findings that are gone afterwards, as indices.
    pub mends: Vec<usize>,
    /// What it does to the text, in the order of the places; no edit touches another, or parts the two characters of a line
    /// ending.
    pub edits: Vec<Edit>,
    /// Whether it is what nearly everybody wants: the safe fix of a finding.
    pub preferred: bool,
}

/// What kind of help an [`Action`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionKind {
    /// Mends a finding.
    Fix,
    /// Mends all findings of a rule in the text that can be mended safely.
    FixRule,
    /// Suppresses a finding where it stands: on its line, or in its table, list or paragraph.
    Suppress,
    /// Suppresses the findings of a rule in the whole text.
    SuppressInFile,
}

/// What may be done about those findings of `source`, which `checked` holds, that touch `span`: safe fixes, then unsafe
/// ones, then what mends all findings of a rule, then what suppresses one.
///
/// `check` is asked for the findings of what a suppression, or the fixes of a whole rule, would lead to: a few times for
/// each finding, for a bounded number of them, and never where none touches `span`. Of many, those at `span` itself count
/// first.
pub fn actions(source: &Source, checked: &Checked, span: Span, check: &dyn Fn(&Source) -> Checked) -> Vec<Action> {
    let span = clamped(source, span);
    let touches = |it: Span| it.start <= span.end && span.start <= it.end;
    let findings = checked.findings.iter().enumerate();
    let mut here: Vec<usize> = findings.filter(|(_, it)| touches(it.span)).map(|(index, _)| index).collect();
    // Who asks about one finding asks at its span.
    here.sort_by_key(|index| checked.findings[*index].span != span);
    if here.is_empty() {
        return Vec::new();
    }
    let mut actions = fixes::of_findings(source, checked, &here);
    actions.extend(fixes::of_rules(source, checked, &here, check));
    actions.extend(suppressions::of_findings(source, checked, &here, check));
    actions
}

/// What mends all of `source` that fixes which are `most` or safer can mend, as `--fix` does; `None` when nothing can.
#[must_use]
pub fn fix_all(source: &Source, most: Applicability, check: &dyn Fn(&Source) -> Checked) -> Option<Vec<Edit>> {
    Some(to(source, &fix(source, most, check).source?))
}

/// What makes `outcome` of `source`.
fn to(source: &Source, outcome: &Source) -> Vec<Edit> {
    small(source.text(), &Edit::replace(Span::new(0, source.text().len()), outcome.text()))
}
