//! The whole document, its front matter, title and preamble.

use super::pieces::{Piece, pieces};
use super::place::Place;
use super::{Completion, CompletionKind};
use crate::compose::blank;
use crate::document::{BlockKind, FrontMatter};
use crate::guide::about;
use crate::layout::FinalNewline;
use crate::schema::{Part, PreambleDecl, Template};

/// A document to fill in, where there is nothing yet.
pub(super) fn document(place: &Place<'_>, found: &mut Vec<Completion>) {
    let schema = place.bound.schema;
    let is_empty = !place.bound.document.blocks.iter().any(|it| it.kind.is_content() || is_front_matter(it.kind));
    let mut text = blank::document(schema, &place.settings.style);
    // Front matter is some on the first line only.
    if !is_empty || text.is_empty() || (schema.front_matter.is_some() && !is_first_line(place)) {
        return;
    }
    if place.cursor.is_last() && place.settings.style.final_newline != FinalNewline::Never {
        text.push('\n');
    }
    let filter = format!("Whole document {}", schema.name);
    let typed = place.cursor.line.trim().to_lowercase();
    let words = filter.to_lowercase();
    if !words.starts_with(&typed) && !words.split(' ').any(|word| word.starts_with(&typed)) {
        return;
    }
    let insert = place.parted(pieces(&text, place.line_ending()), 1);
    let mut completion = Completion::new(CompletionKind::Document, "Whole document", place.cursor.typed_span(), insert)
        .filter(filter)
        .detail(format!("all that the schema {} asks for", schema.name))
        .documentation(about(schema.description.as_deref()));
    completion.preselect = true;
    found.push(completion);
}

/// The front matter, on the first line of a document that has none.
pub(super) fn front_matter(place: &Place<'_>, found: &mut Vec<Completion>) {
    let schema = place.bound.schema;
    let is_absent = matches!(place.bound.document.front_matter(place.bound.source), FrontMatter::Absent);
    let (Some(decl), true, true) = (&schema.front_matter, is_absent, is_first_line(place)) else { return };
    let Some(text) = blank::front_matter(schema) else { return };
    let insert = place.parted(pieces(&text, place.line_ending()), 1);
    found.push(
        Completion::new(CompletionKind::FrontMatter, "Front matter", place.cursor.typed_span(), insert)
            .filter("---")
            .detail(required(decl.required, "front matter"))
            .documentation(about(decl.description.as_deref())),
    );
}

/// The title, where there is none and nothing has a heading yet.
pub(super) fn title(place: &Place<'_>, found: &mut Vec<Completion>) {
    let (schema, title) = (place.bound.schema, &place.bound.binding.title);
    let (Some(decl), Some(text)) = (&schema.title, blank::title(schema)) else { return };
    let follows = place.bound.document.headings.first().is_some_and(|it| (it.span.start as usize) < place.cursor.start);
    if title.heading.is_some() || title.paragraph.is_some() || follows {
        return;
    }
    let Some(insert) = begun_title(place, &text) else { return };
    let insert = place.parted(insert, 1);
    found.push(
        Completion::new(CompletionKind::Title, text.clone(), place.cursor.typed_span(), insert.clone())
            .filter(Piece::plain(&insert).trim())
            .detail(required(decl.required, "title"))
            .documentation(about(decl.description.as_deref())),
    );
}

/// The title with the words that are typed in it; `None` where nothing is left to add.
fn begun_title(place: &Place<'_>, blank: &str) -> Option<Vec<Piece>> {
    let line = place.cursor.line;
    let kept = line[..line.len() - place.cursor.rest().len()].trim();
    let typed = kept.trim_start_matches('#').trim();
    if typed.is_empty() {
        return Some(pieces(blank, place.line_ending()));
    }
    let template = &place.bound.schema.title.as_ref()?.syntax.as_ref()?.value;
    if kept.starts_with("##") {
        return None;
    }
    let text = ["# ", &continued(template, typed)?].concat();
    Some(pieces(&text, place.line_ending()))
}

/// The template with what is typed of it filled in; `None` where all of it is there.
fn continued(template: &Template, typed: &str) -> Option<String> {
    let (mut text, mut rest) = (String::new(), typed);
    let mut filled: Vec<(&String, &str)> = Vec::new();
    let mut parts = template.parts.iter().peekable();
    while let Some(part) = parts.next() {
        match part {
            Part::Literal(literal) => {
                let there = shared(rest, literal);
                // A first mark that was not typed is added.
                if there < rest.len() && there < literal.len() && !text.is_empty() {
                    return None;
                }
                rest = &rest[if there < literal.len() && there < rest.len() { 0 } else { there }..];
                text += literal;
            }
            Part::Hole(name) => {
                let end = match parts.peek() {
                    Some(Part::Literal(next)) => rest.find(next.as_str()).or_else(|| begun(rest, next)),
                    _ => None,
                };
                let (value, after) = rest.split_at(end.unwrap_or(rest.len()));
                rest = after;
                match filled.iter().find(|(known, _)| *known == name) {
                    Some(&(_, known)) if value.is_empty() => text += known,
                    _ if value.is_empty() => text.extend(["{", name.as_str(), "}"]),
                    _ => {
                        text += value.trim();
                        filled.push((name, value.trim()));
                    }
                }
            }
        }
    }
    (rest.is_empty() && text != typed).then_some(text)
}

/// How long the start is that both have.
fn shared(text: &str, literal: &str) -> usize {
    text.chars().zip(literal.chars()).take_while(|(one, other)| one == other).map(|(one, _)| one.len_utf8()).sum()
}

/// Where `text` ends with the start of `literal`.
fn begun(text: &str, literal: &str) -> Option<usize> {
    text.char_indices().map(|(at, _)| at).find(|at| literal.starts_with(&text[*at..]))
}

/// The paragraphs between the title and the first section that are not there, as long as what is typed is the start of
/// one.
pub(super) fn preamble(place: &Place<'_>, found: &mut Vec<Completion>) {
    let (schema, binding) = (place.bound.schema, place.bound.binding);
    if schema.preamble.is_empty() || !is_before_sections(place) {
        return;
    }
    let typed = place.cursor.line.trim().to_lowercase();
    let there = |decl: &PreambleDecl| binding.preamble.found.iter().any(|found| std::ptr::eq(found.decl, decl));
    for decl in schema.preamble.iter().filter(|decl| !there(decl)) {
        let text = blank::paragraph(schema, decl);
        if !text.to_lowercase().starts_with(&typed) {
            continue;
        }
        let insert: Vec<Piece> = place.parted(pieces(&text, place.line_ending()), 1);
        found.push(
            Completion::new(CompletionKind::Preamble, decl.name.clone(), place.cursor.typed_span(), insert)
                .filter(text.lines().next().unwrap_or_default())
                .detail(required(decl.required, "paragraph"))
                .documentation(about(decl.description.as_deref())),
        );
    }
}

/// «required section», «optional field».
pub(super) fn required(required: bool, noun: &str) -> String {
    format!("{} {noun}", if required { "required" } else { "optional" })
}

/// Whether the line stands after the title, if there is one, and before all other headings.
fn is_before_sections(place: &Place<'_>) -> bool {
    let title = place.bound.binding.title.heading;
    let headings = place.bound.document.headings.iter().enumerate();
    let mut before = headings.filter(|(_, it)| (it.span.start as usize) < place.cursor.start).map(|(at, _)| at);
    before.next() == title && before.next().is_none()
}

fn is_first_line(place: &Place<'_>) -> bool {
    place.cursor.index == 0
}

fn is_front_matter(kind: BlockKind) -> bool {
    kind == BlockKind::FrontMatter
}
