//! The baseline: findings that were there when a repository took the linter up, and are let pass.
//!
//! An entry names a finding by what stays when lines move and messages change: the rule, the heading above it and the
//! text that it is about. Pure: the file itself is the affair of `project`.

mod entries;
mod key;
mod read;
mod write;

use std::collections::{BTreeMap, HashMap};
use std::num::NonZero;
use std::sync::Arc;

use crate::text::{Source, Span};

pub use entries::{Entries, Leftover, Matches};
pub use key::Key;
pub use read::ReadError;
pub use write::render;

/// A loaded baseline.
#[derive(Debug, Default)]
pub struct Baseline {
    source: Arc<Source>,
    /// In the order of the file.
    entries: Vec<Entry>,
    by_path: HashMap<String, Vec<usize>>,
}

/// Findings of one kind in one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The file, relative to the baseline's folder, with forward slashes.
    pub path: String,
    /// What is found.
    pub key: Key,
    /// How often.
    pub count: NonZero<u32>,
    /// The entry in the baseline.
    pub span: Span,
}

/// Findings by file and kind, and how often each is there.
pub type Contents = BTreeMap<String, BTreeMap<Key, u32>>;

/// What a new baseline holds of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Which of the run's baselines, by index.
    pub baseline: usize,
    /// The file, as [`Entry::path`].
    pub path: String,
    /// How often each kind of finding is there.
    pub counts: BTreeMap<Key, u32>,
}

/// What a run does with the baseline for one document.
#[derive(Debug, Default)]
pub enum Known<'a> {
    /// There is none.
    #[default]
    Nothing,
    /// Findings that it holds are let pass.
    HeldBack(Entries<'a>),
    /// All findings are recorded, and let pass. The entries so far are those of the old baseline.
    Recorded(Entries<'a>),
}

impl Baseline {
    /// Reads the text of a baseline.
    ///
    /// # Errors
    /// [`ReadError`] when it is not one.
    pub fn read(source: Arc<Source>) -> Result<Self, ReadError> {
        let entries = read::entries(&source)?;
        let mut by_path: HashMap<String, Vec<usize>> = HashMap::new();
        for (index, entry) in entries.iter().enumerate() {
            match by_path.get_mut(&entry.path) {
                Some(indices) => indices.push(index),
                None => _ = by_path.insert(entry.path.clone(), vec![index]),
            }
        }
        Ok(Self { source, entries, by_path })
    }

    /// The entries of the file at `path`.
    #[must_use]
    pub fn of<'a>(&'a self, path: &'a str) -> Entries<'a> {
        let indices = self.by_path.get(path).map_or(&[][..], Vec::as_slice);
        Entries::new(path, &self.source, indices.iter().map(|index| &self.entries[*index]).collect())
    }

    /// The files that it has entries of, each once.
    pub fn paths(&self) -> impl Iterator<Item = &str> {
        self.by_path.keys().map(String::as_str)
    }

    /// What a new baseline holds: `recorded`, and the entries of other files for which `is_kept`.
    #[must_use]
    pub fn renewed(&self, recorded: Contents, is_kept: impl Fn(&str) -> bool) -> Contents {
        let others = self.by_path.iter().filter(|(path, _)| !recorded.contains_key(*path) && is_kept(path));
        let mut contents: Contents = others.map(|(path, _)| (path.clone(), self.of(path).counts(|_| true))).collect();
        contents.extend(recorded);
        contents
    }
}

#[cfg(test)]
mod tests;
