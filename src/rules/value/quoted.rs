use crate::binding::Reading;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::{place, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-quoted",
    summary: "A value is wrapped in double quotes",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "remove the quotes")],
    docs: Docs {
        why: "The quotes come from a program that wrote a value as code; searches for the value do not find it.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\nitem = { quotes = \"deny\" }\n",
        fails: "# A title\n\n## Keywords\n\n* \"solar power\"\n",
        passes: "# A title\n\n## Keywords\n\n* solar power\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in cx.binding.values.iter().filter(|value| value.reading == Reading::Text) {
        let Some(unquoted) = value.decl.unquoted else { continue };
        let inner = value.text.strip_prefix('"').and_then(|text| text.strip_suffix('"'));
        // Quotes inside mean that the outer two may belong to different quotations.
        if let Some(inner) = inner.filter(|inner| !inner.is_empty() && !inner.contains('"')) {
            // What Markdown would take for a mark, and blanks, which it would drop, are safe only between quotes.
            let stays =
                inner.starts_with(char::is_alphabetic) && inner.trim() == inner && cx.slice(value.span) == value.text;
            let edits = if stays { vec![Edit::replace(value.span, inner)] } else { Vec::new() };
            findings.push(
                Finding::new(
                    value.span,
                    format!("{} {} is wrapped in double quotes", subject(cx, value), shown(value.text)),
                )
                .label(place(cx, value))
                .help(format!("write {}", shown(inner)))
                .asked_at(unquoted.place)
                .level(value.decl.level)
                .fix_all("remove the quotes", Applicability::Safe, edits),
            );
        }
    }
}
