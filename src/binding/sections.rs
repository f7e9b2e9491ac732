//! Which heading is which declared section.

use std::ops::Range;

use super::matching::{Firsts, Names, Verdict, alike, assign};
use super::order::out_of_order;
use super::template::{TemplateMatch, match_template};
use super::{Binder, BoundPreamble, BoundSection, ContentState, LostHeading, Misplaced, MissingSections};
use crate::document::{Block, BlockKind};
use crate::schema::{Outline, PreambleDecl, SectionDecl, SectionOrder};
use crate::text::Span;

/// The level of the sections that a schema declares at its top.
const FIRST_LEVEL: u8 = 2;

impl Names for [SectionDecl] {
    fn count(&self) -> usize {
        self.len()
    }

    fn accepts(&self, index: usize, name: &str) -> bool {
        let heading = &self[index].heading;
        heading.texts.iter().any(|text| text == name)
            || heading.pattern.as_ref().is_some_and(|pattern| pattern.regex.is_match(name))
    }

    fn texts(&self, index: usize) -> impl Iterator<Item = &str> {
        self[index].heading.texts.iter().map(String::as_str)
    }

    fn repeats(&self, index: usize) -> bool {
        self[index].repeat
    }

    fn required(&self, index: usize) -> bool {
        self[index].required
    }
}

impl<'a> Binder<'a> {
    /// Binds the title and the sections of all levels.
    pub(super) fn sections(&mut self) {
        let schema = self.schema;
        let title = self.find_title();
        self.binding.title.heading = title;
        let mut open = vec![Region {
            outline: &schema.outline,
            headings: 0..self.document.headings.len(),
            level: FIRST_LEVEL,
            anchor: self.title_anchor(title),
        }];
        // Regions wait on a stack: nesting is as deep as the schema's, the document decides nothing here.
        while let Some(region) = open.pop() {
            let nested = self.region(&region, title);
            open.extend(nested);
        }
        self.binding.sections.sort_by_key(|section| section.heading);
        self.bind_title(title);
    }

    /// The first heading of level 1 that is not a declared section, or a first heading of another level that comes close
    /// to the title's template.
    fn find_title(&self) -> Option<usize> {
        let sections = self.schema.outline.sections.as_slice();
        let headings = &self.document.headings;
        let free = |at: &usize| declared(sections, self.source.slice(headings[*at].text)).is_none();
        let proper = (0..headings.len()).filter(|at| headings[*at].level == 1).find(free);
        proper.or_else(|| {
            let first = headings.first().map(|heading| heading.text).filter(|_| free(&0))?;
            self.match_title(first).filter(comes_close).map(|_| 0)
        })
    }

