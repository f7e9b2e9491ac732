//! Tables: their headers, delimiter rows, rows and cells.

use super::head::required;
use super::pieces::{Piece, pieces};
use super::place::Place;
use super::rows::{cells, escaped, is_delimiter, is_row, texts};
use super::{Completion, CompletionKind, values};
use crate::binding::{BoundTable, alike};
use crate::compose::blank;
use crate::document::{Alignment, BlockKind};
use crate::guide;
use crate::layout::page::BLANK;
use crate::layout::table::Rows;
use crate::schema::{ColumnDecl, Content, TableDecl};
use crate::text::Span;

/// The lines of a table above the cursor.
struct Above<'a> {
    header: Option<&'a str>,
    /// How many there are; the second one is the delimiter row.
    count: usize,
}

impl<'a> Above<'a> {
    fn read(place: &Place<'a>) -> Self {
        let lines = (0..place.cursor.index).rev().map_while(|index| place.cursor.line_at(index));
        let (mut header, mut count) = (None, 0);
        for line in lines.take_while(|line| is_row(line)) {
            header = Some(line);
            count += 1;
        }
        Self { header, count }
    }
}

/// Completes the line of a table. Whether the cursor's line is one.
pub(super) fn complete(place: &Place<'_>, found: &mut Vec<Completion>) -> bool {
    let line = place.cursor.line;
    let Some(decl) = declared(place).filter(|_| is_row(line)) else { return false };
    let above = Above::read(place);
    match (above.header, above.count) {
        (Some(header), 1) if is_delimiter(line) => delimiter_row(place, decl, header, found),
        (Some(header), _) => {
            if line.trim() == "|" {
                row(place, decl, header, found);
            }
            cell(place, decl, header, found);
        }
        (None, _) => {
            if line.trim() == "|" && !has_table(place) {
                table(place, found);
            }
            headers(place, decl, found);
        }
    }
    true
}

/// What of a table may stand on a blank line.
pub(super) fn on_blank_line(place: &Place<'_>, found: &mut Vec<Completion>) {
    let Some(decl) = declared(place) else { return };
    let above = Above::read(place);
    match (above.header, above.count) {
        (Some(header), 1) => delimiter_row(place, decl, header, found),
        (Some(header), _) => row(place, decl, header, found),
        (None, _) if !has_table(place) => table(place, found),
        (None, _) => {}
    }
}

/// The type of the table that the section at the cursor holds.
fn declared<'a>(place: &Place<'a>) -> Option<&'a TableDecl> {
    match place.section()?.1.content.value {
        Content::Table(table) => place.bound.schema.tables.get(table),
        _ => None,
    }
}

/// The table of the section at the cursor.
fn bound<'a>(place: &Place<'a>) -> Option<&'a BoundTable<'a>> {
    let (section, _) = place.section()?;
    let binding = place.bound.binding;
    binding.tables.iter().find(|table| std::ptr::eq(&raw const binding.sections[table.section], section))
}

/// Whether the section holds a table, beside the line that is being typed.
fn has_table(place: &Place<'_>) -> bool {
    place.without_line(|place| {
        place
            .section()
            .is_some_and(|(section, _)| section.blocks.iter().any(|block| matches!(block.kind, BlockKind::Table(_))))
    })
}

/// The column that `name` is declared as, in other letters or marks too.
fn column<'d>(decl: &'d TableDecl, name: &str) -> Option<&'d ColumnDecl> {
    let names = |column: &'d ColumnDecl| std::iter::once(&column.value.name).chain(&column.aliases);
    let exact = decl.columns.iter().find(|column| names(column).any(|known| known == name || escaped(known) == name));
    exact.or_else(|| decl.columns.iter().find(|column| names(column).any(|known| alike(known, name))))
}

/// The whole table.
fn table(place: &Place<'_>, found: &mut Vec<Completion>) {
    let Some((_, section)) = place.section() else { return };
    let text = blank::content(place.bound.schema, section);
    let insert = place.parted(pieces(&text, place.line_ending()), 1);
    found.push(
        Completion::new(CompletionKind::Table, "Table", place.cursor.typed_span(), insert)
            .filter(text.lines().next().unwrap_or_default())
            .detail("with a row to fill in")
            .documentation(Some(guide::section(place.bound.schema, section, 2))),
    );
}

/// The delimiter row under this header.
fn delimiter_row(place: &Place<'_>, decl: &TableDecl, header: &str, found: &mut Vec<Completion>) {
    let header = texts(header);
    let alignment = |name: &&str| column(decl, name).map_or(Alignment::Left, ColumnDecl::alignment);
    let rows = Rows { alignments: header.iter().map(alignment).collect(), header, body: Vec::new() };
    let text = rows.to_text(place.settings.style.tables);
    let Some((_, text)) = text.split_once('\n') else { return };
    found.push(
        Completion::new(
            CompletionKind::Row,
            "Delimiter row",
            place.cursor.typed_span(),
            unless_row_below(place, vec![Piece::text(text)]),
        )
        .filter(text)
        .detail("makes the header and the rows a table"),
    );
}

/// A row with a blank for each column.
fn row(place: &Place<'_>, decl: &TableDecl, header: &str, found: &mut Vec<Completion>) {
    let names = texts(header);
    let mut insert = vec![Piece::text("|")];
    for name in &names {
        let is_needed = column(decl, name).is_none_or(|column| column.required && !column.value.allow_empty);
        insert.push(Piece::text(" "));
        insert.push(if is_needed { Piece::Blank(BLANK.to_owned()) } else { Piece::blank() });
        insert.push(Piece::text(" |"));
    }
    let filter = Piece::plain(&insert);
    found.push(Completion {
        preselect: true,
        ..Completion::new(CompletionKind::Row, "Row", place.cursor.typed_span(), unless_row_below(place, insert))
            .filter(filter)
            .detail(names.join(", "))
    });
}

/// A row with line ends after it where what follows is none.
fn unless_row_below(place: &Place<'_>, row: Vec<Piece>) -> Vec<Piece> {
    match place.cursor.below() {
        Some((0, below)) if is_row(below) => row,
        _ => place.parted(row, 0),
    }
}

/// The headers of the columns that are not there.
fn headers(place: &Place<'_>, decl: &TableDecl, found: &mut Vec<Completion>) {
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
        let name = escaped(&column.value.name);
        let insert = slot.written(&name);
        found.push(
            Completion::new(CompletionKind::Column, column.value.name.as_str(), slot.replace, insert)
                .filter(name)
                .detail(required(column.required, "column"))
                .documentation(Some(guide::value(place.bound.schema, &column.value))),
        );
    }
}

/// The values of the cell at the cursor.
fn cell(place: &Place<'_>, decl: &TableDecl, header: &str, found: &mut Vec<Completion>) {
    let Some(slot) = Slot::at(place) else { return };
    let names = texts(header);
    let Some(name) = names.get(slot.index) else { return };
    // A misspelt header is bound to its column too.
    let bound = bound(place).and_then(|bound| bound.columns.get(slot.index)).filter(|it| it.name == *name);
    let Some(column) = bound.and_then(|it| it.decl).or_else(|| column(decl, name)) else { return };
    if place.conditions().hold(column.value.when.as_ref()) {
        values::add(place, &column.value, slot.replace, escaped, (slot.before, slot.after), found);
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
