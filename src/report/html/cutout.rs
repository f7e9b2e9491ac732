//! The lines of a source that a finding is about, with those around them.

use serde::Serialize;

use super::parts::{Part, Parts, marked};
use crate::report::concise::escape;
use crate::report::excerpt::{Line, Target, View, views};
use crate::report::glyph::glyphs;
use crate::text::Source;

/// Columns of a line; longer ones are cut.
pub(super) const ROOM: usize = 110;
/// Lines shown before and after the one that a finding is about.
const AROUND: usize = 2;
/// Columns of what is drawn before a label.
const HOOK: usize = 2;
/// Related places beyond these are not shown: a page holds thousands of findings.
const MAX_VIEWS: usize = 6;

/// A line as the page shows it.
#[derive(Debug, Serialize)]
pub(super) struct Row {
    /// Its number, from 1.
    number: usize,
    /// Its text.
    parts: Vec<Part>,
    /// What to say below it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    labels: Vec<Label>,
}

/// What is said about a place of a line.
#[derive(Debug, Serialize)]
struct Label {
    /// How many parts stand before the place.
    after: usize,
    text: String,
    primary: bool,
}

/// The lines of `targets` and those around the first one, in their order.
pub(super) fn cutout(source: &Source, targets: Vec<Target<'_>>) -> Vec<Row> {
    let mut views = views(source, targets, |_| ROOM, HOOK);
    views.truncate(MAX_VIEWS);
    let numbers: Vec<_> = views.iter().map(|view| view.line.number).collect();
    let mut rows: Vec<_> = Vec::new();
    if let Some(first) = views.first() {
        let around = first.line.before(source, AROUND).chain(first.line.after(source, AROUND));
        rows.extend(around.filter(|line| !numbers.contains(&line.number)).map(|line| Row::around(&line)));
    }
    rows.extend(views.iter().map(Row::of));
    rows.sort_by_key(|row| row.number);
    rows
}

/// The line of `target` alone.
pub(super) fn line(source: &Source, target: Target<'_>) -> Option<Row> {
    views(source, vec![target], |_| ROOM, HOOK).first().map(Row::of)
}

impl Row {
    fn of(view: &View<'_>) -> Self {
        let (excerpt, targets) = (&view.excerpt, &view.targets);
        let (parts, starts) = marked(view.line.text, &excerpt.glyphs, targets, &excerpt.marks);
        let labels = targets.iter().enumerate().filter(|(_, target)| !target.label.is_empty());
        let labels = labels.map(|(at, target)| Label {
            after: starts.get(at).copied().unwrap_or_default(),
            text: escape(target.label).into_owned(),
            primary: target.primary,
        });
        Self { number: view.line.number, labels: labels.collect(), parts }
    }

    /// The start of a line that nothing is wrong with.
    fn around(line: &Line<'_>) -> Self {
        let mut parts = Parts::default();
        let mut column = 0;
        for glyph in glyphs(line.text, line.range.clone()) {
            let cut = usize::from(glyph.bytes.end < line.range.end);
            if column + glyph.width + cut > ROOM {
                parts.cut();
                break;
            }
            column += glyph.width;
            parts.glyph(None, &glyph, line.text);
        }
        Self { number: line.number, parts: parts.done(), labels: Vec::new() }
    }
}
