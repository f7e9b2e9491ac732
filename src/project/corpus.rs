//! What the files of a run know of each other, and of the other files of their projects.

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use super::edited::Identity;
use super::file_system::Kind;
use super::paths::{current_folder, full_from};
use super::walk::is_markdown;
use super::{Changes, File, FileSystem, Scope};
use crate::corpus::{Elsewhere, Fact, Index, Surroundings, anchors};
use crate::document::Document;
use crate::text::{LineColumn, LineIndex, Source};

/// A fact with its line and column.
#[derive(Clone, Copy, Debug)]
pub(super) struct PlacedFact {
    pub(super) fact: Fact,
    pub(super) line: usize,
    pub(super) column: usize,
}

/// What is known of the files around those of a run.
#[derive(Debug)]
pub struct Corpus {
    /// Where the files are read from.
    files: Arc<FileSystem>,
    /// The changes that the run is about, if it is about some alone.
    changes: Option<Arc<Changes>>,
    /// The current folder: to ask the system for every file takes longer than to look at it.
    here: PathBuf,
    /// What the files outside of the run hold, by project.
    outside: HashMap<Option<usize>, Index>,
    /// The anchors of the documents that links led to so far, by path.
    anchors: Mutex<HashMap<PathBuf, KnownAnchors>>,
}

/// The anchors of a document, if it is one, and which text of it has them.
type KnownAnchors = (Option<Identity>, Option<Arc<HashSet<String>>>);

/// What the files of a run hold that were taken so far, by project; filled in the order of the files.
#[derive(Debug, Default)]
pub(super) struct Seen(RefCell<HashMap<Option<usize>, Index>>);

/// What lies around a file of the run.
pub(super) struct Around<'a> {
    corpus: &'a Corpus,
    scope: &'a Scope,
    file: &'a File,
    seen: Option<&'a Seen>,
    /// The path that documents are ordered by.
    full: OnceCell<String>,
    /// What the file held before it changed.
    old_facts: OnceCell<HashSet<u64>>,
}

impl Corpus {
    /// What `outside` holds, by project, of the files in `files`; the run is about `changes`, if given.
    pub(super) fn new(
        files: Arc<FileSystem>,
        changes: Option<Arc<Changes>>,
        outside: HashMap<Option<usize>, Index>,
    ) -> Self {
        Self { files, changes, here: current_folder(), outside, anchors: Mutex::default() }
    }

    /// Where the files of the run, and those around them, are read from.
    pub(super) fn files(&self) -> &FileSystem {
        &self.files
    }

    /// What lies around `file`, which is of `scope`; `seen` are the files of the run before it.
    pub(super) fn around<'a>(&'a self, file: &'a File, scope: &'a Scope, seen: Option<&'a Seen>) -> Around<'a> {
        Around { corpus: self, scope, file, seen, full: OnceCell::new(), old_facts: OnceCell::new() }
    }
}

impl Default for Corpus {
    /// Nothing is known but the files of the run, which lie on the disk.
    fn default() -> Self {
        Self::new(Arc::default(), None, HashMap::new())
    }
}

impl Around<'_> {
    fn full_path(&self) -> &str {
        self.full.get_or_init(|| full_from(&self.corpus.here, &self.file.path).to_string_lossy().into_owned())
    }

    /// Whether a file of the run before this one holds one of `facts`.
    pub(super) fn repeats(&self, facts: &[PlacedFact]) -> bool {
        let Some(seen) = self.seen else { return false };
        let seen = seen.0.borrow();
        let Some(index) = seen.get(&self.scope.project) else { return false };
        facts.iter().any(|placed| index.before(&placed.fact, self.full_path()).is_some())
    }

    /// Adds what this file holds to what was seen.
    pub(super) fn note(&self, facts: &[PlacedFact]) {
        let Some(seen) = self.seen else { return };
        let mut seen = seen.0.borrow_mut();
        let index = seen.entry(self.scope.project).or_default();
        for PlacedFact { fact, line, column } in facts {
            let path = || self.file.name.clone();
            index.insert(fact.key, self.full_path(), || Elsewhere { path: path(), line: *line, column: *column });
        }
    }

    /// A document after this one, which has not changed and so is not told of it, that holds what this one did not hold
    /// before it changed.
    fn later(&self, fact: &Fact) -> Option<&(Box<str>, Elsewhere)> {
        let changes = self.corpus.changes.as_ref()?;
        let first = self.corpus.outside.get(&self.scope.project)?.first(fact)?;
        let old_facts = || {
            let old = changes.old_source(self.file).ok().flatten();
            old.map(|old| self.scope.facts(&old).iter().map(|fact| fact.key).collect()).unwrap_or_default()
        };
        (!self.old_facts.get_or_init(old_facts).contains(&fact.key)).then_some(first)
    }

    /// What lies at a path that a link names.
    fn at(&self, path: &str) -> Option<PathBuf> {
        linked(&self.corpus.files, self.file.path.parent().unwrap_or(Path::new("")), path)
    }
}

