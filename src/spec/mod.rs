//! TOML files whose keys are known: what such a file may hold, its reading with places, and its mistakes.
//!
//! A kind of file is specified by a list of its keys, a [`TableSpec`]. The check of a file, its documentation and its
//! JSON Schema are read off that list.

mod json_schema;
mod keys;
mod mistake;
mod node;
mod structure;

use std::ops::Deref;

use crate::output::Format;

pub use json_schema::json_schema;
pub(crate) use mistake::{Fault, Mistakes, Reporter, brief, suggestion};
pub use mistake::{FileKind, Mistake};
pub use node::Place;
pub(crate) use node::{Entry, Node, Value};
pub(crate) use structure::{check, check_conditions};

/// A value that a file declares, and where.
#[derive(Clone, Copy, Debug)]
pub struct Declared<T> {
    /// What is declared.
    pub value: T,
    /// The key that declares it.
    pub place: Place,
}

impl<T> Deref for Declared<T> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

/// A table of a file.
#[derive(Debug)]
pub struct TableSpec {
    /// What errors call it, such as `[[section]]`.
    pub name: &'static str,
    /// The keys that it may hold.
    pub keys: &'static [KeySpec],
}

/// A key of a table.
#[derive(Debug)]
pub struct KeySpec {
    /// The key as written.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What holds when the key is absent, as TOML; empty where absence means "not asked for".
    pub default: &'static str,
    /// Where another default holds.
    pub exception: Option<(Condition, &'static str)>,
    /// Whether it tells one table of an array from another.
    pub names: bool,
    /// Whether a file that extends another overrides it as a whole, although it holds a table.
    pub whole: bool,
    /// Where the key is looked at; `None` for everywhere.
    pub only: Option<Condition>,
    /// Whether it must be there where it is looked at, be it in a file that is extended. Of several keys that tell tables
    /// apart one will do.
    pub required: bool,
    /// What its strings name.
    pub refers: Option<Reference>,
    /// Keys of which a table holds one, this one among them; empty where it stands beside all others.
    pub one_of: &'static [&'static str],
    /// What it means, for people.
    pub doc: &'static str,
}

/// What the strings of a key name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// A schema, by the name of a built-in one or by the path of a file.
    Schema,
    /// A file, by its path from the folder of the file that names it.
    File,
    /// A table type.
    TableType,
    /// A section of level 2, by heading or pattern.
    Section,
    /// A column, of the table around or of the sections named beside.
    Column,
    /// A field, of the front matter or of a section.
    Field,
    /// A field of the front matter.
    FrontMatter,
    /// What holes hold: the string is a template with `{holes}`.
    Captures,
}

