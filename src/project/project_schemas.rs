use std::collections::{HashMap, HashSet};
use std::ffi::OsStr;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::paths::full;
use super::schema_file::{SchemaError, is_path, load_schema, unknown_schema};
use super::{Failure, FileSystem, Project, ProjectErrors};
use crate::binding::{Candidate, Schemas};
use crate::diagnostic::closest;
use crate::schema::{BUILTIN, Schema, builtin};
use crate::spec::{Declared, Fault, FileKind, Mistake, Mistakes, Reporter};

/// Loads the schemas that the project files of a run name, each once, and collects what is wrong with them.
pub(super) struct ProjectSchemas<'a> {
    files: &'a FileSystem,
    /// Those from files, by full path; `None` for one with mistakes.
    loaded: HashMap<PathBuf, Option<Arc<Schema>>>,
    /// The projects all of whose schemas were looked at, by index.
    looked_at: HashSet<usize>,
    errors: ProjectErrors,
}

impl<'a> ProjectSchemas<'a> {
    /// No schema so far, of those in `files`, and these errors.
    pub(super) fn new(files: &'a FileSystem, errors: ProjectErrors) -> Self {
        Self { files, loaded: HashMap::new(), looked_at: HashSet::new(), errors }
    }

    /// What is wrong, by file and place.
    pub(super) fn into_errors(mut self) -> ProjectErrors {
        self.errors.failures.sort_by(|a, b| a.path.cmp(&b.path));
        self.errors.mistakes.sort_by(|a, b| {
            let key = |it: &Mistake| (it.source.name().to_owned(), it.diagnostic.span);
            key(a).cmp(&key(b))
        });
        // Two schemas may extend the same one, and each tells of its mistakes.
        self.errors.mistakes.dedup_by(|a, b| {
            let key = |it: &Mistake| (it.source.name().to_owned(), it.diagnostic.span, it.diagnostic.message.clone());
            key(a) == key(b)
        });
        self.errors
    }

    /// The schemas to choose from where these overrides of `project` hold. All schemas that the project names are
    /// loaded with them: a mistake must not wait for the first file that meets it.
    pub(super) fn of(&mut self, project: Option<&Project>, overrides: &[usize]) -> Schemas {
        if let Some(project) = project
            && self.looked_at.insert(project.index)
        {
            // An empty name has been reported with the project file.
            for name in project.config.named_schemas().filter(|name| !name.trim().is_empty()) {
                if let Err(error) = self.find(project, &name.value) {
                    self.report(project, name, error);
                }
            }
        }
        match project.and_then(|project| Some((project, project.config.schemas_under(overrides)?))) {
            // What is wrong has been reported.
            Some((project, names)) => {
                Schemas::new(names.iter().filter_map(|name| self.find(project, &name.value).ok()?).collect())
            }
            None => Schemas::default(),
        }
    }

    /// The schema that a project calls `name`; `None` when it has mistakes, which are reported once.
    fn find(&mut self, project: &Project, name: &str) -> Result<Option<Candidate>, SchemaError> {
        if let Some(builtin) = builtin(name) {
            return Ok(Some(Candidate::Builtin(builtin)));
        }
        let path = project.folder.join(name);
        if !is_path(Path::new(name)) && !self.files.of_settings(&path).exists(&path) {
            return Err(unknown_schema(name.to_owned()));
        }
        let key = full(&path);
        if let Some(known) = self.loaded.get(&key) {
            return Ok(known.clone().map(Candidate::Loaded));
        }
        let schema = match load_schema(&path, self.files) {
            Ok(schema) => Some(Arc::new(schema)),
            Err(SchemaError::Mistakes(mistakes)) => {
                self.errors.mistakes.extend(mistakes);
                None
            }
            Err(error) => return Err(error),
        };
        self.loaded.insert(key, schema.clone());
        Ok(schema.map(Candidate::Loaded))
    }

    /// Reports a schema that is not there at the place that names it.
    fn report(&mut self, project: &Project, name: &Declared<String>, error: SchemaError) {
        let (message, label, help) = match error {
            SchemaError::Unknown { similar: Some(similar), .. } => {
                (error.to_string(), "unknown schema", format!("did you mean `{similar}`?"))
            }
            SchemaError::Unreadable(Failure { error, .. }) => {
                let path = project.folder.join(&name.value);
                let message = format!("the schema `{}` cannot be read: {error}", name.value);
                (message, "cannot be read", similar_file(&path, name).unwrap_or_else(|| whereabouts(&path)))
            }
            error => {
                let names: Vec<_> = BUILTIN.iter().map(|it| format!("`{}`", it.name)).collect();
                let help = format!("built in: {}; a schema file is named by its path", names.join(", "));
                (error.to_string(), "unknown schema", help)
            }
        };
        let mut mistakes = Mistakes::default();
        let files = std::slice::from_ref(&project.config.source);
        let mut reporter = Reporter { kind: FileKind::Project, files, mistakes: &mut mistakes };
        reporter.report(Fault::Reference, name.place, message, label, Some(help));
        self.errors.mistakes.extend(mistakes.into_sorted());
    }
}

/// The schema file beside that was probably meant.
fn similar_file(path: &Path, name: &Declared<String>) -> Option<String> {
    let stem = |path: &Path| path.file_stem().and_then(OsStr::to_str).map(str::to_owned);
    let folder = path.parent().filter(|it| !it.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let beside = fs::read_dir(folder).ok()?.filter_map(|entry| Some(PathBuf::from(entry.ok()?.file_name())));
    let beside =
        beside.filter(|it| it.extension().is_some_and(|it| it == "toml") && Some(it.as_os_str()) != path.file_name());
    let beside: Vec<_> = beside.filter_map(|it| stem(&it)).collect();
    let similar = closest(&stem(path)?, beside.iter().map(String::as_str))?;
    let meant = Path::new(&name.value).with_file_name(format!("{similar}.toml"));
    Some(format!("did you mean `{}`?", super::display_name(&meant)))
}

fn whereabouts(path: &Path) -> String {
    format!("paths are relative to the folder of this file; this one leads to `{}`", super::display_name(path))
}
