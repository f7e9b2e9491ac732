use crate::binding::{BoundColumn, BoundTable, Verdict};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::spelling::respelled;
use crate::rules::wording::{names, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "column-unknown",
    summary: "A column's header is not declared, or misspelt",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "correct case and blanks of the header"),
        (Applicability::Unsafe, "write the header that was probably meant"),
    ],
    docs: Docs {
        why: "A program that looks for `relevancy` does not find `relevance`. A header that is close to a missing one, or \
              stands in its place, is taken for it: one finding, and its cells are checked all the same.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"name\" }, { name = \"relevancy\" }]\n",
        fails: "# A title\n\n## Signals\n\n| name | relevance |\n|:-----|:----------|\n| one  | 4         |\n",
        passes: "# A title\n\n## Signals\n\n| name | relevancy |\n|:-----|:----------|\n| one  | 4         |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for bound in &cx.binding.tables {
        for column in &bound.columns {
            match (column.verdict, column.decl) {
                (Verdict::Near(_), Some(decl)) => {
                    let finding = Finding::new(column.header, message(cx, bound, column))
                        .label(format!("`{}` is expected here", decl.value.name))
                        .help(format!("did you mean {}?", shown(&decl.value.name)))
                        .asked_at(decl.value.place)
                        .level(decl.value.level);
                    let names = std::iter::once(&decl.value.name).chain(&decl.aliases).map(String::as_str);
                    findings.push(match respelled(column.name, names).filter(|(name, _)| !name.contains('|')) {
                        Some((name, applicability)) => {
                            finding.fix(format!("write `{name}`"), applicability, Edit::replace(column.header, name))
                        }
                        None => finding,
                    });
                }
                (Verdict::Unknown, _) if !bound.decl.unknown.value => {
                    let declared = names(bound.decl.columns.iter().map(|decl| decl.value.name.as_str()), "and");
                    findings.push(
                        Finding::new(column.header, message(cx, bound, column))
                            .label("not declared")
                            .help(format!("remove the column; the schema has {declared}"))
                            .asked_at(bound.decl.unknown.place)
                            .level(bound.decl.level),
                    );
                }
                _ => {}
            }
        }
    }
}

fn message(cx: &Context<'_>, bound: &BoundTable<'_>, column: &BoundColumn<'_>) -> String {
    let section = shown(cx.binding.sections[bound.section].name);
    if column.name.is_empty() {
        format!("a column of the table of {section} has no header")
    } else {
        format!("the column {} of the table of {section} is not known", shown(column.name))
    }
}
