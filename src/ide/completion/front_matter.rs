//! Keys and values of front matter, line by line: while it is being typed it may be no YAML.

use std::ops::Range;

use super::Completion;
use super::fields::{described, ranked};
use super::pieces::Piece;
use super::place::Place;
use super::values;
use crate::binding::alike;
use crate::compose::yaml;
use crate::document::{BlockKind, FrontMatter, FrontMatterFault};
use crate::schema::{FieldDecl, FieldsDecl, ListForm, ValueType};
use crate::text::Span;

/// The indices of the lines of the front matter that hold the cursor's, those of dashes aside.
///
/// Front matter that is not closed yet ends before a blank line or a heading.
pub(super) fn region(place: &Place<'_>) -> Option<Range<usize>> {
    place.bound.schema.front_matter.as_ref()?;
    let (source, document) = (place.written.source, place.written.document);
    let lines = match document.blocks.first() {
        Some(block) if block.kind == BlockKind::FrontMatter => {
            let last = source.lines().line_of(block.span.end.saturating_sub(1).max(block.span.start));
            source.lines().line_of(block.span.start) + 1..last
        }
        _ => match document.front_matter(source) {
            FrontMatter::Broken { span, fault: FrontMatterFault::Unclosed } => {
                let first = source.lines().line_of(span.start) + 1;
                let goes_on = |line: &str| !line.trim().is_empty() && !line.starts_with('#');
                let mut lines = first..source.lines().line_count();
                let end = lines.find(|index| !place.cursor.line_at(*index).is_some_and(goes_on));
                first..end.map_or(source.lines().line_count(), |end| end + usize::from(end == place.cursor.index))
            }
            _ => return None,
        },
    };
    lines.contains(&place.cursor.index).then_some(lines)
}

/// Completes a line of the front matter.
pub(super) fn complete(place: &Place<'_>, region: &Range<usize>, found: &mut Vec<Completion>) {
    let Some(decl) = place.bound.schema.front_matter.as_ref().map(|decl| &decl.fields) else { return };
    let line = place.cursor.line;
    let at = place.cursor.before().len();
    match colon(line) {
        Some(colon) if at > colon => {
            if let Some(field) = field(decl, &line[..colon]) {
                value(place, field, colon + 1, found);
            }
        }
        _ if line.starts_with([' ', '\t']) || line.trim_start().starts_with('-') => {
            let rest = line.trim_start().strip_prefix('-');
            let start = line.len() - rest.map_or(0, str::len);
            if let Some(field) = owner(place, region, decl).filter(|_| rest.is_some() && at >= start) {
                element(place, field, start, line.len(), found);
            }
        }
        Some(colon) => keys(place, region, decl, Some(colon), found),
        None => keys(place, region, decl, None, found),
    }
}

/// Where the colon after the key of a line stands.
fn colon(line: &str) -> Option<usize> {
    let is_key = !line.starts_with([' ', '\t', '-', '#', '[', '{']);
    line.match_indices(':').map(|(at, _)| at).find(|at| {
        let after = line.as_bytes().get(at + 1);
        is_key && after.is_none_or(|it| matches!(it, b' ' | b'\t'))
    })
}

fn field<'d>(decl: &'d FieldsDecl, key: &str) -> Option<&'d FieldDecl> {
    decl.fields.get(index(decl, key)?)
}

/// The field that a key is declared as, in other letters or marks too.
fn index(decl: &FieldsDecl, key: &str) -> Option<usize> {
    let key = key.trim().trim_matches(['"', '\'']);
    let exact = decl.fields.iter().position(|field| field.value.name == key);
    exact.or_else(|| decl.fields.iter().position(|field| alike(&field.value.name, key)))
}

