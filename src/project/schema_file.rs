use std::path::Path;
use std::sync::Arc;

use super::discovery::display_name;
use super::{Failure, FileSystem, looks_like_a_schema};
use crate::binding::{Candidate, Schemas};
use crate::diagnostic::closest;
use crate::rules::RULES;
use crate::schema::{BUILTIN, Mistake, Schema, Unopened, builtin, open_builtin};
use crate::text::Source;

/// Why there is no schema to hold documents against.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    /// Neither the name of a built-in schema nor the path of a file.
    #[error("no schema is called `{name}`")]
    Unknown {
        /// What was asked for.
        name: String,
        /// The built-in schema that was probably meant.
        similar: Option<&'static str>,
    },
    /// The file cannot be read.
    #[error(transparent)]
    Unreadable(#[from] Failure),
    /// The file has mistakes; never empty.
    #[error("the schema has mistakes")]
    Mistakes(Vec<Mistake>),
}

/// The text of a schema, by the name of a built-in one or by its path in `files`.
///
/// What ends in `.toml`, or has a folder before it, is always a path.
///
/// # Errors
/// [`SchemaError::Unknown`] or [`SchemaError::Unreadable`].
pub fn open_schema(name: &Path, files: &FileSystem) -> Result<Arc<Source>, SchemaError> {
    let (files, is_path) = (files.of_settings(name), is_path(name));
    if let (false, Some(builtin)) = (is_path, name.to_str().and_then(builtin)) {
        return Ok(builtin.source());
    }
    if !is_path && !files.exists(name) {
        return Err(unknown_schema(name.to_string_lossy().into_owned()));
    }
    let path = display_name(name);
    files.read_source(name, &path).map_err(|error| Failure { path, error }.into())
}

/// The error about a name that no schema has.
pub(super) fn unknown_schema(name: String) -> SchemaError {
    SchemaError::Unknown { similar: closest(&name, BUILTIN.iter().map(|it| it.name)), name }
}

/// Opens and loads a schema.
///
/// # Errors
/// [`SchemaError`], whichever comes first.
pub fn load_schema(name: &Path, files: &FileSystem) -> Result<Schema, SchemaError> {
    load_source(open_schema(name, files)?, files)
}

/// The schema for all files, if one is named.
///
/// # Errors
/// As for [`load_schema`].
pub fn load_named(name: Option<&Path>, files: &FileSystem) -> Result<Option<Schemas>, SchemaError> {
    let load = |name| Ok(Schemas::new(vec![Candidate::Loaded(Arc::new(load_schema(name, files)?))]));
    name.map(load).transpose()
}

/// Loads the schema whose text is `source`; those that it extends are in `files`.
///
/// # Errors
/// [`SchemaError::Mistakes`].
pub fn load_source(source: Arc<Source>, files: &FileSystem) -> Result<Schema, SchemaError> {
    let schema =
        Schema::load_with(source, &|name, from| open_extended(name, from, files)).map_err(SchemaError::Mistakes)?;
    let mistakes = schema.unknown_rules(&RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    if mistakes.is_empty() { Ok(schema) } else { Err(SchemaError::Mistakes(mistakes)) }
}

/// Opens the schema that the file `from` extends: a built-in one by its name, another file of `files` by its path from the
/// folder of `from`.
///
/// # Errors
/// What to tell when it cannot be opened.
pub fn open_extended(name: &str, from: &Source, files: &FileSystem) -> Result<Arc<Source>, Unopened> {
    let path = Path::new(from.name()).with_file_name(name);
    let files = files.of_settings(&path);
    if !is_path(Path::new(name)) && (builtin(name).is_some() || !files.exists(&path)) {
        return open_builtin(name, from);
    }
    let shown = display_name(&path);
    files.read_source(&path, &shown).map_err(|error| Unopened {
        message: format!("cannot read {}", Failure { path: shown, error }),
        help: format!("a path is looked up from the folder of {}", from.name()),
    })
}

/// Whether a schema is named by its path.
pub(super) fn is_path(name: &Path) -> bool {
    name.extension().is_some_and(|it| it == "toml") || name.components().count() > 1
}

/// The most files that are looked at for schemas.
const MOST_LOOKED_AT: usize = 200;

/// The largest file that is looked at for a schema, in bytes.
const LARGEST: u64 = 1 << 20;

/// The schemas that lie in the folder of the file at `path` and in the folders there, other than that file: their paths
/// from that folder, with `/`, in order. Of very many files only some are looked at.
#[must_use]
pub fn schemas_beside(path: &Path) -> Vec<String> {
    let Some(folder) = path.parent() else { return Vec::new() };
    let mut found = Vec::new();
    let mut left = MOST_LOOKED_AT;
    let inner = schemas_in(folder, "", path, &mut left, &mut found);
    for name in inner {
        schemas_in(&folder.join(&name), &format!("{name}/"), path, &mut left, &mut found);
    }
    found.sort();
    found
}

/// Adds the schemas of a folder; the names of the folders in it.
fn schemas_in(folder: &Path, prefix: &str, except: &Path, left: &mut usize, found: &mut Vec<String>) -> Vec<String> {
    let mut inner = Vec::new();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let (path, Ok(name)) = (entry.path(), entry.file_name().into_string()) else { continue };
        let Ok(metadata) = entry.metadata() else { continue };
        if metadata.is_dir() && !name.starts_with('.') && inner.len() < MOST_LOOKED_AT {
            inner.push(name);
        } else if path.extension().is_some_and(|it| it == "toml") && path != except && metadata.len() <= LARGEST {
            if *left == 0 {
                break;
            }
            *left -= 1;
            let source = std::fs::read_to_string(&path).ok().and_then(|text| Source::new(&*name, text).ok());
            if source.is_some_and(|source| looks_like_a_schema(&source)) {
                found.push(format!("{prefix}{name}"));
            }
        }
    }
    inner.sort();
    inner
}

#[cfg(test)]
mod tests {
    use super::*;

    fn message(name: &str) -> String {
        load_schema(Path::new(name), &FileSystem::Disk).unwrap_err().to_string()
    }

    #[test]
    fn a_name_is_a_built_in_schema() {
        assert_eq!(load_schema(Path::new("digest"), &FileSystem::Disk).unwrap().name, "digest");
    }

    #[test]
    fn a_misspelt_name_tells_the_one_that_was_meant() {
        let error = open_schema(Path::new("digst"), &FileSystem::Disk).unwrap_err();
        assert!(matches!(error, SchemaError::Unknown { similar: Some("digest"), .. }));
    }

    #[test]
    fn what_looks_like_a_path_is_one() {
        assert!(message("digest.toml").starts_with("digest.toml: "));
        assert!(message("no/digest").starts_with("no/digest: "));
    }

    #[test]
    fn a_schema_must_be_utf_8() {
        let file = tempfile::NamedTempFile::with_suffix(".toml").unwrap();
        std::fs::write(file.path(), b"[schema]\nname = \"\xe9\"\n").unwrap();
        let message = load_schema(file.path(), &FileSystem::Disk).unwrap_err().to_string();
        assert!(message.ends_with("not UTF-8 at line 2, column 9; save it as UTF-8"), "{message}");
    }
}
