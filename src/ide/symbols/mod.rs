//! The outline of a text: what it is made of, as a tree.

mod names;
mod parts;

use crate::binding::Binding;
use crate::document::Document;
use crate::schema::Content;
use crate::text::{Source, Span};

use names::{name, shown};
use parts::Parts;

/// The hole of a template that holds what people call the document.
const TITLE: &str = "title";

/// A part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Symbol {
    /// What it is called; never blank, on one line.
    pub name: String,
    /// What it holds, in short; on one line.
    pub detail: Option<String>,
    /// What it is.
    pub kind: SymbolKind,
    /// All of it, its children included.
    pub span: Span,
    /// What names it; inside [`Symbol::span`].
    pub selection: Span,
    /// The parts of it, in the order of the text.
    pub children: Vec<Symbol>,
}

/// What a part is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SymbolKind {
    /// The front matter.
    FrontMatter,
    /// The document's title, which holds its sections.
    Title,
    /// Any other heading, with what follows it.
    Section,
    /// A `Key: value` field.
    Field,
    /// A table.
    Table,
    /// A body row of a table.
    Row,
    /// A column that a schema declares.
    Column,
    /// What a schema says of the text in a hole of its templates.
    Capture,
    /// A table of a schema or a project file that says how something is done.
    Settings,
}

/// The outline of a text: front matter and title, under it the sections, nested by the levels of their headings, in
/// them fields and tables with their rows. A heading that no schema declares stands there as well. Where the text is
/// bound to a schema, that says which list holds fields; else one does when all of its items look like fields.
#[must_use]
pub fn symbols(source: &Source, document: &Document, binding: Option<&Binding<'_>>) -> Vec<Symbol> {
    let parts = Parts { source, document };
    let titled = title_heading(document, binding);
    let mut roots: Vec<Symbol> = parts.front_matter().into_iter().collect();
    let first = document.headings.first().map_or(document.blocks.len(), |heading| heading.block);
    roots.extend(parts.of_blocks(&document.blocks[..first], None).0);
    // Sections that may still take in others, with the levels of their headings.
    let mut open: Vec<(u8, Symbol)> = Vec::new();
    for (at, heading) in document.headings.iter().enumerate() {
        close(&mut open, &mut roots, heading.level, heading.span.start);
        let (children, detail) = parts.of_blocks(document.content_of(at), holds_fields(binding, at));
        let is_title = titled == Some(at);
        let called = if is_title { title(source, document, binding).map(|(title, _)| title) } else { None };
        let symbol = Symbol {
            name: called.unwrap_or_else(|| name(source.slice(heading.text), "(empty heading)")),
            detail,
            kind: if is_title { SymbolKind::Title } else { SymbolKind::Section },
            span: heading.span,
            selection: heading.text,
            children,
        };
        open.push((heading.level, symbol));
    }
    close(&mut open, &mut roots, 0, source.text().len() as u32);
    roots
}

/// Ends the sections that a heading of this level at `end` ends.
fn close(open: &mut Vec<(u8, Symbol)>, roots: &mut Vec<Symbol>, level: u8, end: u32) {
    while let Some((_, mut symbol)) = open.pop_if(|(inner, _)| *inner >= level) {
        symbol.span.end = end;
        match open.last_mut() {
            Some((_, around)) => around.children.push(symbol),
            None => roots.push(symbol),
        }
    }
}

/// Whether the schema says that the section with this heading holds fields; `None` where it says nothing.
fn holds_fields(binding: Option<&Binding<'_>>, heading: usize) -> Option<bool> {
    let sections = &binding?.sections;
    let at = sections.binary_search_by_key(&heading, |section| section.heading).ok()?;
    match sections[at].decl?.content.value {
        Content::Any => None,
        Content::Fields(_) => Some(true),
        _ => Some(false),
    }
}

/// What people call the document, and where that stands: the text in a hole `title` of the title's template, else all of
/// the heading. `None` where there is no title, or nothing to read in it.
#[must_use]
pub fn title(source: &Source, document: &Document, binding: Option<&Binding<'_>>) -> Option<(String, Span)> {
    let matched = binding.and_then(|binding| binding.title.matched.as_ref());
    let hole = matched.and_then(|matched| matched.holes.iter().find(|hole| hole.name == TITLE)).map(|hole| hole.span);
    let whole = matched.map(|matched| matched.span);
    let heading = title_heading(document, binding).map(|at| document.headings[at].text);
    let spans = [hole, whole, heading];
    spans.into_iter().flatten().find_map(|span| Some((shown(source.slice(span))?, span)))
}

fn title_heading(document: &Document, binding: Option<&Binding<'_>>) -> Option<usize> {
    match binding {
        Some(binding) => binding.title.heading,
        None => document.title(),
    }
}

#[cfg(test)]
mod tests;
