//! Lists whose items are `Key: value`.

use std::collections::BTreeMap;

use super::judge::Judge;
use super::names;
use super::value::{Value, Values};
use crate::document::{Document, Item};
use crate::text::Source;

/// The fields of lists, and how many lists consist of them.
#[derive(Clone, Debug, Default)]
pub(super) struct Fields {
    /// The lists in which every item is a field.
    pub(super) lists: u64,
    pub(super) by_key: BTreeMap<Box<str>, Field>,
}

/// One field.
#[derive(Clone, Debug, Default)]
pub(super) struct Field {
    /// The lists that have it.
    pub(super) lists: u64,
    /// The sum of its places in them.
    places: u64,
    pub(super) values: Values,
}

impl Fields {
    /// Counts the items of a list.
    pub(super) fn observe(&mut self, source: &Source, document: &Document, items: &[Item]) {
        let Some(fields) = items.iter().map(|item| item.field(source)).collect::<Option<Vec<_>>>() else { return };
        self.lists += 1;
        let mut by_key: BTreeMap<&str, (usize, Vec<Value<'_>>)> = BTreeMap::new();
        for (place, field) in fields.iter().enumerate() {
            let entry = by_key.entry(source.slice(field.key)).or_insert_with(|| (place, Vec::new()));
            entry.1.push(Value::at(source, document, field.value));
        }
        for (key, (place, values)) in by_key {
            if let Some(field) = names::entry(&mut self.by_key, key) {
                field.lists += 1;
                field.places += place as u64;
                field.values.observe(values.into_iter());
            }
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.lists += other.lists;
        for (key, field) in other.by_key {
            if let Some(own) = names::entry(&mut self.by_key, &key) {
                own.lists += field.lists;
                own.places += field.places;
                own.values.merge(field.values);
            }
        }
        names::prune(&mut self.by_key, self.lists, |field| field.lists);
    }

    /// The fields to declare, in their usual order.
    pub(super) fn declared(&self, judge: Judge) -> Vec<(&str, &Field)> {
        let fields = self.by_key.iter().map(|(key, field)| (&**key, field));
        let mut declared: Vec<_> = fields
            .filter(|(_, field)| judge.most(field.lists, self.lists) || judge.some(field.lists, self.lists))
            .collect();
        // Fractions are compared without dividing.
        declared.sort_by(|(a_key, a), (b_key, b)| {
            (a.places * b.lists).cmp(&(b.places * a.lists)).then_with(|| a_key.cmp(b_key))
        });
        declared
    }
}
