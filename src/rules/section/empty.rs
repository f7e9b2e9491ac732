use crate::binding::ContentState;
use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-empty",
    summary: "A section is empty",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A heading with nothing under it shows as a hole on the page. HTML comments count as nothing.",
        schema: "[[section]]\nheading = \"Summary\"\ncontent = \"prose\"\n",
        fails: "# A title\n\n## Summary\n",
        passes: "# A title\n\n## Summary\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        if let (ContentState::Empty, Some(decl)) = (&section.content, section.decl) {
            let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
            findings.push(
                Finding::new(cx.heading(section.heading), format!("the section {} is empty", shown(section.name)))
                    .label("there is nothing under this heading")
                    .help(format!("write {} under it{what}", decl.content.value.noun()))
                    .asked_at(decl.content.place)
                    .level(decl.level),
            );
        }
    }
}
