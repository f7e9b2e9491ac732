//! What may be written at the cursor: what the schema asks for and is not there, and the values that it accepts.
//!
//! A half-typed line says nothing yet: what is missing is asked of the text without it.

mod cells;
mod cursor;
mod fields;
mod front_matter;
mod head;
mod items;
mod pieces;
mod place;
mod rows;
mod sections;
mod suppressions;
mod tables;
mod values;

use std::sync::Arc;

use crate::binding::Bound;
use crate::engine::{Checked, Settings};
use crate::rules::{Rule, find};
use crate::text::Span;

pub use pieces::Piece;

use cursor::Cursor;
use place::Place;

/// Something that may be written at the cursor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// What a list of completions shows.
    pub label: String,
    /// What it is.
    pub kind: CompletionKind,
    /// A few words beside the label.
    pub detail: Option<String>,
    /// What there is to read on it.
    pub documentation: Option<Documentation>,
    /// The text whose place it takes: on one line, the cursor in it or at its end.
    pub replace: Span,
    /// What is written.
    pub insert: Vec<Piece>,
    /// What the replaced text is compared with, as people type it.
    pub filter: String,
    /// Its place among all completions, from 0.
    pub sort: usize,
    /// Whether it is surely the one that is wanted; the first one at most.
    pub preselect: bool,
}

/// What a completion writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CompletionKind {
    /// A whole document to fill in.
    Document,
    /// The front matter.
    FrontMatter,
    /// The title.
    Title,
    /// A paragraph before the first section.
    Preamble,
    /// A section with what stands in it.
    Section,
    /// A field without its value.
    Field,
    /// A value: of a field, a cell, an item or a hole of a template.
    Value,
    /// The items of a list.
    List,
    /// A table.
    Table,
    /// The header of a column.
    Column,
    /// A row of a table.
    Row,
    /// The word of a comment that says what to suppress.
    Directive,
    /// The name of a rule.
    Rule,
    /// A key of a schema or project file.
    Key,
    /// The header of a table of such a file.
    Header,
}

/// What there is to read on a completion. Markdown is made when it is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Documentation {
    /// This Markdown.
    Markdown(Arc<str>),
    /// The page on the rule with this name.
    Rule(&'static str),
}

impl Documentation {
    /// As Markdown.
    #[must_use]
    pub fn markdown(&self) -> String {
        match self {
            Self::Markdown(text) => text.to_string(),
            Self::Rule(name) => find(name).map(Rule::page).unwrap_or_default(),
        }
    }

    fn text(text: impl Into<Arc<str>>) -> Self {
        Self::Markdown(text.into())
    }
}

impl Completion {
    pub(in crate::ide) fn new(
        kind: CompletionKind,
        label: impl Into<String>,
        replace: Span,
        insert: Vec<Piece>,
    ) -> Self {
        let label = label.into();
        Self {
            filter: label.clone(),
            label,
            kind,
            detail: None,
            documentation: None,
            replace,
            insert,
            sort: 0,
            preselect: false,
        }
    }

    pub(in crate::ide) fn filter(self, filter: impl Into<String>) -> Self {
        Self { filter: filter.into(), ..self }
    }

    pub(in crate::ide) fn detail(self, detail: impl Into<String>) -> Self {
        Self { detail: Some(detail.into()), ..self }
    }

    pub(in crate::ide) fn documentation(self, markdown: Option<String>) -> Self {
        Self { documentation: markdown.map(Documentation::text), ..self }
    }
}

