//! `textDocument/inlayHint`

use gen_lsp_types::{InlayHint, InlayHintParams, Label};

use crate::ide::{self, RowNumber};
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};

/// A table with fewer rows can be counted by eye.
const LONG: usize = 10;

/// The numbers of rows in long tables, where the user wants them.
pub(in crate::lsp) fn hints(desk: &Desk, params: &InlayHintParams) -> Result<Option<Vec<InlayHint>>, Refusal> {
    let page = desk.page(&params.text_document.uri)?;
    let Some(analysis) = page.analysis().filter(|_| desk.settings.row_numbers) else { return Ok(None) };
    let encoding = desk.client.encoding;
    let shown = convert::span(&page.source, params.range, encoding);
    let rows = ide::row_numbers(&analysis.checked.document, LONG).into_iter();
    let rows = rows.filter(|row| (shown.start..=shown.end).contains(&row.offset));
    let hint = |RowNumber { offset, number }| InlayHint {
        position: convert::position(&page.source, offset, encoding),
        label: Label::String(number.to_string()),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: None,
        padding_right: Some(true),
        data: None,
    };
    Ok(Some(rows.map(hint).collect()))
}
