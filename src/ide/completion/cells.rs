//! The cell of a table at the cursor: its value, or the header of a column.

use super::head::required;
use super::pieces::Piece;
use super::place::Place;
use super::rows::{cells, texts};
use super::{Completion, CompletionKind, values};
use crate::binding::{BoundTable, alike};
use crate::guide::{self, Part};
use crate::layout::table::declared_text;
use crate::schema::{ColumnDecl, TableDecl};
use crate::text::Span;

/// The column that `name` is declared as, in other letters or marks too.
pub(super) fn column<'d>(decl: &'d TableDecl, name: &str) -> Option<&'d ColumnDecl> {
    let names = |column: &'d ColumnDecl| std::iter::once(&column.value.name).chain(&column.aliases);
    let exact =
        decl.columns.iter().find(|column| names(column).any(|known| known == name || declared_text(known) == name));
    exact.or_else(|| decl.columns.iter().find(|column| names(column).any(|known| alike(known, name))))
}

/// The table of the section at the cursor.
fn bound<'a>(place: &Place<'a>) -> Option<&'a BoundTable<'a>> {
    let (section, _) = place.section()?;
    let binding = place.bound.binding;
    binding.tables.iter().find(|table| std::ptr::eq(&raw const binding.sections[table.section], section))
}

/// The headers of the columns that are not there.
pub(super) fn headers(place: &Place<'_>, decl: &TableDecl, found: &mut Vec<Completion>) {
    let Some(slot) = Slot::at(place) else { return };
    let others: Vec<_> = texts(place.cursor.line).into_iter().enumerate().filter(|(at, _)| *at != slot.index).collect();
    let index =
        |name: &str| column(decl, name).and_then(|it| decl.columns.iter().position(|own| std::ptr::eq(own, it)));
    let mut there = vec![false; decl.columns.len()];
    let mut before = 0;
    for (at, name) in others {
        let Some(index) = index(name) else { continue };
        there[index] = true;
        if at < slot.index {
            before = index + 1;
        }
    }
    let conditions = place.conditions();
    let (up_to, from): (Vec<_>, Vec<_>) = decl.columns.iter().enumerate().partition(|(index, _)| *index < before);
    for (index, column) in from.into_iter().chain(up_to) {
        if there[index] || !conditions.hold(column.value.when.as_ref()) {
            continue;
        }
        let name = declared_text(&column.value.name).into_owned();
        let insert = slot.written(&name);
        found.push(
            Completion::new(CompletionKind::Column, column.value.name.as_str(), slot.replace, insert)
                .filter(name)
                .detail(required(column.required, "column"))
                .documentation(Some(guide::part(place.bound.schema, Part::Value(&column.value)))),
        );
    }
}

/// The values of the cell at the cursor.
pub(super) fn cell(place: &Place<'_>, decl: &TableDecl, header: &str, found: &mut Vec<Completion>) {
    let Some(slot) = Slot::at(place) else { return };
    let names = texts(header);
    let Some(name) = names.get(slot.index) else { return };
    // A misspelt header is bound to its column too.
    let bound = bound(place).and_then(|bound| bound.columns.get(slot.index)).filter(|it| it.name == *name);
    let Some(column) = bound.and_then(|it| it.decl).or_else(|| column(decl, name)) else { return };
    if place.conditions().hold(column.value.when.as_ref()) {
        values::add(
            place,
            &column.value,
            slot.replace,
            |it| declared_text(it).into_owned(),
            (slot.before, slot.after),
            found,
        );
    }
}

/// The cell that holds the cursor.
struct Slot {
    /// Its index in the row.
    index: usize,
    /// Its text.
    replace: Span,
    /// What parts its text from the pipe before it.
    before: &'static str,
    /// What parts it from the pipe after it, with that pipe where there is none.
    after: &'static str,
}

impl Slot {
    fn at(place: &Place<'_>) -> Option<Self> {
        let (line, at) = (place.cursor.line, place.cursor.before().len());
        let cells = cells(line);
        let index = cells.iter().position(|cell| (cell.start..=cell.end).contains(&at))?;
        let cell = cells[index].clone();
        let text = &line[cell.clone()];
        let (start, end) = if text.trim().is_empty() {
            (at, at)
        } else {
            let start = cell.start + text.len() - text.trim_start().len();
            (start.min(at), (cell.start + text.trim_end().len()).max(at))
        };
        let is_closed = line[cell.end..].starts_with('|');
        let after = match (is_closed, end == cell.end) {
            (true, true) => " ",
            (true, false) => "",
            (false, _) => " |",
        };
        let replace = Span::new(place.cursor.start + start, place.cursor.start + end);
        Some(Self { index, replace, before: if line[..start].ends_with('|') { " " } else { "" }, after })
    }

    fn written(&self, text: &str) -> Vec<Piece> {
        vec![Piece::Text([self.before, text, self.after].concat())]
    }
}
