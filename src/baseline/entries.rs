use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::key::brief;
use super::{Entry, Key};
use crate::diagnostic::{Declaration, DeclaredIn};
use crate::document::Document;
use crate::text::{Source, Span};

/// The entries of one file.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    path: &'a str,
    baseline: &'a Arc<Source>,
    of_file: Vec<&'a Entry>,
}

/// The entries of one file while its findings are held against them.
#[derive(Debug)]
pub struct Matches<'a> {
    entries: &'a Entries<'a>,
    /// How many findings each entry still holds back.
    left: Vec<u32>,
    by_key: HashMap<&'a Key, Vec<usize>>,
}

/// An entry that has more findings than there are.
#[derive(Clone, Debug)]
pub struct Leftover<'a> {
    /// The entry.
    pub entry: &'a Entry,
    /// How many of its findings are gone, 1 at least.
    pub gone: u32,
    /// Its place in the baseline.
    pub declaration: Declaration,
}

impl<'a> Entries<'a> {
    pub(super) fn new(path: &'a str, baseline: &'a Arc<Source>, of_file: Vec<&'a Entry>) -> Self {
        Self { path, baseline, of_file }
    }

    /// What entries call the file.
    #[must_use]
    pub fn path(&self) -> &'a str {
        self.path
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.of_file.is_empty()
    }

    /// How often each kind of finding is there, of the rules for which `is_counted`.
    #[must_use]
    pub fn counts(&self, is_counted: impl Fn(&str) -> bool) -> BTreeMap<Key, u32> {
        let mut counts: BTreeMap<Key, u32> = BTreeMap::new();
        for entry in self.of_file.iter().filter(|entry| is_counted(&entry.key.rule)) {
            let count = counts.entry(entry.key.clone()).or_default();
            *count = count.saturating_add(entry.count.get());
        }
        counts
    }

    /// Begins to hold findings against the entries.
    #[must_use]
    pub fn matches(&'a self) -> Matches<'a> {
        let mut by_key: HashMap<&Key, Vec<usize>> = HashMap::new();
        // The last of equal entries is used up last.
        for (index, entry) in self.of_file.iter().enumerate().rev() {
            by_key.entry(&entry.key).or_default().push(index);
        }
        Matches { entries: self, left: self.of_file.iter().map(|entry| entry.count.get()).collect(), by_key }
    }
}

impl<'a> Matches<'a> {
    /// Whether an entry holds back a finding with this key; it then holds back one fewer.
    pub fn take(&mut self, key: &Key) -> bool {
        let Some(indices) = self.by_key.get_mut(key) else { return false };
        while let Some(index) = indices.last().copied() {
            if self.left[index] > 0 {
                self.left[index] -= 1;
                return true;
            }
            indices.pop();
        }
        false
    }

    /// The entries of which findings are gone.
    pub fn leftovers(&self) -> impl Iterator<Item = Leftover<'a>> {
        let gone = self.entries.of_file.iter().zip(&self.left).filter(|(_, left)| **left > 0);
        gone.map(|(entry, left)| Leftover {
            entry,
            gone: *left,
            declaration: Declaration {
                source: Arc::clone(self.entries.baseline),
                span: entry.span,
                file: DeclaredIn::Baseline,
            },
        })
    }
}

impl Leftover<'_> {
    /// The heading of the entry's section, among those of `document`, where it is still there.
    #[must_use]
    pub fn heading(&self, source: &Source, document: &Document) -> Option<Span> {
        let headings = document.headings.iter().map(|heading| heading.text);
        headings.into_iter().find(|heading| brief(source, *heading) == self.entry.key.section)
    }
}
