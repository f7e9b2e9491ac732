//! What holds for the documents of an editor.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use jiff::civil::Date;

use super::edited::{EditedFiles, OpenTexts};
use super::paths::{current_folder, full, full_from, relative_to};
use super::standing::{NotHeld, Standing, State};
use super::{File, FileSystem, SchemaError, Unchecked, discover, display_name, load_named, load_schema};
use crate::schema::Mistake;
use crate::text::Source;

/// How many earlier states are kept for files that have mistakes now.
const KEPT: usize = 8;

/// How an editor's workspace is set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WorkspaceOptions {
    /// The one project file for all documents; without it, for each the nearest one upwards.
    pub config: Option<PathBuf>,
    /// The schema for all documents, by name or path.
    pub schema: Option<PathBuf>,
}

/// What holds for the documents of an editor, as project files, schemas and baselines say it now; where these have
/// mistakes, as they said it when they last had none. It is made anew when one of these files changes.
#[derive(Debug)]
pub struct Workspace {
    options: WorkspaceOptions,
    /// The present state, then earlier ones, down to the last without mistakes. Empty when there never was a schema.
    states: Vec<Arc<State>>,
    /// Whether the first of them is the present one, which there is none of while the schema for all documents is broken.
    is_present: bool,
    /// What is wrong with project files and schemas, those of one file together and in order.
    pub mistakes: Vec<Mistake>,
    /// What is wrong beside, in words.
    pub complaints: Vec<String>,
}

impl Workspace {
    /// What holds now for `documents`, whose paths need lead to nothing. The files at `schemas` are looked at too, whatever
    /// names them. `before` is what held so far; the texts of `open` count for what lies on the disk.
    #[must_use]
    pub fn open(
        options: &WorkspaceOptions,
        today: Date,
        open: &Arc<OpenTexts>,
        documents: impl IntoIterator<Item = File>,
        schemas: impl IntoIterator<Item = File>,
        before: Option<&Self>,
    ) -> Self {
        let files = Arc::new(FileSystem::Edited(EditedFiles::new(Arc::clone(open))));
        let mut workspace = Self {
            options: options.clone(),
            states: Vec::new(),
            is_present: false,
            mistakes: Vec::new(),
            complaints: Vec::new(),
        };
        match load_named(options.schema.as_deref(), &files) {
            Ok(named) => {
                let now = State::new(options, named, files, today);
                documents.into_iter().for_each(|file| workspace.look(&now, &file));
                workspace.states.push(Arc::new(now));
                workspace.is_present = true;
            }
            Err(SchemaError::Mistakes(mistakes)) => workspace.mistakes = mistakes,
            Err(error) => workspace.complaints.push(error.to_string()),
        }
        let files = FileSystem::Edited(EditedFiles::new(Arc::clone(open)));
        for file in schemas {
            if let Err(SchemaError::Mistakes(mistakes)) = load_schema(&file.path, &files) {
                workspace.mistakes.extend(mistakes);
            }
        }
        workspace.settle();
        // What held under other settings was never asked for under these.
        if let Some(before) = before.filter(|before| !workspace.is_whole() && before.options == workspace.options) {
            workspace.keep(before);
        }
        workspace
    }

    /// Notes what is wrong with what should hold for `file`.
    fn look(&mut self, now: &State, file: &File) {
        let held = now.texts.held(file);
        if matches!(held, Err(Unchecked::Project(_) | Unchecked::Baseline(_))) {
            now.note_broken(file);
        }
        match held {
            Ok(_) | Err(Unchecked::Excluded(..) | Unchecked::Failed(_)) => {}
            Err(Unchecked::Project(errors)) => {
                self.complaints.extend(errors.failures.iter().map(ToString::to_string));
                self.mistakes.extend(errors.mistakes);
            }
            Err(Unchecked::Baseline(error)) => self.complaints.push(error.to_string()),
        }
    }

    /// Puts what is wrong in order, nothing twice.
    fn settle(&mut self) {
        let key = |it: &Mistake| (it.source.name().to_owned(), it.diagnostic.span, it.diagnostic.message.clone());
        self.mistakes.sort_by_key(key);
        self.mistakes.dedup_by_key(|it| key(it));
        self.complaints.sort();
        self.complaints.dedup();
    }

