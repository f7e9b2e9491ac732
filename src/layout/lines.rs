//! What changes on some lines of a text alone.

use super::change::{Change, Kind};
use super::format::Page;
use crate::diagnostic::Edit;
use crate::document::{Document, Table};
use crate::text::{Source, Span};

/// `lines`, with those of the tables that they touch.
pub(super) fn touched(source: &Source, document: &Document, lines: Span) -> Span {
    let of_tables = document.tables.iter().map(|table| source.lines_of(table.span));
    of_tables.filter(|table| overlap(*table, lines)).fold(lines, Span::cover)
}

/// What of `changes` is to be done on `lines`, which are whole.
pub(super) fn on(page: Page<'_>, lines: Span, changes: Vec<Change>) -> Vec<Change> {
    let is_last = lines.end as usize == page.source.text().len();
    // What is inserted right after the lines stands on the next one.
    let is_on = |edit: &Edit| lines.contains(edit.span) && (edit.span.start < lines.end || is_last);
    let of_lines = |mut change: Change| {
        let is_on = match change.fault.kind() {
            Kind::TableFormat => {
                table_of(page, &change).is_some_and(|it| overlap(page.source.lines_of(it.span), lines))
            }
            // One change tells of all lines, but each ends by itself.
            Kind::LineEnding => {
                change.edits.retain(is_on);
                !change.edits.is_empty()
            }
            _ => change.edits.iter().all(is_on),
        };
        is_on.then_some(change)
    };
    changes.into_iter().filter_map(of_lines).collect()
}

/// Where `lines` of `source` stand once `changes` are made on them.
pub(super) fn moved(source: &Source, lines: Span, changes: &[Change]) -> Span {
    let is_last = lines.end as usize == source.text().len();
    let shifted = |offset: u32, is_before: &dyn Fn(Span) -> bool| {
        let edits = changes.iter().flat_map(|change| &change.edits).filter(|edit| is_before(edit.span));
        let (goes, comes) =
            edits.fold((0, 0), |(goes, comes), edit| (goes + edit.span.len(), comes + edit.content.len()));
        ((offset as usize + comes).saturating_sub(goes)) as u32
    };
    let start = shifted(lines.start, &|edit| edit.end <= lines.start && edit.start < lines.start);
    let end = shifted(lines.end, &|edit| edit.start < lines.end || is_last);
    Span { start, end: end.max(start) }
}

/// The table that a change of kind [`Kind::TableFormat`] lays out. Its edits may be all before what indents the table.
fn table_of<'a>(page: Page<'a>, change: &Change) -> Option<&'a Table> {
    let tables = &page.document.tables;
    let end = change.edits.last()?.span.end;
    tables.get(tables.partition_point(|table| page.source.lines_of(table.span).start <= end).checked_sub(1)?)
}

fn overlap(a: Span, b: Span) -> bool {
    a.start < b.end && b.start < a.end
}
