use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::exclusion::Exclusion;
use crate::config::{Config, Patterns};

/// A project file, and the folders that it is about.
#[derive(Debug)]
pub struct Project {
    /// What it says.
    pub config: Config,
    /// Its place among those of the run.
    pub(super) index: usize,
    /// The folder that its paths are relative to, as seen from the current folder.
    pub(super) folder: PathBuf,
    /// The folder that its patterns are relative to, as a full path.
    pub(super) root: PathBuf,
}

/// What a folder lies in.
#[derive(Clone, Debug, Default)]
pub(super) struct Folder {
    /// The project that speaks for its files.
    pub(super) project: Option<Arc<Project>>,
    /// The folder as the project's patterns see it; `None` where they do not reach.
    pub(super) inner: Option<PathBuf>,
}

impl Project {
    /// The path of the baseline that it names, as seen from the current folder; the place is in
    /// [`Config::baseline`].
    #[must_use]
    pub fn baseline(&self) -> Option<PathBuf> {
        self.config.baseline.as_ref().map(|path| self.folder.join(&path.value))
    }
}

impl Folder {
    /// The overrides of its project that hold for the file `name` in it, by index.
    pub(super) fn overrides(&self, name: Option<&OsStr>) -> Vec<usize> {
        match (&self.project, &self.inner, name) {
            (Some(project), Some(inner), Some(name)) if !project.config.overrides.is_empty() => {
                project.config.overrides_for(&inner.join(name))
            }
            _ => Vec::new(),
        }
    }

    /// What excludes the thing at `path` in this folder, where `pattern` finds the pattern that does.
    pub(super) fn exclusion<'a>(
        &'a self,
        path: &Path,
        pattern: impl FnOnce(&'a Patterns, &Path) -> Option<&'a str>,
    ) -> Option<Exclusion> {
        let (config, inner) = (&self.project.as_ref()?.config, self.inner.as_ref()?);
        if config.exclude.is_empty() {
            return None;
        }
        let pattern = pattern(&config.exclude, &inner.join(path.file_name()?))?;
        Some(Exclusion { pattern: pattern.to_owned(), by: config.source.name().to_owned() })
    }
}
