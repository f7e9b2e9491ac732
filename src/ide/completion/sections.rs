//! Sections that are not there.

use super::head::required;
use super::pieces::pieces;
use super::place::Place;
use super::{Completion, CompletionKind};
use crate::binding::BoundSection;
use crate::compose::blank;
use crate::document::BlockKind;
use crate::guide::{self, Part};
use crate::layout::page::heading_line;
use crate::schema::{Content, Outline, SectionDecl, SectionOrder};

/// The deepest level of a heading.
const DEEPEST: u8 = 6;

/// Adds the sections that may stand on the cursor's line, those that belong there by the declared order first.
pub(super) fn complete(place: &Place<'_>, found: &mut Vec<Completion>) {
    let binding = place.bound.binding;
    let title = binding.title.heading.map(|title| place.bound.document.headings[title].span.start as usize);
    if title.is_some_and(|title| place.cursor.start < title) {
        return;
    }
    let mut ranked = Vec::new();
    for (depth, region) in regions(place).iter().enumerate().filter(|(_, region)| region.level <= DEEPEST) {
        region.candidates(place, depth, &mut ranked);
    }
    ranked.sort_by_key(|(rank, _)| *rank);
    found.extend(ranked.into_iter().map(|(rank, completion)| {
        let preselect = !rank.astray && !rank.optional;
        Completion { preselect, ..completion }
    }));
}

/// How far a section is from belonging on a line; the least comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    /// Whether it is of another level than the marks that are typed.
    off_level: bool,
    /// Whether the declared order has it elsewhere.
    astray: bool,
    /// Whether it may be left out, or is there already.
    optional: bool,
    /// How many sections are left to come to its outline.
    height: usize,
    index: usize,
}

/// Sections of one outline that may stand on the cursor's line.
struct Region<'a> {
    outline: &'a Outline,
    level: u8,
    /// Where it begins and ends.
    start: usize,
    end: usize,
}

/// The outlines that the line is open to, from the outside in.
fn regions<'a>(place: &Place<'a>) -> Vec<Region<'a>> {
    let (source, document) = (place.bound.source, place.bound.document);
    let len = source.text().len();
    let mut regions = vec![Region { outline: &place.bound.schema.outline, level: 2, start: 0, end: len }];
    for section in &place.bound.binding.sections {
        let extent = section.extent(source, document);
        let (start, end) = (extent.start as usize, extent.end as usize);
        let is_around = start < place.cursor.start && (place.cursor.start < end || end == len);
        if let Some((_, decl)) = section.content_asked().filter(|_| is_around) {
            regions.push(Region { outline: &decl.outline, level: section.level + 1, start, end });
        }
    }
    regions
}

impl Region<'_> {
    fn candidates(&self, place: &Place<'_>, depth: usize, ranked: &mut Vec<(Rank, Completion)>) {
        let declared = self.outline.sections.as_slice();
        let mut there = vec![false; declared.len()];
        let (mut before, mut after) = (None, None);
        for section in &place.bound.binding.sections {
            let Some(index) = section.verdict.index().filter(|_| self.holds(place, section)) else { continue };
            there[index] = true;
            if place.bound.document.headings[section.heading].span.start as usize > place.cursor.start {
                after = after.or(Some(index));
            } else {
                before = Some(index);
            }
        }
        let lost = &place.bound.binding.lost_headings;
        let conditions = place.conditions();
        let marks = place.cursor.line.trim_start().bytes().take_while(|it| *it == b'#').count();
        for (index, decl) in declared.iter().enumerate() {
            let is_lost = lost.iter().any(|lost| std::ptr::eq(lost.decl, decl));
            if (there[index] && !decl.repeat) || is_lost || !conditions.hold(decl.when.as_ref()) {
                continue;
            }
            let is_ordered = self.outline.order.value != SectionOrder::Any;
            let rank = Rank {
                off_level: marks > 1 && marks != usize::from(self.level),
                astray: is_ordered && (before.is_some_and(|it| it > index) || after.is_some_and(|it| it < index)),
                optional: !decl.required || there[index],
                height: usize::MAX - depth,
                index,
            };
            let is_first = before.is_none() && depth == 0;
            ranked.push((rank, completion(place, decl, self.level, is_first)));
        }
    }

    /// Whether `section` is one of the outline's.
    fn holds(&self, place: &Place<'_>, section: &BoundSection<'_>) -> bool {
        let start = place.bound.document.headings[section.heading].span.start as usize;
        section.level == self.level
            && std::ptr::eq(section.siblings, self.outline.sections.as_slice())
            && (self.start..self.end).contains(&start)
    }
}

fn completion(place: &Place<'_>, decl: &SectionDecl, level: u8, is_first: bool) -> Completion {
    let schema = place.bound.schema;
    let text = if has_content(place, decl) {
        heading_line(usize::from(level), decl.heading.texts.first().map_or("…", String::as_str))
    } else {
        blank::section(schema, decl, usize::from(level), &place.settings.style)
    };
    let heading = text.lines().next().unwrap_or_default().to_owned();
    let label = if decl.heading.texts.is_empty() {
        format!("{} {}", "#".repeat(usize::from(level)), decl.heading.name)
    } else {
        heading.clone()
    };
    let insert = place.parted(pieces(&text, place.line_ending()), blank_lines_above(place, is_first));
    Completion::new(CompletionKind::Section, label, place.cursor.typed_span(), insert)
        .filter(heading)
        .detail(format!("{} · {}", required(decl.required, "section"), noun(&decl.content.value)))
        .documentation(Some(guide::part(schema, Part::Section(decl, usize::from(level), None))))
}

fn noun(content: &Content) -> &'static str {
    match content {
        Content::Any => "anything",
        Content::Prose(_) => "prose",
        Content::List(_) => "list",
        Content::Fields(_) => "fields",
        Content::Table(_) => "table",
        Content::Code(_) => "code",
    }
}

/// The blank lines that belong above: more of them between the preamble and the first section.
fn blank_lines_above(place: &Place<'_>, is_first: bool) -> usize {
    let (document, style) = (place.bound.document, &place.settings.style);
    let title = place.bound.binding.title.heading.map_or(0, |title| document.headings[title].block + 1);
    let mut before = document.blocks.get(title..).unwrap_or_default().iter();
    let above = |span_start: u32| (span_start as usize) < place.cursor.start;
    let has_preamble = before.next().is_some_and(|block| {
        block.kind.is_content() && !matches!(block.kind, BlockKind::Heading(_)) && above(block.span.start)
    });
    if is_first && has_preamble { style.blank_lines_before_sections } else { 1 }
}

/// Whether what the section should hold stands right under the heading that is being typed.
fn has_content(place: &Place<'_>, decl: &SectionDecl) -> bool {
    let document = place.written.document;
    let is_here = |span_start: u32| (place.cursor.start..=place.cursor.end()).contains(&(span_start as usize));
    let Some(heading) = document.headings.iter().position(|heading| is_here(heading.span.start)) else { return false };
    document.content_of(heading).iter().any(|block| {
        matches!(
            (&decl.content.value, block.kind),
            (Content::Table(_), BlockKind::Table(_))
                | (Content::List(_) | Content::Fields(_), BlockKind::List(_))
                | (Content::Prose(_), BlockKind::Paragraph)
                | (Content::Code(_), BlockKind::Code(_))
        ) || (matches!(decl.content.value, Content::Any) && block.kind.is_content())
    })
}
