//! Which heading is which declared section.

use std::ops::Range;

use super::matching::{Names, Verdict, alike, assign};
use super::order::out_of_order;
use super::template::match_template;
use super::{Binder, BoundPreamble, BoundSection, ContentState, Misplaced, MissingSections};
use crate::document::{Block, BlockKind};
use crate::schema::{Outline, SectionDecl, SectionOrder};
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

    /// The first heading of level 1 that is not a declared section.
    fn find_title(&self) -> Option<usize> {
        let sections = self.schema.outline.sections.as_slice();
        let mut candidates = self.document.headings.iter().enumerate().filter(|(_, heading)| heading.level == 1);
        candidates.find(|(_, heading)| declared(sections, self.source.slice(heading.text)).is_none()).map(|(at, _)| at)
    }

    fn title_anchor(&self, title: Option<usize>) -> Span {
        title.map_or(Span::empty(self.source.body_start() as u32), |title| self.document.headings[title].text)
    }

    fn bind_title(&mut self, title: Option<usize>) {
        let Some(syntax) = self.schema.title.as_ref().and_then(|decl| decl.syntax.as_ref()) else { return };
        let try_at = |span: Span| match_template(self.source, span, &syntax.value, syntax.place);
        if let Some(title) = title {
            self.binding.title.matched = Some(try_at(self.document.headings[title].text));
            return;
        }
        // A title that lost its mark is one fault, not a missing title and an unexpected paragraph.
        let first = self.document.blocks.iter().find(|block| block.kind != BlockKind::Comment);
        let Some(span) = first.and_then(|block| match block.kind {
            BlockKind::Paragraph => Some(block.span),
            BlockKind::Heading(heading) => Some(self.document.headings[heading].text),
            _ => None,
        }) else {
            return;
        };
        let matched = try_at(span);
        if matched.failure.is_none_or(|failure| failure.agreed > syntax.value.literal_len() / 2) {
            self.binding.title.misplaced = Some(span);
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
            assign(&names, declared)
        };
        let base = self.binding.sections.len();
        for (heading, verdict) in siblings.iter().zip(&verdicts) {
            self.bind_section(region, *heading, *verdict, base);
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
        let mut siblings = Vec::new();
        let mut nested: &[SectionDecl] = &[];
        for at in region.headings.clone().filter(|at| Some(*at) != title) {
            let (level, name) = (self.document.headings[at].level, self.name(at));
            let own = if level == region.level { None } else { declared(sections, name) };
            if level == 1 && region.level == FIRST_LEVEL && own.is_none() {
                if title.is_some() {
                    self.binding.title.duplicates.push(at);
                }
            } else if level <= region.level || (own.is_some() && declared(nested, name).is_none()) {
                nested = declared(sections, name).map_or(&[], |index| sections[index].outline.sections.as_slice());
                siblings.push(at);
            }
        }
        siblings
    }

    fn bind_section(&mut self, region: &Region<'a>, heading: usize, verdict: Verdict, base: usize) {
        let decl = verdict.index().map(|index| &region.outline.sections[index]);
        let first = match verdict {
            Verdict::Repeated(index) => self.binding.sections[base..]
                .iter()
                .position(|section| section.verdict.index() == Some(index))
                .map(|at| self.binding.sections[base + at].heading),
            _ => None,
        };
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
        for position in out_of_order(&sequence) {
            let (at, index) = placed[position];
            let before = placed.iter().filter(|(_, other)| *other < index).max_by_key(|(_, other)| *other);
            let after = before.map(|(at, _)| sections[*at].name);
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
                self.close_group(&mut group, anchor, false);
                last_heading = Some(heading);
                anchor = self.document.headings[heading].text;
            } else if decl.required && self.holds(decl.when.as_ref()) {
                group.push(decl);
            }
        }
        let at_end = last_heading.is_some_and(|last| heading_of.iter().flatten().all(|heading| *heading <= last));
        self.close_group(&mut group, anchor, at_end);
    }

    fn close_group(&mut self, group: &mut Vec<&'a SectionDecl>, anchor: Span, at_end: bool) {
        if !group.is_empty() {
            let decls = std::mem::take(group);
            self.binding.missing_sections.push(MissingSections { decls, anchor, at_end });
        }
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
            let candidates =
                blocks.iter().enumerate().filter(|(at, block)| !taken[*at] && block.kind == BlockKind::Paragraph);
            let tried = candidates.map(|(at, block)| (at, self.matched_paragraph(decl, block.span)));
            // The paragraph that agrees with most of the template; without any agreement it is something else.
            let best = tried.max_by_key(|(at, matched)| {
                (matched.failure.map_or(usize::MAX, |failure| failure.agreed), std::cmp::Reverse(*at))
            });
            match best.filter(|(_, matched)| {
                matched.failure.is_none_or(|failure| failure.agreed * 3 > decl.syntax.value.literal_len())
            }) {
                Some((at, matched)) => {
                    taken[at] = true;
                    self.binding.preamble.found.push(BoundPreamble { decl, matched });
                }
                None if decl.required => self.binding.preamble.missing.push(decl),
                None => {}
            }
        }
        let left = blocks.iter().zip(&taken).filter(|(_, taken)| !**taken).map(|(block, _)| *block);
        self.binding.preamble.unexpected = left.collect();
    }

    fn matched_paragraph(&self, decl: &'a crate::schema::PreambleDecl, span: Span) -> super::TemplateMatch<'a> {
        match_template(self.source, span, &decl.syntax.value, decl.syntax.place)
    }

    fn preamble_blocks(&self) -> Vec<Block> {
        let document = self.document;
        let title = self.binding.title.heading;
        let start = title.map_or(0, |title| document.headings[title].block + 1);
        let next = document.headings.iter().find(|heading| heading.block >= start);
        let end = next.map_or(document.blocks.len(), |heading| heading.block);
        let skip = self.binding.title.misplaced;
        let blocks = document.blocks[start..end].iter();
        blocks.filter(|block| block.kind != BlockKind::Comment && Some(block.span) != skip).copied().collect()
    }
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
