use crate::diagnostic::Severity;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "title-missing",
    summary: "The document has no heading of level 1",
    severity: Severity::Error,
    docs: Docs {
        why: "The title names the document on the published page and in every list of documents. A title that lost its \
              `#`, or has too many, is told as such.",
        schema: "[title]\nsyntax = \"{title}\"\n",
        fails: "A paragraph, but no heading.\n",
        passes: "# A heading\n\nA paragraph.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(decl) = cx.schema.title.as_ref().filter(|decl| decl.required) else { return };
    let title = &cx.binding.title;
    if title.heading.is_some() {
        return;
    }
    let finding = if let Some(span) = title.misplaced {
        let level = cx.document.headings.iter().find(|heading| heading.text == span).map(|heading| heading.level);
        let (message, label) = match level {
            Some(level) => (format!("the title is a heading of level {level}, not 1"), format!("level {level}")),
            None => ("the title is a paragraph, not a heading".to_owned(), "no `#` before it".to_owned()),
        };
        Finding::new(span, message).label(label).help("put one `#` and a blank before it, and nothing else")
    } else {
        let start = cx.document.blocks.first().map_or(cx.source.body_start(), |block| block.span.start as usize);
        let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
        Finding::new(Span::new(start, start), "the document has no title, a heading of level 1")
            .label("the title belongs here")
            .help(format!("begin the file with `# ` and the title{what}"))
    };
    findings.push(finding.asked_at(decl.place).level(decl.level));
}
