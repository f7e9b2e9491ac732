//! What is known of the cursor's place in the document.

use super::cursor::Cursor;
use super::pieces::Piece;
use crate::binding::{Bound, BoundSection, Fields, bind};
use crate::document::{Block, BlockKind, Document};
use crate::engine::Settings;
use crate::schema::SectionDecl;
use crate::text::Source;

/// The cursor in a bound document.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    /// The document that says what is there: as written, or without the cursor's line. Offsets are the same in both.
    pub bound: Bound<'a>,
    /// The document as written.
    pub written: Bound<'a>,
    /// What the run sets.
    pub settings: &'a Settings,
    /// The cursor in the text as written.
    pub cursor: Cursor<'a>,
}

impl<'a> Place<'a> {
    /// What `look` makes of the place in a document whose line at the cursor is blank.
    pub(super) fn without_line<T>(&self, look: impl FnOnce(&Place<'_>) -> T) -> T {
        if self.cursor.line.trim().is_empty() {
            return look(self);
        }
        let text = self.written.source.text();
        let (before, after) = (&text[..self.cursor.start], &text[self.cursor.end()..]);
        let blanks = " ".repeat(self.cursor.line.len());
        // It is as long as the text, which a source holds already.
        let Ok(source) = Source::new(self.written.source.name(), [before, &blanks, after].concat()) else {
            return look(self);
        };
        let document = Document::parse(&source);
        let binding = bind(&source, &document, self.bound.schema);
        let bound = Bound {
            source: &source,
            document: &document,
            schema: self.bound.schema,
            fit: self.bound.fit,
            binding: &binding,
        };
        look(&Place { bound, written: self.written, settings: self.settings, cursor: self.cursor })
    }

    /// What ends the lines of the text.
    pub(super) fn line_ending(&self) -> &'static str {
        self.written.source.line_ending()
    }

    /// The last block that begins on the cursor's line or above.
    pub(super) fn block(&self) -> Option<(usize, &'a Block)> {
        let blocks = &self.bound.document.blocks;
        let at = blocks.partition_point(|block| block.span.start as usize <= self.cursor.end()).checked_sub(1)?;
        Some((at, &blocks[at]))
    }

    /// Whether the cursor's line belongs to `block`.
    fn is_within(&self, block: &Block) -> bool {
        block.span.end as usize > self.cursor.start
    }

    /// Whether the line stands in code, as long as it is not closed.
    pub(super) fn is_in_code(&self) -> bool {
        let Some((at, block)) = self.block() else { return false };
        let BlockKind::Code(code) = block.kind else { return false };
        let code = self.bound.document.code_blocks[code];
        let is_open = code.fence.is_some() && code.content.end >= block.span.end;
        self.is_within(block) || (is_open && at + 1 == self.bound.document.blocks.len())
    }

    /// Whether the line stands in front matter, HTML or a quotation, or a comment that is not closed.
    pub(super) fn is_in_block_of_its_own(&self) -> bool {
        let Some((at, block)) = self.block() else { return false };
        match block.kind {
            BlockKind::Html | BlockKind::Comment => {
                let text = self.bound.source.slice(block.span);
                let is_open = text.starts_with("<!--") && !text.contains("-->");
                self.is_within(block) || (is_open && at + 1 == self.bound.document.blocks.len())
            }
            BlockKind::Quote | BlockKind::FrontMatter => self.is_within(block),
            _ => false,
        }
    }

    /// Whether the line stands between the items of a list.
    pub(super) fn is_in_list(&self) -> bool {
        self.block().is_some_and(|(_, block)| matches!(block.kind, BlockKind::List(_)) && self.is_within(block))
    }

    /// The section whose own text the line belongs to, and what it is declared as.
    pub(super) fn section(&self) -> Option<(&'a BoundSection<'a>, &'a SectionDecl)> {
        let headings = &self.bound.document.headings;
        let before = headings.partition_point(|heading| (heading.span.start as usize) < self.cursor.start);
        let heading = before.checked_sub(1)?;
        let sections = &self.bound.binding.sections;
        let at = sections.binary_search_by_key(&heading, |section| section.heading).ok()?;
        sections[at].content_asked().map(|(_, decl)| (&sections[at], decl))
    }

    /// The fields that conditions ask for.
    pub(super) fn conditions(&self) -> Fields<'a> {
        let Bound { source, document, schema, binding, .. } = self.bound;
        Fields::read((source, document), schema, &binding.sections)
    }

    /// `block` with line ends around it, so that `blank` lines at least part it from what stands above, where something
    /// does, and one from what stands below.
    pub(super) fn parted(&self, block: Vec<Piece>, blank: usize) -> Vec<Piece> {
        let above = self.cursor.above().map_or(0, |(there, _)| blank.saturating_sub(there));
        let below = self.cursor.below().map_or(0, |(there, _)| 1_usize.saturating_sub(there));
        let ends = |count: usize| (count > 0).then(|| Piece::Text(self.line_ending().repeat(count)));
        ends(above).into_iter().chain(block).chain(ends(below)).collect()
    }
}
