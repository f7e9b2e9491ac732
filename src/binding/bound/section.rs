//! Sections, as bound.

use std::ops::Range;

use crate::binding::{TemplateMatch, Verdict};
use crate::document::{Block, Document};
use crate::schema::{Content, Declared, Place, SectionDecl};
use crate::text::{Source, Span};

/// A section with its declaration.
#[derive(Debug)]
pub struct BoundSection<'a> {
    /// Its heading, by index.
    pub heading: usize,
    /// The heading's text as written.
    pub name: &'a str,
    /// How it was found.
    pub verdict: Verdict,
    /// What the schema says of it; `None` for an unknown one, and for one whose condition does not hold.
    pub decl: Option<&'a SectionDecl>,
    /// The sections declared beside it.
    pub siblings: &'a [SectionDecl],
    /// Where the schema says whether others may stand here.
    pub openness: Declared<bool>,
    /// The level that its heading should have.
    pub level: u8,
    /// The heading, by index, of the first section bound to the same declaration, when this one is too many.
    pub first: Option<usize>,
    /// Present when it stands out of the declared order.
    pub misplaced: Option<Misplaced<'a>>,
    /// What is wrong with the kinds of its blocks.
    pub content: ContentState,
    /// Its items in [`Document::items`], when its content is a list or fields.
    pub items: Range<usize>,
    /// Whether its list was split into single characters; then its items are no values of their own.
    pub exploded: bool,
    /// Its own blocks, up to the next heading; where it is empty and appears again, those of the second.
    pub blocks: &'a [Block],
    /// Its place in the declared order; `None` where the order says nothing of it.
    pub rank: Option<usize>,
    /// Which of the outlines it belongs to, counted as they are bound: sections of one outline stand side by side.
    pub outline: usize,
    /// The heading, by index, that begins the next section of its outline or what comes after that; the number of all
    /// headings where the text ends before.
    pub next: usize,
}

impl BoundSection<'_> {
    /// The whole section, those in it included: the lines from its heading up to the next section.
    #[must_use]
    pub fn extent(&self, source: &Source, document: &Document) -> Span {
        let start = |heading: usize| document.headings.get(heading).map(|heading| source.lines_of(heading.span).start);
        let end = source.text().len() as u32;
        Span { start: start(self.heading).unwrap_or(end), end: start(self.next).unwrap_or(end) }
    }
}

impl<'a> BoundSection<'a> {
    /// What it should contain, with its declaration. `None` where its content is not looked at: it is unknown, one too
    /// many, or still to be filled in, which is its one fault.
    #[must_use]
    pub fn content_asked(&self) -> Option<(&'a Content, &'a SectionDecl)> {
        let decl = self.decl.filter(|_| self.first.is_none() && !matches!(self.content, ContentState::Blank(_)))?;
        Some((&decl.content.value, decl))
    }
}

/// Where a section that stands out of order belongs.
#[derive(Clone, Copy, Debug)]
pub struct Misplaced<'a> {
    /// The heading after whose section it belongs; `None` before all others.
    pub after: Option<&'a str>,
    /// Where the schema asks for the order.
    pub order: Place,
}

/// Whether a section holds what its declaration asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentState {
    /// It does, or nothing is asked for.
    Fits,
    /// It holds nothing.
    Empty,
    /// Nobody has filled it in yet: what stands there first.
    Blank(Span),
    /// It holds something, but nothing of the kind asked for: the blocks that stand there.
    Wrong(Span),
    /// Beside what is asked for stand these blocks.
    Extra(Vec<Block>),
}

/// Sections that are missing at one place.
#[derive(Debug)]
pub struct MissingSections<'a> {
    /// Their declarations, in order.
    pub decls: Vec<&'a SectionDecl>,
    /// The heading text after whose section they belong; an empty span at the start of the text before all others.
    pub anchor: Span,
    /// The level that their headings should have.
    pub level: u8,
    /// Whether the document ends where they belong.
    pub at_end: bool,
}

/// A paragraph that was meant as a heading. What follows it is not looked at: it belongs to that section.
#[derive(Clone, Copy, Debug)]
pub struct LostHeading<'a> {
    /// The section that it was meant for.
    pub decl: &'a SectionDecl,
    /// The level that its heading should have.
    pub level: u8,
    /// The paragraph.
    pub span: Span,
}

/// The text of a section that has a template.
#[derive(Debug)]
pub struct BoundProse<'a> {
    /// The section, by index into [`crate::binding::Binding::sections`].
    pub section: usize,
    /// How its text matches the template.
    pub matched: TemplateMatch<'a>,
}
