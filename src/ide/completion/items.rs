//! Items of lists: fields without their values, and items with one of few values.

use super::cursor::Cursor;
use super::pieces::{Piece, pieces};
use super::place::Place;
use super::values::candidates;
use super::{Completion, CompletionKind, fields};
use crate::binding::BoundSection;
use crate::compose::blank;
use crate::guide::about;
use crate::schema::{Content, ListDecl};
use crate::text::Span;

/// A line that begins with the mark of an item.
#[derive(Clone, Copy)]
pub(super) struct Marked<'a> {
    /// The mark: `*`, `1.` and the like.
    pub marker: &'a str,
    /// Where it stands.
    pub start: usize,
}

impl<'a> Marked<'a> {
    /// The mark of the cursor's line, if it has one, with the cursor after it.
    pub(super) fn read(cursor: &Cursor<'a>) -> Option<Self> {
        let marker = marker(cursor.line)?;
        let start = cursor.start + cursor.line.len() - cursor.line.trim_start().len();
        (cursor.offset >= start + marker.len()).then_some(Self { marker, start })
    }
}

/// The mark that the line begins with, with a blank or nothing after it.
fn marker(line: &str) -> Option<&str> {
    let text = line.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let length = match text.as_bytes().get(digits)? {
        b'*' | b'-' | b'+' if digits == 0 => 1,
        b'.' | b')' if (1..=9).contains(&digits) => digits + 1,
        _ => return None,
    };
    let is_parted = text.as_bytes().get(length).is_none_or(|it| matches!(it, b' ' | b'\t'));
    is_parted.then(|| &text[..length])
}

/// Completes the item on the cursor's line.
pub(super) fn complete(place: &Place<'_>, found: &mut Vec<Completion>) {
    let Some(marked) = Marked::read(&place.cursor) else { return };
    if fields::complete(place, found) {
        return;
    }
    let rest = place.cursor.rest();
    let end = if place.cursor.ends_text() {
        place.cursor.typed().end
    } else if rest.trim_start().starts_with(':') {
        place.cursor.end() - rest.len()
    } else {
        return;
    };
    let replace = Span::new(marked.start, end);
    place.without_line(|place| add(place, marked.marker, replace, found));
}

/// What may be added to a list on a blank line.
pub(super) fn on_blank_line(place: &Place<'_>, found: &mut Vec<Completion>) {
    let Some((section, _)) = place.section() else { return };
    let last = place.bound.document.items.get(section.items.clone()).and_then(<[_]>::last);
    let used = last.map(|item| place.bound.source.slice(item.marker));
    let usual = place.settings.style.bullet().to_string();
    add(place, used.unwrap_or(&usual), place.cursor.typed_span(), found);
    whole_list(place, found);
}

/// Items to fill in, where there are none.
fn whole_list(place: &Place<'_>, found: &mut Vec<Completion>) {
    let Some((section, decl)) = place.section() else { return };
    if !matches!(decl.content.value, Content::List(_)) || !section.items.is_empty() {
        return;
    }
    let text = blank::content(place.bound.schema, decl, &place.settings.style);
    let insert = place.parted(pieces(&text, place.line_ending()), 1);
    found.push(Completion {
        preselect: true,
        ..Completion::new(CompletionKind::List, "Items", place.cursor.typed_span(), insert)
            .filter(text.lines().next().unwrap_or_default())
            .detail("to fill in")
    });
}

fn add(place: &Place<'_>, marker: &str, replace: Span, found: &mut Vec<Completion>) {
    let Some((section, decl)) = place.section() else { return };
    match &decl.content.value {
        Content::Fields(fields) => fields::missing(place, (section, fields), marker, replace, found),
        Content::List(list) if place.cursor.ends_text() => items(place, (section, list), marker, replace, found),
        _ => {}
    }
}

/// The items that a list may hold, where these are few.
fn items(
    place: &Place<'_>,
    (section, list): (&BoundSection<'_>, &ListDecl),
    marker: &str,
    replace: Span,
    found: &mut Vec<Completion>,
) {
    let Some(decl) = &list.item else { return };
    let there: Vec<_> = match place.bound.document.items.get(section.items.clone()) {
        Some(items) if list.unique.is_some() => items.iter().map(|it| place.bound.source.slice(it.text)).collect(),
        _ => Vec::new(),
    };
    let documentation = about(decl.description.as_deref());
    for value in candidates(decl, place.settings.today).into_iter().filter(|value| !there.contains(&value.as_str())) {
        let text = format!("{marker} {value}");
        let insert = parted(place, vec![Piece::text(text.as_str())]);
        found.push(
            Completion::new(CompletionKind::Value, value, replace, insert)
                .filter(text)
                .detail("item")
                .documentation(documentation.clone()),
        );
    }
}

/// An item with line ends around it where what stands there is no item.
pub(super) fn parted(place: &Place<'_>, item: Vec<Piece>) -> Vec<Piece> {
    let is_item = |line: Option<(usize, &str)>| line.is_some_and(|(_, text)| marker(text).is_some());
    let above = usize::from(!is_item(place.cursor.above()));
    if is_item(place.cursor.below()) {
        let ends = above.saturating_sub(place.cursor.above().map_or(1, |(blank, _)| blank));
        let end = (ends > 0).then(|| Piece::text(place.line_ending()));
        return end.into_iter().chain(item).collect();
    }
    place.parted(item, above)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_item_begins_with_its_mark() {
        for (line, mark) in [("* a", "*"), ("  -", "-"), ("+\tb", "+"), ("10) c", "10)"), ("1. ", "1.")] {
            assert_eq!(marker(line), Some(mark));
        }
        for line in ["", "*a", "**b**", "1", "1.5", "---", "1234567890. a"] {
            assert_eq!(marker(line), None, "{line}");
        }
    }
}
