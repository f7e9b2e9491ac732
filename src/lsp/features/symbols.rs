//! `textDocument/documentSymbol`

use gen_lsp_types::{
    BaseSymbolInformation, DocumentSymbol, DocumentSymbolParams, DocumentSymbolResponse, Location, SymbolInformation,
};

use crate::ide::{self, Symbol, SymbolKind};
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::page::Page;
use crate::text::Encoding;

/// The outline of a document.
pub(in crate::lsp) fn symbols(
    desk: &Desk,
    params: &DocumentSymbolParams,
) -> Result<Option<DocumentSymbolResponse>, Refusal> {
    let page = desk.page(&params.text_document.uri)?;
    let encoding = desk.client.encoding;
    let symbols = match page.toml() {
        Some(kind) => Some(ide::toml::symbols(&page.source, kind)),
        None => page.ask(|bound, _| ide::symbols(bound.source, bound.document, Some(bound.binding))),
    };
    let Some(symbols) = symbols else { return Ok(None) };
    Ok(Some(if desk.client.symbol_tree {
        DocumentSymbolResponse::DocumentSymbolList(tree(page, symbols, encoding))
    } else {
        let mut flat = Vec::new();
        flatten(page, symbols, None, encoding, &mut flat);
        DocumentSymbolResponse::SymbolInformationList(flat)
    }))
}

#[allow(deprecated, reason = "the field has to be named")]
fn tree(page: &Page, symbols: Vec<Symbol>, encoding: Encoding) -> Vec<DocumentSymbol> {
    let symbol = |symbol: Symbol| DocumentSymbol {
        name: symbol.name,
        detail: symbol.detail,
        kind: kind(symbol.kind),
        tags: None,
        deprecated: None,
        range: convert::range(&page.source, symbol.span, encoding),
        selection_range: convert::range(&page.source, symbol.selection, encoding),
        children: Some(tree(page, symbol.children, encoding)).filter(|children| !children.is_empty()),
    };
    symbols.into_iter().map(symbol).collect()
}

/// The same for clients that know no trees.
fn flatten(
    page: &Page,
    symbols: Vec<Symbol>,
    container: Option<&str>,
    encoding: Encoding,
    flat: &mut Vec<SymbolInformation>,
) {
    for symbol in symbols {
        let range = convert::range(&page.source, symbol.selection, encoding);
        flat.push(information(
            symbol.name.clone(),
            kind(symbol.kind),
            container.map(str::to_owned),
            Location { uri: page.uri.clone(), range },
        ));
        flatten(page, symbol.children, Some(&symbol.name), encoding, flat);
    }
}

#[allow(deprecated, reason = "the field has to be named")]
fn information(
    name: String,
    kind: gen_lsp_types::SymbolKind,
    container_name: Option<String>,
    location: Location,
) -> SymbolInformation {
    let base_symbol_information = BaseSymbolInformation { name, kind, tags: None, container_name };
    SymbolInformation { deprecated: None, location, base_symbol_information }
}

/// What comes nearest: the protocol's kinds are those of programs.
fn kind(kind: SymbolKind) -> gen_lsp_types::SymbolKind {
    match kind {
        SymbolKind::FrontMatter | SymbolKind::Settings => gen_lsp_types::SymbolKind::Object,
        SymbolKind::Title => gen_lsp_types::SymbolKind::File,
        SymbolKind::Section => gen_lsp_types::SymbolKind::Namespace,
        SymbolKind::Field => gen_lsp_types::SymbolKind::Field,
        SymbolKind::Table => gen_lsp_types::SymbolKind::Array,
        SymbolKind::Row => gen_lsp_types::SymbolKind::Struct,
        SymbolKind::Column => gen_lsp_types::SymbolKind::Property,
        SymbolKind::Capture => gen_lsp_types::SymbolKind::Variable,
    }
}
