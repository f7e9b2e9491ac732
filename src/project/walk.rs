use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, MutexGuard, PoisonError};

use ignore::{DirEntry, WalkBuilder};

use super::Projects;

/// A walk through a folder, as all commands walk.
pub(super) fn walk(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder.follow_links(false);
    builder
}

pub(super) fn is_folder(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|it| it.is_dir())
}

/// Whether a path has the name of a Markdown file.
#[must_use]
pub fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|it| it.eq_ignore_ascii_case("md"))
}

/// What project files exclude below one folder.
#[derive(Default)]
pub(super) struct Shut {
    /// The project files that exclude a Markdown file.
    files: Mutex<BTreeSet<String>>,
    /// The folders that are excluded, with the project files that do it.
    folders: Mutex<Vec<(PathBuf, String)>>,
}

impl Shut {
    /// Whether nothing excludes this file or folder.
    pub(super) fn passes(&self, path: &Path, is_folder: bool, projects: &Projects) -> bool {
        let Some(exclusion) = projects.excludes_met(path, is_folder) else { return true };
        if is_folder {
            lock(&self.folders).push((path.to_owned(), exclusion.by));
        } else {
            lock(&self.files).insert(exclusion.by);
        }
        false
    }

    /// The project files that exclude Markdown; the folders that nobody looked into are looked into now.
    pub(super) fn markdown(&self) -> BTreeSet<String> {
        let mut by = std::mem::take(&mut *lock(&self.files));
        for (folder, name) in lock(&self.folders).drain(..) {
            let holds_markdown = |folder: &Path| {
                walk(folder).build().flatten().any(|entry| is_markdown(entry.path()) && !is_folder(&entry))
            };
            if !by.contains(&name) && holds_markdown(&folder) {
                by.insert(name);
            }
        }
        by
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
