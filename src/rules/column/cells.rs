//! Edits of all cells of a column.

use crate::binding::{BoundTable, RowFault};
use crate::diagnostic::Edit;
use crate::document::{Alignment, Cell};
use crate::layout::table::declared_text;
use crate::rules::Context;
use crate::schema::ColumnDecl;
use crate::text::Span;

/// The edits, one a row, that put the columns into the declared order; none where a row cannot be read cell by cell. What
/// the order says nothing of stays behind the column that it stands behind.
pub(super) fn reorder(cx: &Context<'_>, bound: &BoundTable<'_>) -> Vec<Edit> {
    let mut order: Vec<(usize, usize)> = Vec::new();
    let mut rank = 0;
    for (at, column) in bound.columns.iter().enumerate() {
        rank = column.verdict.index().filter(|_| column.first.is_none()).map_or(rank, |index| index + 1);
        order.push((rank, at));
    }
    order.sort_unstable();
    let Some(rows) = rows(cx, bound) else { return Vec::new() };
    let edit = |cells: &[Cell]| {
        let span = cells.first()?.raw.cover(cells.last()?.raw);
        let moved: Vec<_> = order.iter().map(|(_, at)| cx.slice(cells[*at].raw)).collect();
        Some(Edit::replace(span, moved.join("|")))
    };
    rows.filter_map(edit).filter(|edit| cx.slice(edit.span) != edit.content).collect()
}

/// The edits, one a row, that add the column `decl` behind the one of the name `after`, or as the first.
pub(super) fn insert(cx: &Context<'_>, bound: &BoundTable<'_>, decl: &ColumnDecl, after: Option<&str>) -> Vec<Edit> {
    let before = after.and_then(|after| bound.columns.iter().position(|column| column.name == after));
    let (Some(rows), true) = (rows(cx, bound), after.is_some() == before.is_some()) else { return Vec::new() };
    let name = declared_text(&decl.value.name);
    let align = decl.align.map_or(Alignment::None, |align| align.value);
    let edit = |(at, cells): (usize, &[Cell])| {
        let content = match at {
            0 => format!("| {name} "),
            1 => format!("|{}", align.marks(name.chars().count() + 2)),
            _ => format!("|{}", " ".repeat(name.chars().count() + 2)),
        };
        let offset = before.map_or(cells[0].raw.start - 1, |before| cells[before].raw.end);
        Edit::insert(offset, content)
    };
    rows.enumerate().map(edit).collect()
}

/// The cells of the header, the delimiter row and all others; `None` unless each has one for each column, between pipes.
fn rows<'a>(cx: &'a Context<'_>, bound: &BoundTable<'_>) -> Option<impl Iterator<Item = &'a [Cell]> + use<'a>> {
    let table = bound.table;
    let width = bound.columns.len();
    let all = table.header?..table.rows.end;
    let is_read = |row: usize| {
        let (Span { start, end }, cells) = (cx.document.rows[row].span, cx.document.cells_of(row));
        let outlined = |first: &Cell, last: &Cell| first.raw.start == start + 1 && last.raw.end + 1 == end;
        cells.len() == width && cells.first().zip(cells.last()).is_some_and(|(first, last)| outlined(first, last))
    };
    let is_whole = table.delimiter == Some(all.start + 1) && table.rows.start == all.start + 2;
    let is_shaped = bound.broken.is_empty() && bound.faulty_rows.iter().all(|(_, fault)| *fault != RowFault::Shape);
    (is_whole && is_shaped && all.clone().all(is_read)).then(|| all.map(|row| cx.document.cells_of(row)))
}
