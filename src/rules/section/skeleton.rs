//! Missing sections, ready to be filled in.

use crate::binding::MissingSections;
use crate::compose::blank;
use crate::diagnostic::Edit;
use crate::rules::Context;
use crate::schema::SectionDecl;

/// The edit that adds these sections; `None` where one of them has no heading of its own.
pub(super) fn insert(cx: &Context<'_>, missing: &MissingSections<'_>, decls: &[&SectionDecl]) -> Option<Edit> {
    let at = place(cx, missing);
    let eol = cx.line_ending();
    if decls.iter().any(|decl| decl.heading.texts.is_empty()) {
        return None;
    }
    let sections = decls.iter().map(|decl| blank::section(cx.schema, decl, usize::from(missing.level), cx.style));
    let text = sections.collect::<Vec<_>>().join("\n\n").replace('\n', eol);
    let gap = eol.repeat(2);
    let before = &cx.source.text()[cx.source.body_start()..at as usize];
    let head = match before.strip_suffix(eol) {
        _ if before.is_empty() => "",
        None => &gap,
        Some(line) if line.ends_with(eol) || line.is_empty() => "",
        Some(_) => eol,
    };
    let tail = if at as usize == cx.source.text().len() { eol } else { &gap };
    Some(Edit::insert(at, format!("{head}{text}{tail}")))
}

/// Where the sections belong: behind the section of the anchor, or, where that holds them, before the first one in it.
fn place(cx: &Context<'_>, missing: &MissingSections<'_>) -> u32 {
    let start = |heading: usize| {
        let heading = cx.document.headings.get(heading);
        heading.map_or(cx.source.text().len() as u32, |heading| cx.lines(heading.span).start)
    };
    let anchor = cx.binding.sections.iter().find(|section| cx.heading(section.heading) == missing.anchor);
    match anchor {
        Some(section) if missing.level > section.level => start(section.heading + 1),
        Some(section) => section.extent(cx.source, cx.document).end,
        None => start(cx.binding.sections.first().map_or(cx.document.headings.len(), |section| section.heading)),
    }
}
