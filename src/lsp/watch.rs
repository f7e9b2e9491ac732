//! Files that change beside the editor.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crossbeam_channel::{Receiver, never, unbounded};
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

/// Watches the folders of project files and schemas, for clients that do not watch files for their servers. Documents are
/// not watched then: a big folder would take more watches than systems give.
#[derive(Debug)]
pub(super) struct Watch {
    watcher: Option<RecommendedWatcher>,
    folders: HashSet<PathBuf>,
    changes: Receiver<notify::Result<Event>>,
}

impl Watch {
    /// Watches nothing.
    pub(super) fn new() -> Self {
        Self { watcher: None, folders: HashSet::new(), changes: never() }
    }

    /// Whether something was watched so far.
    pub(super) fn is_on(&self) -> bool {
        self.watcher.is_some()
    }

    /// What has changed.
    pub(super) fn changes(&self) -> &Receiver<notify::Result<Event>> {
        &self.changes
    }

    /// Watches these folders, and no others.
    ///
    /// # Errors
    /// When the system does not watch one of them for us; the others are watched all the same.
    pub(super) fn watch(&mut self, folders: impl IntoIterator<Item = PathBuf>) -> notify::Result<()> {
        let watcher = match &mut self.watcher {
            Some(watcher) => watcher,
            empty => {
                let (sender, changes) = unbounded();
                let watcher = notify::recommended_watcher(move |event| _ = sender.send(event))?;
                self.changes = changes;
                empty.insert(watcher)
            }
        };
        let folders: HashSet<PathBuf> = folders.into_iter().filter(|folder| folder.is_dir()).collect();
        for gone in self.folders.difference(&folders) {
            // A folder that is not there any more is not watched any more.
            _ = watcher.unwatch(gone);
        }
        let mut refused = Ok(());
        let mut accepted = HashSet::new();
        for folder in folders {
            let is_new = !self.folders.contains(&folder);
            match if is_new { watcher.watch(&folder, RecursiveMode::NonRecursive) } else { Ok(()) } {
                Ok(()) => _ = accepted.insert(folder),
                Err(error) => refused = Err(error),
            }
        }
        self.folders = accepted;
        refused
    }
}

/// Whether something has changed at a path that `matters`.
pub(super) fn tells_of(event: &notify::Result<Event>, matters: impl Fn(&Path) -> bool) -> bool {
    let Ok(event) = event else { return true };
    !matches!(event.kind, EventKind::Access(_)) && (event.need_rescan() || event.paths.iter().any(|path| matters(path)))
}
