//! Which heading is which declared section.

use std::ops::Range;

use super::matching::{Firsts, Names, Verdict, alike, assign, is_complete};
use super::order::out_of_order;
use super::{Binder, BoundSection, ContentState, Misplaced, MissingSections};
use crate::document::{FrontMatter, FrontMatterFault};
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
            || heading.pattern.as_ref().is_some_and(|pattern| pattern.is_match(name))
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
            headings: self.first_heading()..self.document.headings.len(),
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

    /// The first heading that is one: front matter that nothing opens looks like one.
    fn first_heading(&self) -> usize {
        let is_front_matter = self.schema.front_matter.is_some()
            && matches!(
                self.document.front_matter(self.source),
                FrontMatter::Broken { fault: FrontMatterFault::Unopened, .. }
            );
        usize::from(is_front_matter)
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
        for (at, (heading, verdict)) in siblings.iter().zip(&verdicts).enumerate() {
            let next = siblings.get(at + 1).copied().unwrap_or(region.headings.end);
            self.bind_section(region, *heading..next, *verdict, firsts.of(*verdict, *heading));
        }
        self.outlines += 1;
        if !is_complete(&verdicts, declared.len()) {
            self.mark_order(region, base);
            self.collect_missing(region, base);
        }
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
        let mut siblings = Vec::with_capacity(region.headings.len());
        let mut nested: &[SectionDecl] = &[];
        // Which of the nested declarations have a heading of their level already.
        let mut nested_in_place: Vec<bool> = Vec::new();
        for at in region.headings.clone().filter(|at| Some(*at) != title) {
            // A second title belongs to no section.
            if self.binding.title.duplicates.binary_search(&at).is_ok() {
                continue;
            }
            let (level, name) = (self.document.headings[at].level, self.name(at));
            let own = if level == region.level { None } else { declared(sections, name) };
            let below = declared(nested, name);
            if let Some(index) = below.filter(|_| level == region.level + 1) {
                nested_in_place[index] = true;
            }
            if level == 1 && region.level == FIRST_LEVEL && own.is_none() {
                if title.is_some() && below.is_none() {
                    self.binding.title.duplicates.push(at);
                }
                continue;
            }
            // A heading of another level belongs here when it is declared here and does not stand here already; one of
            // this level does not when it is declared only for the section above it, which lacks it.
            let belongs = match own {
                _ if level == region.level => {
                    below.is_none_or(|index| nested_in_place[index]) || declared(sections, name).is_some()
                }
                // The outline above did not take it.
                Some(_) if level < region.level && region.level > FIRST_LEVEL => below.is_none(),
                Some(index) => !in_place.get(index).is_some_and(|it| *it) && below.is_none(),
                None => level < region.level && below.is_none(),
            };
            if belongs {
                if nests {
                    nested = declared(sections, name).map_or(&[], |index| sections[index].outline.sections.as_slice());
                    nested_in_place = vec![false; nested.len()];
                }
                siblings.push(at);
            }
        }
        siblings
    }

    /// Which of the region's declarations have a heading of the right level; empty where no heading has another.
    fn in_place(&self, region: &Region<'a>) -> Vec<bool> {
        let sections = region.outline.sections.as_slice();
        let headings = &self.document.headings[region.headings.clone()];
        if headings.iter().all(|heading| heading.level == region.level || heading.level == 1) {
            return Vec::new();
        }
        let mut in_place = vec![false; sections.len()];
        for heading in headings.iter().filter(|heading| heading.level == region.level) {
            if let Some(index) = declared(sections, self.source.slice(heading.text)) {
                in_place[index] = true;
            }
        }
        in_place
    }

    fn bind_section(&mut self, region: &Region<'a>, headings: Range<usize>, verdict: Verdict, first: Option<usize>) {
        let decl = verdict.index().map(|index| &region.outline.sections[index]);
        let heading = headings.start;
        self.binding.sections.push(BoundSection {
            heading,
            rank: None,
            outline: self.outlines,
            next: headings.end,
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
        for (at, index) in &placed {
            sections[*at].rank = Some(*index);
        }
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
                let headings = section.heading + 1..end;
                let nothing_to_find = headings.is_empty() || decl.outline.unknown.value;
                let quiet = decl.outline.sections.is_empty() && nothing_to_find;
                (!quiet).then(|| Region {
                    outline: &decl.outline,
                    headings,
                    level: region.level + 1,
                    anchor: self.document.headings[section.heading].text,
                })
            })
            .collect()
    }
}

/// Headings to bind to one outline.
struct Region<'a> {
    outline: &'a Outline,
    headings: Range<usize>,
    level: u8,
    /// What a missing section at the start belongs after.
    anchor: Span,
}

/// The section that `name` is declared as, case and marks aside.
pub(super) fn declared(sections: &[SectionDecl], name: &str) -> Option<usize> {
    let exact = (0..sections.len()).find(|index| sections.accepts(*index, name));
    exact.or_else(|| (0..sections.len()).find(|index| sections.texts(*index).any(|text| alike(text, name))))
}
