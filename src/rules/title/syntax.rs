use crate::diagnostic::Severity;
use crate::rules::preamble::template;
use crate::rules::{Context, Docs, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "title-syntax",
    summary: "The title does not follow its template",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "Programs take the title apart by its template, and so find the page that it came from. The finding points \
              at the first text that departs from the template.",
        schema: "[title]\nsyntax = \"__{title}__, (from page [{page}](https://example.org/p/{page}).)\"\n",
        fails: "# __A title__, (from page 20251207.)\n",
        passes: "# __A title__, (from page [20251207](https://example.org/p/20251207).)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let (Some(decl), Some(matched)) = (&cx.schema.title, &cx.binding.title.matched) else { return };
    if let Some(finding) = template::departure(cx, matched, "the title", decl.description.as_deref()) {
        findings.push(finding.level(decl.level));
    }
}
