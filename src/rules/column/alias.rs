use crate::binding::Verdict;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column-alias",
    summary: "A column's header is an accepted one, but not the proper one",
    severity: Severity::Note,
    fixes: &[(Applicability::Safe, "write the proper header")],
    docs: Docs {
        why: "Aliases let tables pass that were written before a column was renamed. The note shows where they are still in \
              use, so that they can be brought up to date, and the alias be given up one day.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\", aliases = [\"signal\"] }]\n",
        fails: "# A title\n\n## Signals\n\n| signal |\n|:-------|\n| one    |\n",
        passes: "# A title\n\n## Signals\n\n| name |\n|:-----|\n| one  |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for column in cx.binding.tables.iter().flat_map(|bound| &bound.columns) {
        let (Verdict::Exact(_), Some(decl)) = (column.verdict, column.decl) else { continue };
        let proper = &decl.value.name;
        if column.name == proper || !decl.aliases.iter().any(|alias| alias == column.name) {
            continue;
        }
        let finding =
            Finding::new(column.header, format!("the header {} is an alias of {}", shown(column.name), shown(proper)))
                .label("an alias")
                .help(format!("write {}", shown(proper)))
                .asked_at(decl.value.place);
        // A pipe in a header would have to be escaped.
        findings.push(if proper.contains('|') {
            finding
        } else {
            let edit = Edit::replace(column.header, proper.as_str());
            finding.fix(format!("write `{proper}`"), Applicability::Safe, edit)
        });
    }
}
