//! The values of sections.

use std::ops::Range;

use super::{Datum, entry, fields, holes, keys, tables, text, values};
use crate::binding::{Bound, BoundSection};
use crate::document::{BlockKind, CodeBlock};
use crate::schema::{Content, ListDecl, Outline, ProseDecl, SectionDecl, SectionOrder};
use crate::text::with_newlines;

/// Whether a section is an object with its heading, its content and its nested sections; else it is its content alone.
#[must_use]
pub fn is_detailed(decl: &SectionDecl) -> bool {
    decl.repeat || decl.heading.pattern.is_some() || !decl.outline.sections.is_empty()
}

/// The sections of level 2, with those nested in them.
pub(super) fn all(bound: Bound<'_>) -> Datum {
    outline(bound, &bound.schema.outline, 0..bound.binding.sections.len())
}

/// The sections of one outline among those in `range`.
fn outline(bound: Bound<'_>, outline: &Outline, range: Range<usize>) -> Datum {
    let sections = &bound.binding.sections;
    let is_own = |at: &usize| std::ptr::eq(sections[*at].siblings, outline.sections.as_slice());
    let own: Vec<usize> = range.clone().filter(is_own).collect();
    let mut found: Vec<(usize, &SectionDecl, Vec<Datum>)> = Vec::new();
    // Where each declaration is in `found`.
    let mut known = vec![None; outline.sections.len()];
    for (nth, at) in own.iter().enumerate() {
        let section = &sections[*at];
        let (Some(decl), Some(index), None) = (section.decl, section.verdict.index(), section.first) else { continue };
        let nested = at + 1..own.get(nth + 1).copied().unwrap_or(range.end);
        let value = section_value(bound, *at, decl, nested);
        if let Some(place) = known[index] {
            let (_, _, values): &mut (_, _, Vec<_>) = &mut found[place];
            values.push(value);
        } else {
            known[index] = Some(found.len());
            found.push((index, decl, vec![value]));
        }
    }
    if outline.order.value != SectionOrder::Any {
        found.sort_by_key(|(index, ..)| *index);
    }
    let entries = found.into_iter().filter_map(|(_, decl, mut values)| {
        let value = if decl.repeat { Datum::List(values) } else { values.pop()? };
        Some((decl.heading.name.clone(), value))
    });
    Datum::Map(entries.collect())
}

fn section_value(bound: Bound<'_>, at: usize, decl: &SectionDecl, nested: Range<usize>) -> Datum {
    let section = &bound.binding.sections[at];
    let content = content(bound, at, section, decl);
    if !is_detailed(decl) {
        return content;
    }
    let mut entries = Vec::new();
    if decl.heading.pattern.is_some() {
        entries.push(entry(keys::HEADING, text(&values::on_one_line(section.name))));
    }
    if content != Datum::Null {
        entries.push(entry(keys::CONTENT, content));
    }
    if !decl.outline.sections.is_empty() {
        entries.push(entry(keys::SECTIONS, outline(bound, &decl.outline, nested)));
    }
    Datum::Map(entries)
}

/// What a section holds; `null` when that is nothing of the kind that is declared.
fn content(bound: Bound<'_>, at: usize, section: &BoundSection<'_>, decl: &SectionDecl) -> Datum {
    let blocks = section.blocks;
    let has = |fits: fn(BlockKind) -> bool| blocks.iter().any(|block| fits(block.kind));
    match &decl.content.value {
        Content::Any => anything(bound, section, decl),
        Content::Prose(prose) if has(|kind| kind == BlockKind::Paragraph) => paragraphs(bound, at, section, prose),
        Content::List(list) if !section.items.is_empty() => items(bound, section, list),
        Content::Fields(decl) if !section.items.is_empty() => fields::section(bound, section, decl),
        Content::Table(_) => {
            let tables = &bound.binding.tables;
            let table = tables.binary_search_by_key(&at, |table| table.section).ok().map(|at| &tables[at]);
            let row = |row: Vec<(&str, Datum)>| Datum::Map(row.into_iter().map(|(key, it)| entry(key, it)).collect());
            table.map_or(Datum::Null, |table| Datum::List(tables::rows(bound, table).map(row).collect()))
        }
        Content::Code(_) if has(|kind| matches!(kind, BlockKind::Code(_))) => {
            let code = |kind| if let BlockKind::Code(at) = kind { Some(at) } else { None };
            let codes = blocks.iter().filter_map(|block| code(block.kind));
            Datum::List(codes.map(|at| code_block(bound, &bound.document.code_blocks[at])).collect())
        }
        _ => Datum::Null,
    }
}

/// The Markdown of a section, with that of the headings in it when none of them is declared.
fn anything(bound: Bound<'_>, section: &BoundSection<'_>, decl: &SectionDecl) -> Datum {
    let headings = &bound.document.headings;
    let own = headings[section.heading];
    let mut behind = headings[section.heading + 1..].iter();
    let next = behind.find(|next| !decl.outline.sections.is_empty() || next.level <= own.level);
    let end = next.map_or(bound.source.text().len(), |next| next.span.start as usize);
    let raw = bound.source.text().get(own.span.end as usize..end).unwrap_or_default();
    let raw = with_newlines(raw);
    // The first line may be indented code.
    let first = raw.lines().take_while(|line| line.trim().is_empty()).map(|line| line.len() + 1).sum::<usize>();
    let raw = raw.get(first..).unwrap_or_default().trim_end();
    if raw.is_empty() { Datum::Null } else { text(raw) }
}

fn paragraphs(bound: Bound<'_>, at: usize, section: &BoundSection<'_>, decl: &ProseDecl) -> Datum {
    if decl.syntax.is_some() {
        let prose = &bound.binding.prose;
        let found = prose.binary_search_by_key(&at, |prose| prose.section).ok();
        return found.map_or(Datum::Null, |at| holes(bound, &prose[at].matched, with_newlines));
    }
    let paragraphs = section.blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
    let paragraphs: Vec<_> = paragraphs.map(|block| with_newlines(bound.source.slice(block.span))).collect();
    text(&paragraphs.join("\n\n"))
}

fn items(bound: Bound<'_>, section: &BoundSection<'_>, decl: &ListDecl) -> Datum {
    let items = bound.document.items[section.items.clone()].iter();
    let value = |raw| values::value_or_text(decl.item.as_ref(), &values::outdented(raw));
    Datum::List(items.map(|item| value(bound.source.slice(item.text))).collect())
}

fn code_block(bound: Bound<'_>, block: &CodeBlock) -> Datum {
    let (info, code) = (bound.source.slice(block.info), with_newlines(bound.source.slice(block.content)));
    let language = (!info.is_empty()).then(|| entry(keys::LANGUAGE, text(info)));
    let code = entry(keys::CODE, text(code.strip_suffix('\n').unwrap_or(&code)));
    Datum::Map(language.into_iter().chain([code]).collect())
}
