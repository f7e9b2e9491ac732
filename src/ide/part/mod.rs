//! Which part of a text is under the cursor, and where the schema declares it.

mod content;
mod head;

use crate::binding::{Bound, BoundColumn, BoundField, BoundSection, BoundTable, LostHeading, Verdict};
use crate::diagnostic::Declaration;
use crate::rules::{Rule, find};
use crate::schema::{Declared, FrontMatterDecl, Place, PreambleDecl, SectionDecl, TitleDecl, ValueDecl};
use crate::suppression::Directive;
use crate::text::Span;

/// A part of a text that a person can point at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    /// Its text.
    pub span: Span,
    /// What it is.
    pub what: What<'a>,
    /// Where it holds a value, the value; may be empty.
    pub value: Option<Span>,
    /// Where what is found against its value lies.
    pub area: Span,
}

/// What a part is.
#[derive(Clone, Copy, Debug)]
pub(super) enum What<'a> {
    /// The front matter, its fields aside.
    FrontMatter(&'a FrontMatterDecl),
    /// The title, or a further heading of level 1 in its place.
    Title(&'a TitleDecl),
    /// A paragraph of the preamble.
    Preamble(&'a PreambleDecl),
    /// The heading of a section.
    Section(&'a BoundSection<'a>),
    /// A paragraph that was meant as a heading.
    LostHeading(&'a LostHeading<'a>),
    /// A table, where no column of it is meant.
    Table(&'a BoundTable<'a>),
    /// A column's header, or its cell in the delimiter row.
    Header(&'a BoundTable<'a>, &'a BoundColumn<'a>),
    /// The cell of a column, by its index, in a body row.
    Cell(&'a BoundTable<'a>, usize, usize),
    /// A field's key.
    Key(&'a BoundField<'a>),
    /// A field's value.
    Field(&'a BoundField<'a>),
    /// An item of a section's list.
    Item(&'a BoundSection<'a>, &'a ValueDecl),
    /// A hole of a template, by its name.
    Hole(&'a str, Template<'a>),
    /// The text of a section that has a template.
    Prose(&'a BoundSection<'a>, Place),
    /// The name of a rule in a comment.
    Rule(&'static Rule),
}

/// What has a template.
#[derive(Clone, Copy, Debug)]
pub(super) enum Template<'a> {
    /// The title; where its template is declared.
    Title(Place),
    /// A paragraph of the preamble.
    Preamble(&'a PreambleDecl),
    /// The text of a section; where its template is declared.
    Prose(&'a SectionDecl, Place),
}

impl<'a> Part<'a> {
    /// A part without a value.
    fn new(span: Span, what: What<'a>) -> Self {
        Self { span, what, value: None, area: span }
    }

    /// A part that holds the value at `value`; what is found against it lies in `area`.
    fn with_value(span: Span, what: What<'a>, value: Span, area: Span) -> Self {
        Self { span, what, value: Some(value), area }
    }

    /// The part at `offset`, which may be any number.
    pub(super) fn at(bound: &Bound<'a>, offset: u32) -> Option<Self> {
        let offset = bound.source.text().floor_char_boundary(offset as usize) as u32;
        rule(bound, offset)
            .or_else(|| head::front_matter(bound, offset))
            .or_else(|| head::title(bound, offset))
            .or_else(|| head::preamble(bound, offset))
            .or_else(|| content::heading(bound, offset))
            .or_else(|| content::cell(bound, offset))
            .or_else(|| content::item(bound, offset))
            .or_else(|| content::prose(bound, offset))
    }

    /// Where the schema declares it, as closely as it does; where it forbids it, for what is not declared.
    pub(super) fn declaration(&self, bound: &Bound<'a>) -> Option<Declaration> {
        let declaration = bound.schema.declaration(self.place(bound)?);
        Some(declaration).filter(|it| !it.source.slice(it.span).is_empty())
    }

    fn place(&self, bound: &Bound<'a>) -> Option<Place> {
        let denied = |openness: Declared<bool>| (!openness.value).then_some(openness.place);
        match self.what {
            What::FrontMatter(decl) => Some(decl.place),
            What::Title(decl) => Some(decl.place),
            What::Preamble(decl) => Some(decl.place),
            What::Section(section) => {
                section_decl(section).map_or_else(|| denied(section.openness), |it| Some(it.place))
            }
            What::LostHeading(lost) => Some(lost.decl.place),
            What::Table(table) => Some(table.decl.place),
            What::Header(table, column) => {
                column.decl.map_or_else(|| denied(table.decl.unknown), |decl| Some(decl.value.place))
            }
            What::Cell(table, column, _) => table.columns[column].decl.map(|decl| decl.value.place),
            What::Key(field) | What::Field(field) => {
                field.decl.map_or_else(|| denied(field.openness), |decl| Some(decl.value.place))
            }
            What::Item(_, decl) => Some(decl.place),
            What::Hole(name, template) => Some(bound.schema.capture(name).map_or(template.place(), |decl| decl.place)),
            What::Prose(_, place) => Some(place),
            What::Rule(_) => None,
        }
    }
}

impl Template<'_> {
    fn place(self) -> Place {
        match self {
            Self::Title(place) | Self::Prose(_, place) => place,
            Self::Preamble(decl) => decl.syntax.place,
        }
    }
}

/// What the schema says of a section, even where its condition does not hold.
pub(super) fn section_decl<'a>(section: &BoundSection<'a>) -> Option<&'a SectionDecl> {
    let index = |verdict: Verdict| section.siblings.get(verdict.index()?);
    section.decl.or_else(|| index(section.verdict))
}

/// Whether the cursor at `offset` stands in `span` or right after it.
fn touches(span: Span, offset: u32) -> bool {
    span.start <= offset && offset <= span.end
}

/// A name of a rule in a comment that suppresses findings.
fn rule<'a>(bound: &Bound<'a>, offset: u32) -> Option<Part<'a>> {
    let comment = bound.document.comments.iter().find(|comment| touches(**comment, offset))?;
    let directive = Directive::read(bound.source, *comment)?;
    let name = *directive.names.iter().find(|name| touches(**name, offset))?;
    Some(Part::new(name, What::Rule(find(bound.source.slice(name))?)))
}
