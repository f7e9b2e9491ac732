//! Fields of sections, and their values.

use super::head::required;
use super::items::parted;
use super::pieces::Piece;
use super::place::Place;
use super::values::add;
use super::{Completion, CompletionKind};
use crate::binding::{BoundSection, FieldHolder};
use crate::document::Field;
use crate::guide::{self, Part};
use crate::schema::{Content, FieldDecl, FieldsDecl, ListForm, Schema};
use crate::text::Span;

/// Completes the field on the cursor's line: its value, or its key where it has one. Whether there is such a field.
pub(super) fn complete(place: &Place<'_>, found: &mut Vec<Completion>) -> bool {
    let Some(Field { key, value }) = field(place) else { return false };
    let offset = place.cursor.offset as u32;
    if offset <= key.end {
        if key.start <= offset {
            place.without_line(|place| renamed(place, key, found));
        }
        return true;
    }
    let bound = place.bound.binding.fields.iter().find(|field| field.key == key);
    if let Some(decl) = bound.and_then(|field| field.decl).filter(|_| offset >= value.start) {
        let (start, end) = (value.start as usize, place.cursor.typed().end.max(value.end as usize));
        values(place, decl, start..end, found);
    }
    true
}

/// The field that begins on the cursor's line.
fn field(place: &Place<'_>) -> Option<Field> {
    let items = &place.bound.document.items;
    let at = items.partition_point(|item| (item.marker.start as usize) < place.cursor.start);
    let item = items.get(at).filter(|item| (item.marker.start as usize) < place.cursor.end())?;
    let field = item.field(place.bound.source)?;
    (place.cursor.start..=place.cursor.end()).contains(&(field.key.start as usize)).then_some(field)
}

/// The values of a field, for the text in `region`: all after its colon.
fn values(place: &Place<'_>, decl: &FieldDecl, region: std::ops::Range<usize>, found: &mut Vec<Completion>) {
    let text = &place.bound.source.text()[region.clone()];
    let offset = place.cursor.offset - region.start;
    let (mut start, mut end) = (0, text.len());
    if let Some(separator) = decl.separator.as_deref().filter(|it| !it.is_empty()) {
        start = text[..offset].rfind(separator).map_or(0, |at| at + separator.len());
        end = text[offset..].find(separator).map_or(text.len(), |at| offset + at);
    }
    let part = &text[start..end];
    let from = (start + part.len() - part.trim_start().len()).min(offset);
    let to = (start + part.trim_end().len()).max(offset);
    let replace = Span::new(region.start + from, region.start + to);
    // A colon has a blank after it.
    let gap = if place.bound.source.text()[..replace.start as usize].ends_with(':') { " " } else { "" };
    add(place, &decl.value, replace, str::to_owned, (gap, ""), found);
}

/// The keys that may stand in place of the one that is there.
fn renamed(place: &Place<'_>, key: Span, found: &mut Vec<Completion>) {
    let Some((section, decl)) = place.section() else { return };
    let Content::Fields(fields) = &decl.content.value else { return };
    for decl in left(place, section, fields) {
        let name = decl.value.name.as_str();
        found.push(described(place.bound.schema, decl, name, key, vec![Piece::text(name)]));
    }
}

/// The fields that a section lacks, as items.
pub(super) fn missing(
    place: &Place<'_>,
    (section, fields): (&BoundSection<'_>, &FieldsDecl),
    marker: &str,
    replace: Span,
    found: &mut Vec<Completion>,
) {
    for decl in left(place, section, fields) {
        let item = format!("{marker} {}", decl.value.name);
        // A value that is there stays.
        let insert = if place.cursor.rest().trim_start().starts_with(':') {
            vec![Piece::text(item.as_str())]
        } else {
            parted(place, vec![Piece::Text(format!("{item}: ")), Piece::blank()])
        };
        let completion = described(place.bound.schema, decl, &decl.value.name, replace, insert).filter(item);
        found.push(Completion { preselect: decl.required, ..completion });
    }
}

/// The fields that are not in a section, those that belong on the cursor's line first.
fn left<'d>(place: &Place<'_>, section: &BoundSection<'_>, decl: &'d FieldsDecl) -> Vec<&'d FieldDecl> {
    let extent = section.extent(place.bound.source, place.bound.document);
    let there = place.bound.binding.fields.iter().filter(|field| {
        field.holder == FieldHolder::Section
            && std::ptr::eq(field.siblings, decl.fields.as_slice())
            && extent.contains(field.key)
    });
    let conditions = place.conditions();
    let there: Vec<_> = there.filter_map(|field| Some((field.verdict.index()?, field.key.start as usize))).collect();
    ranked(decl, &there, place.cursor.start).filter(|field| conditions.hold(field.value.when.as_ref())).collect()
}

/// The fields of which none is `there`, by their index and place: first those that belong at `offset` by the declared
/// order, and of these those that are required.
pub(super) fn ranked<'d>(
    decl: &'d FieldsDecl,
    there: &[(usize, usize)],
    offset: usize,
) -> impl Iterator<Item = &'d FieldDecl> {
    let mut is_there = vec![false; decl.fields.len()];
    for (index, _) in there {
        is_there[*index] = true;
    }
    let before = there.iter().filter(|(_, at)| *at < offset).max_by_key(|(_, at)| *at).map(|(index, _)| *index);
    let after = there.iter().filter(|(_, at)| *at >= offset).min_by_key(|(_, at)| *at).map(|(index, _)| *index);
    let is_astray = |index: usize| {
        decl.ordered.is_some() && (before.is_some_and(|it| it > index) || after.is_some_and(|it| it < index))
    };
    let mut left: Vec<_> = decl.fields.iter().enumerate().filter(|(index, _)| !is_there[*index]).collect();
    left.sort_by_key(|(index, field)| (is_astray(*index), !field.required, *index));
    left.into_iter().map(|(_, field)| field)
}

/// A field without its value.
pub(super) fn described(
    schema: &Schema,
    decl: &FieldDecl,
    name: &str,
    replace: Span,
    insert: Vec<Piece>,
) -> Completion {
    let list = if decl.list.value == ListForm::Require { " · list" } else { "" };
    Completion::new(CompletionKind::Field, name, replace, insert)
        .detail(required(decl.required, "field") + list)
        .documentation(Some(guide::part(schema, Part::Field(decl))))
}
