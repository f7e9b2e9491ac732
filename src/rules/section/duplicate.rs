use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-duplicate",
    summary: "A section appears twice",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Programs read the first of two sections and drop the second, or the other way round. Only the first is \
              checked further.",
        schema: "[[section]]\nheading = \"Summary\"\n",
        fails: "# A title\n\n## Summary\n\nText.\n\n## Summary\n\nOther text.\n",
        passes: "# A title\n\n## Summary\n\nText.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        if let (Some(first), Some(decl)) = (section.first, section.decl) {
            findings.push(
                Finding::new(cx.heading(section.heading), format!("the section {} appears twice", shown(section.name)))
                    .label("second occurrence")
                    .related(cx.heading(first), "first here")
                    .help("merge the two, or remove one")
                    .asked_at(decl.place)
                    .level(decl.level),
            );
        }
    }
}
