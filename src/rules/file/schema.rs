use crate::binding::Fit;
use crate::diagnostic::Severity;
use crate::rules::wording::plain;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "file-schema",
    summary: "No schema says that the document is its own; it is held against the nearest one",
    severity: Severity::Note,
    fixes: &[],
    docs: Docs {
        why: "Where a run has several schemas, the `[detect]` of each says which documents are its own. A document that \
              none of them claims is held against the one whose sections and columns it shares most, and what is found \
              in it may be beside the point. Exclude it, or name its schema in the project file.",
        schema: "[detect]\nany-section = [\"Keywords\", \"Summary\"]\n",
        fails: "# A title\n\n## Ingredients\n\n* flour\n",
        passes: "# A title\n\n## Keywords\n\n* flour\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    if cx.fit == Fit::Nearest && cx.document.says_something() {
        let start = cx.source.body_start();
        let span = cx.document.headings.first().map_or(Span::new(start, start), |heading| heading.text);
        let name = plain(&cx.schema.name);
        let finding =
            Finding::new(span, format!("no schema claims this document; it is held against the nearest, `{name}`"))
                .label("a document of another kind?")
                .help("name its schema or exclude it in digestlint.toml, or pass --schema");
        findings.push(match &cx.schema.detect {
            Some(detect) => finding.asked_at(detect.place),
            None => finding,
        });
    }
}
