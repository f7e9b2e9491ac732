//! The title and the preamble, as bound.

use crate::binding::TemplateMatch;
use crate::document::Block;
use crate::schema::PreambleDecl;
use crate::text::Span;

/// The title, as bound.
#[derive(Debug, Default)]
pub struct TitleBinding<'a> {
    /// The heading taken for the title, by index: the first of level 1 that is no declared section, or the document's
    /// first heading when it comes close to the template.
    pub heading: Option<usize>,
    /// Further headings of level 1 that are no declared section.
    pub duplicates: Vec<usize>,
    /// A paragraph that matches the title's template, or comes close, without being a heading.
    pub paragraph: Option<Span>,
    /// How the title's text matches its template.
    pub matched: Option<TemplateMatch<'a>>,
}

/// The paragraphs of the preamble, as bound.
#[derive(Debug, Default)]
pub struct PreambleBinding<'a> {
    /// The declared paragraphs that are there.
    pub found: Vec<BoundPreamble<'a>>,
    /// The required ones that are not.
    pub missing: Vec<&'a PreambleDecl>,
    /// Blocks that nothing declares.
    pub unexpected: Vec<Block>,
    /// The place after which a missing paragraph belongs.
    pub anchor: Span,
}

/// A paragraph of the preamble with its declaration.
#[derive(Debug)]
pub struct BoundPreamble<'a> {
    /// What the schema says of it.
    pub decl: &'a PreambleDecl,
    /// How its text matches the template.
    pub matched: TemplateMatch<'a>,
    /// Where it belongs when it stands out of order: after the paragraph of this name, or first.
    pub misplaced: Option<Option<&'a str>>,
}
