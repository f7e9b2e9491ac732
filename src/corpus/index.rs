use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Fact;
use crate::text::Source;

/// A place in another document.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Elsewhere {
    /// The document's path, as reports show it.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// Which document holds a value first.
#[derive(Clone, Debug, Default)]
pub struct Index {
    firsts: HashMap<String, HashMap<String, Elsewhere>>,
}

impl Index {
    /// The first document known so far that holds the same.
    #[must_use]
    pub fn first(&self, fact: &Fact) -> Option<&Elsewhere> {
        self.firsts.get(&fact.name)?.get(&fact.value)
    }

    /// Adds what `source` holds. Of two documents with the same value the one whose path comes first is kept.
    pub fn add(&mut self, source: &Source, facts: Vec<Fact>) {
        for fact in facts {
            let place = source.line_column(fact.span.start);
            let here = Elsewhere { path: source.name().to_owned(), line: place.line, column: place.column };
            self.insert(fact.name, fact.value, here);
        }
    }

    /// Adds a value that stands at `place`.
    pub fn insert(&mut self, name: String, value: String, place: Elsewhere) {
        match self.firsts.entry(name).or_default().entry(value) {
            Entry::Vacant(entry) => _ = entry.insert(place),
            Entry::Occupied(mut entry) if place < *entry.get() => _ = entry.insert(place),
            Entry::Occupied(_) => {}
        }
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.firsts.is_empty()
    }
}