/// What lies at a path that a link names, as seen from `folder`, with `.md` after it if need be.
fn linked(files: &FileSystem, folder: &Path, path: &str) -> Option<PathBuf> {
    let path = folder.join(path);
    if files.exists(&path) {
        return Some(path);
    }
    let mut with_extension = path.into_os_string();
    with_extension.push(".md");
    Some(PathBuf::from(with_extension)).filter(|path| files.exists(path))
}

/// The file of the disk that a link in a document in `folder` leads to by `path`, which may leave out the `.md`.
#[must_use]
pub fn linked_file(folder: &Path, path: &str) -> Option<PathBuf> {
    linked(&FileSystem::Disk, folder, path)
}

impl Surroundings for Around<'_> {
    fn exists(&self, path: &str) -> Option<bool> {
        // A text without a path lies nowhere.
        (!self.file.path.as_os_str().is_empty()).then(|| self.at(path).is_some())
    }

    fn anchors(&self, path: &str) -> Option<Arc<HashSet<String>>> {
        let path = self.at(path)?;
        let known = || self.corpus.anchors.lock().unwrap_or_else(PoisonError::into_inner);
        // Before it is read: a text that comes meanwhile has another identity.
        let identity = self.corpus.files.identity(&path);
        if let Some((_, anchors)) = known().get(&path).filter(|(known, _)| *known == identity) {
            return anchors.clone();
        }
        let anchors = anchors_of(&path, &self.corpus.files).map(Arc::new);
        known().insert(path, (identity, anchors.clone()));
        anchors
    }

    fn earlier(&self, fact: &Fact) -> Option<Elsewhere> {
        let outside = self.corpus.outside.get(&self.scope.project);
        let outside = outside.and_then(|index| index.before(fact, self.full_path()));
        let seen = self.seen.map(|seen| seen.0.borrow());
        let inside = seen.as_ref().and_then(|seen| seen.get(&self.scope.project)?.before(fact, self.full_path()));
        let first = outside.into_iter().chain(inside).min_by(|a, b| a.0.cmp(&b.0));
        let first = first.or_else(|| self.later(fact));
        first.filter(|(path, _)| !is_same(path, self.full_path())).map(|(_, place)| place.clone())
    }
}

/// Whether links lead both paths to one file.
fn is_same(a: &str, b: &str) -> bool {
    match (fs::canonicalize(a), fs::canonicalize(b)) {
        (Ok(a), Ok(b)) => a == b,
        _ => false,
    }
}

impl PlacedFact {
    /// Facts of `source`, with their places.
    pub(super) fn of(source: &Source, facts: Vec<Fact>) -> Vec<Self> {
        // Facts stand near the top: the lines further down need not be found.
        let last = facts.iter().map(|fact| fact.span.start).max().unwrap_or_default();
        let lines = LineIndex::new(&source.text()[..last as usize]);
        let placed = facts.into_iter().map(|fact| {
            let LineColumn { line, column } = lines.line_column(source.text(), fact.span.start);
            Self { fact, line, column }
        });
        placed.collect()
    }
}

/// The anchors of a Markdown file.
fn anchors_of(path: &Path, files: &FileSystem) -> Option<HashSet<String>> {
    let is_markdown = is_markdown(path) || path.extension().is_some_and(|it| it == "markdown");
    if !is_markdown || !files.kind(path).is_ok_and(|it| it == Kind::File) {
        return None;
    }
    let source = files.read_source(path, "").ok()?;
    Some(anchors(&source, &Document::parse(&source)))
}
