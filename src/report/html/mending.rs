//! What a fix would change, as data for the page.

use serde::Serialize;

use super::parts::{Part, Parts};
use crate::diagnostic::{Applicability, Edit, Fix};
use crate::report::concise::escape;
use crate::report::excerpt::Line;
use crate::report::glyph::{BYTES_PER_COLUMN, glyphs};
use crate::text::{Source, Span};

/// Edits beyond these are only counted.
const MAX_EDITS: usize = 4;
/// Columns of the text around an edit, on each side.
const AROUND: usize = 32;
/// Columns of the text that goes, and of the one that comes.
const CHANGED: usize = 600;
/// Bytes of a line that are looked at for what stands around.
const REACH: usize = AROUND * BYTES_PER_COLUMN;

/// A fix.
#[derive(Debug, Serialize)]
pub(super) struct Mending {
    title: String,
    safe: bool,
    edits: Vec<Change>,
    /// How many edits are not shown.
    more: usize,
}

/// One of its edits.
#[derive(Debug, Serialize)]
struct Change {
    /// The line where it begins, from 1.
    number: usize,
    parts: Vec<Part>,
}

impl Mending {
    /// The fix of a finding of `source`.
    pub(super) fn new(source: &Source, fix: &Fix) -> Self {
        Self {
            title: escape(&fix.title).into_owned(),
            safe: fix.applicability == Applicability::Safe,
            edits: fix.edits.iter().take(MAX_EDITS).map(|edit| Change::new(source, edit)).collect(),
            more: fix.edits.len().saturating_sub(MAX_EDITS),
        }
    }
}

impl Change {
    fn new(source: &Source, edit: &Edit) -> Self {
        let text = source.text();
        let (first, last) = (Line::of(source, edit.span), Line::of(source, Span::empty(edit.span.end)));
        let (start, end) = (edit.span.start as usize, edit.span.end as usize);
        let mut parts = Parts::default();
        before(&mut parts, text, first.range.start.min(start), start);
        parts.text(Some("del"), source.slice(edit.span), CHANGED);
        parts.text(Some("ins"), &edit.content, CHANGED);
        // After whole lines the next one says nothing.
        if !parts.end_a_line() {
            after(&mut parts, text, end, last.range.end.max(end));
        }
        Self { number: first.number, parts: parts.done() }
    }
}

/// The last columns of `text` from `from` to `to`.
fn before(parts: &mut Parts, text: &str, from: usize, to: usize) {
    let near = text.floor_char_boundary(to.saturating_sub(REACH)).max(from);
    let all: Vec<_> = glyphs(text, near..to).collect();
    let mut room = AROUND;
    let kept = all.iter().rev().take_while(|glyph| {
        let fits = glyph.width <= room;
        room -= glyph.width.min(room);
        fits
    });
    let kept = kept.count();
    if kept < all.len() || near > from {
        parts.cut();
    }
    all[all.len() - kept..].iter().for_each(|glyph| parts.glyph(None, glyph, text));
}

/// The first columns of `text` from `from` to `to`.
fn after(parts: &mut Parts, text: &str, from: usize, to: usize) {
    let near = text.floor_char_boundary(from + REACH).min(to);
    parts.text(None, &text[from..near], AROUND);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::{source, span_of};

    fn json(source: &Source, edit: &Edit) -> String {
        serde_json::to_string(&Change::new(source, edit)).unwrap()
    }

    #[test]
    fn a_change_stands_in_its_line() {
        let source = source("a\n| x | 9 | y |\nb\n");
        let edit = Edit::replace(span_of(&source, "9"), "5");
        assert_eq!(json(&source, &edit), r#"{"number":2,"parts":["| x | ",["del","9"],["ins","5"]," | y |"]}"#);
        let edit = Edit::insert(2, "| new |\n");
        assert_eq!(json(&source, &edit), r#"{"number":2,"parts":[["ins","| new |↵\n"]]}"#);
        let edit = Edit::remove(Span::new(0, 2));
        assert_eq!(json(&source, &edit), r#"{"number":1,"parts":[["del","a↵\n"]]}"#);
    }

    #[test]
    fn what_stands_around_is_cut() {
        let long = "word ".repeat(1000);
        let source = source(&format!("{long}@{long}"));
        let change = json(&source, &Edit::remove(span_of(&source, "@")));
        assert!(change.starts_with(r#"{"number":1,"parts":[["cut","…"],"d word"#), "{change}");
        assert!(change.ends_with(r#" wo",["cut","…"]]}"#) && change.len() < 200, "{change}");
    }
}
