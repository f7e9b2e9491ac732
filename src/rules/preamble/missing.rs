use crate::diagnostic::Severity;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "preamble-missing",
    summary: "A paragraph that belongs between the title and the first section is not there",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "What every document says right under its title, such as the link to its source, has no heading that a \
              reader would miss it by.",
        schema: "[[preamble]]\nname = \"source\"\nsyntax = \"[Source]({url})\"\n",
        fails: "# A title\n\n## A section\n\nText.\n",
        passes: "# A title\n\n[Source](https://example.org)\n\n## A section\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let anchor = cx.binding.preamble.anchor;
    for decl in &cx.binding.preamble.missing {
        let what = decl.description.as_ref().map(|it| format!(", {it}")).unwrap_or_default();
        let place = if cx.binding.title.heading.is_some() { "after the title" } else { "at the start" };
        findings.push(
            Finding::new(Span::empty(anchor.end), format!("the {} is missing{what}", decl.name))
                .label(format!("the {} belongs after this", decl.name))
                .help(format!("add a paragraph {place} of the form `{}`", decl.syntax.value))
                .asked_at(decl.place)
                .level(decl.level),
        );
    }
}
