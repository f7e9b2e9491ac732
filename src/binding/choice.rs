//! Which of several schemas a document is held against.

use std::sync::Arc;

use super::matching::{Names, alike};
use super::sections::declared;
use crate::document::{BlockKind, Document, FrontMatter};
use crate::schema::{BUILTIN, Builtin, Content, Detect, Schema};
use crate::text::Source;

/// Schemas to choose from. The first one that claims a document is the document's: one without a `[detect]` claims all.
#[derive(Clone, Debug)]
pub struct Schemas {
    /// Never empty.
    candidates: Vec<Candidate>,
}

/// A schema to choose from.
#[derive(Clone, Debug)]
pub enum Candidate {
    /// One that is part of the program; it is loaded when a document asks for it.
    Builtin(&'static Builtin),
    /// One from a file.
    Loaded(Arc<Schema>),
}

/// How a document came to its schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fit {
    /// There was no choice.
    Given,
    /// The schema claims documents like it.
    Claimed,
    /// No schema claims it; this one is the nearest.
    Nearest,
}

impl Schemas {
    /// The schemas to choose from, in their order; all built-in ones when there is none.
    #[must_use]
    pub fn new(candidates: Vec<Candidate>) -> Self {
        if candidates.is_empty() { Self::default() } else { Self { candidates } }
    }

    /// The schema for `document`, parsed from `source`, and how it was chosen; `None` when no schema loads.
    #[must_use]
    pub fn choose(&self, source: &Source, document: &Document) -> Option<(&Schema, Fit)> {
        if let [only] = self.candidates.as_slice() {
            return Some((only.schema()?, Fit::Given));
        }
        let found = Found { source, document };
        let mut schemas = self.schemas();
        if let Some(schema) = schemas.find(|schema| schema.detect.as_ref().is_none_or(|it| found.is_claimed(it))) {
            return Some((schema, Fit::Claimed));
        }
        // Of equally near ones the first: `max_by_key` would give the last.
        let nearest = self.schemas().rev().max_by(|a, b| found.likeness(a).total_cmp(&found.likeness(b)));
        nearest.map(|schema| (schema, Fit::Nearest))
    }

    /// Whether one of them wants values that no other document holds.
    #[must_use]
    pub fn look_at_the_corpus(&self) -> bool {
        self.schemas().any(Schema::looks_at_the_corpus)
    }

    /// The texts that they were read from.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        self.candidates.iter().flat_map(|candidate| match candidate {
            // What a built-in schema extends is built in too, and changes with the program only.
            Candidate::Builtin(builtin) => vec![builtin.text],
            Candidate::Loaded(schema) => schema.files.iter().map(|file| file.text()).collect(),
        })
    }

    /// The schemas in their order. Built-in ones are loaded for it.
    pub fn each(&self) -> impl Iterator<Item = &Schema> {
        self.schemas()
    }

    fn schemas(&self) -> impl DoubleEndedIterator<Item = &Schema> {
        self.candidates.iter().filter_map(Candidate::schema)
    }
}

impl Default for Schemas {
    /// All built-in schemas.
    fn default() -> Self {
        Self { candidates: BUILTIN.iter().map(Candidate::Builtin).collect() }
    }
}

impl Candidate {
    fn schema(&self) -> Option<&Schema> {
        match self {
            Self::Builtin(builtin) => builtin.schema(),
            Self::Loaded(schema) => Some(schema),
        }
    }
}

/// A document, as it looks before it is bound.
struct Found<'a> {
    source: &'a Source,
    document: &'a Document,
}

impl<'a> Found<'a> {
    fn is_claimed(&self, detect: &Detect) -> bool {
        let any_section = |headings: &[String]| headings.iter().any(|heading| self.section(heading).is_some());
        let any_column = |columns: &[(String, Vec<String>)]| {
            let mut pairs = columns.iter().flat_map(|(heading, names)| names.iter().map(move |name| (heading, name)));
            pairs.any(|(heading, name)| {
                self.section(heading).is_some_and(|at| self.columns(at).any(|column| alike(column, name)))
            })
        };
        detect.front_matter.iter().all(|key| self.has_key(key))
            && detect.sections.iter().all(|heading| self.section(heading).is_some())
            && (detect.any_section.is_empty() || any_section(&detect.any_section))
            && !any_section(&detect.no_section)
            && (detect.any_column.is_empty() || any_column(&detect.any_column))
            && !any_column(&detect.no_column)
    }

    /// Whether the front matter holds `key`.
    fn has_key(&self, key: &str) -> bool {
        match self.document.front_matter(self.source) {
            FrontMatter::Read { entries, .. } => entries.iter().any(|entry| entry.key.text(self.source) == key),
            _ => false,
        }
    }

    /// What part of the headings and columns, of those declared and those that are there, agree: from 0 to 1.
    fn likeness(&self, schema: &Schema) -> f64 {
        let sections = schema.outline.sections.as_slice();
        let (mut agree, mut all) = (0_u32, 0_u32);
        let mut there = vec![false; sections.len()];
        for at in self.headings() {
            all += 1;
            let Some(index) = declared(sections, self.heading(at)) else { continue };
            // What stands several times agrees once.
            if std::mem::replace(&mut there[index], true) {
                continue;
            }
            agree += 2;
            let Content::Table(table) = sections[index].content.value else { continue };
            let columns = schema.tables[table].columns.as_slice();
            let found: Vec<_> = self.columns(at).collect();
            let is_found = |it: &usize| columns.texts(*it).any(|text| found.iter().any(|name| alike(text, name)));
            agree += 2 * (0..columns.len()).filter(is_found).count() as u32;
            all += (found.len() + columns.len()) as u32;
        }
        let wanted = sections.iter().zip(there).filter(|(section, there)| section.required || *there);
        all += wanted.count() as u32;
        if all == 0 { 0.0 } else { f64::from(agree) / f64::from(all) }
    }

    /// The headings below the title, by index.
    fn headings(&self) -> impl Iterator<Item = usize> {
        (0..self.document.headings.len()).filter(|at| self.document.headings[*at].level == 2)
    }

    fn heading(&self, at: usize) -> &'a str {
        self.source.slice(self.document.headings[at].text)
    }

    /// The heading that reads like `heading`, case and marks aside.
    fn section(&self, heading: &str) -> Option<usize> {
        self.headings().find(|at| alike(self.heading(*at), heading))
    }

    /// The headers of the tables under a heading.
    fn columns(&self, heading: usize) -> impl Iterator<Item = &'a str> {
        let blocks = self.document.content_of(heading).iter();
        let headers = blocks.filter_map(|block| match block.kind {
            BlockKind::Table(table) => self.document.tables[table].header,
            _ => None,
        });
        headers.flat_map(|row| self.document.cells_of(row)).map(|cell| self.source.slice(cell.text))
    }
}
