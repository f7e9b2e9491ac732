//! Front matter: how many documents begin with it, and what its fields hold.

use std::collections::BTreeMap;

use super::judge::Judge;
use super::names;
use super::value::{Value, Values};
use crate::document::{Document, Entry, FrontMatter, Value as YamlValue};
use crate::text::Source;

/// The front matter of documents.
#[derive(Clone, Debug, Default)]
pub(super) struct FrontMatters {
    /// The documents with front matter that can be read.
    pub(super) count: u64,
    by_key: BTreeMap<Box<str>, Field>,
}

/// One field.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// The documents that have it.
    pub(super) count: u64,
    /// Those that hold a list in it.
    pub(super) lists: u64,
    /// Those that hold something in it of which a schema can declare nothing.
    other: u64,
    /// The sum of its places in them.
    places: u64,
    /// The values, those in lists one by one.
    pub(super) values: Values,
}

impl FrontMatters {
    pub(super) fn observe(&mut self, source: &Source, document: &Document) {
        let FrontMatter::Read { entries, .. } = document.front_matter(source) else { return };
        self.count += 1;
        let mut seen: Vec<&str> = Vec::new();
        for (place, Entry { key, value }) in entries.iter().enumerate().take(names::LONGEST_SEQUENCE) {
            let key = key.text(source);
            if seen.contains(&key) {
                continue;
            }
            seen.push(key);
            if let Some(field) = names::entry(&mut self.by_key, key) {
                field.places += place as u64;
                field.observe(source, value);
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.count += other.count;
        for (key, field) in other.by_key {
            if let Some(own) = names::entry(&mut self.by_key, &key) {
                own.merge(field);
            }
        }
        names::prune(&mut self.by_key, self.count, |field| field.count);
    }

    /// The fields to declare, in their usual order.
    pub(super) fn declared(&self, judge: Judge) -> Vec<(&str, &Field)> {
        let fields = self.by_key.iter().map(|(key, field)| (&**key, field));
        let mut declared: Vec<_> = fields
            .filter(|(_, field)| judge.most(field.count, self.count) || judge.some(field.count, self.count))
            .filter(|(_, field)| field.other <= judge.allowed(field.count))
            .collect();
        // Fractions are compared without dividing.
        declared.sort_by(|(a_key, a), (b_key, b)| {
            (a.places * b.count).cmp(&(b.places * a.count)).then_with(|| a_key.cmp(b_key))
        });
        declared
    }

    /// How often there are fields that are not among `declared`.
    pub(super) fn undeclared(&self, declared: &[(&str, &Field)]) -> u64 {
        let rare = self.by_key.iter().filter(|(key, _)| declared.iter().all(|(known, _)| **known != ***key));
        rare.map(|(_, field)| field.count).sum()
    }
}

impl Field {
    fn observe(&mut self, source: &Source, value: &YamlValue) {
        self.count += 1;
        let empty = Value { text: "", url: None };
        match value {
            YamlValue::Mapping(_) | YamlValue::Alias(_) => self.other += 1,
            YamlValue::List { elements, .. } => {
                self.lists += 1;
                let values: Option<Vec<_>> = elements.iter().map(|element| single(source, element)).collect();
                match values {
                    Some(values) if values.is_empty() => self.values.observe(std::iter::once(empty)),
                    Some(values) => self.values.observe(values.into_iter()),
                    None => self.other += 1,
                }
            }
            single_one => self.values.observe(single(source, single_one).into_iter()),
        }
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.lists += other.lists;
        self.other += other.other;
        self.places += other.places;
        self.values.merge(other.values);
    }

    /// What a schema says of lists in it, where that is not what holds by default.
    pub(super) fn list(&self, judge: Judge) -> Option<&'static str> {
        if judge.most(self.lists, self.count) {
            Some("require")
        } else {
            judge.some(self.lists, self.count).then_some("allow")
        }
    }
}

/// A value that is no list; `None` for what is not read.
fn single<'a>(source: &'a Source, value: &'a YamlValue) -> Option<Value<'a>> {
    match value {
        YamlValue::Null(_) => Some(Value { text: "", url: None }),
        YamlValue::Scalar(scalar) => Some(Value { text: scalar.text(source).trim(), url: None }),
        _ => None,
    }
}
