use crate::binding::Reading;
use crate::diagnostic::{Severity, closest};
use crate::rules::wording::{names, place, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-enum",
    summary: "A value is not one of those accepted",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A page that groups documents by the field puts this one into a group of its own.",
        schema: "[[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Type]\nenum = [\"news\", \"report\"]\n",
        fails: "# A title\n\n## Other\n\n* Type: error message\n",
        passes: "# A title\n\n## Other\n\n* Type: news\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in &cx.binding.values {
        let Some(accepted) = &value.decl.enumeration else { continue };
        let readable = !matches!(value.reading, Reading::Empty | Reading::Placeholder(_) | Reading::Mistyped);
        if !readable || accepted.value.iter().any(|text| text == value.text) {
            continue;
        }
        let known = accepted.value.iter().map(String::as_str);
        let all = names(known.clone(), "or");
        let help = match closest(value.text, known) {
            Some(meant) => format!("did you mean {}? Accepted: {all}", shown(meant)),
            None => format!("use {all}"),
        };
        findings.push(
            Finding::new(
                value.span,
                format!("{} {} is not one of the values accepted", subject(cx, value), shown(value.text)),
            )
            .label(place(cx, value))
            .help(help)
            .asked_at(accepted.place)
            .level(value.decl.level),
        );
    }
}
