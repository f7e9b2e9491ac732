//! `workspace/symbol`

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use gen_lsp_types::{
    BaseSymbolInformation, Location, SymbolKind, WorkspaceSymbol, WorkspaceSymbolParams, WorkspaceSymbolResponse,
};

use crate::ide;
use crate::lsp::convert;
use crate::lsp::desk::{Desk, Refusal};
use crate::lsp::page::Page;
use crate::lsp::places::{Place, places};
use crate::lsp::pool::{guarded, jobs};
use crate::lsp::settings::DiagnosticMode;
use crate::project::{Stamp, in_order, stamp_of};

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
    let work = |place: &Place| {
        desk.go_on()?;
        // A document on which the program breaks down has no title; the others keep theirs.
        Ok(guarded(|| desk.titles.of(place, desk)).unwrap_or_default())
    };
    let mut outcome = Ok(());
    in_order(&places(desk, DiagnosticMode::Workspace), jobs(), work, |title| match title {
        Ok(title) => {
            found.extend(title.filter(|title| matches(&title.text, &params.query)).map(symbol));
            ControlFlow::Continue(())
        }
        Err(refusal) => {
            outcome = Err(refusal);
            ControlFlow::Break(())
        }
    });
    outcome?;
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
    /// The title of a document; `None` for one without, and for what is not checked.
    fn of(&self, place: &Place, desk: &Desk) -> Option<Title> {
        let path = match place {
            Place::Open(page) => return title(page, desk),
            Place::OnDisk(path, _) => path,
        };
        let stamp = stamp_of(path)?;
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((_, title)) = known().get(path).filter(|(known, _)| *known == stamp) {
            return title.clone();
        }
        let page = place.page(desk)?;
        let title = title(&page, desk);
        known().insert(path.clone(), (stamp, title.clone()));
        title
    }
}

fn title(page: &Page, desk: &Desk) -> Option<Title> {
    let (text, span) =
        page.ask_unchecked(|bound| ide::title(bound.source, bound.document, Some(bound.binding))).flatten()?;
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
