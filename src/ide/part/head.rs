//! Front matter, title and preamble under the cursor.

use super::{Part, Template, What, touches};
use crate::binding::{Bound, FieldHolder, TemplateMatch};
use crate::document::{BlockKind, FrontMatter};
use crate::text::Span;

/// The front matter, or a field of it.
pub(super) fn front_matter<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let decl = bound.schema.front_matter.as_ref()?;
    let block = bound.document.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter)?;
    if !touches(block.span, offset) {
        return None;
    }
    Some(entry(bound, offset).unwrap_or_else(|| {
        let first = bound.source.slice(block.span).find(['\n', '\r']).unwrap_or(block.span.len());
        Part::new(block.span.slice(0..first), What::FrontMatter(decl))
    }))
}

fn entry<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let FrontMatter::Read { entries, .. } = bound.document.front_matter(bound.source) else { return None };
    let entry = entries.iter().rfind(|entry| entry.key.span.start <= offset)?;
    let (key, value) = (entry.key.span, entry.value.span());
    let mut fields = bound.binding.fields.iter().take_while(|field| field.holder == FieldHolder::FrontMatter);
    let field = fields.find(|field| field.key == key)?;
    if touches(key, offset) {
        return Some(Part::new(key, What::Key(field)));
    }
    let line = |offset| bound.source.lines().line_of(offset);
    let is_value = offset <= value.end || line(offset) == line(key.start);
    is_value.then(|| {
        Part::with_value(value, What::Field(field), value, Span { start: key.end, end: value.end.max(key.end) })
    })
}

/// The title, or a hole of it.
pub(super) fn title<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let title = &bound.binding.title;
    let decl = bound.schema.title.as_ref()?;
    let headings = title.heading.iter().chain(&title.duplicates).map(|at| bound.document.headings[*at].span);
    let span = headings.chain(title.paragraph).find(|span| touches(*span, offset))?;
    let hole = title.matched.as_ref().and_then(|matched| hole(matched, Template::Title(matched.place), offset));
    Some(hole.unwrap_or(Part::new(span, What::Title(decl))))
}

/// A paragraph of the preamble, or a hole of it.
pub(super) fn preamble<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let found = bound.binding.preamble.found.iter().find(|found| touches(found.matched.span, offset))?;
    let hole = hole(&found.matched, Template::Preamble(found.decl), offset);
    Some(hole.unwrap_or(Part::new(found.matched.span, What::Preamble(found.decl))))
}

/// The hole at `offset`.
pub(super) fn hole<'a>(matched: &TemplateMatch<'a>, template: Template<'a>, offset: u32) -> Option<Part<'a>> {
    let hole = matched.holes.iter().find(|hole| touches(hole.span, offset))?;
    Some(Part::with_value(hole.span, What::Hole(hole.name, template), hole.span, hole.span))
}
