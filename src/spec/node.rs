//! The raw form of a file: TOML values, each with its place.

use std::sync::Arc;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::mistake::{self, FileKind, Mistakes};
use crate::text::{Source, Span};

/// How many syntax errors of one file are told.
const MOST_SYNTAX_ERRORS: usize = 10;

/// A place in one of the files that a schema, or another thing, was read from.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// Which file, as an index into those that were read together.
    pub file: u16,
    /// The bytes in that file.
    pub span: Span,
}

/// A TOML value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The value's place; of a table with a header the header's.
    pub place: Place,
    /// The value.
    pub value: Value,
    /// Whether this is a table as it was written: the first phase of loading took nothing out of it. What seems to be
    /// missing in another one may have been there under a misspelt key.
    pub sound: bool,
}

/// A TOML value.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// A string.
    String(String),
    /// A date, a time or both, as written.
    Date(String),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction or exponent, or a whole one too long for [`Value::Integer`].
    Float(f64),
    /// `true` or `false`.
    Boolean(bool),
    /// An array.
    Array(Vec<Node>),
    /// A table, its entries in the order of the file.
    Table(Vec<Entry>),
}

/// A key of a table with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub key: String,
    /// Where the key stands.
    pub place: Place,
    /// What it holds.
    pub node: Node,
}

impl Node {
    /// Reads a TOML text; what does not parse goes to `mistakes` and is left out.
    pub(crate) fn parse(source: &Arc<Source>, kind: FileKind, file: u16, mistakes: &mut Mistakes) -> Self {
        let (table, errors) = DeTable::parse_recoverable(source.text());
        let mut last_line = None;
        for error in errors {
            let span = Span::from(error.span().unwrap_or_default());
            // Behind the first error of a line the parser only guesses; of a text that is no TOML at all a few will do.
            let line = source.lines().line_of(span.start);
            if last_line.replace(line) != Some(line) && mistakes.len() < MOST_SYNTAX_ERRORS {
                mistakes.push(mistake::syntax(source, kind, span, error.message()));
            }
        }
        let reader = Reader { file };
        let span = Span::empty(0);
        Self { place: Place { file, span }, value: Value::Table(reader.entries(table.get_ref())), sound: true }
    }

    /// The entries, if this is a table.
    #[must_use]
    pub(crate) fn entries(&self) -> &[Entry] {
        if let Value::Table(entries) = &self.value { entries } else { &[] }
    }

    /// The entry with this key, if this is a table that holds it.
    #[must_use]
    pub(crate) fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| entry.key == key)
    }

    /// The value of the entry with this key.
    #[must_use]
    pub(crate) fn get(&self, key: &str) -> Option<&Self> {
        self.entry(key).map(|entry| &entry.node)
    }

    /// The elements, if this is an array.
    #[must_use]
    pub(crate) fn elements(&self) -> &[Self] {
        if let Value::Array(elements) = &self.value { elements } else { &[] }
    }

    /// The text, if this is a string.
    #[must_use]
    pub(crate) fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The number, if this is a whole number from 0.
    #[must_use]
    pub(crate) fn as_count(&self) -> Option<usize> {
        if let Value::Integer(number) = self.value { usize::try_from(number).ok() } else { None }
    }

    /// The truth value, if this is one.
    #[must_use]
    pub(crate) fn as_bool(&self) -> Option<bool> {
        if let Value::Boolean(it) = self.value { Some(it) } else { None }
    }

    /// The value of the entry with this key.
    #[must_use]
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Self> {
        let Value::Table(entries) = &mut self.value else { return None };
        entries.iter_mut().find(|entry| entry.key == key).map(|entry| &mut entry.node)
    }

    /// Takes out the entry with this key; its value.
    pub(crate) fn take(&mut self, key: &str) -> Option<Self> {
        let Value::Table(entries) = &mut self.value else { return None };
        let index = entries.iter().position(|entry| entry.key == key)?;
        Some(entries.remove(index).node)
    }

    /// Takes out the entry with this key.
    pub(crate) fn remove(&mut self, key: &str) {
        if let Value::Table(entries) = &mut self.value {
            entries.retain(|entry| entry.key != key);
        }
    }
}

impl Default for Node {
    /// An empty table.
    fn default() -> Self {
        Self { place: Place::default(), value: Value::Table(Vec::new()), sound: true }
    }
}

struct Reader {
    file: u16,
}

impl Reader {
    fn place(&self, span: std::ops::Range<usize>) -> Place {
        Place { file: self.file, span: span.into() }
    }

    fn entries(&self, table: &DeTable<'_>) -> Vec<Entry> {
        let mut entries: Vec<_> = table
            .iter()
            .map(|(key, value)| Entry {
                key: key.get_ref().to_string(),
                place: self.place(key.span()),
                node: self.node(value),
            })
            .collect();
        // The parser sorts by name; people think in the order of the file.
        entries.sort_by_key(|entry| entry.place.span.start);
        entries
    }

    fn node(&self, value: &Spanned<DeValue<'_>>) -> Node {
        let read = match value.get_ref() {
            DeValue::String(text) => Value::String(text.to_string()),
            DeValue::Integer(number) => integer(number.as_str(), number.radix()),
            DeValue::Float(number) => Value::Float(number.as_str().parse().unwrap_or(f64::NAN)),
            DeValue::Boolean(it) => Value::Boolean(*it),
            DeValue::Datetime(date) => Value::Date(date.to_string()),
            DeValue::Array(elements) => Value::Array(elements.iter().map(|element| self.node(element)).collect()),
            DeValue::Table(table) => Value::Table(self.entries(table)),
        };
        Node { place: self.place(value.span()), value: read, sound: true }
    }
}

/// A whole number; the nearest float where it is too long.
fn integer(digits: &str, radix: u32) -> Value {
    #[allow(clippy::cast_precision_loss, reason = "nobody writes a limit of so many digits")]
    let nearest = || i128::from_str_radix(digits, radix).map_or(f64::INFINITY, |number| number as f64);
    i64::from_str_radix(digits, radix).map_or_else(|_| Value::Float(nearest()), Value::Integer)
}
