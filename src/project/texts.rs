//! Texts that come one after the other, each under the path of the file that it is meant for.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use jiff::civil::Date;

use super::baseline_file::BaselineError;
use super::baselines::Baselines;
use super::exclusion::{AllExcluded, Excluded, Exclusion};
use super::scope::ScopeKey;
use super::{Corpus, Examined, Failure, File, Fixing, ProjectErrors, Projects, Run, Scope};
use crate::binding::Schemas;
use crate::engine::Settings;
use crate::text::{Source, TooLong};

/// How many folders and scopes are remembered at most. What is beyond is found out anew, so that memory does not grow
/// with the number of texts.
const REMEMBERED: usize = 4096;

/// Checks texts, each as the project file says that speaks for its path; no such file need be there.
///
/// A text is judged by what it says and by where it is to lie, not by the other texts: its findings are the same
/// whatever came before it.
pub struct Texts<'a> {
    schemas: Option<Schemas>,
    today: Date,
    /// Sets the levels on which the caller has the last word.
    levels: &'a (dyn Fn(&mut Settings) + Sync),
    baselines: &'a OpenBaselines<'a>,
    known: Mutex<Known>,
}

/// Opens the baselines of a scope.
type OpenBaselines<'a> = dyn Fn(&Projects, &[Scope]) -> Result<Baselines, BaselineError> + Sync + 'a;

/// What is remembered of project files.
struct Known {
    projects: Arc<Projects>,
    scopes: HashMap<ScopeKey, Arc<Held>>,
}

/// What holds for the texts of a scope.
#[derive(Debug)]
pub struct Held {
    /// The schemas and settings.
    pub scope: Scope,
    baselines: Baselines,
    /// The project files that it was read from.
    pub(super) projects: Arc<Projects>,
}

impl Held {
    /// Checks `source`, the text of `file`, with what is known of the files around it, and makes something of what it holds. Fixes
    /// are applied when `fixing` says so; nothing is ever written.
    ///
    /// # Errors
    /// The [`Failure`] of a text on which the program breaks down.
    pub fn check<T>(
        &self,
        file: &File,
        source: Source,
        corpus: &Corpus,
        fixing: Option<Fixing>,
        digest: impl Fn(Examined<'_>) -> T,
    ) -> Result<T, Failure> {
        let file = File { scope: 0, ..file.clone() };
        let fixing = fixing.map(|fixing| Fixing { writes: false, ..fixing });
        let scopes = std::slice::from_ref(&self.scope);
        let run = Run { scopes, corpus, baselines: &self.baselines, fixing, changes: None };
        run.check_source(&file, source, digest)
    }
}

/// Why a text is not checked.
#[derive(Debug)]
pub enum Unchecked {
    /// A project file excludes its path.
    Excluded(String, Exclusion),
    /// What speaks for its path has mistakes.
    Project(ProjectErrors),
    /// The baseline cannot be read.
    Baseline(BaselineError),
    /// The text cannot be dealt with.
    Failed(Failure),
}

impl<'a> Texts<'a> {
    /// Texts for which the project files of `projects` hold. `schemas` are for all of them, if given; `levels` has the
    /// last word on the levels of rules; `baselines` opens what lets their known findings pass.
    pub fn new(
        projects: &Projects,
        schemas: Option<Schemas>,
        today: Date,
        levels: &'a (dyn Fn(&mut Settings) + Sync),
        baselines: &'a OpenBaselines<'a>,
    ) -> Self {
        let known = Known { projects: Arc::new(projects.anew()), scopes: HashMap::new() };
        Self { schemas, today, levels, baselines, known: Mutex::new(known) }
    }

    /// Checks the text of `file`, whose scope need not be set, and makes something of what it holds. Fixes are applied
    /// when `fixing` says so; nothing is ever written. A file without a path is a text of the current folder.
    ///
    /// # Errors
    /// [`Unchecked`]. A mistake in a project file or schema is told for each text for which it speaks.
    pub fn check<T>(
        &self,
        file: &File,
        text: String,
        fixing: Option<Fixing>,
        digest: impl Fn(Examined<'_>) -> T,
    ) -> Result<T, Unchecked> {
        // Links are looked up anew for each text: what they lead to may have come in the meantime.
        let corpus = Corpus::default();
        let held = self.held(file)?;
        let failure = |error: TooLong| Failure { path: file.name.clone(), error: error.into() };
        let source = Source::new(file.name.as_str(), text).map_err(failure);
        source.and_then(|source| held.check(file, source, &corpus, fixing, digest)).map_err(Unchecked::Failed)
    }

    /// What holds for `file`.
    ///
    /// # Errors
    /// [`Unchecked`], but for [`Unchecked::Failed`].
    pub fn held(&self, file: &File) -> Result<Arc<Held>, Unchecked> {
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        // Mistakes that somebody else has met are not those of this file.
        if known.projects.folders() + known.scopes.len() > REMEMBERED || known.projects.has_errors() {
            known.forget();
        }
        let named = !file.path.as_os_str().is_empty();
        if let Some(exclusion) = named.then(|| known.projects.excludes_named(&file.path, false)).flatten() {
            return Err(Unchecked::Excluded(file.name.clone(), exclusion));
        }
        let (key, _) = known.projects.scope_key(&file.path);
        // A project file with mistakes leaves its files without one, which must not pass for having none.
        if let Some(held) = known.scopes.get(&key).filter(|_| !known.projects.has_errors()) {
            return Ok(Arc::clone(held));
        }
        match self.open(&known.projects, file) {
            Ok(held) => {
                let held = Arc::new(held);
                known.scopes.insert(key, Arc::clone(&held));
                Ok(held)
            }
            Err(unchecked) => {
                // Mistakes are told once by what has found them, and concern the next text as well.
                known.forget();
                Err(unchecked)
            }
        }
    }

    /// The project files that hold.
    pub(super) fn projects(&self) -> Arc<Projects> {
        Arc::clone(&self.known.lock().unwrap_or_else(PoisonError::into_inner).projects)
    }

    fn open(&self, projects: &Arc<Projects>, file: &File) -> Result<Held, Unchecked> {
        let mut files = [file.clone()];
        let scopes = projects.scopes(&mut files, self.schemas.as_ref(), self.today).map_err(Unchecked::Project)?;
        let baselines = (self.baselines)(projects, &scopes).map_err(Unchecked::Baseline)?;
        let scope = scopes.into_iter().next();
        let mut scope = scope.unwrap_or_else(|| Scope::new(Schemas::default(), Settings::new(self.today)));
        (self.levels)(&mut scope.settings);
        Ok(Held { scope, baselines, projects: Arc::clone(projects) })
    }
}

impl Known {
    fn forget(&mut self) {
        *self = Self { projects: Arc::new(self.projects.anew()), scopes: HashMap::new() };
    }
}

impl fmt::Display for Unchecked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Excluded(name, exclusion) => AllExcluded(&[Excluded::Path(name.clone(), exclusion.clone())]).fmt(f),
            Self::Project(errors) => {
                let failures = errors.failures.iter().map(ToString::to_string);
                let all: Vec<_> = failures.chain(errors.mistakes.iter().map(ToString::to_string)).collect();
                f.write_str(&all.join("; "))
            }
            Self::Baseline(error) => error.fmt(f),
            Self::Failed(failure) => failure.fmt(f),
        }
    }
}
