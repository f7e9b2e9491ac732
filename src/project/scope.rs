use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::Path;
use std::sync::Arc;

use jiff::civil::Date;

use super::project_schemas::ProjectSchemas;
use super::{File, Project, ProjectErrors, Projects};
use crate::binding::{Bound, Schemas};
use crate::corpus::{Fact, Surroundings};
use crate::diagnostic::Level;
use crate::document::Document;
use crate::engine::{self, Checked, Settings};
use crate::rules::{Setting, comparing};
use crate::schema::Schema;
use crate::text::Source;

/// What holds for some of the files of a run.
#[derive(Clone, Debug)]
pub struct Scope {
    /// What its documents should be.
    schemas: Schemas,
    /// The levels of rules, and how documents are laid out.
    pub settings: Settings,
    /// The project that its documents belong to, by index.
    pub(super) project: Option<usize>,
}

impl Scope {
    /// The scope of documents that `schemas` are for.
    #[must_use]
    pub fn new(schemas: Schemas, settings: Settings) -> Self {
        Self { schemas, settings, project: None }
    }

    /// Whether documents may repeat each other's values, and the run asks for it.
    pub(super) fn looks_at_the_corpus(&self) -> bool {
        self.settings.of(comparing()) != Setting::At(Level::Off) && self.schemas.look_at_the_corpus()
    }

    /// The values of a document that no other may hold.
    pub(super) fn facts(&self, source: &Source) -> Vec<Fact> {
        engine::facts_of(source, &self.schemas)
    }

    /// A number that stands for what its schemas say, and for this version of the program.
    pub(super) fn fingerprint(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        env!("CARGO_PKG_VERSION").hash(&mut hasher);
        self.schemas.texts().for_each(|text| text.hash(&mut hasher));
        hasher.finish()
    }

    /// Holds a document against its schema; the findings are sorted by place.
    #[must_use]
    pub fn check(&self, source: &Source, around: &dyn Surroundings) -> Checked {
        engine::check_with(source, &self.schemas, &self.settings, around)
    }

    /// The schemas of its documents.
    pub fn schemas(&self) -> impl Iterator<Item = &Schema> {
        self.schemas.each()
    }

    /// What `look` makes of a text bound to its schema, with no rule asked; `None` when no schema loads.
    pub fn bound_text<T>(&self, source: &Source, look: impl FnOnce(Bound<'_>) -> T) -> Option<T> {
        engine::bound(source, &self.schemas, look)
    }

    /// What `look` makes of a document bound to its schema; `None` when no schema loads.
    pub fn bound<T>(&self, source: &Source, document: &Document, look: impl FnOnce(Bound<'_>) -> T) -> Option<T> {
        engine::bound_document(source, document, &self.schemas, look)
    }
}

/// What scopes differ in: the project, by index, and those of its overrides that hold.
pub(super) type ScopeKey = (Option<usize>, Vec<usize>);

impl Projects {
    /// What tells the scope of the file at `path` from others, and its project.
    pub(super) fn scope_key(&self, path: &Path) -> (ScopeKey, Option<Arc<Project>>) {
        let folder = self.folder(path.parent().unwrap_or(Path::new("")));
        let overrides = folder.overrides(path.file_name());
        ((folder.project.as_ref().map(|project| project.index), overrides), folder.project)
    }

    /// Finds out what holds for each of `files`, and sets [`File::scope`] to its place among the scopes returned.
    ///
    /// Levels and layout are those of the project files. `schemas` are for all files, if given; those that project files name
    /// are then not looked at. A file without a path is a text of the current folder that no pattern matches.
    ///
    /// # Errors
    /// All that is wrong with the project files met so far, and with all schemas named in those that speak for a file.
    pub fn scopes(
        &self,
        files: &mut [File],
        schemas: Option<&Schemas>,
        today: Date,
    ) -> Result<Vec<Scope>, ProjectErrors> {
        let mut keys: HashMap<ScopeKey, usize> = HashMap::new();
        let mut wanted: Vec<(Option<Arc<Project>>, Vec<usize>)> = Vec::new();
        for file in files {
            let (key, project) = self.scope_key(&file.path);
            file.scope = *keys.entry(key).or_insert_with_key(|(_, overrides)| {
                wanted.push((project, overrides.clone()));
                wanted.len() - 1
            });
        }
        let mut named = ProjectSchemas::new(self.files(), self.take_errors());
        let mut scopes = Vec::new();
        for (project, overrides) in wanted {
            let mut settings = Settings::new(today);
            if let Some(project) = &project {
                project.config.set(&overrides, &mut settings);
            }
            let schemas = schemas.cloned().unwrap_or_else(|| named.of(project.as_deref(), &overrides));
            let project = project.map(|project| project.index);
            scopes.push(Scope { schemas, settings, project });
        }
        let errors = named.into_errors();
        if errors.is_empty() { Ok(scopes) } else { Err(errors) }
    }
}
