use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "field-duplicate",
    summary: "A field appears twice",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Nothing says which of the two values counts.",
        schema: "[[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Type]\n",
        fails: "# A title\n\n## Other\n\n* Type: news\n* Type: report\n",
        passes: "# A title\n\n## Other\n\n* Type: news\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for field in &cx.binding.fields {
        if let (Some(first), Some(decl)) = (field.first, field.decl) {
            findings.push(
                Finding::new(field.key, format!("the field {} appears twice", shown(field.name)))
                    .label("second occurrence")
                    .related(first, "first here")
                    .help("keep the one whose value is right")
                    .asked_at(decl.value.place)
                    .level(decl.value.level),
            );
        }
    }
}
