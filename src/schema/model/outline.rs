//! Front matter, title, preamble and sections.

use super::{Content, FieldDecl, FieldsDecl};
use crate::diagnostic::Level;
use crate::schema::condition::When;
use crate::schema::pattern::Pattern;
use crate::schema::template::Template;
use crate::spec::{Declared, Place};

/// The front matter.
#[derive(Debug)]
pub struct FrontMatterDecl {
    /// Where it is declared.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// Its fields.
    pub fields: FieldsDecl,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// Sections of one level, their order and whether others may stand beside them.
#[derive(Debug)]
pub struct Outline {
    /// The sections in the declared order.
    pub sections: Vec<SectionDecl>,
    /// How they are ordered.
    pub order: Declared<SectionOrder>,
    /// Whether sections may stand that are not declared.
    pub unknown: Declared<bool>,
}

impl Outline {
    /// The fields of its sections, at any depth.
    pub(super) fn fields(&self) -> impl Iterator<Item = &FieldDecl> {
        let mut open = vec![self];
        let mut fields = Vec::new();
        while let Some(outline) = open.pop() {
            for section in &outline.sections {
                open.push(&section.outline);
                if let Content::Fields(decl) = &section.content.value {
                    fields.extend(&decl.fields);
                }
            }
        }
        fields.into_iter()
    }
}

/// How sections are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionOrder {
    /// The declared order; others only after the last declared one.
    Strict,
    /// The declared order, with anything in between.
    Relative,
    /// Any.
    Any,
}

/// The title.
#[derive(Debug)]
pub struct TitleDecl {
    /// Where it is declared.
    pub place: Place,
    /// Its template.
    pub syntax: Option<Declared<Template>>,
    /// Whether it must be there.
    pub required: bool,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// A paragraph between the title and the first section.
#[derive(Debug)]
pub struct PreambleDecl {
    /// Where it is declared.
    pub place: Place,
    /// What findings call it.
    pub name: String,
    /// Its template.
    pub syntax: Declared<Template>,
    /// Whether it must be there.
    pub required: bool,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// A section.
#[derive(Debug)]
pub struct SectionDecl {
    /// Where it is declared.
    pub place: Place,
    /// Which headings it may have.
    pub heading: HeadingDecl,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may stand several times.
    pub repeat: bool,
    /// Whether it may hold nothing.
    pub allow_empty: bool,
    /// What it holds.
    pub content: Declared<Content>,
    /// The condition under which it is declared at all.
    pub when: Option<When>,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
    /// The sections nested in it.
    pub outline: Outline,
}

/// Which headings a section may have.
#[derive(Debug)]
pub struct HeadingDecl {
    /// What messages call the section: its heading, or its pattern.
    pub name: String,
    /// The exact texts accepted; the first is the proper one. Empty when only a pattern decides.
    pub texts: Vec<String>,
    /// A pattern for the whole heading.
    pub pattern: Option<Pattern>,
}
