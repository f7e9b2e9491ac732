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
        findings.push(
            Finding::new(missing.section, format!("the field {} is missing", shown(&value.name)))
                .label(format!("`{}` belongs in this section", value.name))
                .help(format!(
                    "add an item `* {}: …` to the section {}{what}",
                    value.name,
                    plain(cx.slice(missing.section))
                ))
                .asked_at(value.place)
                .level(value.level),
        );
    }
}
