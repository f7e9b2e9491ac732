use std::collections::{HashMap, HashSet};
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use super::Cause;
use super::file_system::Kind;
use super::paths::{current_folder, full_from};
use super::read::LONGEST;
use crate::git::{BlobError, Blobs, EntryKind, GitError, Repository};
use crate::text::TooLong;

/// How many links may lead to one another, as on Linux (`path_resolution(7)`).
const MOST_LINKS: usize = 40;

/// The files of a Git repository as its index holds them, which is as the next commit will. What lies outside of the
/// repository, or in one of its submodules, lies on the disk.
#[derive(Debug)]
pub struct StagedFiles {
    here: PathBuf,
    root: PathBuf,
    /// The same as the system writes it, which on Windows is not as git does.
    real_root: PathBuf,
    entries: HashMap<PathBuf, EntryKind>,
    /// The folders that the entries lie in.
    folders: HashSet<PathBuf>,
    /// Entries that `.gitignore` names nevertheless.
    ignored: HashSet<PathBuf>,
    blobs: Arc<Blobs>,
}

/// What lies at a path.
enum Held<'a> {
    /// A file, by the name of its blob.
    File(&'a str),
    Unmerged,
    /// A folder, by its path from the root of the work tree on.
    Folder(PathBuf),
    Absent,
    /// What lies on the disk at this path.
    OnDisk(PathBuf),
}

impl StagedFiles {
    /// What the index of `repository` holds; the contents are those of `blobs`.
    ///
    /// # Errors
    /// [`GitError`].
    pub fn of(repository: &Repository, blobs: Arc<Blobs>) -> Result<Self, GitError> {
        let entries: HashMap<_, _> = repository.entries()?.into_iter().map(|it| (it.path, it.kind)).collect();
        let above = entries.keys().flat_map(|path| path.ancestors().skip(1)).map(Path::to_owned);
        // The work tree itself is there even when the index is empty.
        let folders = above.chain([PathBuf::new()]).collect();
        let ignored = repository.ignored_entries()?.into_iter().collect();
        let root = repository.root().to_owned();
        let real_root = fs::canonicalize(&root).unwrap_or_else(|_| root.clone());
        Ok(Self { here: current_folder(), root, real_root, entries, folders, ignored, blobs })
    }

    /// What the path leads to, by links too.
    pub(super) fn kind(&self, path: &Path) -> io::Result<Kind> {
        match self.find(path) {
            Held::File(_) | Held::Unmerged => Ok(Kind::File),
            Held::Folder(_) => Ok(Kind::Folder),
            Held::Absent => Err(absent(path)),
            Held::OnDisk(path) => Kind::on_disk(&path),
        }
    }

    /// Whether the path leads to something.
    pub(super) fn exists(&self, path: &Path) -> bool {
        match self.find(path) {
            Held::Absent => false,
            Held::OnDisk(path) => path.exists(),
            Held::File(_) | Held::Unmerged | Held::Folder(_) => true,
        }
    }

