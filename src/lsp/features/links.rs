//! `textDocument/documentLink`

use gen_lsp_types::{DocumentLink, DocumentLinkParams, Uri};

use crate::ide::{self, LinkTarget};
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::page::Page;
use crate::project::linked_file;

/// What leads somewhere.
pub(in crate::lsp) fn links(desk: &Desk, params: &DocumentLinkParams) -> Result<Option<Vec<DocumentLink>>, Refusal> {
    let page = desk.page(&params.text_document.uri)?;
    let link = |link: ide::DocumentLink| {
        let target = Some(target(page, link.target)?);
        let range = convert::range(&page.source, link.span, desk.client.encoding);
        Some(DocumentLink { range, target, tooltip: None, data: None })
    };
    let links = match page.toml() {
        Some(kind) => Some(ide::toml::links(&page.source, kind)),
        None => page.ask(|bound, _| ide::links(&bound)),
    };
    Ok(links.map(|links| links.into_iter().filter_map(link).collect()))
}

/// Where a link leads; `None` for a file beside a text that lies nowhere, and for one that is not there.
fn target(page: &Page, target: LinkTarget) -> Option<Uri> {
    match target {
        LinkTarget::Url(url) => Some(Uri(url)),
        LinkTarget::Anchor(span) => {
            let line = page.source.line_column(span.start).line;
            Some(Uri(format!("{}#L{line}", page.uri)))
        }
        LinkTarget::File { path, fragment } => {
            let uri = convert::uri(&linked_file(page.path.as_deref()?.parent()?, &path)?)?;
            let mut url = url::Url::parse(uri.as_ref()).ok()?;
            url.set_fragment(fragment.as_deref());
            Some(Uri(url.into()))
        }
    }
}
