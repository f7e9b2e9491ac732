//! The values of documents, typed by their schema, under the names that the schema gives them.
//!
//! What is declared is exported, and nothing else. The form is a contract with other programs: docs/export.md.

mod csv;
mod datum;
mod fields;
mod sections;
mod tables;
mod values;

use std::borrow::Cow;

use crate::binding::{Bound, TemplateMatch, TitleBinding};
use crate::text::with_newlines;

pub use csv::{Csv, NoTable};
pub use datum::Datum;
pub use sections::is_detailed;
pub(crate) use values::unescaped;
pub use values::value;

/// The keys of a document.
pub mod keys {
    /// Its path.
    pub const PATH: &str = "path";
    /// The name of its schema.
    pub const SCHEMA: &str = "schema";
    /// The fields of its front matter.
    pub const FRONT_MATTER: &str = "front-matter";
    /// Its title.
    pub const TITLE: &str = "title";
    /// What stands between the title and the first section.
    pub const PREAMBLE: &str = "preamble";
    /// Its sections.
    pub const SECTIONS: &str = "sections";
    /// The heading of a section, where the schema gives a pattern for it.
    pub const HEADING: &str = "heading";
    /// What a section holds, where it has other keys too.
    pub const CONTENT: &str = "content";
    /// The language of a code block.
    pub const LANGUAGE: &str = "language";
    /// The text of a code block.
    pub const CODE: &str = "code";
}

/// The values of a document.
#[must_use]
pub fn record(bound: Bound<'_>) -> Datum {
    let Bound { source, schema, binding, .. } = bound;
    let mut entries = vec![entry(keys::PATH, text(source.name())), entry(keys::SCHEMA, text(&schema.name))];
    entries.extend(fields::front_matter(bound).map(|it| entry(keys::FRONT_MATTER, it)));
    entries.extend(title(bound, &binding.title).map(|it| entry(keys::TITLE, it)));
    if !schema.preamble.is_empty() {
        let found = binding.preamble.found.iter();
        let found = found.map(|it| (it.decl.name.clone(), holes(bound, &it.matched, with_newlines)));
        entries.push(entry(keys::PREAMBLE, Datum::Map(found.collect())));
    }
    entries.push(entry(keys::SECTIONS, sections::all(bound)));
    Datum::Map(entries)
}

/// The holes of the title's template; without one, its text.
fn title(bound: Bound<'_>, title: &TitleBinding<'_>) -> Option<Datum> {
    if bound.schema.title.as_ref().is_some_and(|decl| decl.syntax.is_some()) {
        // A title stands on one line, and so does what is part of it.
        return title.matched.as_ref().map(|matched| holes(bound, matched, values::on_one_line));
    }
    let heading = bound.document.headings.get(title.heading?)?;
    Some(text(&values::on_one_line(bound.source.slice(heading.text))))
}

/// What stands in the holes of a template, its lines as `lines` has them. A hole that stands several times has one value.
fn holes(bound: Bound<'_>, matched: &TemplateMatch<'_>, lines: fn(&str) -> Cow<'_, str>) -> Datum {
    let mut entries: Vec<(String, Datum)> = Vec::new();
    for hole in &matched.holes {
        if entries.iter().all(|(known, _)| known != hole.name) {
            let raw = lines(bound.source.slice(hole.span));
            entries.push(entry(hole.name, values::value_or_text(bound.schema.capture(hole.name), &raw)));
        }
    }
    Datum::Map(entries)
}

fn entry(key: &str, value: Datum) -> (String, Datum) {
    (key.to_owned(), value)
}

fn text(text: &str) -> Datum {
    Datum::Text(text.to_owned())
}
