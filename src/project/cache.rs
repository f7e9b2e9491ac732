use std::collections::HashMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::Cause;
use super::corpus::PlacedFact;
use super::replace::{Expected, replace_file};
use crate::corpus::Fact;
use crate::text::Source;

/// The folder, beside the project file, of what is remembered from run to run.
const FOLDER: &str = ".digestlint_cache";
/// The file in it. The number changes with the form of its content.
const FILE: &str = "corpus-2.json";

/// What the files of a project hold, remembered from the last run. Whatever is wrong with it, it is made anew.
#[derive(Debug)]
pub(super) struct Cache {
    folder: Option<PathBuf>,
    known: HashMap<String, Remembered>,
}

/// What a file held when it was read last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Remembered {
    /// Its full path.
    pub(super) path: String,
    stamp: Stamp,
    /// Stands for the schemas that the file was held against, and for the version of the program.
    fingerprint: u64,
    /// What no other document may hold.
    pub(super) facts: Vec<RememberedFact>,
}

/// A value that no other document may hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct RememberedFact {
    pub(super) key: u64,
    pub(super) line: usize,
    pub(super) column: usize,
}

impl Cache {
    /// What is remembered of the project in the folder `root`.
    pub(super) fn open(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        let read = fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let known: Vec<Remembered> = read.unwrap_or_default();
        let known = known.into_iter().map(|it| (it.path.clone(), it)).collect();
        Self { folder: Some(folder), known }
    }

    /// Nothing, and nothing will be remembered.
    pub(super) fn none() -> Self {
        Self { folder: None, known: HashMap::new() }
    }

    /// What the file with this full path holds, if it is as it was.
    pub(super) fn get(&self, path: &str, fingerprint: u64) -> Option<Remembered> {
        let known = self.known.get(path)?;
        (known.fingerprint == fingerprint && known.stamp == stamp_of(Path::new(path))?).then(|| known.clone())
    }

    /// Remembers `found` for the next run, unless it is what was known. A folder that cannot be written to costs time
    /// in the next run, and nothing else.
    pub(super) fn save(&self, found: &[Remembered]) {
        let Some(folder) = &self.folder else { return };
        let known = found.len() == self.known.len() && found.iter().all(|it| self.known.get(&it.path) == Some(it));
        if !known && let Ok(text) = serde_json::to_vec(found) {
            _ = write(folder, &text);
        }
    }
}

impl Remembered {
    /// An entry for the file with this full path as it is now, with nothing in it.
    pub(super) fn about(path: String, fingerprint: u64) -> Option<Self> {
        let stamp = stamp_of(Path::new(&path))?;
        Some(Self { path, stamp, fingerprint, facts: Vec::new() })
    }

    /// Sets what the file, whose text is `source`, holds.
    pub(super) fn set_facts(&mut self, source: &Source, facts: Vec<Fact>) {
        let facts = PlacedFact::of(source, facts).into_iter();
        self.facts = facts.map(|it| RememberedFact { key: it.fact.key, line: it.line, column: it.column }).collect();
    }
}

/// What tells whether a file has changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stamp {
    /// When it was changed, in seconds and nanoseconds.
    modified: (u64, u32),
    /// How long it is, in bytes.
    length: u64,
}

/// The stamp of the file at a path, if there is one.
#[must_use]
pub fn stamp_of(path: &Path) -> Option<Stamp> {
    let metadata = fs::metadata(path).ok()?;
    let since = metadata.modified().ok()?.duration_since(UNIX_EPOCH).ok()?;
    Some(Stamp { modified: (since.as_secs(), since.subsec_nanos()), length: metadata.len() })
}

/// Writes the file, and its folder where there is none.
fn write(folder: &Path, text: &[u8]) -> Result<(), Cause> {
    if !folder.is_dir() {
        fs::create_dir(folder)?;
        // What is remembered is nobody else's affair.
        replace_file(&folder.join(".gitignore"), b"*\n", Expected::Any)?;
    }
    replace_file(&folder.join(FILE), text, Expected::Any)
}
