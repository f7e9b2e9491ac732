//! Which paragraph between the title and the first section is which declared one.

use super::order::out_of_order;
use super::template::{TemplateMatch, match_template};
use super::{Binder, BoundPreamble};
use crate::document::{Block, BlockKind};
use crate::schema::PreambleDecl;
use crate::text::Span;

impl<'a> Binder<'a> {
    /// Binds what stands between the title and the first section.
    pub(super) fn preamble(&mut self) {
        let decls = &self.schema.preamble;
        if decls.is_empty() {
            return;
        }
        let blocks = self.preamble_blocks();
        self.binding.preamble.anchor = self.title_anchor(self.binding.title.heading);
        let mut taken = vec![false; blocks.len()];
        for decl in decls {
            if let Some((at, matched)) = self.find_paragraph(decl, &blocks, &taken) {
                taken[at] = true;
                self.binding.preamble.found.push(BoundPreamble { decl, matched, misplaced: None });
            } else if decl.required {
                self.binding.preamble.missing.push(decl);
            }
        }
        self.mark_preamble_order();
        let left = blocks.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(block, _)| *block);
        self.binding.preamble.unexpected = left.collect();
    }

    /// The paragraphs were found in the order of their declarations: their places should ascend.
    fn mark_preamble_order(&mut self) {
        let found = &mut self.binding.preamble.found;
        let places: Vec<usize> = found.iter().map(|it| it.matched.span.start as usize).collect();
        for at in out_of_order(&places) {
            found[at].misplaced = Some(at.checked_sub(1).map(|before| found[before].decl.name.as_str()));
        }
    }

    /// The paragraph that agrees with most of a template. A paragraph that agrees with little of it is something else,
    /// unless it is the only one, and a link.
    fn find_paragraph(
        &self,
        decl: &'a PreambleDecl,
        blocks: &[Block],
        taken: &[bool],
    ) -> Option<(usize, TemplateMatch<'a>)> {
        let free = |at: &usize| !taken[*at] && blocks[*at].kind == BlockKind::Paragraph;
        let candidates = (0..blocks.len()).filter(free);
        let alone = candidates.clone().count() == 1;
        let tried = candidates.map(|at| (at, self.matched_paragraph(decl, blocks[at].span)));
        let agreed = |matched: &TemplateMatch<'_>| matched.failure.map_or(usize::MAX, |failure| failure.agreed);
        let best = tried.max_by_key(|(at, matched)| (agreed(matched), std::cmp::Reverse(*at)));
        best.filter(|(at, matched)| {
            let close = agreed(matched).saturating_mul(3) > decl.syntax.value.literal_len();
            close || (alone && self.source.slice(blocks[*at].span).contains("://"))
        })
    }

    fn matched_paragraph(&self, decl: &'a PreambleDecl, span: Span) -> TemplateMatch<'a> {
        match_template(self.source, span, &decl.syntax.value, decl.syntax.place)
    }

    fn preamble_blocks(&self) -> Vec<Block> {
        let document = self.document;
        let title = &self.binding.title;
        let start = title.heading.map_or(0, |title| document.headings[title].block + 1);
        let ends = |at: &usize| document.headings[*at].block >= start && title.duplicates.binary_search(at).is_err();
        let end =
            (0..document.headings.len()).find(ends).map_or(document.blocks.len(), |at| document.headings[at].block);
        let end = self.lost_heading(&document.blocks[start..end]).map_or(end, |(at, _)| start + at);
        let counts = |block: &&Block| {
            block.kind.is_content()
                && !matches!(block.kind, BlockKind::Heading(_))
                && Some(block.span) != title.paragraph
        };
        document.blocks[start..end].iter().filter(counts).copied().collect()
    }
}
