use crate::diagnostic::Severity;
use crate::rules::wording::{count, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "row-count",
    summary: "A table has too few or too many rows",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A table without a row shows as a lone header on the page; one of hundreds was glued from several.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\nmin-rows = 1\ncolumns = [{ name = \"name\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name |\n|:-----|\n",
        passes: "# A title\n\n## Signals\n\n| name |\n|:-----|\n| one  |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    // A table that breaks off is not counted: the break is the fault.
    for bound in cx.binding.tables.iter().filter(|bound| bound.broken.is_empty()) {
        let Some(header) = bound.table.header else { continue };
        let (found, min) = (bound.table.rows.len(), bound.decl.min_rows);
        let has = |limit: &str, number: usize| {
            let section = shown(cx.binding.sections[bound.section].name);
            let rows = if found == 0 { "no rows".to_owned() } else { count(found, "row") };
            format!("the table of {section} has {rows}, {limit} {number}")
        };
        if found < min.value {
            findings.push(
                Finding::new(cx.document.rows[header].span, has("fewer than the minimum", min.value))
                    .label(format!(
                        "{} under this header",
                        if found == 0 { "no row".to_owned() } else { count(found, "row") }
                    ))
                    .help(format!("add at least {}", count(min.value - found, "row")))
                    .asked_at(min.place)
                    .level(bound.decl.level),
            );
        }
        if let Some(max) = bound.decl.max_rows.filter(|max| found > max.value) {
            findings.push(
                Finding::new(
                    cx.document.rows[bound.table.rows.start + max.value].span,
                    has("more than the maximum", max.value),
                )
                .label("the first row too many")
                .help(format!("drop {}", count(found - max.value, "row")))
                .asked_at(max.place)
                .level(bound.decl.level),
            );
        }
    }
}
