use std::collections::{BTreeSet, HashMap};
use std::path::Path;
use std::sync::Arc;

use super::baseline_file::{BaselineError, BaselineFile, BaselineUse};
use super::folder::Project;
use super::paths::full;
use super::{Failure, FileSystem, Projects, Scope};
use crate::baseline::Contents;

/// The baselines of a run: one for all its files, or for those of each project its own.
#[derive(Debug, Default)]
pub struct Baselines {
    files: Vec<BaselineFile>,
    /// Which of them is for the files of a project, and for those of none; empty when the first one is for all.
    of_project: HashMap<Option<usize>, usize>,
    renews: bool,
}

impl Baselines {
    /// The baseline at `path` in `files` for all files of a run; it is to be written when it `renews`.
    ///
    /// # Errors
    /// [`BaselineError`] when it cannot be read, or is none.
    pub fn one(path: &Path, files: &Arc<FileSystem>, renews: bool) -> Result<Self, BaselineError> {
        Ok(Self { files: vec![open(path, files, renews)?], of_project: HashMap::new(), renews })
    }

    /// Those that the projects of `scopes` name, and the one at `usual`, if given, for files whose project names none.
    ///
    /// # Errors
    /// [`BaselineError`] when one of them cannot be read, or is none.
    pub fn of_projects(
        projects: &Projects,
        scopes: &[Scope],
        usual: Option<&Path>,
        renews: bool,
    ) -> Result<Self, BaselineError> {
        let indices: BTreeSet<Option<usize>> = scopes.iter().map(|scope| scope.project).collect();
        let opened = projects.opened(&indices.iter().flatten().copied().collect());
        let named = |project: &Arc<Project>| Some((Some(project.index), project.baseline()?));
        let named: HashMap<_, _> = opened.iter().filter_map(named).collect();
        let mut baselines = Self { renews, ..Self::default() };
        let mut known = HashMap::new();
        for index in indices {
            let Some(path) = named.get(&index).cloned().or_else(|| usual.map(Path::to_owned)) else { continue };
            let key = full(&path);
            if !known.contains_key(&key) {
                known.insert(key.clone(), baselines.files.len());
                baselines.files.push(open(&path, projects.files(), renews)?);
            }
            baselines.of_project.insert(index, known[&key]);
        }
        Ok(baselines)
    }

    /// What the run does with the baseline of a project's files, and its index.
    pub(super) fn of(&self, project: Option<usize>) -> Option<(usize, BaselineUse<'_>)> {
        let index = if self.of_project.is_empty() { 0 } else { *self.of_project.get(&project)? };
        let file = self.files.get(index)?;
        Some((index, if self.renews { BaselineUse::Renew(file) } else { BaselineUse::Apply(file) }))
    }

    /// The baselines.
    #[must_use]
    pub fn files(&self) -> &[BaselineFile] {
        &self.files
    }

    /// Whether they are to be written.
    #[must_use]
    pub fn renews(&self) -> bool {
        self.renews
    }

    /// Writes them anew, each with what was recorded for it by its index. Returns the name of each and how many
    /// findings it holds then.
    ///
    /// # Errors
    /// The [`Failure`] to write one; those after it are as they were.
    pub fn renew(&self, mut recorded: HashMap<usize, Contents>) -> Result<Vec<(&str, u64)>, Failure> {
        let files = self.files.iter().enumerate();
        files.map(|(index, file)| Ok((file.name(), file.renew(recorded.remove(&index).unwrap_or_default())?))).collect()
    }
}

fn open(path: &Path, files: &Arc<FileSystem>, renews: bool) -> Result<BaselineFile, BaselineError> {
    if renews { BaselineFile::open_or_new(path, files) } else { BaselineFile::open(path, files) }
}
