use crate::binding::{FieldHolder, MissingField};
use crate::diagnostic::Severity;
use crate::rules::wording::{names, plain, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "field-missing",
    summary: "A required field is not there",
    severity: Severity::Error,
    docs: Docs {
        why: "Pages that sort or filter by the field lose the document.",
        schema: "[[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Category]\n[section.field.Type]\n",
        fails: "# A title\n\n## Other\n\n* Category: science\n",
        passes: "# A title\n\n## Other\n\n* Category: science\n* Type: news\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for missing in &cx.binding.missing_fields {
        let value = &missing.decl.value;
        let choice = value.enumeration.as_ref().map(|it| names(it.value.iter().map(String::as_str), "or"));
        let what = choice.or_else(|| value.description.clone()).map(|it| format!(": {it}")).unwrap_or_default();
        let name = &value.name;
        let (label, place) = place(cx, missing);
        let line = match missing.holder {
            FieldHolder::Section => format!("an item `* {name}: …`"),
            FieldHolder::FrontMatter => format!("a line `{name}: …`"),
        };
        findings.push(
            Finding::new(missing.anchor, format!("the field {} is missing", shown(name)))
                .label(format!("`{name}` belongs {label}"))
                .help(format!("add {line} {place}{what}"))
                .asked_at(value.place)
                .level(value.level),
        );
    }
}

/// Where the field belongs: for the label, and for the help.
fn place(cx: &Context<'_>, missing: &MissingField<'_>) -> (String, String) {
    match (missing.after, missing.holder) {
        (Some(after), _) => ("after this one".into(), format!("after {}", shown(after))),
        (None, FieldHolder::Section) => {
            ("in this section".into(), format!("to the section {}", plain(cx.slice(missing.anchor))))
        }
        (None, FieldHolder::FrontMatter) => ("in the front matter".into(), "to the front matter".into()),
    }
}
