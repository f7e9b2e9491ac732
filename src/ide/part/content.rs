//! Sections and what they hold under the cursor.

use super::head::hole;
use super::{Part, Template, What, touches};
use crate::binding::Bound;
use crate::schema::Content;
use crate::text::Span;

/// The heading of a section, or a paragraph meant as one.
pub(super) fn heading<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let (headings, binding) = (&bound.document.headings, bound.binding);
    let after = headings.partition_point(|heading| heading.span.start <= offset);
    let at = after.checked_sub(1).filter(|at| touches(headings[*at].span, offset));
    let section = at.and_then(|at| binding.sections.binary_search_by_key(&at, |section| section.heading).ok());
    if let Some(section) = section.map(|at| &binding.sections[at]) {
        let heading = headings[section.heading];
        let span = if heading.text.is_empty() { heading.span } else { heading.text };
        return Some(Part::new(span, What::Section(section)));
    }
    let lost = binding.lost_headings.iter().find(|lost| touches(lost.span, offset))?;
    Some(Part::new(lost.span, What::LostHeading(lost)))
}

/// A cell of a table, or the table beside them.
pub(super) fn cell<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let document = bound.document;
    let mut tables = bound
        .binding
        .tables
        .iter()
        .map(|bound| (bound, std::iter::once(bound.table).chain(bound.broken.iter().copied())));
    let (bound_table, table) =
        tables.find_map(|(bound, mut tables)| Some((bound, tables.find(|table| touches(table.span, offset))?)))?;
    let whole = Part::new(table.span, What::Table(bound_table));
    let is_main = std::ptr::eq(table, bound_table.table);
    let mut rows = table.header.into_iter().chain(table.delimiter).chain(table.rows.clone());
    let Some(row) = rows.find(|row| touches(document.rows[*row].span, offset)).filter(|_| is_main) else {
        return Some(whole);
    };
    // On a pipe the cell before it is meant, on the first one that after it.
    let cells = document.cells_of(row);
    let at = cells.partition_point(|cell| cell.raw.end < offset);
    let (Some(cell), Some(column)) = (cells.get(at), bound_table.columns.get(at)) else { return Some(whole) };
    let span = if cell.text.is_empty() { cell.raw } else { cell.text };
    Some(if table.rows.contains(&row) {
        Part::with_value(span, What::Cell(bound_table, at, row), cell.text, cell.raw)
    } else {
        Part::new(span, What::Header(bound_table, column))
    })
}

/// An item of a list, or a field that one is.
pub(super) fn item<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let (items, binding) = (&bound.document.items, bound.binding);
    let at = items.partition_point(|item| item.span.start <= offset).checked_sub(1)?;
    let item = Some(&items[at]).filter(|item| touches(item.span, offset))?;
    let section = binding.sections.iter().find(|section| section.items.contains(&at))?;
    match section.content_asked()?.0 {
        Content::List(list) => {
            let span = if item.text.is_empty() { item.span } else { item.text };
            Some(Part::with_value(span, What::Item(section, list.item.as_ref()?), item.text, item.span))
        }
        Content::Fields(_) => {
            let found = item.field(bound.source)?;
            let field = binding.fields.iter().find(|field| field.key == found.key)?;
            if offset < found.value.start {
                return Some(Part::new(found.key, What::Key(field)));
            }
            let area = Span { start: found.key.end, end: item.span.end.max(found.key.end) };
            Some(Part::with_value(found.value, What::Field(field), found.value, area))
        }
        _ => None,
    }
}

/// The text of a section that has a template, or a hole of it.
pub(super) fn prose<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let found = bound.binding.prose.iter().find(|prose| touches(prose.matched.span, offset))?;
    let section = &bound.binding.sections[found.section];
    let (decl, place) = (section.decl?, found.matched.place);
    let hole = hole(&found.matched, Template::Prose(decl, place), offset);
    Some(hole.unwrap_or(Part::new(found.matched.span, What::Prose(section, place))))
}
