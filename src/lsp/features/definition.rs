//! `textDocument/definition`

use gen_lsp_types::{Definition, DefinitionParams, DefinitionResponse, LocationLink};

use crate::ide;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::findings::location;

/// From a part of a document to its declaration in the schema, and from a name in a schema to what it names.
pub(in crate::lsp) fn definition(
    desk: &Desk,
    params: &DefinitionParams,
) -> Result<Option<DefinitionResponse>, Refusal> {
    let at = &params.text_document_position_params;
    let page = desk.page(&at.text_document.uri)?;
    let client = &desk.client;
    let offset = convert::offset(&page.source, at.position, client.encoding);
    let definition = match page.toml() {
        Some(kind) => ide::toml::definition(&page.source, kind, offset),
        None => page.ask(|bound, _| ide::definition(&bound, offset)).flatten(),
    };
    let Some(definition) = definition else { return Ok(None) };
    let declaration = &definition.declaration;
    let Some(location) = location(&declaration.source, declaration.span, client) else { return Ok(None) };
    if !client.definition_links {
        return Ok(Some(Definition::LocationList(vec![location]).into()));
    }
    let origin = convert::range(&page.source, definition.origin, client.encoding);
    let link = LocationLink {
        origin_selection_range: Some(origin),
        target_uri: location.uri,
        target_range: location.range,
        target_selection_range: location.range,
    };
    Ok(Some(DefinitionResponse::DefinitionLinkList(vec![link])))
}
