//! The sections of documents, at all levels.

use std::collections::BTreeMap;
use std::ops::Range;

use super::content::Contents;
use super::judge::Judge;
use super::names::{self, Sequences};
use crate::document::Document;
use crate::text::Source;

/// The level of the sections of a document.
const FIRST_LEVEL: u8 = 2;

/// The sections that stand side by side in one place.
#[derive(Clone, Debug, Default)]
pub(super) struct Sections {
    /// The documents, or the sections around these.
    pub(super) parents: u64,
    pub(super) order: Sequences,
    pub(super) by_heading: BTreeMap<Box<str>, Section>,
}

/// The sections with one heading.
#[derive(Clone, Debug, Default)]
pub(super) struct Section {
    /// The parents that hold one.
    pub(super) parents: u64,
    /// How many there are in all.
    pub(super) count: u64,
    /// The parents that hold several.
    pub(super) repeated: u64,
    pub(super) contents: Box<Contents>,
    pub(super) nested: Option<Box<Sections>>,
}

impl Sections {
    /// Counts the sections of a document.
    pub(super) fn observe_document(&mut self, source: &Source, document: &Document) {
        self.observe(source, document, 0..document.headings.len(), FIRST_LEVEL);
    }

    /// Counts the sections of `level` among these headings; deeper ones are nested in them.
    fn observe(&mut self, source: &Source, document: &Document, headings: Range<usize>, level: u8) {
        self.parents += 1;
        let end = headings.end;
        let own: Vec<_> = headings.filter(|at| document.headings[*at].level == level).collect();
        let mut order: Vec<&str> = Vec::new();
        let mut seen: BTreeMap<&str, u64> = BTreeMap::new();
        for at in own {
            let name = source.slice(document.headings[at].text);
            let Some(section) = names::entry(&mut self.by_heading, name) else { continue };
            let count = seen.entry(name).or_default();
            *count += 1;
            match count {
                1 => {
                    section.parents += 1;
                    order.push(name);
                }
                2 => section.repeated += 1,
                _ => {}
            }
            section.count += 1;
            let next = (at + 1..end).find(|other| document.headings[*other].level <= level).unwrap_or(end);
            section.observe(source, document, at, next, level);
        }
        self.order.add(&order);
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.parents += other.parents;
        self.order.merge(other.order);
        for (heading, section) in other.by_heading {
            if let Some(own) = names::entry(&mut self.by_heading, &heading) {
                own.merge(section);
            }
        }
        names::prune(&mut self.by_heading, self.parents, |section| section.parents);
    }

    /// Counts the sections without nested ones as parents of none, once all documents are seen.
    pub(super) fn settle(&mut self) {
        for section in self.by_heading.values_mut() {
            if let Some(nested) = &mut section.nested {
                nested.order.add_empty(section.count - nested.parents);
                nested.parents = section.count;
                nested.settle();
            }
        }
    }

    /// The headings to declare, in their usual order.
    pub(super) fn declared(&self, judge: Judge) -> Vec<&str> {
        let sections = self.by_heading.iter();
        let mut declared: Vec<_> = sections
            .filter(|(_, section)| {
                judge.most(section.parents, self.parents) || judge.some(section.parents, self.parents)
            })
            .map(|(heading, _)| &**heading)
            .collect();
        self.order.sort(&mut declared);
        declared
    }

    /// The headings that are not declared, the more frequent first, each with its count.
    pub(super) fn rare(&self, judge: Judge) -> Vec<(&str, u64)> {
        let declared = self.declared(judge);
        let sections = self.by_heading.iter().map(|(heading, section)| (&**heading, section.parents));
        let mut rare: Vec<_> = sections.filter(|(heading, _)| !declared.contains(heading)).collect();
        rare.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(b.0)));
        rare
    }
}

impl Section {
    /// Counts the section with the heading `at`, which ends before the heading `next`.
    fn observe(&mut self, source: &Source, document: &Document, at: usize, next: usize, level: u8) {
        let nested = next > at + 1;
        self.contents.observe(source, document, document.content_of(at), nested);
        // No heading is deeper than 6, so this ends.
        if nested && level < 6 {
            self.nested.get_or_insert_default().observe(source, document, at + 1..next, level + 1);
        }
    }

    fn merge(&mut self, other: Self) {
        self.parents += other.parents;
        self.count += other.count;
        self.repeated += other.repeated;
        self.contents.merge(*other.contents);
        if let Some(nested) = other.nested {
            self.nested.get_or_insert_default().merge(*nested);
        }
    }
}
