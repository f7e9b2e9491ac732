use crate::binding::BoundTable;
use crate::diagnostic::Severity;
use crate::document::{Row, Table, TableDefect};
use crate::rules::wording::{count, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "table-malformed",
    summary: "Text meant as a table is not read as one by Markdown",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Without a delimiter row, or with one of another width than the header, Markdown shows the rows as running \
              text full of pipes. A blank line ends a table: what follows it is text again.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name | change |\n|:-----|\n| one  | more   |\n",
        passes: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| one  | more   |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for bound in &cx.binding.tables {
        // The parts after a break are one fault, however many blank lines there are.
        let Some(broken) = bound.broken.first() else { continue };
        let section = &cx.binding.sections[bound.section];
        let place = section.decl.map_or(bound.decl.place, |decl| decl.content.place);
        let finding = describe(cx, bound, broken, section.name);
        findings.push(finding.asked_at(place).level(bound.decl.level));
    }
}

fn describe(cx: &Context<'_>, bound: &BoundTable<'_>, broken: &Table, section: &str) -> Finding {
    let row = |row: Option<usize>| row.map(|row| &cx.document.rows[row]);
    let section = shown(section);
    let header = row(broken.header);
    match (broken.defect, header, row(broken.delimiter)) {
        (Some(TableDefect::DelimiterWidth), Some(header), Some(delimiter)) => {
            let (columns, dashes) = (header.cells.len(), delimiter.cells.len());
            let message = format!(
                "the delimiter row of the table of {section} has {}, its header {columns}",
                count(dashes, "cell")
            );
            Finding::new(delimiter.span, message)
                .label(format!("{}, so Markdown reads no table here", count(dashes, "cell")))
                .related(header.span, count(columns, "column"))
                .help(format!("write one group of dashes for each of the {columns} columns"))
        }
        (Some(TableDefect::Detached), ..) => {
            let rows = bound.broken.iter().map(|part| part.rows.len()).sum();
            let several = bound.broken.len() > 1;
            let (cut, help) = if several {
                ("blank lines cut", "remove the blank lines inside the table")
            } else {
                ("a blank line cuts", "remove the blank line before it")
            };
            let first = broken.rows.clone().next().map_or(broken.span, |row| cx.document.rows[row].span);
            Finding::new(first, format!("{cut} {} off the table of {section}", count(rows, "row")))
                .label("no longer part of the table")
                .help(help)
        }
        (_, Some(header), _) if bound.broken.get(1).is_some_and(|part| part.delimiter.is_some()) => {
            let dashes = row(bound.broken[1].delimiter).map_or(broken.span, |row| row.span);
            Finding::new(
                dashes,
                format!("a blank line separates the header of the table of {section} from its delimiter row"),
            )
            .label("the delimiter row")
            .related(header.span, "the header")
            .help("remove the blank line between the two")
        }
        (_, Some(header), _) if is_dashes(cx, header) => {
            Finding::new(header.span, format!("the delimiter row of the table of {section} is above its header"))
                .label("belongs under the next line")
                .help("swap the two lines")
        }
        (_, header, _) => {
            let span = header.map_or(broken.span, |header| header.span);
            let columns = header.map_or(1, |header| header.cells.len());
            let dashes = format!("|{}", " --- |".repeat(columns.min(6)));
            Finding::new(span, format!("the table of {section} has no delimiter row under its header"))
                .label("a row of dashes belongs under this line")
                .help(format!("add a line such as `{dashes}` with one group of dashes a column"))
        }
    }
}

fn is_dashes(cx: &Context<'_>, row: &Row) -> bool {
    let marks = |text: &str| !text.is_empty() && text.bytes().all(|it| matches!(it, b'-' | b':'));
    cx.document.cells[row.cells.clone()].iter().all(|cell| marks(cx.slice(cell.text)))
}
