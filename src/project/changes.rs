use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::discovery::discover;
use super::paths::{current_folder, full_from};
use super::staged::read_blob;
use super::{Cause, File, Found, Projects, display_name};
use crate::git::{Blobs, Change, GitError, Repository, Status};
use crate::text::Source;

/// The files that differ from what they were, by their full paths.
#[derive(Debug)]
pub struct Changes {
    here: PathBuf,
    root: PathBuf,
    /// Each with what it was, if it was there.
    changed: HashMap<PathBuf, Option<Old>>,
    deleted: HashSet<PathBuf>,
    blobs: Arc<Blobs>,
    /// Where folders lie once no link leads to them.
    folders: Mutex<HashMap<PathBuf, PathBuf>>,
}

/// What a file was.
#[derive(Debug)]
struct Old {
    /// Its full path.
    path: PathBuf,
    blob: String,
}

impl Changes {
    /// These differences in the work tree or the index of `repository`; the contents are those of `blobs`.
    #[must_use]
    pub fn new(repository: &Repository, differences: Vec<Change>, blobs: Arc<Blobs>) -> Self {
        // As the system writes it, which on Windows is not as git does.
        let root = fs::canonicalize(repository.root()).unwrap_or_else(|_| repository.root().to_owned());
        let (mut changed, mut deleted) = (HashMap::new(), HashSet::new());
        for Change { path, status } in differences {
            let path = root.join(path);
            match status {
                Status::Deleted => _ = deleted.insert(path),
                Status::Added | Status::Unmerged => _ = changed.insert(path, None),
                Status::Modified { from, blob } => {
                    changed.insert(path, Some(Old { path: root.join(from), blob }));
                }
            }
        }
        Self { here: current_folder(), root, changed, deleted, blobs, folders: Mutex::default() }
    }

    /// Finds the files that `paths` name, as [`discover`] does, and leaves those out that have not changed. What was
    /// deleted, and what is not in the index where the run is about that, has no text to check.
    ///
    /// # Errors
    /// [`GitError::Outside`] when a path is not in the repository.
    pub fn discover(&self, paths: &[PathBuf], projects: &Arc<Projects>) -> Result<Found, GitError> {
        let mut named = Vec::new();
        for path in paths {
            if !self.covers(path) {
                return Err(GitError::Outside(path.clone()));
            }
            let was_there = || path.exists() || self.deleted.contains(&self.key(path));
            if projects.files().exists(path) || !was_there() {
                named.push(path.clone());
            }
        }
        if named.is_empty() && !paths.is_empty() {
            return Ok(Found::default());
        }
        let mut found = discover(&named, projects);
        found.files.retain(|file| self.changed.contains_key(&self.key(&file.path)));
        Ok(found)
    }

    /// What the file was, with the path that it had; `None` when it is new.
    pub(super) fn old_file(&self, file: &File) -> Option<File> {
        let old = self.old(file)?;
        if old.path == self.key(&file.path) {
            return Some(file.clone());
        }
        let path = super::paths::relative_to(&self.here, &old.path);
        Some(File { name: display_name(&path), path, scope: file.scope })
    }

    /// The text that the file had; `None` when it is new.
    pub(super) fn old_source(&self, file: &File) -> Result<Option<Source>, Cause> {
        let (Some(old), Some(old_file)) = (self.old(file), self.old_file(file)) else { return Ok(None) };
        Ok(Some(Source::from_bytes(old_file.name, read_blob(&self.blobs, &old.blob)?)?))
    }

    fn old(&self, file: &File) -> Option<&Old> {
        self.changed.get(&self.key(&file.path))?.as_ref()
    }

    /// Whether the path lies in the repository, and in none inside of it.
    fn covers(&self, path: &Path) -> bool {
        let path = match fs::canonicalize(path) {
            Ok(real) if real.is_dir() => real,
            _ => self.key(path),
        };
        let mut above = path.ancestors().take_while(|it| *it != self.root);
        path.starts_with(&self.root) && !above.any(|folder| folder.join(".git").exists())
    }

    /// The full path without links, but for a last one: that is a file of the repository itself.
    fn key(&self, path: &Path) -> PathBuf {
        let path = full_from(&self.here, path);
        let (Some(folder), Some(name)) = (path.parent(), path.file_name()) else { return path };
        let mut folders = self.folders.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = folders.get(folder) {
            return known.join(name);
        }
        // A folder of which the index alone knows is on no disk.
        let real = fs::canonicalize(folder).unwrap_or_else(|_| folder.to_owned());
        folders.insert(folder.to_owned(), real.clone());
        real.join(name)
    }
}
