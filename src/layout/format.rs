//! What changes, and the text with it.

use std::cell::OnceCell;
use std::ops::Range;

use super::change::{Change, Kind, Kinds};
use super::style::Style;
use super::{blank_lines, line_ends, lines, list_markers, table_padding};
use crate::diagnostic::{Edit, splice};
use crate::document::{Document, Inner, means_the_same};
use crate::suppression::Suppressions;
use crate::text::{Source, Span};

/// How often the outcome of some of the changes is read at most, when all together would say something else.
const TRIES: usize = 64;

/// How often a text is laid out at most; what one change makes possible for another needs a second time.
const ROUNDS: usize = 8;

/// What a text is laid out by.
#[derive(Clone, Copy)]
pub(super) struct Page<'a> {
    pub(super) source: &'a Source,
    pub(super) document: &'a Document,
    pub(super) style: &'a Style,
    prevailing: &'a OnceCell<&'static str>,
}

impl<'a> Page<'a> {
    fn new(source: &'a Source, document: &'a Document, style: &'a Style, cell: &'a OnceCell<&'static str>) -> Self {
        Self { source, document, style, prevailing: cell }
    }

    /// The line ending that most lines have; the text is looked through once.
    pub(super) fn prevailing(self) -> &'static str {
        self.prevailing.get_or_init(|| line_ends::prevailing(self.source))
    }
}

/// A text with changes applied.
type Outcome = (Source, Document);

/// What of these kinds is not laid out in `source`, whose document is given, as `style` says; in the order of the kinds.
/// Edits of different changes may touch but do not overlap. All together leave what the text says as it is.
#[must_use]
pub fn changes(source: &Source, document: &Document, style: &Style, kinds: Kinds) -> Vec<Change> {
    let prevailing = OnceCell::new();
    let page = Page::new(source, document, style, &prevailing);
    harmless(page, candidates(page, kinds)).0
}

/// The text of `source`, laid out as `style` says; `None` when it is. Where a comment suppresses the rule of a change, the
/// text stays as it is. A text that is not UTF-8 stays too.
#[must_use]
pub fn format(source: &Source, style: &Style) -> Option<Source> {
    if source.invalid_utf8().is_some() {
        return None;
    }
    lay_out((source, &Document::parse(source)), style, None)
}

/// What [`format()`] does on the lines that `span` stands on, as the edit of the lines that it reaches; `None` when they are
/// laid out. A table that they touch is laid out whole, since its padding hangs together; what else reaches beyond them,
/// as the bullets of a list do, stays as it is.
#[must_use]
pub fn format_lines(source: &Source, style: &Style, span: Span) -> Option<Edit> {
    if source.invalid_utf8().is_some() {
        return None;
    }
    let document = Document::parse(source);
    let lines = source.lines_of(span);
    let touched = lines::touched(source, &document, lines);
    let formatted = lay_out((source, &document), style, Some(lines))?;
    let after = source.text().len() - touched.end as usize;
    let content = &formatted.text()[touched.start as usize..formatted.text().len() - after];
    Some(Edit::replace(touched, content))
}

/// The text laid out, on these lines or all; `None` when it is.
fn lay_out(original: (&Source, &Document), style: &Style, mut lines: Option<Span>) -> Option<Source> {
    let mut outcome: Option<Outcome> = None;
    for _ in 0..ROUNDS {
        let (source, document) = outcome.as_ref().map_or(original, |(source, document)| (source, document));
        let prevailing = OnceCell::new();
        let page = Page::new(source, document, style, &prevailing);
        let mut changes = candidates(page, Kinds::all());
        if let Some(lines) = lines {
            changes = lines::on(page, lines, changes);
        }
        if !changes.is_empty() && !document.comments.is_empty() {
            let mut suppressions = Suppressions::read(source, document);
            changes.retain(|change| suppressions.suppress(change.fault.kind().rule(), change.span.start).is_none());
        }
        let (changes, next) = harmless(page, changes);
        let Some(next) = next else { break };
        lines = lines.map(|it| lines::moved(source, it, &changes));
        outcome = Some(next);
    }
    outcome.map(|(formatted, _)| formatted).filter(|formatted| formatted.text() != original.0.text())
}

