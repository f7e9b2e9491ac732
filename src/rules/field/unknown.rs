use crate::binding::{FieldHolder, Verdict};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::spelling::respelled;
use crate::rules::wording::{names, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "field-unknown",
    summary: "A field's key is not declared, or misspelt",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "correct the case of the key"),
        (Applicability::Unsafe, "write the key that was probably meant"),
    ],
    docs: Docs {
        why: "A program that looks for `Category` does not find `Catgory`. A key that is close to a missing one, or stands \
              in its place, is taken for it: one finding, and its value is checked all the same.",
        schema: "[[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Category]\n",
        fails: "# A title\n\n## Other\n\n* Catgory: science\n",
        passes: "# A title\n\n## Other\n\n* Category: science\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for field in &cx.binding.fields {
        match (field.verdict, field.decl) {
            (Verdict::Near(_), Some(decl)) => {
                let name = &decl.value.name;
                let mut finding = Finding::new(field.key, message(field.name))
                    .label(format!("`{name}` is expected here"))
                    .help(format!("did you mean {}?", shown(name)))
                    .asked_at(decl.value.place)
                    .level(decl.value.level);
                if let Some((name, applicability)) = respelled(field.name, std::iter::once(name.as_str())) {
                    finding = finding.fix(format!("write `{name}`"), applicability, Edit::replace(field.key, name));
                }
                findings.push(finding);
            }
            (Verdict::Unknown, _) if !field.openness.value => {
                let known = names(field.siblings.iter().map(|decl| decl.value.name.as_str()), "and");
                let known = if known.is_empty() {
                    "no field is declared".to_owned()
                } else {
                    format!("{} has {known}", holder(field.holder))
                };
                findings.push(
                    Finding::new(field.key, message(field.name))
                        .label("not declared")
                        .help(format!("remove the field, or declare it in the schema; {known}"))
                        .asked_at(field.openness.place),
                );
            }
            _ => {}
        }
    }
}

fn holder(holder: FieldHolder) -> &'static str {
    match holder {
        FieldHolder::Section => "the section",
        FieldHolder::FrontMatter => "the front matter",
    }
}

fn message(name: &str) -> String {
    format!("the field {} is not known", shown(name))
}
