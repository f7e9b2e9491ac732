use super::cells::insert;
use crate::diagnostic::{Applicability, Severity};
use crate::rules::wording::{names, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column-missing",
    summary: "A required column is not there",
    severity: Severity::Error,
    fixes: &[(Applicability::Unsafe, "add the column, to be filled in")],
    docs: Docs {
        why: "Programs that read the column stop, or read the one beside it. Its missing cells are no findings of their own.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name |\n|:-----|\n| one  |\n",
        passes: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| one  | more   |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for bound in &cx.binding.tables {
        let Some(header) = bound.table.header.map(|header| cx.document.rows[header].span) else { continue };
        let section = cx.binding.sections[bound.section].name;
        for missing in &bound.missing {
            let value = &missing.decl.value;
            let place = match missing.after {
                Some(after) => format!("after the column {}", shown(after)),
                None => "as the first column".to_owned(),
            };
            let there = names(bound.columns.iter().map(|column| column.name), "and");
            findings.push(
                Finding::new(
                    header,
                    format!("the column {} is missing from the table of {}", shown(&value.name), shown(section)),
                )
                .label(format!("no column {}", value.name))
                .help(format!("add it {place}; the table has {there}"))
                .asked_at(value.place)
                .level(value.level)
                .fix_all(
                    format!("add the column {}", shown(&value.name)),
                    Applicability::Unsafe,
                    insert(cx, bound, missing.decl, missing.after),
                ),
            );
        }
    }
}
