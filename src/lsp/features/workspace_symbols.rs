//! `workspace/symbol`

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use gen_lsp_types::{
    BaseSymbolInformation, Location, SymbolKind, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::ide;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::page::Page;
use crate::lsp::places::{Place, places};
use crate::project::{File, Stamp, stamp_of};

/// The titles of documents on the disk, as long as they do not change.
#[derive(Debug, Default)]
pub(in crate::lsp) struct Titles(Mutex<HashMap<PathBuf, (Stamp, Option<Title>)>>);

/// The title of a document.
#[derive(Clone, Debug)]
struct Title {
    text: String,
    location: Location,
}

/// The documents of the workspace whose titles hold the words of the query.
pub(in crate::lsp) fn symbols(
    desk: &Desk,
    params: &WorkspaceSymbolParams,
) -> Result<Option<WorkspaceSymbolResponse>, Refusal> {
    let mut found = Vec::new();
    for place in places(desk) {
        desk.go_on()?;
        let title = match &place {
            Place::Open(page) => title(page, desk),
            Place::OnDisk(file) => desk.titles.of(file, desk),
        };
        found.extend(title.filter(|title| matches(&title.text, &params.query)).map(symbol));
    }
    Ok(Some(WorkspaceSymbolResponse::WorkspaceSymbolList(found)))
}

fn symbol(title: Title) -> WorkspaceSymbol {
    let path = convert::path(&title.location.uri);
    let container_name = path.as_deref().and_then(Path::file_name).map(|name| name.to_string_lossy().into_owned());
    let base_symbol_information =
        BaseSymbolInformation { name: title.text, kind: SymbolKind::File, tags: None, container_name };
    WorkspaceSymbol { location: title.location.into(), data: None, base_symbol_information }
}

impl Titles {
    /// The title of a file; `None` for one without, and for what is not checked.
    fn of(&self, file: &File, desk: &Desk) -> Option<Title> {
        let stamp = stamp_of(&file.path)?;
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, title)) = known().get(&file.path).filter(|(known, _)| *known == stamp) {
            return title.clone();
        }
        let page = Place::OnDisk(file.clone()).page(desk)?;
        let title = title(&page, desk);
        known().insert(file.path.clone(), (stamp, title.clone()));
        title
    }
}

fn title(page: &Arc<Page>, desk: &Desk) -> Option<Title> {
    let (text, span) = page.ask(|bound, _| ide::title(bound.source, bound.document, Some(bound.binding))).flatten()?;
    let range = convert::range(&page.source, span, desk.client.encoding);
    Some(Title { text, location: Location { uri: page.uri.clone(), range } })
}

/// Whether `text` holds each word of `query`, whatever their order and case. Clients rank what they get.
fn matches(text: &str, query: &str) -> bool {
    let text = text.to_lowercase();
    query.to_lowercase().split_whitespace().all(|word| text.contains(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_words_of_a_query_are_in_the_title() {
        for query in ["", "uni", "CHAR", "16 unicode", "éß"] {
            assert!(matches("Unicode Character Database 16 Éß", query), "{query}");
        }
        assert!(!matches("Unicode", "uni 16"));
    }
}
