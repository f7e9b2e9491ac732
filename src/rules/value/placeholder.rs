use crate::binding::{BLANK, BoundSection, BoundTable, ContentState, Hole, HollowColumn, Reading, RowFault};
use crate::diagnostic::Severity;
use crate::rules::wording::{place, row as row_name, shown, subject, wanted};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Level, SectionDecl};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-placeholder",
    summary: "A placeholder such as nan, N/A or … takes the place of a value",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "`nan` is what a table printer writes where a number was missing: a hole, not a value. So is `…`, which stands \
              in skeletons for what is to be filled in, and a hole of a template, in braces.",
        schema: "[values]\nnot = [\"nan\"]\n[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"relevancy\", type = \"integer\" }]\n",
        fails: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|       nan |\n",
        passes: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|         3 |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in &cx.binding.values {
        let (subject, text) = (|| subject(cx, value), || shown(value.text));
        let own = value.decl.level;
        let (message, asked, level) = match value.reading {
            Reading::Placeholder(declared) => {
                (format!("{} holds the placeholder {}", subject(), text()), declared, own)
            }
            Reading::Blank => {
                let message = format!("{} {} is still to be filled in", subject(), text());
                (message, value.decl.place, own.or_else(|| level_around(cx, value.span)))
            }
            _ => continue,
        };
        let help = wanted(cx, value.decl).unwrap_or_else(|| "write the value that belongs here".to_owned());
        findings
            .push(Finding::new(value.span, message).label(place(cx, value)).help(help).asked_at(asked).level(level));
    }
    blank_head(cx, findings);
    for section in &cx.binding.sections {
        if let (ContentState::Blank(span), Some(decl)) = (&section.content, section.decl) {
            findings.push(blank_section(section.name, *span, decl));
        }
    }
    for (index, bound) in cx.binding.tables.iter().enumerate() {
        for (row, _) in bound.faulty_rows.iter().filter(|(_, fault)| *fault == RowFault::Blank) {
            findings.push(blank_row(cx, index, bound, *row));
        }
        for hollow in &bound.hollow_columns {
            findings.extend(whole_column(cx, bound, *hollow));
        }
    }
}

/// The level of the section around a place: what is asked for less firmly is no more urgent once a skeleton of it stands
/// there.
fn level_around(cx: &Context<'_>, place: Span) -> Option<Level> {
    let start = |section: &BoundSection<'_>| cx.heading(section.heading).start;
    let after = cx.binding.sections.partition_point(|section| start(section) <= place.start);
    cx.binding.sections.get(after.checked_sub(1)?)?.decl?.level
}

/// A section that nobody has filled in.
fn blank_section(name: &str, span: Span, decl: &SectionDecl) -> Finding {
    let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
    Finding::new(span, format!("the section {} is still to be filled in", shown(name)))
        .label(format!("no more than {}", shown(BLANK)))
        .help(format!("write {} in its place{what}", decl.content.value.noun()))
        .asked_at(decl.content.place)
        .level(decl.level)
}

/// A row that nobody has filled in.
fn blank_row(cx: &Context<'_>, table: usize, bound: &BoundTable<'_>, row: usize) -> Finding {
    let cells = cx.document.cells_of(row);
    let span = cells.iter().map(|cell| cell.text).filter(|text| !text.is_empty()).reduce(Span::cover);
    let section = &cx.binding.sections[bound.section];
    let name = row_name(cx, table, row, false);
    Finding::new(span.unwrap_or_default(), format!("{name} of {} is still to be filled in", shown(section.name)))
        .label(format!("no more than {}", shown(BLANK)))
        .help("fill in the row, or remove it")
        .asked_at(bound.decl.place)
        .level(bound.decl.level.or_else(|| section.decl?.level))
}

/// The title, and the holes of templates, that nobody has filled in, and of which the schema says no more.
fn blank_head(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let binding = cx.binding;
    let decl = cx.schema.title.as_ref();
    let level = decl.and_then(|decl| decl.level);
    if let (Some(decl), Some(title)) = (decl.filter(|it| it.syntax.is_none()), binding.title.heading) {
        let text = cx.heading(title);
        if cx.slice(text) == BLANK {
            let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
            findings.push(
                Finding::new(text, "the title is still to be filled in")
                    .label("the title")
                    .help(format!("write the title{what}"))
                    .asked_at(decl.place)
                    .level(level),
            );
        }
    }
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

fn whole_column(cx: &Context<'_>, bound: &BoundTable<'_>, hollow: HollowColumn) -> Option<Finding> {
    let column = &bound.columns[hollow.column];
    let section = shown(cx.binding.sections[bound.section].name);
    let rows = bound.table.rows.len();
    let message =
        format!("the column {} of the table of {section} holds no value in all {rows} rows", shown(column.name));
    let finding = Finding::new(column.header, message)
        .label("placeholders in place of values")
        .help("fill in the column")
        .asked_at(hollow.placeholder?)
        .level(column.decl.and_then(|decl| decl.value.level));
    Some(finding)
}
