//! `textDocument/hover`

use gen_lsp_types::{Hover, HoverParams, MarkupContent, MarkupKind};

use crate::ide;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::findings::location;

/// What the schema asks of the part under the cursor, and where it does; what a key of a schema or project file means.
pub(in crate::lsp) fn hover(desk: &Desk, params: &HoverParams) -> Result<Option<Hover>, Refusal> {
    let at = &params.text_document_position_params;
    let page = desk.page(&at.text_document.uri)?;
    let client = &desk.client;
    let offset = convert::offset(&page.source, at.position, client.encoding);
    let hover = match page.toml() {
        Some(kind) => ide::toml::hover(&page.source, kind, offset),
        None => page.ask(|bound, findings| ide::hover(&bound, findings, offset)).flatten(),
    };
    Ok(hover.map(|hover| {
        let mut value = hover.markdown;
        if let Some(declaration) = &hover.declaration
            && let Some(location) = location(&declaration.source, declaration.span, client)
        {
            let (name, line) = (declaration.source.name(), location.range.start.line + 1);
            let way = if client.hover_markdown {
                format!("[{name}:{line}]({}#L{line})", location.uri)
            } else {
                format!("{name}:{line}")
            };
            value = format!("{}\n\n{way}\n", value.trim_end());
        }
        let kind = if client.hover_markdown {
            MarkupKind::Markdown
        } else {
            value = convert::plain_lines(&value);
            MarkupKind::PlainText
        };
        let range = Some(convert::range(&page.source, hover.span, client.encoding));
        Hover { contents: MarkupContent { kind, value }.into(), range }
    }))
}
