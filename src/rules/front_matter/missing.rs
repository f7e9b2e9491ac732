use crate::binding::FrontMatterState;
use crate::diagnostic::Severity;
use crate::rules::wording::names;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::FrontMatterDecl;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "front-matter-missing",
    summary: "The document does not begin with front matter",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Programs that take the status or date of a document from its front matter find nothing.",
        schema: "[front-matter.field.status]\n",
        fails: "# Storage\n",
        passes: "---\nstatus: Draft\n---\n\n# Storage\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(decl), FrontMatterState::Missing) = (&cx.schema.front_matter, cx.binding.front_matter) else { return };
    findings.push(
        Finding::new(Span::empty(cx.source.body_start() as u32), "the document has no front matter")
            .label("front matter belongs here")
            .help(format!("begin the document with a line `---`, {}, and a line `---`", content(decl)))
            .asked_at(decl.place)
            .level(decl.level),
    );
}

fn content(decl: &FrontMatterDecl) -> String {
    let required: Vec<&str> = decl
        .fields
        .fields
        .iter()
        .filter(|field| field.required && field.value.when.is_none())
        .map(|field| field.value.name.as_str())
        .collect();
    match (&decl.description, required.len()) {
        (Some(description), _) => description.clone(),
        (None, 0) => "lines `key: value`".into(),
        (None, 1) => format!("a line for {}", names(required, "and")),
        (None, _) => format!("lines for {}", names(required, "and")),
    }
}
