use std::collections::HashSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::discovery::display_name;
use super::paths::{full, way};
use super::replace::{Expected, replace_file};
use super::{Cause, Failure, FileSystem};
use crate::baseline::{Baseline, Contents, Known, ReadError, render};
use crate::corpus::{Elsewhere, Fact, Surroundings};

/// Where the baseline lies when nothing says otherwise: in the current folder.
pub const BASELINE_FILE: &str = "digestlint-baseline.json";

/// A baseline on the disk.
#[derive(Debug)]
pub struct BaselineFile {
    files: Arc<FileSystem>,
    /// Where it lies, as seen from the current folder.
    path: PathBuf,
    /// The path as reports show it.
    name: String,
    /// Its folder, as a full path; the paths of the entries are relative to it.
    folder: PathBuf,
    baseline: Baseline,
}

/// What a run does with a baseline.
#[derive(Clone, Copy, Debug)]
pub(super) enum BaselineUse<'a> {
    /// Lets pass what it holds.
    Apply(&'a BaselineFile),
    /// Takes down what is found, for [`BaselineFile::renew`].
    Renew(&'a BaselineFile),
}

/// Why there is no baseline.
#[derive(Debug, thiserror::Error)]
pub enum BaselineError {
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Failure),
    /// The file is none.
    #[error("{name}: {error}")]
    Wrong {
        /// The path, as reports show it.
        name: String,
        /// What is wrong with it.
        error: ReadError,
    },
}

impl BaselineFile {
    /// Opens the baseline at `path` in `files`, for documents that lie there too.
    ///
    /// # Errors
    /// [`BaselineError`] when it cannot be read, or is none.
    pub fn open(path: &Path, files: &Arc<FileSystem>) -> Result<Self, BaselineError> {
        let name = display_name(path);
        let source =
            files.of_settings(path).read_source(path, &name).map_err(|error| Failure { path: name.clone(), error })?;
        let wrong = |error| BaselineError::Wrong { name: name.clone(), error };
        let baseline = Baseline::read(Arc::clone(&source)).map_err(wrong)?;
        Ok(Self::new(path, name, baseline, files))
    }

    /// Opens the baseline that is to be written at `path`; one that does not exist is empty.
    ///
    /// # Errors
    /// [`BaselineError`] when there is one that cannot be read, or something else in its place.
    pub fn open_or_new(path: &Path, files: &Arc<FileSystem>) -> Result<Self, BaselineError> {
        match Self::open(path, files) {
            Err(BaselineError::Unreadable(Failure { error: Cause::Io(error), .. }))
                if error.kind() == io::ErrorKind::NotFound =>
            {
                Ok(Self::new(path, display_name(path), Baseline::default(), files))
            }
            opened => opened,
        }
    }

    fn new(path: &Path, name: String, baseline: Baseline, files: &Arc<FileSystem>) -> Self {
        let folder = full(path.parent().unwrap_or(Path::new("")));
        Self { files: Arc::clone(files), path: path.to_owned(), name, folder, baseline }
    }

    /// The path as reports show it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What entries call the file at `path`.
    #[must_use]
    pub fn path_of(&self, path: &Path) -> String {
        let path = full(path);
        let inner = match path.strip_prefix(&self.folder) {
            Ok(inner) => inner.to_owned(),
            // Two ways to one folder may differ by a link.
            Err(_) => match (fs::canonicalize(&path), fs::canonicalize(&self.folder)) {
                (Ok(path), Ok(folder)) => way(&folder, &path),
                _ => way(&self.folder, &path),
            },
        };
        display_name(&inner)
    }

    /// The files that it has entries of and that are no more, sorted.
    #[must_use]
    pub fn vanished(&self) -> Vec<&str> {
        let mut vanished: Vec<_> = self.baseline.paths().filter(|path| !self.exists(path)).collect();
        vanished.sort_unstable();
        vanished
    }

    /// Writes the baseline anew with what a run has recorded; entries of files that the run was not about stay as long
    /// as the file is there. Returns how many findings it holds then.
    ///
    /// # Errors
    /// The [`Failure`] to write the file, which is then as it was.
    pub fn renew(&self, recorded: Contents) -> Result<u64, Failure> {
        let contents = self.baseline.renewed(recorded, |path| self.exists(path));
        replace_file(&self.path, render(&contents).as_bytes(), Expected::Any)
            .map_err(|error| Failure { path: self.name.clone(), error })?;
        Ok(contents.values().flat_map(|of_file| of_file.values()).map(|count| u64::from(*count)).sum())
    }

    fn exists(&self, path: &str) -> bool {
        self.files.exists(&self.folder.join(path))
    }
}

/// What lies around a document, with what the baseline holds of it.
pub(super) struct WithBaseline<'a> {
    around: &'a dyn Surroundings,
    baseline: Option<(BaselineUse<'a>, String)>,
}

impl<'a> WithBaseline<'a> {
    /// The document is the file at `path`.
    pub(super) fn new(around: &'a dyn Surroundings, baseline: Option<BaselineUse<'a>>, path: &Path) -> Self {
        let baseline = baseline.map(|it| match it {
            BaselineUse::Apply(file) | BaselineUse::Renew(file) => (it, file.path_of(path)),
        });
        Self { around, baseline }
    }
}

impl Surroundings for WithBaseline<'_> {
    fn exists(&self, path: &str) -> Option<bool> {
        self.around.exists(path)
    }

    fn anchors(&self, path: &str) -> Option<Arc<HashSet<String>>> {
        self.around.anchors(path)
    }

    fn earlier(&self, fact: &Fact) -> Option<Elsewhere> {
        self.around.earlier(fact)
    }

    fn known(&self) -> Known<'_> {
        match &self.baseline {
            None => Known::Nothing,
            Some((BaselineUse::Apply(file), path)) => Known::HeldBack(file.baseline.of(path)),
            Some((BaselineUse::Renew(file), path)) => Known::Recorded(file.baseline.of(path)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_file_has_one_name_by_whichever_way_it_is_reached() {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir_all(root.path().join("real/digests")).unwrap();
        fs::write(root.path().join("real/digests/a.md"), "").unwrap();
        std::os::unix::fs::symlink("real", root.path().join("link")).unwrap();
        let file = BaselineFile::open_or_new(&root.path().join("real/baseline.json"), &Arc::default()).unwrap();
        for path in ["real/digests/a.md", "real/./digests//a.md", "link/digests/a.md", "real/digests/../digests/a.md"] {
            assert_eq!(file.path_of(&root.path().join(path)), "digests/a.md", "{path}");
        }
    }
}
