use std::collections::HashMap;
use std::collections::hash_map::Entry;

use super::Fact;
use crate::diagnostic::Elsewhere;

/// Which document of a project holds a value first, in the order of their full paths.
#[derive(Debug, Default)]
pub struct Index {
    /// By [`Fact::key`]: the full path, and the place.
    firsts: HashMap<u64, (Box<str>, Elsewhere)>,
}

impl Index {
    /// The first document that holds the same, with its full path, if that comes before `path`.
    #[must_use]
    pub fn before(&self, fact: &Fact, path: &str) -> Option<&(Box<str>, Elsewhere)> {
        self.firsts.get(&fact.key).filter(|first| &*first.0 < path)
    }

    /// Adds a value, by its [`Fact::key`], of the document whose full path is `path`.
    pub fn insert(&mut self, key: u64, path: &str, place: impl FnOnce() -> Elsewhere) {
        match self.firsts.entry(key) {
            Entry::Vacant(entry) => _ = entry.insert((path.into(), place())),
            Entry::Occupied(mut entry) if path < &*entry.get().0 => _ = entry.insert((path.into(), place())),
            Entry::Occupied(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::text::Span;

    use super::*;

    #[test]
    fn the_first_in_the_order_of_paths_counts() {
        let mut index = Index::default();
        for (path, line) in [("/b.md", 2), ("/a.md", 1), ("/c.md", 3)] {
            index.insert(7, path, || Elsewhere { path: String::new(), line, column: 1 });
        }
        let fact = |key| Fact { key, span: Span::empty(0) };
        assert_eq!(index.before(&fact(7), "/b.md").unwrap().1.line, 1);
        assert_eq!(index.before(&fact(7), "/a.md"), None);
        assert_eq!(index.before(&fact(8), "/b.md"), None);
    }
}