/// All that is not laid out, none overlapping another.
fn candidates(page: Page<'_>, kinds: Kinds) -> Vec<Change> {
    // Most texts need no second look at their insides.
    let inner = OnceCell::new();
    let inner = || inner.get_or_init(|| Inner::read(page.source));
    let mut changes = Vec::new();
    if kinds.has(Kind::FinalNewline) {
        changes.extend(line_ends::at_the_end(page));
    }
    if kinds.has(Kind::BlankLines) {
        blank_lines::changes(page, inner, &mut changes);
    }
    let mut removed: Vec<Range<u32>> =
        changes.iter().flat_map(|it| &it.edits).map(|edit| edit.span.start..edit.span.end).collect();
    removed.sort_by_key(|it| it.start);
    let is_removed = |offset: u32| {
        let after = removed.partition_point(|it| it.start <= offset);
        after > 0 && offset < removed[after - 1].end
    };
    if kinds.has(Kind::TrailingWhitespace) {
        changes.extend(line_ends::trailing_blanks(page, inner).into_iter().filter(|it| !is_removed(it.span.start)));
    }
    if kinds.has(Kind::LineEnding) {
        changes.extend(line_ends::other_ends(page, is_removed));
    }
    if kinds.has(Kind::TableFormat) {
        table_padding::changes(page, &mut changes);
    }
    if kinds.has(Kind::ListMarker) {
        list_markers::changes(page, inner, &mut changes);
    }
    changes
}

/// Those of `changes` that leave what the text says as it is, and the text with them if there are any. By what they are
/// made of all should; Markdown has corners, and the outcome is the one judge.
fn harmless(page: Page<'_>, changes: Vec<Change>) -> (Vec<Change>, Option<Outcome>) {
    if changes.is_empty() {
        return (changes, None);
    }
    let mut trial = Trial { page, accepted: Vec::new(), outcome: None, tries: TRIES };
    trial.grow(&changes.iter().collect::<Vec<_>>());
    let Trial { accepted, outcome, .. } = trial;
    if accepted.len() == changes.len() {
        return (changes, outcome);
    }
    (accepted.into_iter().cloned().collect(), outcome)
}

/// Which changes go together.
struct Trial<'a> {
    page: Page<'a>,
    accepted: Vec<&'a Change>,
    outcome: Option<Outcome>,
    tries: usize,
}

impl<'a> Trial<'a> {
    /// Accepts as many of `changes` as possible: all at once, or else each half for itself.
    fn grow(&mut self, changes: &[&'a Change]) {
        if changes.is_empty() || self.tries == 0 {
            return;
        }
        self.tries -= 1;
        let together = [&*self.accepted, changes].concat();
        if let Some(outcome) = self.outcome_of(&together) {
            (self.accepted, self.outcome) = (together, Some(outcome));
        } else if changes.len() > 1 {
            let (first, second) = changes.split_at(changes.len() / 2);
            self.grow(first);
            self.grow(second);
        }
    }

    /// The text with these changes, unless it says something else.
    fn outcome_of(&self, changes: &[&Change]) -> Option<Outcome> {
        let Page { source, document, .. } = self.page;
        let mut edits: Vec<&Edit> = changes.iter().flat_map(|change| &change.edits).collect();
        edits.sort_by_key(|edit| edit.span);
        let text = splice(source.text(), edits, |_, _| {});
        let outcome = Source::new(source.name(), text).ok()?;
        let parsed = Document::parse(&outcome);
        means_the_same((source, document), (&outcome, &parsed)).then_some((outcome, parsed))
    }
}
