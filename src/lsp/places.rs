//! The documents of the workspace, wherever they are.

use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::Arc;

use super::convert;
use super::desk::Desk;
use super::page::{Page, PageKind};
use super::settings::DiagnosticMode;
use crate::project::{File, read_document, with_full_paths};

/// A document of the workspace.
pub(super) enum Place {
    /// As it is in the editor.
    Open(Arc<Page>),
    /// As it lies on the disk.
    OnDisk(PathBuf, File),
}

/// The open documents, and those of the workspace's folders where `mode` asks for them.
pub(super) fn places(desk: &Desk, mode: DiagnosticMode) -> Vec<Place> {
    let mut open: HashMap<PathBuf, Arc<Page>> = HashMap::new();
    let mut places = Vec::new();
    for page in desk.pages.values().filter(|page| page.kind == PageKind::Markdown) {
        match &page.path {
            Some(path) => _ = open.insert(path.clone(), Arc::clone(page)),
            None => places.push(Place::Open(Arc::clone(page))),
        }
    }
    if mode == DiagnosticMode::Workspace {
        for (path, file) in with_full_paths(desk.workspace.discover(&desk.folders)) {
            places.push(match open.remove(&path) {
                Some(page) => Place::Open(page),
                None => Place::OnDisk(path, file),
            });
        }
    }
    places.extend(open.into_values().map(Place::Open));
    places
}

impl Place {
    /// Whether it is open.
    pub(super) fn is_open(&self) -> bool {
        matches!(self, Self::Open(_))
    }

    /// What stands there; `None` for a file that cannot be read.
    pub(super) fn page(&self, desk: &Desk) -> Option<Arc<Page>> {
        match self {
            Self::Open(page) => Some(Arc::clone(page)),
            Self::OnDisk(path, file) => {
                let uri = convert::uri(path)?;
                let source = read_document(file).ok()?;
                Some(Arc::new(Page::new(uri, 0, "markdown", source, Arc::clone(&desk.workspace))))
            }
        }
    }
}
