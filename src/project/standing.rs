//! What holds for single documents of an editor, as project files said it at one time.

use std::collections::HashSet;
use std::fmt;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError};

use jiff::civil::Date;

use super::workspace::WorkspaceOptions;
use super::{Baselines, Corpus, Failure, File, FileSystem, Held, Lookup, Outlook, Projects, Scope, Texts, Unchecked};
use crate::binding::Schemas;
use crate::engine::{Checked, Settings};
use crate::text::Source;

/// What files say, read once.
pub(super) struct State {
    schemas: Option<Schemas>,
    today: Date,
    pub(super) texts: Texts<'static>,
    /// What the files of projects hold; asked for when a document needs it.
    corpora: Mutex<Vec<Arc<Surveyed>>>,
    /// The folders for which nothing holds because of mistakes. To find that out makes the others be read again.
    broken: Mutex<HashSet<PathBuf>>,
}

/// What the files of a project hold.
struct Surveyed {
    projects: Arc<Projects>,
    project: Option<usize>,
    corpus: OnceLock<Corpus>,
}

/// What holds for one document.
#[derive(Clone, Debug)]
pub struct Standing {
    held: Arc<Held>,
    state: Arc<State>,
}

/// Why nothing holds for a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotHeld {
    /// A project file excludes it.
    Excluded,
    /// What should hold has mistakes, and always had.
    Broken,
}

impl State {
    pub(super) fn new(
        options: &WorkspaceOptions,
        schemas: Option<Schemas>,
        files: Arc<FileSystem>,
        today: Date,
    ) -> Self {
        let lookup = options.config.clone().map_or(Lookup::Upwards, Lookup::Only);
        let projects = Projects::new(lookup, true).reading(files);
        let baselines = &|projects: &Projects, scopes: &[Scope]| Baselines::of_projects(projects, scopes, None, false);
        let texts = Texts::new(&projects, schemas.clone(), today, &|_: &mut Settings| {}, baselines);
        Self { schemas, today, texts, corpora: Mutex::default(), broken: Mutex::default() }
    }

    /// What holds for `file`.
    fn held(&self, file: &File) -> Result<Arc<Held>, NotHeld> {
        if lock(&self.broken).contains(folder_of(file)) {
            return Err(NotHeld::Broken);
        }
        self.texts.held(file).map_err(|unchecked| match unchecked {
            Unchecked::Excluded(..) => NotHeld::Excluded,
            Unchecked::Project(_) | Unchecked::Baseline(_) | Unchecked::Failed(_) => {
                self.note_broken(file);
                NotHeld::Broken
            }
        })
    }

    /// Notes that nothing holds for the documents beside `file`.
    pub(super) fn note_broken(&self, file: &File) {
        lock(&self.broken).insert(folder_of(file).to_owned());
    }

    /// What holds for `file`, with this state.
    pub(super) fn standing(self: &Arc<Self>, file: &File) -> Result<Standing, NotHeld> {
        self.held(file).map(|held| Standing { held, state: Arc::clone(self) })
    }

    /// Forgets what the files of projects hold.
    pub(super) fn forget_corpora(&self) {
        lock(&self.corpora).clear();
    }

    /// What is known of the files around those for which `held` holds.
    fn surveyed(&self, held: &Held) -> Arc<Surveyed> {
        let mut corpora = lock(&self.corpora);
        let is_same =
            |it: &&Arc<Surveyed>| Arc::ptr_eq(&it.projects, &held.projects) && it.project == held.scope.project;
        if let Some(known) = corpora.iter().find(is_same) {
            return Arc::clone(known);
        }
        let projects = Arc::clone(&held.projects);
        let surveyed = Arc::new(Surveyed { projects, project: held.scope.project, corpus: OnceLock::new() });
        corpora.push(Arc::clone(&surveyed));
        surveyed
    }
}

impl Standing {
    /// Checks `source`, the text of `file`, whether it is what lies there or not.
    ///
    /// # Errors
    /// The [`Failure`] of a text on which the program breaks down.
    pub fn check(&self, file: &File, source: Source) -> Result<Checked, Failure> {
        let (held, state) = (&self.held, &self.state);
        let surveyed = state.surveyed(held);
        let corpus = surveyed.corpus.get_or_init(|| {
            let outlook = Outlook {
                changes: None,
                paths: std::slice::from_ref(&file.path),
                schemas: state.schemas.as_ref(),
                today: state.today,
                jobs: NonZero::<usize>::MIN,
                cache: true,
            };
            Corpus::survey(&held.projects, &[], std::slice::from_ref(&held.scope), &outlook)
        });
        held.check(file, source, corpus, None, |examined| examined.checked)
    }

    /// The schemas and settings.
    #[must_use]
    pub fn scope(&self) -> &Scope {
        &self.held.scope
    }

    /// Whether somebody has said that the document is to be checked, by a project file or by naming a schema.
    #[must_use]
    pub fn is_asked_for(&self) -> bool {
        self.held.scope.project.is_some() || self.state.schemas.is_some()
    }
}

impl fmt::Debug for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("State").field("today", &self.today).finish_non_exhaustive()
    }
}

fn folder_of(file: &File) -> &Path {
    file.path.parent().unwrap_or(Path::new(""))
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
