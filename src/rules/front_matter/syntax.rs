use crate::binding::FrontMatterState;
use crate::diagnostic::Severity;
use crate::document::FrontMatterFault;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "front-matter-syntax",
    summary: "The front matter is not opened or closed properly, is not YAML, or has no keys",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "No program can read any of it: a colon or a mark in the wrong place loses every field. The fields are not \
              looked at until it can be read.",
        schema: "[front-matter.field.title]\n",
        fails: "---\ntitle: Storage: a decision\n---\n\n# Storage\n",
        passes: "---\ntitle: \"Storage: a decision\"\n---\n\n# Storage\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(decl) = &cx.schema.front_matter else { return };
    let FrontMatterState::Broken { span, fault } = cx.binding.front_matter else { return };
    let (message, label, help) = match fault {
        FrontMatterFault::Unclosed => {
            ("the front matter is not closed".to_owned(), "opened here", "write a line `---` after its last field")
        }
        FrontMatterFault::Yaml(reason) => {
            (format!("the front matter is not valid YAML: {reason}"), "here", remedy(reason))
        }
        FrontMatterFault::Unopened => (
            "the front matter does not begin with `---` on the first line and a field on the second".to_owned(),
            if span.is_empty() { "no `---` before this" } else { "there is a blank line before or after this" },
            "begin the document with the line `---`, and write the fields right under it",
        ),
        FrontMatterFault::NoKeys => (
            "the front matter has no keys".to_owned(),
            "not a `key: value` field",
            "write each field on a line of its own, as `key: value`",
        ),
    };
    findings.push(Finding::new(span, message).label(label).help(help).asked_at(decl.place).level(decl.level));
}

/// What to do about what the parser says.
fn remedy(reason: &str) -> &'static str {
    if reason.contains("quote") {
        "close the quotes, or write a single quote inside single quotes twice"
    } else if reason.contains("tab") || reason.contains("indent") {
        "indent with spaces, fields of one level alike"
    } else if reason.contains("document") {
        "close the front matter with a line `---` and nothing else on it"
    } else {
        "put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes"
    }
}
