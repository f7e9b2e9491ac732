use super::blank;
use crate::binding::{BoundTable, BoundValue, HollowColumn, Reading};
use crate::diagnostic::Severity;
use crate::rules::wording::{place, shown, subject, wanted};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

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
        match value.reading {
            Reading::Placeholder(declared) => findings.push(
                Finding::new(value.span, format!("{} holds the placeholder {}", subject(cx, value), shown(value.text)))
                    .label(place(cx, value))
                    .help(help(cx, value))
                    .asked_at(declared)
                    .level(value.decl.level),
            ),
            Reading::Blank => findings.push(blank::value(cx, value)),
            _ => {}
        }
    }
    for bound in &cx.binding.tables {
        for hollow in &bound.hollow_columns {
            findings.extend(whole_column(cx, bound, *hollow));
        }
    }
    blank::look(cx, findings);
}

/// What to do about a value that is none.
pub(super) fn help(cx: &Context<'_>, value: &BoundValue<'_>) -> String {
    wanted(cx, value.decl).unwrap_or_else(|| "write the value that belongs here".to_owned())
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