/// The field that an element on a line of its own belongs to.
fn owner<'d>(place: &Place<'_>, region: &Range<usize>, decl: &'d FieldsDecl) -> Option<&'d FieldDecl> {
    let lines = (region.start..place.cursor.index).rev().filter_map(|index| place.cursor.line_at(index));
    let mut keys = lines.filter(|line| !line.starts_with([' ', '\t', '-', '#']) && !line.trim().is_empty());
    let line = keys.next()?;
    field(decl, &line[..colon(line)?]).filter(|field| field.list.value != ListForm::Deny)
}

/// The keys that are not there.
fn keys(
    place: &Place<'_>,
    region: &Range<usize>,
    decl: &FieldsDecl,
    colon: Option<usize>,
    found: &mut Vec<Completion>,
) {
    let key = |line: &str| colon_key(line).and_then(|key| index(decl, key));
    let others = region.clone().filter(|line| *line != place.cursor.index);
    let there: Vec<_> = others.filter_map(|line| Some((key(place.cursor.line_at(line)?)?, line))).collect();
    let replace = match colon {
        Some(colon) => Span::new(place.cursor.start, place.cursor.start + colon),
        None => place.cursor.typed_span(),
    };
    let conditions = place.conditions();
    let fits = |field: &&FieldDecl| conditions.hold(field.value.when.as_ref());
    for field in ranked(decl, &there, place.cursor.index).filter(fits) {
        let key = yaml::key(&field.value.name);
        let mut insert = vec![Piece::Text(key.clone())];
        if colon.is_none() {
            let (open, close) = if field.list.value == ListForm::Require { ("[", "]") } else { ("", "") };
            insert.extend([Piece::Text(format!(": {open}")), Piece::blank()]);
            insert.extend((!close.is_empty()).then(|| Piece::text(close)));
        }
        let completion = described(place.bound.schema, field, &field.value.name, replace, insert).filter(key);
        found.push(Completion { preselect: field.required, ..completion });
    }
}

fn colon_key(line: &str) -> Option<&str> {
    colon(line).map(|colon| &line[..colon])
}

/// The values of a field whose line goes on from `start`, after the colon.
fn value(place: &Place<'_>, field: &FieldDecl, start: usize, found: &mut Vec<Completion>) {
    let (line, at) = (place.cursor.line, place.cursor.before().len());
    let text = line[start..].trim_start();
    let open = line.len() - text.len();
    if !text.starts_with('[') {
        if field.list.value != ListForm::Require {
            element(place, field, start, line.len(), found);
        }
    } else if at > open && field.list.value != ListForm::Deny {
        let end = line[at..].find([',', ']']).map_or(line.len(), |end| at + end);
        let start = line[open + 1..at].rfind(',').map_or(open + 1, |comma| open + 1 + comma + 1);
        if !line[open..at].contains(']') {
            element(place, field, start, end, found);
        }
    }
}

/// The values for the text between `start` and `end` on the cursor's line.
fn element(place: &Place<'_>, field: &FieldDecl, start: usize, end: usize, found: &mut Vec<Completion>) {
    let (line, at) = (place.cursor.line, place.cursor.before().len());
    let text = &line[start..end];
    let from = (start + text.len() - text.trim_start().len()).min(at);
    let to = (start + text.trim_end().len()).max(at).max(from);
    let replace = Span::new(place.cursor.start + from, place.cursor.start + to);
    let before = if line[..from].ends_with([':', '-', ',']) { " " } else { "" };
    let is_text = matches!(field.value.kind.value, ValueType::String | ValueType::Url);
    let quoted = |text: &str| yaml::scalar(text, is_text);
    let from = found.len();
    values::add(place, &field.value, replace, quoted, (before, ""), found);
    // Where a quote is typed already, it is what people see.
    if let Some(quote) =
        line[replace.start as usize - place.cursor.start..].chars().next().filter(|it| matches!(it, '"' | '\''))
    {
        for completion in found.iter_mut().skip(from).filter(|it| !it.filter.starts_with(quote)) {
            completion.filter = format!("{quote}{}", completion.label);
        }
    }
}