    /// Keeps the states from `before` that hold for what the present one does not.
    fn keep(&mut self, before: &Self) {
        // Where the same files are broken, the present state holds for all that the one before held for: whoever types in
        // a broken file for an hour leaves no states behind.
        let has_same = !self.states.is_empty() && self.broken() == before.broken();
        let earlier = &before.states[usize::from(has_same && before.is_present)..];
        let Some((last, recent)) = earlier.split_last() else { return };
        // The last one is without mistakes, if ever one was.
        self.states.extend(recent.iter().take(KEPT - 1).chain([last]).cloned());
    }

    /// What is broken: files by name, and what is told in words.
    fn broken(&self) -> (BTreeSet<&str>, &[String]) {
        (self.mistakes.iter().map(|it| it.source.name()).collect(), &self.complaints)
    }

    /// Whether nothing is wrong.
    fn is_whole(&self) -> bool {
        self.mistakes.is_empty() && self.complaints.is_empty()
    }

    /// What holds for `file`.
    ///
    /// # Errors
    /// [`NotHeld`].
    pub fn standing(&self, file: &File) -> Result<Standing, NotHeld> {
        for state in &self.states {
            match state.standing(file) {
                Err(NotHeld::Broken) => {}
                known => return known,
            }
        }
        Err(NotHeld::Broken)
    }

    /// The documents in `folders`, full paths, by name.
    #[must_use]
    pub fn discover(&self, folders: &[PathBuf]) -> Vec<File> {
        let here = current_folder();
        let seen = |folder: &PathBuf| match relative_to(&here, folder) {
            way if way.as_os_str().is_empty() => PathBuf::from("."),
            way => way,
        };
        let folders: Vec<_> = folders.iter().map(seen).collect();
        match self.states.first() {
            // On project files of its own: one that is broken somewhere below is not the affair of other documents.
            Some(state) if !folders.is_empty() => discover(&folders, &Arc::new(state.texts.projects().anew())).files,
            _ => Vec::new(),
        }
    }

    /// The folders of what says what holds for the documents at `paths`.
    #[must_use]
    pub fn folders_beside(&self, paths: &[PathBuf]) -> BTreeSet<PathBuf> {
        let folders = |state: &Arc<State>| state.texts.projects().anew().folders_beside(paths);
        self.states.iter().flat_map(folders).map(|folder| full(&folder)).collect()
    }

    /// The folders of all project files, schemas and baselines that were read, whether they have mistakes or not.
    #[must_use]
    pub fn folders_read(&self) -> BTreeSet<PathBuf> {
        let projects = self.states.iter().map(|state| state.texts.projects());
        projects.flat_map(|projects| projects.files().folders_read()).collect()
    }

    /// Whether the file at the full path `path` was read as a project file, schema or baseline.
    #[must_use]
    pub fn has_read(&self, path: &Path) -> bool {
        self.states.iter().any(|state| state.texts.projects().files().has_read(path))
    }

    /// Whether what the file at the full path `path` says may decide on what holds.
    #[must_use]
    pub fn depends_on(&self, path: &Path) -> bool {
        let is = |name: &str| path.file_name().is_some_and(|it| it == name);
        let is_of = |extension: &str| path.extension().is_some_and(|it| it.eq_ignore_ascii_case(extension));
        // Of JSON only a baseline counts: one that was read, or one that could not be.
        let is_baseline = || !self.is_whole() || self.has_read(path);
        is_of("toml") || is(".gitignore") || is(".ignore") || (is_of("json") && is_baseline())
    }

    /// Forgets what the files of projects hold, since some have changed.
    pub fn forget_corpora(&self) {
        self.states.iter().for_each(|state| state.forget_corpora());
    }
}

/// The file at the full path `path`, under the name that reports of a run in the current folder show. Without a path it is
/// a text of the current folder.
#[must_use]
pub fn file_at(path: Option<&Path>) -> File {
    let path = path.map(|path| relative_to(&current_folder(), path)).unwrap_or_default();
    File { name: display_name(&path), path, scope: 0 }
}

/// Files with their full paths.
pub fn with_full_paths(files: Vec<File>) -> impl Iterator<Item = (PathBuf, File)> {
    let here = current_folder();
    files.into_iter().map(move |file| (full_from(&here, &file.path), file))
}

/// The full path of what reports call `name`.
#[must_use]
pub fn path_of_name(name: &str) -> PathBuf {
    full_from(&current_folder(), Path::new(name))
}

/// Whether a TOML text has the table that a schema begins with.
#[must_use]
pub fn looks_like_a_schema(source: &Source) -> bool {
    let name = |line: &str| {
        Some(line.trim_start().strip_prefix('[')?.trim_start().strip_prefix("schema")?.trim_start().starts_with(']'))
    };
    source.text().lines().any(|line| name(line).unwrap_or_default())
}