    fn match_title(&self, span: Span) -> Option<TemplateMatch<'a>> {
        let syntax = self.schema.title.as_ref()?.syntax.as_ref()?;
        Some(match_template(self.source, span, &syntax.value, syntax.place))
    }

    fn title_anchor(&self, title: Option<usize>) -> Span {
        title.map_or(Span::empty(self.source.body_start() as u32), |title| self.document.headings[title].text)
    }

    fn bind_title(&mut self, title: Option<usize>) {
        if let Some(title) = title {
            self.binding.title.matched = self.match_title(self.document.headings[title].text);
            return;
        }
        // A title that lost its mark is one fault, not a missing title and an unexpected paragraph.
        let mut blocks = self.document.blocks.iter().filter(|block| block.kind != BlockKind::Comment);
        let Some(first) = blocks.next().filter(|block| block.kind == BlockKind::Paragraph) else { return };
        let text = self.source.slice(first.span);
        let inner = first.span.slice(text.len() - text.trim_start_matches('#').len()..text.len());
        if let Some(matched) = self.match_title(inner).filter(comes_close) {
            self.binding.title.paragraph = Some(first.span);
            self.binding.title.matched = Some(matched);
        }
    }

    /// Binds the sections of one outline; gives the regions nested in them.
    fn region(&mut self, region: &Region<'a>, title: Option<usize>) -> Vec<Region<'a>> {
        let siblings = self.siblings(region, title);
        let names: Vec<&str> = siblings.iter().map(|heading| self.name(*heading)).collect();
        let declared = region.outline.sections.as_slice();
        let verdicts = if declared.is_empty() && region.outline.unknown.value {
            vec![Verdict::Unknown; siblings.len()]
        } else {
            assign(&names, declared, region.outline.unknown.value)
        };
        let base = self.binding.sections.len();
        let mut firsts = Firsts::new(declared.len());
        for (heading, verdict) in siblings.iter().zip(&verdicts) {
            self.bind_section(region, *heading, *verdict, firsts.of(*verdict, *heading));
        }
        self.mark_order(region, base);
        self.collect_missing(region, base);
        self.nested(region, &siblings, base)
    }

    fn name(&self, heading: usize) -> &'a str {
        self.source.slice(self.document.headings[heading].text)
    }

    /// The headings that stand on the region's level, and those on another that are declared for it.
    fn siblings(&mut self, region: &Region<'a>, title: Option<usize>) -> Vec<usize> {
        let sections = region.outline.sections.as_slice();
        let nests = sections.iter().any(|section| !section.outline.sections.is_empty());
        let in_place = self.in_place(region);
        let mut siblings = Vec::new();
        let mut nested: &[SectionDecl] = &[];
        for at in region.headings.clone().filter(|at| Some(*at) != title) {
            // A second title belongs to no section.
            if self.binding.title.duplicates.binary_search(&at).is_ok() {
                continue;
            }
            let (level, name) = (self.document.headings[at].level, self.name(at));
            let own = if level == region.level { None } else { declared(sections, name) };
            let below = || declared(nested, name).is_some();
            if level == 1 && region.level == FIRST_LEVEL && own.is_none() {
                if title.is_some() && !below() {
                    self.binding.title.duplicates.push(at);
                }
                continue;
            }
            // A heading of another level belongs here when it is declared here and does not stand here already; one of
            // this level does not when it is declared only for the section above it.
            let belongs = match own {
                _ if level == region.level => declared(sections, name).is_some() || !below(),
                Some(index) => !in_place[index] && !below(),
                None => level < region.level && !below(),
            };
            if belongs {
                if nests {
                    nested = declared(sections, name).map_or(&[], |index| sections[index].outline.sections.as_slice());
                }
                siblings.push(at);
            }
        }
        siblings
    }

    /// Which of the region's declarations have a heading of the right level.
    fn in_place(&self, region: &Region<'a>) -> Vec<bool> {
        let sections = region.outline.sections.as_slice();
        let mut in_place = vec![false; sections.len()];
        let headings = &self.document.headings[region.headings.clone()];
        if headings.iter().all(|heading| heading.level == region.level || heading.level == 1) {
            return in_place;
        }
        for heading in headings.iter().filter(|heading| heading.level == region.level) {
            if let Some(index) = declared(sections, self.source.slice(heading.text)) {
                in_place[index] = true;
            }
        }
        in_place
    }

    fn bind_section(&mut self, region: &Region<'a>, heading: usize, verdict: Verdict, first: Option<usize>) {
        let decl = verdict.index().map(|index| &region.outline.sections[index]);
        self.binding.sections.push(BoundSection {
            heading,
            name: self.name(heading),
            verdict,
            decl,
            siblings: &region.outline.sections,
            openness: region.outline.unknown,
            level: region.level,
            first,
            misplaced: None,
            content: ContentState::Fits,
            items: 0..0,
            exploded: false,
            blocks: self.document.content_of(heading),
        });
    }

    fn mark_order(&mut self, region: &Region<'a>, base: usize) {
        let order = region.outline.order;
        if order.value == SectionOrder::Any {
            return;
        }
        let last = region.outline.sections.len();
        let sections = &mut self.binding.sections[base..];
        let placed: Vec<(usize, usize)> = sections
            .iter()
            .enumerate()
            .filter_map(|(at, section)| match section.verdict {
                Verdict::Exact(index) | Verdict::Near(index) => Some((at, index)),
                // Behind all declared ones, where the order is strict and others are allowed at all.
                Verdict::Unknown if order.value == SectionOrder::Strict && section.openness.value => Some((at, last)),
                _ => None,
            })
            .collect();
        let sequence: Vec<usize> = placed.iter().map(|(_, index)| *index).collect();
        let mut last_of: Vec<Option<usize>> = vec![None; last + 1];
        for (at, index) in &placed {
            last_of[*index] = Some(*at);
        }
        for position in out_of_order(&sequence) {
            let (at, index) = placed[position];
            let before = last_of[..index].iter().rev().find_map(|at| *at);
            let after = before.map(|at| sections[at].name);
            sections[at].misplaced = Some(Misplaced { after, order: order.place });
        }
    }

    fn collect_missing(&mut self, region: &Region<'a>, base: usize) {
        let declared: &'a [SectionDecl] = &region.outline.sections;
        let mut heading_of = vec![None; declared.len()];
        for section in &self.binding.sections[base..] {
            if let (Some(index), None) = (section.verdict.index(), section.first) {
                heading_of[index] = Some(section.heading);
            }
        }
        let mut anchor = region.anchor;
        let mut last_heading = None;
        let mut group: Vec<&'a SectionDecl> = Vec::new();
        for (index, decl) in declared.iter().enumerate() {
            if let Some(heading) = heading_of[index] {
                self.close_group(&mut group, anchor, region.level, false);
                last_heading = Some(heading);
                anchor = self.document.headings[heading].text;
            } else if decl.required {
                group.push(decl);
            }
        }
        let last = self.binding.sections[base..].iter().map(|section| section.heading).max();
        let at_end = last_heading.is_some() && last_heading == last;
        self.close_group(&mut group, anchor, region.level, at_end);
    }

    fn close_group(&mut self, group: &mut Vec<&'a SectionDecl>, anchor: Span, level: u8, at_end: bool) {
        if !group.is_empty() {
            let decls = std::mem::take(group);
            self.binding.missing_sections.push(MissingSections { decls, anchor, level, at_end });
        }
    }

    /// A section whose condition does not hold is not missing. Conditions ask for fields, so sections come first.
    pub(super) fn drop_unasked_sections(&mut self) {
        let mut missing = std::mem::take(&mut self.binding.missing_sections);
        for group in &mut missing {
            group.decls.retain(|decl| self.holds(decl.when.as_ref()));
        }
        missing.retain(|group| !group.decls.is_empty());
        self.binding.missing_sections = missing;
    }

    /// The regions of the sections below those just bound. What stands in an unknown section is its own affair.
    fn nested(&self, region: &Region<'a>, siblings: &[usize], base: usize) -> Vec<Region<'a>> {
        let bound = self.binding.sections[base..].iter().enumerate();
        bound
            .filter(|(_, section)| section.first.is_none())
            .filter_map(|(at, section)| {
                let end = siblings.get(at + 1).copied().unwrap_or(region.headings.end);
                let decl = section.decl?;
                let quiet = decl.outline.sections.is_empty() && decl.outline.unknown.value;
                (!quiet).then(|| Region {
                    outline: &decl.outline,
                    headings: section.heading + 1..end,
                    level: region.level + 1,
                    anchor: self.document.headings[section.heading].text,
                })
            })
            .collect()
    }

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
            !matches!(block.kind, BlockKind::Comment | BlockKind::Heading(_)) && Some(block.span) != title.paragraph
        };
        document.blocks[start..end].iter().filter(counts).copied().collect()
    }

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
            while let Some((at, decl)) = self.lost_heading(blocks) {
                found.push((section, blocks, at, decl));
                blocks = &blocks[at + 1..];
            }
        }
        for (section, blocks, at, decl) in found.into_iter().rev() {
            if let Some(section) = section {
                self.binding.sections[section].blocks = &blocks[..at];
            }
            let level = FIRST_LEVEL;
            self.binding.lost_headings.push(LostHeading { decl, level, span: blocks[at].span });
        }
        for missing in &mut self.binding.missing_sections {
            let lost = &self.binding.lost_headings;
            missing.decls.retain(|decl| lost.iter().all(|lost| !std::ptr::eq(lost.decl, *decl)));
        }
    }

    /// The first paragraph of `blocks` that is the heading of a missing section but for its marks.
    fn lost_heading(&self, blocks: &[Block]) -> Option<(usize, &'a SectionDecl)> {
        const LONGEST: usize = 80;
        let missing = &self.binding.missing_sections;
        let short = |block: &Block| block.kind == BlockKind::Paragraph && block.span.len() <= LONGEST;
        blocks.iter().enumerate().filter(|(_, block)| !missing.is_empty() && short(block)).find_map(|(at, block)| {
            let text = self.source.slice(block.span);
            let decls = missing.iter().flat_map(|missing| &missing.decls);
            let meant = decls.copied().find(|decl| decl.heading.texts.iter().any(|heading| alike(heading, text)));
            meant.map(|decl| (at, decl))
        })
    }
}

/// Whether a text agrees with more than half of a template.
fn comes_close(matched: &TemplateMatch<'_>) -> bool {
    matched.failure.is_none_or(|failure| failure.agreed > failure.of / 2)
}

/// Headings to bind to one outline.
struct Region<'a> {
    outline: &'a Outline,
    headings: Range<usize>,
    level: u8,
    /// What a missing section at the start belongs behind.
    anchor: Span,
}

/// The section that `name` is declared as, case and marks aside.
fn declared(sections: &[SectionDecl], name: &str) -> Option<usize> {
    let exact = (0..sections.len()).find(|index| sections.accepts(*index, name));
    exact.or_else(|| (0..sections.len()).find(|index| sections.texts(*index).any(|text| alike(text, name))))
}
