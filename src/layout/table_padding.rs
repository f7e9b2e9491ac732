//! The padding of the tables of a text.

use super::change::{Change, Fault};
use super::format::Page;
use super::style::TableStyle;
use super::table::Columns;
use crate::diagnostic::Edit;
use crate::document::{Alignment, Cell, Table};
use crate::text::Span;

/// Adds a change for each table that is not laid out. Text that Markdown reads no table in stays as it is.
pub(super) fn changes(page: Page<'_>, changes: &mut Vec<Change>) {
    if page.style.tables != TableStyle::Keep {
        changes.extend(page.document.tables.iter().filter_map(|table| change(page, table)));
    }
}

fn change(page: Page<'_>, table: &Table) -> Option<Change> {
    let (None, Some(header), Some(delimiter)) = (table.defect, table.header, table.delimiter) else { return None };
    // Of a row with too many cells some were meant as one: where its columns are cannot be known.
    let is_longer = |row: usize| page.document.cells_of(row).len() > page.document.cells_of(header).len();
    if table.rows.clone().any(is_longer) {
        return None;
    }
    let texts = |row| page.document.cells_of(row).iter().map(|cell| page.source.slice(cell.text));
    let mut columns = Columns::new(page.style.tables, texts(delimiter).map(Alignment::of).collect());
    columns.measure_header(texts(header));
    let body = table.rows.clone().filter(|row| has_pipe(page, *row));
    body.clone().for_each(|row| columns.measure(texts(row)));
    if columns.are_too_wide() {
        return None;
    }
    let (mut edits, mut fault) = (Vec::new(), None);
    let mut line = String::new();
    for row in [header, delimiter].into_iter().chain(body) {
        line.clear();
        if row == delimiter {
            columns.delimiters(&mut line, page.document.cells_of(row).len());
        } else {
            columns.row(&mut line, texts(row));
        }
        let span = line_of(page, row)?;
        if page.source.slice(span) != line {
            edits.push(Edit::between(page.source.slice(span), &line, span));
            let look = || found_in(page, &columns, (header, row, row == delimiter), &line, span);
            fault.get_or_insert_with(look);
        }
    }
    fault.map(|(span, fault)| Change { span, fault, edits })
}

/// Whether a row has one; a line without is text that stands right under a table, which Markdown takes for a row.
fn has_pipe(page: Page<'_>, row: usize) -> bool {
    let span = page.document.rows[row].span;
    page.document.cells_of(row).first().is_none_or(|first| first.raw != span)
}

/// A row with the blanks before it; `None` where it does not begin its line.
fn line_of(page: Page<'_>, row: usize) -> Option<Span> {
    let Span { start, end } = page.document.rows[row].span;
    let before = &page.source.text()[page.source.body_start()..start as usize];
    let indent = before.len() - before.trim_end_matches([' ', '\t']).len();
    let begins_line = before.len() == indent || before[..before.len() - indent].ends_with(['\n', '\r']);
    begins_line.then_some(Span { start: start - indent as u32, end })
}

/// The first thing in a row that is not as in `line`, and where.
fn found_in(
    page: Page<'_>,
    columns: &Columns,
    (header, row, is_delimiter): (usize, usize, bool),
    line: &str,
    span: Span,
) -> (Span, Fault) {
    let text = page.source.slice(span);
    let is_outlined = text.starts_with('|') && text.len() > 1 && text.ends_with('|') && !text.ends_with("\\|");
    if !is_outlined {
        return (page.document.rows[row].span, Fault::RowEnds);
    }
    let cells = page.document.cells_of(row);
    let mut rest = line.get(1..).unwrap_or_default();
    for (at, Cell { raw, .. }) in cells.iter().enumerate() {
        let found = page.source.slice(*raw);
        if let Some(next) = rest.strip_prefix(found).and_then(|next| next.strip_prefix('|')) {
            rest = next;
            continue;
        }
        let expected = if is_delimiter {
            rest.find('|').unwrap_or(rest.len())
        } else {
            columns.expected(at, page.source.slice(cells[at].text))
        };
        let column = page.document.cells_of(header).get(at).map(|cell| cell.text);
        return (*raw, Fault::Padding { column, found: columns.width(found), expected });
    }
    (page.document.rows[row].span, Fault::RowEnds)
}