/// What may be written at `offset`, a byte offset into the text of `bound`, the likeliest first.
///
/// `checked` is what the check of the text as it stands gives: the rules that found something come first where rules are
/// named.
/// Nothing is offered at an offset between two lines' text, such as inside of a line ending or a byte order mark.
#[must_use]
pub fn complete(bound: &Bound<'_>, settings: &Settings, checked: &Checked, offset: u32) -> Vec<Completion> {
    let Some(cursor) = Cursor::at(bound.source, offset) else { return Vec::new() };
    let place = Place { bound: *bound, written: *bound, settings, cursor };
    let mut completions = offered(&place, checked);
    // Where the letters decide, what begins with them comes first, whatever a client makes of them.
    completions.sort_by_cached_key(|completion| !begins_as_typed(&cursor, completion));
    // Editors take one place for all of them.
    let start = completions.first().map(|it| it.replace.start);
    completions.retain(|it| Some(it.replace.start) == start);
    for (sort, completion) in completions.iter_mut().enumerate() {
        completion.sort = sort;
        completion.preselect &= sort == 0 && begins_as_typed(&cursor, completion);
    }
    completions
}

/// Whether a completion begins like what is typed in its place so far, in any case of letters.
fn begins_as_typed(cursor: &Cursor<'_>, completion: &Completion) -> bool {
    let typed = &cursor.line[completion.replace.start as usize - cursor.start..cursor.offset - cursor.start];
    let mut letters = completion.filter.chars().flat_map(char::to_lowercase);
    typed.trim_end().chars().flat_map(char::to_lowercase).all(|letter| letters.next() == Some(letter))
}

fn offered(place: &Place<'_>, checked: &Checked) -> Vec<Completion> {
    let mut found = Vec::new();
    if place.bound.source.invalid_utf8().is_some() || place.is_in_code() {
        return found;
    }
    if let Some(region) = front_matter::region(place) {
        place.without_line(|place| front_matter::complete(place, &region, &mut found));
        return found;
    }
    if let Some(comment) = suppressions::Comment::around(&place.cursor) {
        suppressions::complete(place, &comment, checked, &mut found);
        return found;
    }
    if place.is_in_block_of_its_own() {
        return found;
    }
    values::holes(place, &mut found);
    if tables::complete(place, &mut found) {
        return found;
    }
    let line = place.cursor.line;
    let typed = line.trim();
    if typed.is_empty() {
        blank_line(place, &mut found);
    } else if place.cursor.before().trim().is_empty() || line.len() - line.trim_start().len() > 3 {
        // Before the line's text nothing is being typed; further in it is code, or the text of an item.
    } else if typed.starts_with('#') {
        if place.cursor.ends_text() {
            heading(place, &mut found);
        }
    } else if items::Marked::read(&place.cursor).is_some() || typed.chars().all(|it| it == '-') {
        items::complete(place, &mut found);
        place.without_line(|place| head::front_matter(place, &mut found));
    } else if place.cursor.above().is_none_or(|(blank, text)| blank > 0 || text.starts_with('#')) {
        place.without_line(|place| {
            head::document(place, &mut found);
            head::preamble(place, &mut found);
        });
    }
    found
}

/// What may stand in place of a heading that is being typed. One that is declared is left to its own name.
fn heading(place: &Place<'_>, found: &mut Vec<Completion>) {
    let cursor = &place.cursor;
    let line = cursor.start..=cursor.end();
    let headings = &place.bound.document.headings;
    let is_here = |heading: usize| line.contains(&(headings[heading].span.start as usize));
    let declared = place.bound.binding.sections.iter().any(|it| it.decl.is_some() && is_here(it.heading));
    if declared && !cursor.after().trim().is_empty() {
        return;
    }
    let text = cursor.line.trim_start().trim_start_matches('#').trim();
    let is_title = cursor.line.trim_start().bytes().take_while(|it| *it == b'#').count() == 1;
    place.without_line(|place| {
        head::title(place, found);
        if text.is_empty() || !is_title {
            sections::complete(place, found);
        }
    });
    if declared {
        found.retain(|it| begins_as_typed(cursor, it) && Piece::plain(&it.insert).trim() != cursor.line.trim());
    }
}

/// What may stand on a line that says nothing yet.
fn blank_line(place: &Place<'_>, found: &mut Vec<Completion>) {
    head::document(place, found);
    head::front_matter(place, found);
    head::title(place, found);
    head::preamble(place, found);
    items::on_blank_line(place, found);
    if !place.is_in_list() {
        tables::on_blank_line(place, found);
        sections::complete(place, found);
    }
}