    /// The content of a file.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Cause> {
        match self.find(path) {
            Held::File(blob) => read_blob(&self.blobs, blob),
            Held::Unmerged => Err(Cause::Unmerged),
            Held::Folder(_) => Err(io::Error::from(io::ErrorKind::IsADirectory).into()),
            Held::Absent => Err(absent(path).into()),
            Held::OnDisk(path) => super::read::read_file(&path),
        }
    }

    /// The files under `folder` that a search of it finds: of what is hidden or ignored there it finds nothing. They begin
    /// as `folder` does, and come in no order.
    pub(super) fn under(&self, folder: &Path) -> Vec<PathBuf> {
        let Held::Folder(inner) = self.find(folder) else { return Vec::new() };
        let below = self.entries.iter().filter_map(|(path, kind)| Some((path, path.strip_prefix(&inner).ok()?, kind)));
        let is_open =
            |rest: &Path| !rest.components().any(|part| part.as_os_str().as_encoded_bytes().starts_with(b"."));
        let is_file = |path: &Path, kind: &EntryKind| match kind {
            EntryKind::File(_) | EntryKind::Unmerged => true,
            EntryKind::Link(_) => self.kind(&self.root.join(path)).is_ok_and(|kind| kind == Kind::File),
            EntryKind::Submodule => false,
        };
        let found =
            below.filter(|(path, rest, kind)| is_open(rest) && !self.ignored.contains(*path) && is_file(path, kind));
        found.map(|(_, rest, _)| folder.join(rest)).collect()
    }

    fn find(&self, path: &Path) -> Held<'_> {
        let Some(inner) = self.inner(path) else { return Held::OnDisk(path.to_owned()) };
        match self.entries.get(&inner) {
            Some(EntryKind::File(blob)) => Held::File(blob),
            _ => self.follow(inner),
        }
    }

    /// The path from the root of the work tree on; `None` for what lies elsewhere.
    fn inner(&self, path: &Path) -> Option<PathBuf> {
        let path = full_from(&self.here, path);
        if let Ok(inner) = path.strip_prefix(&self.root) {
            return Some(inner.to_owned());
        }
        // By a link, perhaps.
        let real = match fs::canonicalize(&path) {
            Ok(real) if real.is_dir() => real,
            _ => fs::canonicalize(path.parent()?).ok()?.join(path.file_name()?),
        };
        real.strip_prefix(&self.real_root).ok().map(Path::to_owned)
    }

    /// Follows the links of the index.
    fn follow(&self, mut path: PathBuf) -> Held<'_> {
        'links: for _ in 0..MOST_LINKS {
            let mut above = PathBuf::new();
            let mut parts = path.components();
            while let Some(part) = parts.next() {
                above.push(part);
                let rest = parts.as_path();
                match self.entries.get(&above) {
                    Some(EntryKind::File(blob)) if rest.as_os_str().is_empty() => return Held::File(blob),
                    Some(EntryKind::Unmerged) if rest.as_os_str().is_empty() => return Held::Unmerged,
                    Some(EntryKind::File(_) | EntryKind::Unmerged) => return Held::Absent,
                    Some(EntryKind::Submodule) => return Held::OnDisk(self.root.join(path)),
                    Some(EntryKind::Link(blob)) => {
                        let Some(target) = self.target(blob) else { return Held::Absent };
                        match within(above.parent().unwrap_or(Path::new("")), &target) {
                            Some(inner) => path = inner.join(rest),
                            None => return Held::OnDisk(self.root.join(&path)),
                        }
                        continue 'links;
                    }
                    None => {}
                }
            }
            return if self.folders.contains(&path) { Held::Folder(path) } else { Held::Absent };
        }
        Held::Absent
    }

    fn target(&self, blob: &str) -> Option<PathBuf> {
        let target = read_blob(&self.blobs, blob).ok()?;
        String::from_utf8(target).ok().map(PathBuf::from)
    }
}

/// The content of a blob that is short enough to be checked.
pub(super) fn read_blob(blobs: &Blobs, blob: &str) -> Result<Vec<u8>, Cause> {
    blobs.read(blob, LONGEST).map_err(|error| match error {
        BlobError::TooLong(_) => TooLong.into(),
        error => error.into(),
    })
}

/// What the system says of a path that leads nowhere.
fn absent(path: &Path) -> io::Error {
    fs::metadata(path).err().unwrap_or_else(|| io::ErrorKind::NotFound.into())
}

/// Where a link in `folder` leads to, both relative to one root; `None` for what is not below that.
fn within(folder: &Path, target: &Path) -> Option<PathBuf> {
    let mut path = folder.to_owned();
    for part in target.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir if path.pop() => {}
            Component::Normal(part) => path.push(part),
            Component::ParentDir | Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_followed_below_the_root() {
        let within = |folder, target| within(Path::new(folder), Path::new(target));
        assert_eq!(within("a/b", "../c.md"), Some("a/c.md".into()));
        assert_eq!(within("", "./c.md"), Some("c.md".into()));
        assert_eq!(within("a", "../../c.md"), None);
        assert_eq!(within("a", "/c.md"), None);
    }
}
