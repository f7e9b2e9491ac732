//! Paragraphs that were meant as the headings of missing sections.

use super::matching::alike;
use super::{Binder, LostHeading};
use crate::document::{Block, BlockKind};
use crate::schema::SectionDecl;

impl<'a> Binder<'a> {
    /// Finds paragraphs that were meant as headings of sections that are missing, and parts their sections there.
    pub(super) fn lost_headings(&mut self) {
        if self.binding.missing_sections.is_empty() {
            return;
        }
        let title = self.binding.title.heading.map_or(0, |title| self.document.headings[title].block + 1);
        let first = self
            .binding
            .sections
            .first()
            .map_or(self.document.blocks.len(), |section| self.document.headings[section.heading].block);
        let preamble: &'a [Block] = self.document.blocks.get(title..first).unwrap_or_default();
        let mut stretches = vec![(None, preamble)];
        stretches.extend(self.binding.sections.iter().enumerate().map(|(at, section)| (Some(at), section.blocks)));
        let mut found = Vec::new();
        for (section, mut blocks) in stretches {
            while let Some((at, lost)) = self.lost_heading(blocks) {
                found.push((section, blocks, at, lost));
                blocks = &blocks[at + 1..];
            }
        }
        for (section, blocks, at, lost) in found.into_iter().rev() {
            if let Some(section) = section {
                self.binding.sections[section].blocks = &blocks[..at];
            }
            self.binding.lost_headings.push(lost);
        }
        for missing in &mut self.binding.missing_sections {
            let lost = &self.binding.lost_headings;
            missing.decls.retain(|decl| lost.iter().all(|lost| !std::ptr::eq(lost.decl, *decl)));
        }
    }

    /// The first paragraph of `blocks` that is the heading of a missing section but for its marks, with its index.
    pub(super) fn lost_heading(&self, blocks: &[Block]) -> Option<(usize, LostHeading<'a>)> {
        const LONGEST: usize = 80;
        let missing = &self.binding.missing_sections;
        let short = |block: &Block| block.kind == BlockKind::Paragraph && block.span.len() <= LONGEST;
        blocks.iter().enumerate().filter(|(_, block)| !missing.is_empty() && short(block)).find_map(|(at, block)| {
            let text = self.source.slice(block.span);
            let meant = |decl: &SectionDecl| decl.heading.texts.iter().any(|heading| alike(heading, text));
            let mut decls = missing.iter().flat_map(|group| group.decls.iter().map(|decl| (*decl, group.level)));
            let (decl, level) = decls.find(|(decl, _)| meant(decl))?;
            Some((at, LostHeading { decl, level, span: block.span }))
        })
    }
}
