use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "title-duplicate",
    summary: "The document has a second heading of level 1",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A document has one title. A second heading of level 1 is a section with a `#` too few, or a second \
              document that was glued to the first.",
        schema: "[title]\nsyntax = \"{title}\"\n",
        fails: "# One title\n\nText.\n\n# Another title\n\nText.\n",
        passes: "# One title\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(decl), Some(title)) = (&cx.schema.title, cx.binding.title.heading) else { return };
    for duplicate in &cx.binding.title.duplicates {
        let span = cx.heading(*duplicate);
        findings.push(
            Finding::new(span, format!("{} is a second heading of level 1", shown(cx.slice(span))))
                .label("a second title")
                .related(cx.heading(title), "the title")
                .help("make it a section with `##`, or move it to a file of its own")
                .asked_at(decl.place)
                .level(decl.level),
        );
    }
}
