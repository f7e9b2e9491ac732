//! Missing sections, ready to be filled in.

use crate::binding::MissingSections;
use crate::diagnostic::Edit;
use crate::layout::TableStyle;
use crate::layout::page::BLANK;
use crate::layout::table::{Rows, declared_text};
use crate::rules::Context;
use crate::schema::{ColumnDecl, Content, SectionDecl, TableDecl};

/// The edit that adds these sections; `None` where one of them has no heading of its own.
pub(super) fn insert(cx: &Context<'_>, missing: &MissingSections<'_>, decls: &[&SectionDecl]) -> Option<Edit> {
    let at = place(cx, missing);
    let eol = cx.line_ending();
    let marks = "#".repeat(usize::from(missing.level));
    let mut parts = Vec::new();
    for decl in decls {
        parts.push(format!("{marks} {}", decl.heading.texts.first()?));
        parts.extend(content(cx, decl));
    }
    let gap = eol.repeat(2);
    let before = &cx.source.text()[cx.source.body_start()..at as usize];
    let head = match before.strip_suffix(eol) {
        _ if before.is_empty() => "",
        None => &gap,
        Some(line) if line.ends_with(eol) || line.is_empty() => "",
        Some(_) => eol,
    };
    let tail = if at as usize == cx.source.text().len() { eol } else { &gap };
    Some(Edit::insert(at, format!("{head}{}{tail}", parts.join(&gap))))
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

/// What of a section's content can be written before it is known.
fn content(cx: &Context<'_>, decl: &SectionDecl) -> Option<String> {
    let eol = cx.line_ending();
    match &decl.content.value {
        Content::Table(table) => Some(blank_table(&cx.schema.tables[*table]).replace('\n', eol)),
        Content::List(list) if list.min_items.as_ref().is_none_or(|min| min.value > 0) && !decl.allow_empty => {
            Some(format!("{} {BLANK}", if list.ordered.is_some_and(|it| it.value) { "1." } else { "*" }))
        }
        Content::Prose(_) if !decl.allow_empty => Some(BLANK.to_owned()),
        Content::Fields(fields) => {
            let required = fields.fields.iter().filter(|field| field.required && field.value.when.is_none());
            let lines: Vec<_> = required.map(|field| format!("* {}:", field.value.name)).collect();
            (!lines.is_empty()).then(|| lines.join(eol))
        }
        _ => None,
    }
}

/// The table with a row to fill in, where it must have one.
fn blank_table(table: &TableDecl) -> String {
    let names: Vec<_> = table.columns.iter().map(|column| declared_text(&column.value.name)).collect();
    let rows = Rows {
        header: names.iter().map(|name| &**name).collect(),
        alignments: table.columns.iter().map(ColumnDecl::alignment).collect(),
        body: if table.min_rows.value > 0 { vec![vec![BLANK; names.len()]] } else { Vec::new() },
    };
    rows.to_text(TableStyle::default())
}
