use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column-duplicate",
    summary: "A column appears twice",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Programs that read columns by name see one of the two, and nothing says which. Only the first is checked further.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name | name |\n|:-----|:-----|\n| one  | more |\n",
        passes: "# A title\n\n## Signals\n\n| name |\n|:-----|\n| one  |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for bound in &cx.binding.tables {
        for column in &bound.columns {
            if let (Some(first), Some(decl)) = (column.first, column.decl) {
                findings.push(
                    Finding::new(column.header, format!("the column {} appears twice", shown(column.name)))
                        .label("second occurrence")
                        .related(first, "first here")
                        .help("remove one of the two, or give it another header")
                        .asked_at(decl.value.place)
                        .level(decl.value.level),
                );
            }
        }
    }
}
