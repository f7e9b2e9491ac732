use crate::binding::Reading;
use crate::diagnostic::Severity;
use crate::rules::wording::{place, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-placeholder",
    summary: "A placeholder such as nan or N/A stands in place of a value",
    severity: Severity::Error,
    docs: Docs {
        why: "`nan` is what a table printer writes where a number was missing: a hole, not a value.",
        schema: "[values]\nnot = [\"nan\"]\n[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"relevancy\", type = \"integer\" }]\n",
        fails: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|       nan |\n",
        passes: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|         3 |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in &cx.binding.values {
        if let Reading::Placeholder(declared) = value.reading {
            let help = match &value.decl.description {
                Some(description) => format!("write {description}"),
                None => "write the value that belongs here".to_owned(),
            };
            findings.push(
                Finding::new(value.span, format!("{} holds the placeholder {}", subject(cx, value), shown(value.text)))
                    .label(place(cx, value))
                    .help(help)
                    .asked_at(declared)
                    .level(value.decl.level),
            );
        }
    }
}
