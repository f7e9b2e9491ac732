//! The other files of the projects that a run looks into: what they hold, read once and remembered.

use std::collections::{HashMap, HashSet};
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;

use jiff::civil::Date;

use super::cache::{Cache, Remembered};
use super::changes::Changes;
use super::corpus::Corpus;
use super::discovery::discover;
use super::folder::Project;
use super::paths::{current_folder, full, full_from, relative_to};
use super::projects::Projects;
use super::{File, FileSystem, Scope, in_order};
use crate::binding::Schemas;
use crate::corpus::{Elsewhere, Index};

/// How to look at the files outside of a run.
#[derive(Clone, Copy, Debug)]
pub struct Outlook<'a> {
    /// The changes that the run is about, if it is about some alone.
    pub changes: Option<&'a Arc<Changes>>,
    /// The paths that the run was given.
    pub paths: &'a [PathBuf],
    /// The schemas for all files, if given.
    pub schemas: Option<&'a Schemas>,
    /// The day of the run.
    pub today: Date,
    /// How many files to read at the same time.
    pub jobs: NonZero<usize>,
    /// Whether to remember what files hold in `.digestlint_cache`, a folder beside the project file.
    pub cache: bool,
}

impl Corpus {
    /// Looks around `files`, whose scopes are set: what the other files of their projects hold, where a schema asks
    /// for it. Of files without a project nothing is known but those of the run.
    #[must_use]
    pub fn survey(projects: &Arc<Projects>, files: &[File], scopes: &[Scope], outlook: &Outlook<'_>) -> Self {
        let asking = scopes.iter().filter(|scope| scope.looks_at_the_corpus());
        let asking: HashSet<usize> = asking.filter_map(|scope| scope.project).collect();
        let mut outside = HashMap::new();
        let mut inside: Option<HashSet<PathBuf>> = None;
        for project in projects.opened(&asking) {
            if outlook.covers(&project) {
                continue;
            }
            let inside = inside.get_or_insert_with(|| {
                let here = current_folder();
                files.iter().map(|file| full_from(&here, &file.path)).collect()
            });
            outside.insert(Some(project.index), outlook.index(projects, &project, inside));
        }
        Self::new(Arc::clone(projects.files()), outlook.changes.map(Arc::clone), outside)
    }
}

impl Outlook<'_> {
    /// Whether the run goes over all files of the project.
    fn covers(&self, project: &Project) -> bool {
        if self.changes.is_some() {
            return false;
        }
        let here = [PathBuf::from(".")];
        let named = if self.paths.is_empty() { &here } else { self.paths };
        named.iter().any(|path| project.root.starts_with(full(path)))
    }

    /// What the files of a project hold that are not `inside` the run.
    fn index(&self, projects: &Arc<Projects>, project: &Project, inside: &HashSet<PathBuf>) -> Index {
        let here = current_folder();
        let root = match relative_to(&here, &project.root) {
            way if way.as_os_str().is_empty() => PathBuf::from("."),
            root => root,
        };
        // A mistake in a file that speaks for none of the run's is not the run's affair: it is met, and dropped, here.
        let projects = Arc::new(projects.anew());
        let mut files = discover(&[root], &projects).files;
        files.retain(|file| !inside.contains(&full_from(&here, &file.path)) && projects.is_of(&file.path, project));
        _ = projects.take_errors();
        let mut index = Index::default();
        let Ok(scopes) = projects.scopes(&mut files, self.schemas, self.today) else { return index };
        let fingerprints: Vec<u64> = scopes.iter().map(Scope::fingerprint).collect();
        // What is remembered are files of the disk.
        let cache = if self.cache && !matches!(**projects.files(), FileSystem::Staged(_)) {
            Cache::open(&project.root)
        } else {
            Cache::none()
        };
        // An editor's texts are told of once they are saved, so that what is remembered is true.
        let documents = match &**projects.files() {
            FileSystem::Edited(_) => &FileSystem::Disk,
            files => files,
        };
        let read = |file: &File| {
            let (scope, fingerprint) = (&scopes[file.scope], fingerprints[file.scope]);
            let path = full_from(&here, &file.path).to_string_lossy().into_owned();
            cache.get(&path, fingerprint).or_else(|| remembered(file, documents, path, scope, fingerprint))
        };
        let mut kept = Vec::new();
        let mut remaining = files.iter();
        in_order(&files, self.jobs, read, |found| {
            if let (Some(file), Some(found)) = (remaining.next(), found) {
                for fact in &found.facts {
                    let place = || Elsewhere { path: file.name.clone(), line: fact.line, column: fact.column };
                    index.insert(fact.key, &found.path, place);
                }
                kept.push(found);
            }
            ControlFlow::Continue(())
        });
        cache.save(&kept);
        index
    }
}

/// What a file holds, read anew; `None` for a file that cannot be read, which a run over it will tell.
fn remembered(file: &File, files: &FileSystem, path: String, scope: &Scope, fingerprint: u64) -> Option<Remembered> {
    let mut found = Remembered::about(path, fingerprint)?;
    let source = files.read_source(&file.path, &file.name).ok()?;
    found.set_facts(&source, scope.facts(&source));
    Some(found)
}
