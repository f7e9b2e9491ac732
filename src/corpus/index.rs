use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Fact;

/// A place in another document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The document's path, as reports show it.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// Which document of a project holds a value first, in the order of their full paths.
#[derive(Debug, Default)]
pub struct Index {
    /// By the name of the value's declaration and by value: the full path, and the place.
    firsts: HashMap<String, HashMap<String, (String, Elsewhere)>>,
}

impl Index {
    /// The first document that holds the same, with its full path, if that comes before `path`.
    #[must_use]
    pub fn before(&self, fact: &Fact, path: &str) -> Option<&(String, Elsewhere)> {
        let first = self.firsts.get(&fact.name)?.get(&fact.value)?;
        (first.0.as_str() < path).then_some(first)
    }

    /// Adds a value of the document whose full path is `path`.
    pub fn insert(&mut self, name: String, value: String, path: &str, place: Elsewhere) {
        match self.firsts.entry(name).or_default().entry(value) {
            Entry::Vacant(entry) => _ = entry.insert((path.to_owned(), place)),
            Entry::Occupied(mut entry) if path < entry.get().0.as_str() => _ = entry.insert((path.to_owned(), place)),
            Entry::Occupied(_) => {}
        }
    }

    /// Whether it holds nothing.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.firsts.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Span;

    use super::*;

    #[test]
    fn the_first_in_the_order_of_paths_counts() {
        let mut index = Index::default();
        let place = |line| Elsewhere { path: String::new(), line, column: 1 };
        for (path, line) in [("/b.md", 2), ("/a.md", 1), ("/c.md", 3)] {
            index.insert("url".into(), "x".into(), path, place(line));
        }
        let fact = |value: &str| Fact { name: "url".into(), value: value.into(), span: Span::empty(0) };
        assert_eq!(index.before(&fact("x"), "/b.md").unwrap().1.line, 1);
        assert_eq!(index.before(&fact("x"), "/a.md"), None);
        assert_eq!(index.before(&fact("y"), "/b.md"), None);
    }
}
