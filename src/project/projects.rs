use std::collections::{HashMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use super::discovery::display_name;
use super::exclusion::Exclusion;
use super::folder::{Folder, Project};
use super::paths::{current_folder, full, relative_to};
use super::{Cause, Failure, FileSystem, ProjectErrors};
use crate::config::{Config, OutputDefaults};

/// The project file of its own.
pub const PROJECT_FILE: &str = "digestlint.toml";
/// The file that may hold it as a table.
pub const PYPROJECT_FILE: &str = "pyproject.toml";

/// Which project files a run looks at.
#[derive(Clone, Debug, Default)]
pub enum Lookup {
    /// For each file the one nearest to it, upwards.
    #[default]
    Upwards,
    /// This one for all files.
    Only(PathBuf),
    /// None.
    Nowhere,
}

/// The project files of a run. Each is read once, and each folder is looked into once.
#[derive(Debug)]
pub struct Projects {
    files: Arc<FileSystem>,
    lookup: Lookup,
    force_exclude: bool,
    here: PathBuf,
    state: Mutex<State>,
}

#[derive(Debug, Default)]
struct State {
    /// The folders as runs name them.
    folders: HashMap<PathBuf, Folder>,
    /// The nearest project from a folder upwards, by full path.
    nearest: HashMap<PathBuf, Option<Arc<Project>>>,
    /// How many project files were opened.
    opened: usize,
    /// What is wrong with them.
    errors: ProjectErrors,
}

/// What became of a project file.
enum Opened {
    /// There is none.
    Absent,
    /// It cannot be read; that is reported.
    Broken,
    Is(Arc<Project>),
}

impl Projects {
    /// The project files that `lookup` leads to. Excludes hold for what is named on the command line too when
    /// `force_exclude`.
    #[must_use]
    pub fn new(lookup: Lookup, force_exclude: bool) -> Self {
        Self { files: Arc::default(), lookup, force_exclude, here: current_folder(), state: Mutex::default() }
    }

    /// The same, read from `files`, as are the files of the run.
    #[must_use]
    pub fn reading(self, files: Arc<FileSystem>) -> Self {
        Self { files, ..self }
    }

    /// Where the files of the run are read from.
    #[must_use]
    pub fn files(&self) -> &Arc<FileSystem> {
        &self.files
    }

    /// No project files.
    #[must_use]
    pub fn none() -> Self {
        Self::new(Lookup::Nowhere, true)
    }

    /// The same lookup, with nothing read so far.
    #[must_use]
    pub fn anew(&self) -> Self {
        Self {
            files: Arc::clone(&self.files),
            lookup: self.lookup.clone(),
            force_exclude: self.force_exclude,
            here: self.here.clone(),
            state: Mutex::default(),
        }
    }

    /// Whether something is wrong with the project files met so far that was not told yet.
    pub(super) fn has_errors(&self) -> bool {
        !self.lock().errors.is_empty()
    }

    /// How many folders are remembered.
    pub(super) fn folders(&self) -> usize {
        let state = self.lock();
        state.folders.len() + state.nearest.len()
    }

    /// Those of the projects opened so far that have these indices.
    pub(super) fn opened(&self, indices: &HashSet<usize>) -> Vec<Arc<Project>> {
        let state = self.lock();
        let mut projects: Vec<_> = state.nearest.values().flatten().cloned().collect();
        projects.retain(|project| indices.contains(&project.index));
        projects.sort_by_key(|project| project.index);
        projects.dedup_by_key(|project| project.index);
        projects
    }

    /// The project that speaks for the current folder.
    #[must_use]
    pub fn here(&self) -> Option<Arc<Project>> {
        self.folder(Path::new("")).project
    }

    /// What the command line leaves open about the output; what the project of the current folder says of it, with the
    /// paths of files as seen from there.
    #[must_use]
    pub fn output(&self) -> OutputDefaults {
        let Some(project) = self.here() else { return OutputDefaults::default() };
        let mut output = project.config.output.clone();
        for file in output.formats.iter_mut().filter_map(|format| format.file.as_mut()) {
            *file = project.folder.join(&*file);
        }
        output
    }

    /// What is wrong with the project files met so far.
    pub(super) fn take_errors(&self) -> ProjectErrors {
        std::mem::take(&mut self.lock().errors)
    }

    /// Whether the file at `path` lies in the project that another run calls `project`.
    pub(super) fn is_of(&self, path: &Path, project: &Project) -> bool {
        let own = self.folder(path.parent().unwrap_or(Path::new(""))).project;
        own.is_some_and(|own| own.root == project.root)
    }

    /// What `folder` lies in.
    pub(super) fn folder(&self, folder: &Path) -> Folder {
        if matches!(self.lookup, Lookup::Nowhere) {
            return Folder::default();
        }
        let mut state = self.lock();
        if let Some(known) = state.folders.get(folder) {
            return known.clone();
        }
        let path = full(folder);
        let project = match &self.lookup {
            Lookup::Only(file) => self.only(&mut state, file),
            _ => self.nearest(&mut state, &path),
        };
        let inner = project.as_ref().and_then(|project| path.strip_prefix(&project.root).ok().map(Path::to_owned));
        let found = Folder { project, inner };
        state.folders.insert(folder.to_owned(), found.clone());
        found
    }

    /// What excludes a file or folder that was named, if anything does: the path itself, or a folder above it.
    #[must_use]
    pub fn excludes_named(&self, path: &Path, is_folder: bool) -> Option<Exclusion> {
        if !self.force_exclude {
            return None;
        }
        let path = full(path);
        let folder = self.folder(path.parent()?);
        folder.exclusion(&path, |patterns, path| patterns.shutting_out(path, is_folder))
    }

    /// What excludes a file or folder met on the way, in a folder that nothing excludes.
    pub(super) fn excludes_met(&self, path: &Path, is_folder: bool) -> Option<Exclusion> {
        let folder = self.folder(path.parent()?);
        folder.exclusion(path, |patterns, path| patterns.matching(path, is_folder))
    }

    /// The project nearest to `folder`, a full path, upwards.
    fn nearest(&self, state: &mut State, folder: &Path) -> Option<Arc<Project>> {
        let mut passed = Vec::new();
        let mut found = None;
        for folder in folder.ancestors() {
            if let Some(known) = state.nearest.get(folder) {
                found.clone_from(known);
                break;
            }
            passed.push(folder.to_owned());
            match self.open_in(state, folder) {
                Opened::Absent => {}
                Opened::Broken => break,
                Opened::Is(project) => {
                    found = Some(project);
                    break;
                }
            }
        }
        state.nearest.extend(passed.into_iter().map(|folder| (folder, found.clone())));
        found
    }

    /// The project file that a folder holds.
    fn open_in(&self, state: &mut State, folder: &Path) -> Opened {
        for name in [PROJECT_FILE, PYPROJECT_FILE] {
            let path = folder.join(name);
            if self.files.of_settings(&path).has_file(&path) {
                let shown = relative_to(&self.here, folder);
                let opened = state.open(&self.files, &shown.join(name), folder, shown);
                if !matches!(opened, Opened::Absent) {
                    return opened;
                }
            }
        }
        Opened::Absent
    }

    /// The one project file of the run.
    fn only(&self, state: &mut State, file: &Path) -> Option<Arc<Project>> {
        if let Some(known) = state.nearest.get(file) {
            return known.clone();
        }
        let folder = file.parent().unwrap_or(Path::new("")).to_owned();
        let project = match state.open(&self.files, file, &self.here, folder) {
            Opened::Is(project) => Some(project),
            Opened::Broken => None,
            Opened::Absent => {
                state.errors.failures.push(Failure { path: display_name(file), error: Cause::NoTable });
                None
            }
        };
        state.nearest.insert(file.to_owned(), project.clone());
        project
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    /// Opens a project file. Its patterns are relative to `root`, its paths to `folder`.
    fn open(&mut self, files: &FileSystem, file: &Path, root: &Path, folder: PathBuf) -> Opened {
        let name = display_name(file);
        let source = match files.of_settings(file).read_source(file, &name) {
            Ok(source) => source,
            Err(error) => {
                self.errors.failures.push(Failure { path: name, error });
                return Opened::Broken;
            }
        };
        let mistakes = &mut self.errors.mistakes;
        let before = mistakes.len();
        let read = if file.file_name().is_some_and(|name| name == PYPROJECT_FILE) {
            Config::read_pyproject(&source, mistakes)
        } else {
            Config::read(&source, mistakes)
        };
        match read {
            Some(config) => {
                self.opened += 1;
                Opened::Is(Arc::new(Project { config, index: self.opened - 1, folder, root: root.to_owned() }))
            }
            None if mistakes.len() > before => Opened::Broken,
            None => Opened::Absent,
        }
    }
}
