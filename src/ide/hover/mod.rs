//! What the schema asks of the part under the cursor, and what its value reads as.

mod notes;
mod verdict;

use super::part::{Part, Template, What, section_decl};
use crate::binding::Bound;
use crate::diagnostic::{Declaration, Diagnostic};
use crate::document::plain;
use crate::guide;
use crate::guide::markdown::code;
use crate::rules::cut;
use crate::schema::{Outline, Schema, SectionDecl, ValueDecl};
use crate::text::Span;

/// The longest text of the document that is repeated, in characters.
const SHOWN: usize = 60;

/// What there is to say of a part of a text.
#[derive(Clone, Debug)]
pub struct Hover {
    /// The part.
    pub span: Span,
    /// What is to say, as Markdown (GFM) of a few lines.
    pub markdown: String,
    /// Where the schema declares the part.
    pub declaration: Option<Declaration>,
}

/// What is to say of the part at `offset`, in bytes; `None` where there is nothing. `findings` are those of the text.
#[must_use]
pub fn hover(bound: &Bound<'_>, findings: &[Diagnostic], offset: u32) -> Option<Hover> {
    let part = Part::at(bound, offset)?;
    let mut paragraphs = vec![headline(bound, &part)?];
    paragraphs.extend(notes::notes(bound, &part));
    paragraphs.extend(part.value.and_then(|value| verdict::verdict(bound, findings, &part, value, offset)));
    paragraphs.extend(asked(bound, &part));
    let said = paragraphs.iter().map(|it| it.trim_end()).filter(|it| !it.is_empty());
    let markdown = said.collect::<Vec<_>>().join("\n\n");
    Some(Hover { span: part.span, markdown, declaration: part.declaration(bound) })
}

/// What the part is; `None` where nothing is to say of it.
fn headline(bound: &Bound<'_>, part: &Part<'_>) -> Option<String> {
    let name = |section: usize| shown(&plain(bound.binding.sections[section].name));
    Some(match part.what {
        What::FrontMatter(_) => "**Front matter**".into(),
        What::Title(_) => "**Title**".into(),
        What::Preamble(decl) => format!("**Paragraph** {}", shown(&decl.name)),
        What::Section(section) => match section_decl(section) {
            Some(decl) => section_headline(decl),
            None if section.openness.value => return None,
            None => format!("**Section** {}", shown(section.name)),
        },
        What::LostHeading(lost) => section_headline(lost.decl),
        What::Table(table) => format!("**Table** of {}", name(table.section)),
        What::Header(table, column) => match column.decl {
            Some(decl) => format!("**Column** {} of {}", shown(&decl.value.name), name(table.section)),
            None if table.decl.unknown.value => return None,
            None => format!("**Column** {} of {}", shown(column.name), name(table.section)),
        },
        What::Cell(table, column, _) => {
            let decl = table.columns[column].decl?;
            format!("**Column** {} of {}", shown(&decl.value.name), name(table.section))
        }
        What::Key(field) | What::Field(field) => match field.decl {
            Some(decl) => format!("**Field** {}", shown(&decl.value.name)),
            None if field.openness.value => return None,
            None => format!("**Field** {}", shown(field.name)),
        },
        What::Item(section, _) => format!("**Item** of {}", shown(section.name)),
        What::Hole(name, template) => {
            let of = match template {
                Template::Title(_) => "the title".into(),
                Template::Preamble(decl) => format!("the paragraph {}", shown(&decl.name)),
                Template::Prose(decl, _) => format!("the text of {}", shown(&decl.heading.name)),
            };
            format!("**Text for** {} in {of}", code(&format!("{{{name}}}")))
        }
        What::Prose(section, _) => format!("**Text** of {}", shown(section.name)),
        What::Rule(rule) => format!("**Rule** {}\n\n{}", code(rule.name), rule.brief()),
    })
}

fn section_headline(decl: &SectionDecl) -> String {
    format!("**Section** {}", shown(&decl.heading.name))
}

/// What the schema asks of the part.
fn asked(bound: &Bound<'_>, part: &Part<'_>) -> Option<String> {
    let schema = bound.schema;
    let section = |decl, level: u8| {
        let part = guide::Part::Section(decl, usize::from(level), outline_of(schema, decl));
        Some(guide::part(schema, part))
    };
    let part = match part.what {
        What::FrontMatter(decl) => guide::Part::FrontMatter(decl),
        What::Title(decl) => guide::Part::Title(decl),
        What::Preamble(decl) => guide::Part::Preamble(decl),
        What::Section(it) => return section(section_decl(it)?, it.level),
        What::LostHeading(lost) => return section(lost.decl, lost.level),
        What::Table(table) => guide::Part::Table(table.decl),
        What::Header(table, column) => guide::Part::Column(table.decl, column.decl?),
        What::Cell(table, column, _) => guide::Part::Column(table.decl, table.columns[column].decl?),
        What::Key(field) | What::Field(field) => guide::Part::Field(field.decl?),
        What::Item(_, decl) => guide::Part::Value(decl),
        What::Hole(name, _) => match schema.capture(name) {
            Some(decl) => guide::Part::Value(decl),
            None => return Some("It may be any text.".into()),
        },
        What::Prose(it, _) => return section(it.decl?, it.level),
        What::Rule(_) => return None,
    };
    Some(guide::part(schema, part))
}

/// The sections that one is declared among.
fn outline_of<'a>(schema: &'a Schema, decl: &SectionDecl) -> Option<&'a Outline> {
    let mut open = vec![&schema.outline];
    while let Some(outline) = open.pop() {
        if outline.sections.iter().any(|section| std::ptr::eq(section, decl)) {
            return Some(outline);
        }
        open.extend(outline.sections.iter().map(|section| &section.outline));
    }
    None
}

/// What the schema says of the part's value.
fn value_decl<'a>(bound: &Bound<'a>, part: &Part<'a>) -> Option<&'a ValueDecl> {
    match part.what {
        What::Cell(table, column, _) => Some(&table.columns[column].decl?.value),
        What::Field(field) => Some(&field.decl?.value),
        What::Item(_, decl) => Some(decl),
        What::Hole(name, _) => bound.schema.capture(name),
        _ => None,
    }
}

/// A text of the document or the schema, as code, cut when long.
fn shown(text: &str) -> String {
    code(&cut(text, SHOWN))
}
