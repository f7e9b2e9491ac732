use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use super::paths::full;
use super::walk::is_markdown;
use super::{Cause, FileSystem, Stamp, stamp_of};
use crate::text::Source;

/// The texts that an editor holds. As long as it does, they count for what lies at their paths on the disk (LSP 3.17,
/// `textDocument/didOpen`).
#[derive(Debug, Default)]
pub struct OpenTexts(RwLock<HashMap<PathBuf, Arc<Source>>>);

impl OpenTexts {
    /// Holds `text` for the file at `path`, a full path.
    pub fn open(&self, path: PathBuf, text: Arc<Source>) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).insert(path, text);
    }

    /// Leaves the file at `path` to the disk again.
    pub fn close(&self, path: &Path) {
        self.0.write().unwrap_or_else(PoisonError::into_inner).remove(path);
    }

    /// The text that is held for the file at `path`.
    #[must_use]
    pub fn get(&self, path: &Path) -> Option<Arc<Source>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(&full(path)).cloned()
    }
}

/// What tells one text of a document from another that lay at its path before.
#[derive(Clone, Debug)]
pub(super) enum Identity {
    /// The text that an editor holds.
    Open(Arc<Source>),
    /// A file, if there is one.
    OnDisk(Option<Stamp>),
}

impl PartialEq for Identity {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Open(a), Self::Open(b)) => Arc::ptr_eq(a, b),
            (Self::OnDisk(a), Self::OnDisk(b)) => a == b,
            _ => false,
        }
    }
}

/// Whether the file at `path` holds anything else than `text`, or is not there.
#[must_use]
pub fn is_unsaved(path: &Path, text: &Source) -> bool {
    super::read::read_file(path).map_or(true, |bytes| bytes != text.text().as_bytes())
}

/// Files as an editor has them. Project files, schemas and baselines are read once: what holds for documents changes as a
/// whole, or not at all.
#[derive(Debug)]
pub struct EditedFiles {
    open: Arc<OpenTexts>,
    settings: Mutex<HashMap<PathBuf, Arc<Source>>>,
}

impl EditedFiles {
    /// The disk, with the texts of `open` over it.
    #[must_use]
    pub fn new(open: Arc<OpenTexts>) -> Self {
        Self { open, settings: Mutex::default() }
    }

    /// Whether there is a text of its own for the path.
    pub(super) fn holds(&self, path: &Path) -> bool {
        self.open.get(path).is_some() || self.has_read(path)
    }

    /// Whether the project file, schema or baseline at the path was read.
    pub(super) fn has_read(&self, path: &Path) -> bool {
        self.settings().contains_key(&full(path))
    }

    /// The folders of the project files, schemas and baselines that were read.
    pub(super) fn folders_read(&self) -> Vec<PathBuf> {
        self.settings().keys().filter_map(|path| path.parent()).map(Path::to_owned).collect()
    }

    /// Which text the document at the path has now.
    pub(super) fn identity(&self, path: &Path) -> Identity {
        self.open.get(path).map_or_else(|| Identity::OnDisk(stamp_of(path)), Identity::Open)
    }

    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Cause> {
        match self.open.get(path) {
            Some(text) => Ok(text.text().as_bytes().to_vec()),
            None => super::read::read_file(path),
        }
    }

    /// The text at a path, under the name that reports show.
    pub(super) fn read_source(&self, path: &Path, name: &str) -> Result<Arc<Source>, Cause> {
        if is_markdown(path) {
            return FileSystem::source(self.read(path)?, name);
        }
        let known = self.settings().get(&full(path)).cloned();
        if let Some(known) = known.filter(|known| known.name() == name) {
            return Ok(known);
        }
        let source = FileSystem::source(self.read(path)?, name)?;
        self.settings().insert(full(path), Arc::clone(&source));
        Ok(source)
    }

    fn settings(&self) -> MutexGuard<'_, HashMap<PathBuf, Arc<Source>>> {
        self.settings.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
