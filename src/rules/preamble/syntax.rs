use crate::diagnostic::Severity;
use crate::rules::{Context, Docs, Findings, Rule};

use super::template;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "preamble-syntax",
    summary: "A paragraph under the title does not follow its template",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Programs find the link of a document by the words around it. The finding points at the first text that \
              departs from the template.",
        schema: "[[preamble]]\nname = \"source\"\nsyntax = \"__[Source]({url})__\"\n",
        fails: "# A title\n\n__[Sauce](https://example.org)__\n",
        passes: "# A title\n\n__[Source](https://example.org)__\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for found in &cx.binding.preamble.found {
        let name = format!("the {}", found.decl.name);
        if let Some(finding) = template::departure(cx, &found.matched, &name, found.decl.description.as_deref()) {
            findings.push(finding.level(found.decl.level));
        }
    }
}
