use super::cells::reorder;
use crate::diagnostic::{Applicability, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column-order",
    summary: "A column is out of the declared order",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "put the columns into the declared order")],
    docs: Docs {
        why: "Programs that read columns by number take one for another. The finding names the column that was moved, not \
              those that it passed.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n",
        fails: "# A title\n\n## Signals\n\n| change | name |\n|:-------|:-----|\n| more   | one  |\n",
        passes: "# A title\n\n## Signals\n\n| name | change |\n|:-----|:-------|\n| one  | more   |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for bound in &cx.binding.tables {
        let Some(ordered) = bound.decl.ordered else { continue };
        // One fix puts all columns into order: that of the first one out of it.
        let mut mended = false;
        for column in &bound.columns {
            let Some(after) = column.misplaced else { continue };
            let edits = if mended { Vec::new() } else { reorder(cx, bound) };
            mended = true;
            let target = match after {
                Some(after) => format!("after the column {}", shown(after)),
                None => "before all other columns".to_owned(),
            };
            findings.push(
                Finding::new(column.header, format!("the column {} belongs {target}", shown(column.name)))
                    .label("out of order")
                    .help(format!("move the column with all its cells {target}"))
                    .asked_at(ordered.place)
                    .level(column.decl.and_then(|decl| decl.value.level))
                    .fix_all("put the columns into the declared order", Applicability::Safe, edits),
            );
        }
    }
}
