//! What nobody has filled in yet, from the title to the cells: each part is told once.

use super::placeholder::help;
use crate::binding::{BLANK, BoundSection, BoundTable, BoundValue, ContentState, Hole, RowFault};
use crate::rules::wording::{self, place, shown, subject};
use crate::rules::{Context, Finding, Findings};
use crate::schema::{Level, SectionDecl};
use crate::text::Span;

/// Tells of all that is to be filled in, single values aside.
pub(super) fn look(cx: &Context<'_>, findings: &mut Findings<'_>) {
    findings.extend(title(cx));
    holes(cx, findings);
    for section in &cx.binding.sections {
        if let (ContentState::Blank(span), Some(decl)) = (&section.content, section.decl) {
            findings.push(self::section(section.name, *span, decl));
        }
    }
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        for (row, _) in bound.faulty_rows.iter().filter(|(_, fault)| *fault == RowFault::Blank) {
            findings.push(self::row(cx, index, bound, *row));
        }
    }
}

/// A title of which the schema says no more.
fn title(cx: &Context<'_>) -> Option<Finding> {
    let decl = cx.schema.title.as_ref().filter(|decl| decl.syntax.is_none())?;
    let text = cx.heading(cx.binding.title.heading?);
    let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
    let finding = Finding::new(text, "the title is still to be filled in")
        .label("the title")
        .help(format!("write the title{what}"))
        .asked_at(decl.place)
        .level(decl.level);
    (cx.slice(text) == BLANK).then_some(finding)
}

/// Holes of templates of which the schema says no more.
fn holes(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let binding = cx.binding;
    let level = cx.schema.title.as_ref().and_then(|decl| decl.level);
    let title = binding.title.matched.iter().map(|matched| (matched, level));
    let preamble = binding.preamble.found.iter().map(|it| (&it.matched, it.decl.level));
    let level = |section: usize| binding.sections[section].decl.and_then(|decl| decl.level);
    let prose = binding.prose.iter().map(|it| (&it.matched, level(it.section)));
    for (matched, level) in title.chain(preamble).chain(prose) {
        let blank = |hole: &&Hole<'_>| hole.is_blank(cx.source) && cx.schema.capture(hole.name).is_none();
        for hole in matched.holes.iter().filter(blank) {
            findings.push(
                Finding::new(hole.span, format!("{} is still to be filled in", shown(cx.slice(hole.span))))
                    .label(format!("the {}", hole.name))
                    .help(format!("write the {} that belongs here", hole.name))
                    .asked_at(matched.place)
                    .level(level),
            );
        }
    }
}

/// A value that nobody has filled in.
pub(super) fn value(cx: &Context<'_>, value: &BoundValue<'_>) -> Finding {
    let message = format!("{} {} is still to be filled in", subject(cx, value), shown(value.text));
    Finding::new(value.span, message)
        .label(place(cx, value))
        .help(help(cx, value))
        .asked_at(value.decl.place)
        .level(value.decl.level.or_else(|| level_around(cx, value.span)))
}

/// The level of the section around a place: what is asked for less firmly is no more urgent once a skeleton of it stands
/// there.
fn level_around(cx: &Context<'_>, place: Span) -> Option<Level> {
    let start = |section: &BoundSection<'_>| cx.heading(section.heading).start;
    let after = cx.binding.sections.partition_point(|section| start(section) <= place.start);
    cx.binding.sections.get(after.checked_sub(1)?)?.decl?.level
}

/// A section that nobody has filled in.
fn section(name: &str, span: Span, decl: &SectionDecl) -> Finding {
    let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
    Finding::new(span, format!("the section {} is still to be filled in", shown(name)))
        .label(format!("no more than {}", shown(BLANK)))
        .help(format!("write {} in its place{what}", decl.content.value.noun()))
        .asked_at(decl.content.place)
        .level(decl.level)
}

/// A row that nobody has filled in.
fn row(cx: &Context<'_>, table: usize, bound: &BoundTable<'_>, row: usize) -> Finding {
    let cells = cx.document.cells_of(row);
    let span = cells.iter().map(|cell| cell.text).filter(|text| !text.is_empty()).reduce(Span::cover);
    let section = &cx.binding.sections[bound.section];
    let name = wording::row(cx, table, row, false);
    Finding::new(span.unwrap_or_default(), format!("{name} of {} is still to be filled in", shown(section.name)))
        .label(format!("no more than {}", shown(BLANK)))
        .help("fill in the row, or remove it")
        .asked_at(bound.decl.place)
        .level(bound.decl.level.or_else(|| section.decl?.level))
}