/// A condition on the other keys of a table.
#[derive(Clone, Copy, Debug)]
pub enum Condition {
    /// This key holds one of these words, be it by default.
    Is(&'static str, &'static [&'static str]),
    /// This table, or array of tables, holds something.
    Holds(&'static str),
    /// This key is there.
    Has(&'static str),
}

/// The words for the level of findings.
pub const LEVELS: &[&str] = &["error", "warn", "note", "off"];

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any string.
    String,
    /// A string or a list of strings.
    Strings,
    /// A string or a list of at least one; the words say what an empty list would mean.
    SomeStrings(&'static str),
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0.
    Count,
    /// A number, a date in quotes, or `"today"`.
    Bound,
    /// A regular expression.
    Pattern,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// The name of a format, alone or as `FORMAT=FILE`.
    Target,
    /// A [`Kind::Target`], or a list of at least one.
    Targets,
    /// A table.
    Table(&'static TableSpec),
    /// An array of tables.
    Tables(&'static TableSpec),
    /// A table whose keys the author chooses and whose values are such tables.
    Map(&'static TableSpec),
    /// A table whose keys the author chooses and whose values are strings or lists of strings.
    Lists,
    /// A table whose keys are names of rules and whose values are their levels.
    Levels,
}

impl Kind {
    /// What errors say that a key wants.
    #[must_use]
    pub fn expected(self) -> String {
        match self {
            Self::String => "a string".into(),
            Self::Strings | Self::SomeStrings(_) => "a string or a list of strings".into(),
            Self::Boolean => "true or false".into(),
            Self::Count => "a non-negative whole number".into(),
            Self::Bound => "a number, a date such as \"2015-01-01\", or \"today\"".into(),
            Self::Pattern => "a regular expression in a string".into(),
            Self::Choice(words) => format!("one of {}", quoted(words)),
            Self::Target => format!("one of {}, or \"FORMAT=FILE\"", quoted(Format::NAMES)),
            Self::Targets => format!("{}, or a list of these", Self::Target.expected()),
            Self::Table(_) | Self::Map(_) => "a table".into(),
            Self::Lists => "a table of strings or lists of strings".into(),
            Self::Levels => "a table of levels by the names of rules".into(),
            Self::Tables(_) => "an array of tables".into(),
        }
    }
}

fn quoted(words: &[&str]) -> String {
    words.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(", ")
}

impl TableSpec {
    /// What tells `table` from the others of an array of such tables: the key that does, and what it holds.
    pub(crate) fn name_of<'a>(&self, table: &'a Node) -> Option<(&'static str, &'a str)> {
        let naming = self.keys.iter().filter(|key| key.names);
        naming.map(|key| key.name).find_map(|key| Some((key, table.get(key)?.as_str()?)))
    }

    /// The key with this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static KeySpec> {
        self.keys.iter().find(|key| key.name == name)
    }
}

impl KeySpec {
    /// The same key, as one that tells one table of an array from another.
    pub(crate) const fn naming(self) -> Self {
        Self { names: true, ..self }
    }

    /// The same key, as one that must be there.
    pub(crate) const fn required(self) -> Self {
        Self { required: true, ..self }
    }

    /// The same key, as one whose strings name something.
    pub(crate) const fn refers(self, to: Reference) -> Self {
        Self { refers: Some(to), ..self }
    }

    /// The same key, as one of these, of which a table holds one.
    pub(crate) const fn one_of(self, keys: &'static [&'static str]) -> Self {
        Self { one_of: keys, ..self }
    }

    /// The same key, as one whose table is one statement: half of it says nothing.
    pub(crate) const fn whole(self) -> Self {
        Self { whole: true, ..self }
    }

    /// What holds in `table`, as TOML, when the key is absent; empty where the key is not looked at or not asked for.
    pub(crate) fn default_in(&self, table: &Node, spec: &TableSpec) -> &'static str {
        match (self.only, self.exception) {
            (Some(condition), _) if !condition.holds(table, spec) => "",
            (_, Some((condition, default))) if condition.holds(table, spec) => default,
            _ => self.default,
        }
    }

    /// The same key, looked at under this condition only.
    pub(crate) const fn only(self, condition: Condition) -> Self {
        Self { only: Some(condition), ..self }
    }

    /// The same key, with another default under this condition.
    pub(crate) const fn except(self, condition: Condition, default: &'static str) -> Self {
        Self { exception: Some((condition, default)), ..self }
    }
}

impl Condition {
    /// The key that decides.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Is(key, _) | Self::Holds(key) | Self::Has(key) => key,
        }
    }

    /// Whether it holds in `table`, which holds keys of `spec`.
    pub(crate) fn holds(self, table: &Node, spec: &TableSpec) -> bool {
        match self {
            Self::Is(key, words) => words.contains(&word(table, spec, key)),
            Self::Holds(key) => {
                table.get(key).is_some_and(|node| !node.elements().is_empty() || !node.entries().is_empty())
            }
            Self::Has(key) => table.get(key).is_some(),
        }
    }
}

/// The word that a key of `table` holds, be it by default.
pub(crate) fn word<'a>(table: &'a Node, spec: &TableSpec, key: &str) -> &'a str {
    let default = || spec.key(key).map_or("", |key| key.default.trim_matches('"'));
    table.get(key).and_then(Node::as_str).unwrap_or_else(default)
}

/// A key that is looked at everywhere, with one default.
pub(crate) const fn key(name: &'static str, kind: Kind, default: &'static str, doc: &'static str) -> KeySpec {
    KeySpec {
        name,
        kind,
        default,
        exception: None,
        names: false,
        whole: false,
        only: None,
        required: false,
        refers: None,
        one_of: &[],
        doc,
    }
}
