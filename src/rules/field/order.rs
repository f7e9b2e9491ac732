use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "field-order",
    summary: "A field is out of the declared order",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "Readers of many documents look for a field where it always stands. The finding names the field that was \
              moved, not those that it passed.",
        schema: "[front-matter]\nfield-order = \"strict\"\n[front-matter.field.title]\n[front-matter.field.status]\n",
        fails: "---\nstatus: Draft\ntitle: Storage\n---\n\n# Storage\n",
        passes: "---\ntitle: Storage\nstatus: Draft\n---\n\n# Storage\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for field in &cx.binding.fields {
        let Some(misplaced) = field.misplaced else { continue };
        let target = match misplaced.after {
            Some(after) => format!("after the field {}", shown(after)),
            None => "before all other fields".to_owned(),
        };
        findings.push(
            Finding::new(field.key, format!("the field {} belongs {target}", shown(field.name)))
                .label("out of order")
                .help(format!("move it {target}"))
                .asked_at(misplaced.order)
                .level(field.decl.and_then(|decl| decl.value.level)),
        );
    }
}
