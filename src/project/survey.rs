use std::collections::HashSet;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::replace::{Expected, replace_file};
use super::{Cause, Failure, File, FileSystem, PROJECT_FILE, PYPROJECT_FILE, Projects, discover, in_order};
use crate::binding::{Fit, Schemas, bind};
use crate::config::Config;
use crate::document::Document;
use crate::schema::BUILTIN;

/// Which of the built-in schemas the Markdown files of a folder are written to.
#[derive(Debug, Default)]
pub struct Survey {
    /// The names of the schemas that claim files, with the number of those, in the order of the program.
    pub claimed: Vec<(&'static str, usize)>,
    /// The files that no schema claims, by their paths from the folder on.
    pub strangers: Vec<Stranger>,
    /// The folders, from the folder on, that hold a file that a schema claims or that is near to one.
    kindred: HashSet<PathBuf>,
    /// What cannot be read.
    pub failures: Vec<Failure>,
}

/// A file that no schema claims.
#[derive(Debug)]
pub struct Stranger {
    /// Its path from the folder on.
    pub path: PathBuf,
    /// Whether the nearest schema declares no part of it.
    pub foreign: bool,
}

/// What no schema claims, put together: a file, or all those of a folder in which none is near to a schema.
#[derive(Debug, PartialEq, Eq)]
pub struct Group<'a> {
    /// The path from the folder on.
    pub path: &'a Path,
    /// How many files it is, where it is a folder.
    pub files: Option<usize>,
    /// Whether the nearest schemas declare no part of it.
    pub foreign: bool,
}

impl Survey {
    /// Reads the Markdown files below `folder`, whatever project files say, on at most `jobs` threads.
    #[must_use]
    pub fn of(folder: &Path, jobs: NonZero<usize>) -> Self {
        let found = discover(&[folder.to_owned()], &Arc::new(Projects::none()));
        let mut survey = Self { failures: found.failures, ..Self::default() };
        let mut counts = [0; BUILTIN.len()];
        let schemas = Schemas::default();
        let kin_of = |file: &File| match kin(file, &schemas) {
            Ok(kin) => Ok((file.path.strip_prefix(folder).unwrap_or(&file.path).to_owned(), kin)),
            Err(error) => Err(Failure { path: file.name.clone(), error }),
        };
        in_order(&found.files, jobs, kin_of, |found| {
            match found {
                Ok((path, kin)) => survey.add(path, &kin, &mut counts),
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

    /// What no schema claims, in the order of paths.
    #[must_use]
    pub fn groups(&self) -> Vec<Group<'_>> {
        let mut groups: Vec<Group<'_>> = Vec::new();
        for Stranger { path, foreign } in &self.strangers {
            let folders = path.ancestors().skip(1).filter(|it| !it.as_os_str().is_empty());
            // The last one is the uppermost.
            let Some(folder) = folders.filter(|it| !self.kindred.contains(*it)).last() else {
                groups.push(Group { path, files: None, foreign: *foreign });
                continue;
            };
            match groups.last_mut() {
                Some(Group { path, files: Some(files), .. }) if *path == folder => *files += 1,
                _ => groups.push(Group { path: folder, files: Some(1), foreign: true }),
            }
        }
        groups
    }

    /// What had better be left out: files of the folder itself, and whole folders, of which no schema declares a part,
    /// where schemas claim most of the files. Beside a digest such a file is a fault to be told of.
    #[must_use]
    pub fn to_exclude(&self) -> Vec<Group<'_>> {
        let is_on_top = |path: &Path| path.components().count() == 1;
        let deeper = self.strangers.iter().filter(|it| !is_on_top(&it.path)).count();
        if self.claimed_files() <= deeper {
            return Vec::new();
        }
        let is_apart = |it: &Group<'_>| it.foreign && (it.files.is_some() || is_on_top(it.path));
        self.groups().into_iter().filter(|it| is_apart(it) && it.path.to_str().is_some()).collect()
    }

    fn add(&mut self, path: PathBuf, kin: &Kin, counts: &mut [usize; BUILTIN.len()]) {
        let foreign = matches!(kin, Kin::Foreign);
        if !foreign {
            self.kindred.extend(path.ancestors().skip(1).map(Path::to_owned));
        }
        match kin {
            Kin::Of(at) => counts[*at] += 1,
            Kin::Near | Kin::Foreign => self.strangers.push(Stranger { path, foreign }),
        }
    }
}

/// What a file has to do with the built-in schemas.
enum Kin {
    /// The one with this index claims it.
    Of(usize),
    /// The nearest one declares a part of it, or it cannot be told.
    Near,
    /// The nearest one declares no part of it.
    Foreign,
}

fn kin(file: &File, schemas: &Schemas) -> Result<Kin, Cause> {
    let source = FileSystem::Disk.read_document(file)?;
    if source.invalid_utf8().is_some() {
        return Ok(Kin::Near);
    }
    let document = Document::parse(&source);
    Ok(match schemas.choose(&source, &document) {
        Some((schema, Fit::Claimed)) => {
            BUILTIN.iter().position(|builtin| builtin.name == schema.name).map_or(Kin::Near, Kin::Of)
        }
        Some((schema, _)) if bind(&source, &document, schema).knows_a_part() => Kin::Near,
        _ => Kin::Foreign,
    })
}

/// The project file in `folder` itself, if there is one.
#[must_use]
pub fn project_file_in(folder: &Path) -> Option<PathBuf> {
    let own = folder.join(PROJECT_FILE);
    if own.symlink_metadata().is_ok() {
        return Some(own);
    }
    let pyproject = folder.join(PYPROJECT_FILE);
    let source = FileSystem::Disk.read_source(&pyproject, PYPROJECT_FILE).ok()?;
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
