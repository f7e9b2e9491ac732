//! `textDocument/formatting` and `textDocument/rangeFormatting`

use gen_lsp_types::{DocumentFormattingParams, DocumentRangeFormattingParams, TextEdit, Uri};

use crate::ide;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::text::{Source, Span};

/// Lays the whole document out, as `digestlint fmt` does.
pub(in crate::lsp) fn document(
    desk: &Desk,
    params: &DocumentFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Refusal> {
    format(desk, &params.text_document.uri, |_| None)
}

/// Lays some lines out, and the tables that they touch.
pub(in crate::lsp) fn range(
    desk: &Desk,
    params: &DocumentRangeFormattingParams,
) -> Result<Option<Vec<TextEdit>>, Refusal> {
    let encoding = desk.client.encoding;
    format(desk, &params.text_document.uri, |source| Some(convert::span(source, params.range, encoding)))
}

/// The style is that of the project file: an editor's widths of tabs say nothing about Markdown tables.
fn format(
    desk: &Desk,
    uri: &Uri,
    within: impl FnOnce(&Source) -> Option<Span>,
) -> Result<Option<Vec<TextEdit>>, Refusal> {
    let page = desk.page(uri)?;
    let Some(analysis) = page.analysis() else { return Ok(None) };
    let style = &analysis.standing.scope().settings.style;
    let edits = ide::format(&page.source, style, within(&page.source));
    Ok(Some(convert::text_edits(&page.source, &edits, desk.client.encoding)))
}
