use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::read::{read_file, read_source};
use super::replace::{Expected, replace_file};
use super::{Cause, Failure, File, PROJECT_FILE, PYPROJECT_FILE, Projects, discover, in_order};
use crate::binding::{Fit, Schemas};
use crate::config::Config;
use crate::document::Document;
use crate::schema::BUILTIN;
use crate::text::Source;

/// Which of the built-in schemas the Markdown files of a folder are written to.
#[derive(Debug, Default)]
pub struct Survey {
    /// The names of the schemas that claim files, with the number of those, in the order of the program.
    pub claimed: Vec<(&'static str, usize)>,
    /// The files that no schema claims, by their paths from the folder on.
    pub strangers: Vec<PathBuf>,
    /// What cannot be read.
    pub failures: Vec<Failure>,
}

impl Survey {
    /// Reads the Markdown files below `folder`, whatever project files say, on at most `jobs` threads.
    #[must_use]
    pub fn of(folder: &Path, jobs: NonZero<usize>) -> Self {
        let found = discover(&[folder.to_owned()], &Arc::new(Projects::none()));
        let mut survey = Self { failures: found.failures, ..Self::default() };
        let mut counts = [0; BUILTIN.len()];
        let schemas = Schemas::default();
        let claimed_by = |file: &File| match claim(file, &schemas) {
            Ok(at) => Ok((file.path.clone(), at)),
            Err(error) => Err(Failure { path: file.name.clone(), error }),
        };
        in_order(&found.files, jobs, claimed_by, |claimed| {
            match claimed {
                Ok((_, Some(at))) => counts[at] += 1,
                Ok((path, None)) => {
                    survey.strangers.push(path.strip_prefix(folder).map(Path::to_owned).unwrap_or(path));
                }
                Err(failure) => survey.failures.push(failure),
            }
            ControlFlow::Continue(())
        });
        let named = BUILTIN.iter().zip(counts).map(|(builtin, count)| (builtin.name, count));
        survey.claimed = named.filter(|(_, count)| *count > 0).collect();
        survey
    }

    /// How many files some schema claims.
    #[must_use]
    pub fn claimed_files(&self) -> usize {
        self.claimed.iter().map(|(_, count)| count).sum()
    }

    /// The files of the folder itself that had better be left out: those that no schema claims, where one claims most
    /// of the other files.
    #[must_use]
    pub fn to_exclude(&self) -> Vec<&str> {
        let is_on_top = |path: &&PathBuf| path.components().count() == 1;
        let deeper = self.strangers.iter().filter(|path| !is_on_top(path)).count();
        if self.claimed_files() <= deeper {
            return Vec::new();
        }
        self.strangers.iter().filter(is_on_top).filter_map(|path| path.to_str()).collect()
    }
}

/// The index of the built-in schema that claims the file, if one does.
fn claim(file: &File, schemas: &Schemas) -> Result<Option<usize>, Cause> {
    let source = Source::from_bytes(file.name.as_str(), read_file(&file.path)?)?;
    if source.invalid_utf8().is_some() {
        return Ok(None);
    }
    let document = Document::parse(&source);
    let claimed = schemas.choose(&source, &document).filter(|(_, fit)| *fit == Fit::Claimed);
    Ok(claimed.and_then(|(schema, _)| BUILTIN.iter().position(|builtin| builtin.name == schema.name)))
}

/// The project file in `folder` itself, if there is one.
#[must_use]
pub fn project_file_in(folder: &Path) -> Option<PathBuf> {
    let own = folder.join(PROJECT_FILE);
    if own.symlink_metadata().is_ok() {
        return Some(own);
    }
    let pyproject = folder.join(PYPROJECT_FILE);
    let source = read_source(&pyproject, PYPROJECT_FILE).ok()?;
    let mut mistakes = Vec::new();
    let has_table = Config::read_pyproject(&source, &mut mistakes).is_some() || !mistakes.is_empty();
    has_table.then_some(pyproject)
}

/// Writes the project file of `folder`; replaces one that is there only when `replace`.
///
/// # Errors
/// [`Cause::Io`] with [`std::io::ErrorKind::AlreadyExists`] when there is one; what keeps it from being written.
pub fn write_project_file(folder: &Path, text: &str, replace: bool) -> Result<(), Cause> {
    let expected = if replace { Expected::Any } else { Expected::Absent };
    replace_file(&folder.join(PROJECT_FILE), text.as_bytes(), expected)
}
