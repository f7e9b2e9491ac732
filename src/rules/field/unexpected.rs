use crate::diagnostic::Severity;
use crate::rules::wording::{names, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{FieldDecl, Subject, Test};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "field-unexpected",
    summary: "A field appears where its condition does not hold",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "The reason of a withdrawal in a proposal that is not withdrawn is left over, or the status is wrong: nothing \
              says which. Nothing is found while the field that decides is missing, or holds a value that is not accepted.",
        schema: "[front-matter.field.status]\n[front-matter.field.reason]\n\
                 when = { field = \"status\", equals = \"Withdrawn\" }\notherwise = \"deny\"\n",
        fails: "---\nstatus: Draft\nreason: superseded\n---\n\n# Storage\n",
        passes: "---\nstatus: Withdrawn\nreason: superseded\n---\n\n# Storage\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for field in cx.binding.fields.iter().filter(|field| field.unasked) {
        let Some((decl, condition)) = field.decl.and_then(|decl| Some((decl, condition(decl)?))) else { continue };
        let Some(denied) = decl.otherwise_denied else { continue };
        findings.push(
            Finding::new(field.key, format!("the field {} belongs only where {condition}", shown(field.name)))
                .label("not expected here")
                .help(format!("remove the field, or see to it that {condition}"))
                .asked_at(denied.place)
                .level(decl.value.level),
        );
    }
}

/// The condition in words.
fn condition(decl: &FieldDecl) -> Option<String> {
    let when = decl.value.when.as_ref()?;
    let Subject::Field(key) = &when.subject else { return None };
    let key = shown(key);
    let any = |texts: &[String]| names(texts.iter().map(String::as_str), "or");
    Some(match &when.test {
        Test::Equals(texts) => format!("{key} is {}", any(texts)),
        Test::NotEquals(texts) => format!("{key} is not {}", any(texts)),
        Test::Present => format!("{key} has a value"),
        Test::Absent => format!("{key} has no value"),
    })
}
