//! Items and rows taken out with their lines.

use crate::diagnostic::Edit;
use crate::document::Item;
use crate::rules::Context;
use crate::text::Span;

/// The edit that removes an item; `None` where something else stands on its lines.
pub(super) fn of_item(cx: &Context<'_>, item: &Item) -> Option<Edit> {
    of_lines(cx, item.span)
}

/// The edit that removes a row of a table.
pub(super) fn of_row(cx: &Context<'_>, row: usize) -> Option<Edit> {
    of_lines(cx, cx.document.rows[row].span)
}

/// The edit that removes the lines that `span` fills.
fn of_lines(cx: &Context<'_>, span: Span) -> Option<Edit> {
    let lines = cx.lines(span);
    let is_alone = cx.slice(lines).trim_ascii() == cx.slice(span).trim_ascii();
    is_alone.then(|| Edit::remove(lines))
}
