//! Tables, their delimiter rows and rows; what is completed on which of their lines.

use super::cells::{cell, column, headers};
use super::pieces::{Piece, pieces};
use super::place::Place;
use super::rows::{is_delimiter, is_row, texts};
use super::{Completion, CompletionKind};
use crate::binding::BLANK;
use crate::compose::blank;
use crate::document::{Alignment, BlockKind};
use crate::guide::{self, Part};
use crate::layout::table::Rows;
use crate::schema::{ColumnDecl, Content, TableDecl};

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

/// Whether the section holds a table, beside the line that is being typed.
fn has_table(place: &Place<'_>) -> bool {
    place.without_line(|place| {
        place
            .section()
            .is_some_and(|(section, _)| section.blocks.iter().any(|block| matches!(block.kind, BlockKind::Table(_))))
    })
}

/// The whole table.
fn table(place: &Place<'_>, found: &mut Vec<Completion>) {
    let Some((_, section)) = place.section() else { return };
    let text = blank::content(place.bound.schema, section, &place.settings.style);
    let insert = place.parted(pieces(&text, place.line_ending()), 1);
    found.push(Completion {
        preselect: true,
        ..Completion::new(CompletionKind::Table, "Table", place.cursor.typed_span(), insert)
            .filter(text.lines().next().unwrap_or_default())
            .detail("with a row to fill in")
            .documentation(Some(guide::part(place.bound.schema, Part::Section(section, 2, None))))
    });
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
