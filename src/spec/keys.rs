//! Reading single keys. The first phase left only those in the tree whose values have the right type.

use super::{Declared, Entry, Node, Place};
use crate::diagnostic::{Level, Severity};

impl Node {
    pub(crate) fn string(&self, key: &str) -> Option<Declared<String>> {
        let entry = self.entry(key)?;
        Some(Declared { value: entry.node.as_str()?.to_owned(), place: entry.place })
    }

    pub(crate) fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_str().map(str::to_owned)
    }

    /// A text that names something: an empty one names nothing.
    pub(crate) fn name(&self, key: &str) -> Option<String> {
        self.text(key).filter(|text| !text.trim().is_empty())
    }

    pub(crate) fn count(&self, key: &str) -> Option<Declared<usize>> {
        let entry = self.entry(key)?;
        Some(Declared { value: entry.node.as_count()?, place: entry.place })
    }

    pub(crate) fn flag(&self, key: &str, default: bool) -> bool {
        self.get(key).and_then(Node::as_bool).unwrap_or(default)
    }

    /// A string, or a list of strings, with the place of the key.
    pub(crate) fn strings(&self, key: &str) -> Option<Declared<Vec<String>>> {
        let entry = self.entry(key)?;
        let value = entry.node.texts().map(|(text, _)| text.to_owned()).collect();
        Some(Declared { value, place: entry.place })
    }

    /// `not`: each text with its own place, in lower case.
    pub(crate) fn placeholders(&self) -> Vec<Declared<String>> {
        let values = self.get("not").map(Node::texts).into_iter().flatten();
        values.map(|(text, place)| Declared { value: text.to_lowercase(), place }).collect()
    }

    /// A key whose word is `word`; `None` otherwise.
    pub(crate) fn word(&self, key: &str, word: &str) -> Option<Declared<()>> {
        let entry = self.entry(key)?;
        (entry.node.as_str() == Some(word)).then_some(Declared { value: (), place: entry.place })
    }

    /// An `allow` or `deny` key: whether it allows.
    pub(crate) fn allow(&self, key: &str, default: bool, default_place: Place) -> Declared<bool> {
        match self.entry(key).and_then(|entry| Some((entry.node.as_str()?, entry.place))) {
            Some((word, place)) => Declared { value: word == "allow", place },
            None => Declared { value: default, place: default_place },
        }
    }

    pub(crate) fn level(&self) -> Option<Level> {
        self.get("severity")?.as_level()
    }

    /// The level that a word of [`super::LEVELS`] stands for.
    pub(crate) fn as_level(&self) -> Option<Level> {
        match self.as_str()? {
            "error" => Some(Level::Report(Severity::Error)),
            "warn" => Some(Level::Report(Severity::Warning)),
            "note" => Some(Level::Report(Severity::Note)),
            "off" => Some(Level::Off),
            _ => None,
        }
    }

    /// A table of levels: the rules' names with their places, and the levels.
    pub(crate) fn levels(&self, key: &str) -> Vec<(Declared<String>, Level)> {
        let entries = self.get(key).map(Self::entries).unwrap_or_default();
        let level =
            |entry: &Entry| Some((Declared { value: entry.key.clone(), place: entry.place }, entry.node.as_level()?));
        entries.iter().filter_map(level).collect()
    }

    /// The strings of a string or a list of strings, each with its place.
    pub(crate) fn texts(&self) -> impl Iterator<Item = (&str, Place)> {
        let alone = self.as_str().map(|text| (text, self.place));
        alone.into_iter().chain(self.elements().iter().filter_map(|element| Some((element.as_str()?, element.place))))
    }
}
