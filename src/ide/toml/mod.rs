//! What an editor may ask of a schema or a project file. All of it is read off the lists of keys in [`crate::schema::language`]
//! and [`crate::config::language`].

mod completion;
mod definition;
mod facts;
mod hover;
mod links;
mod place;
mod references;
mod scan;
mod symbols;
mod words;

use crate::config::language::{PYPROJECT_FILE, ROOT as PROJECT};
use crate::schema::language::ROOT as SCHEMA;
use crate::spec::{FileKind, Kind};

pub use completion::{Names, complete};
pub use definition::definition;
pub use hover::hover;
pub use links::links;
pub use symbols::symbols;

/// What a TOML file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TomlKind {
    /// A schema.
    Schema,
    /// A project file.
    Project,
    /// A `pyproject.toml`, which may hold a project file.
    Pyproject,
}

impl TomlKind {
    /// What the file holds.
    fn root(self) -> Kind {
        Kind::Table(match self {
            Self::Schema => &SCHEMA,
            Self::Project => &PROJECT,
            Self::Pyproject => &PYPROJECT_FILE,
        })
    }

    /// The tables that lead to what is ours; other tools may write in them too.
    fn outer(self) -> &'static [&'static str] {
        match self {
            Self::Schema | Self::Project => &[],
            Self::Pyproject => &["tool", "digestlint"],
        }
    }

    fn file_kind(self) -> FileKind {
        match self {
            Self::Schema => FileKind::Schema,
            Self::Project | Self::Pyproject => FileKind::Project,
        }
    }
}
