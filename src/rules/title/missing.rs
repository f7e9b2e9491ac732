use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::{Block, BlockKind, Heading};
use crate::layout::page::heading_line;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::TitleDecl;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "title-missing",
    summary: "The document has no heading of level 1",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "correct the level of the title, and put a space after its `#`")],
    docs: Docs {
        why: "The title names the document on the published page and in every list of documents. A title that lost its \
              `#`, or has too many, is reported as that.",
        schema: "[title]\nsyntax = \"{title}\"\n",
        fails: "A paragraph, but no heading.\n",
        passes: "# A heading\n\nA paragraph.\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(decl) = cx.schema.title.as_ref().filter(|decl| decl.required) else { return };
    let heading = cx.binding.title.heading.map(|title| cx.document.headings[title]);
    let finding = match (heading, cx.binding.title.paragraph) {
        (Some(heading), _) if heading.level == 1 => return,
        (Some(heading), _) => {
            let level = heading.level;
            Finding::new(heading.text, format!("the title is a heading of level {level}, not 1"))
                .label(format!("level {level}"))
                .help("put one `#` and a space before it, and nothing else")
                .fix_all("correct the level", Applicability::Safe, of_level_1(cx, &heading).into_iter().collect())
        }
        (None, Some(span)) if cx.slice(span).starts_with('#') => {
            let marks = cx.slice(span).bytes().take_while(|byte| *byte == b'#').count() as u32;
            let marks = Span { start: span.start, end: span.start + marks };
            Finding::new(span, "the title is a paragraph, not a heading: there is no space after its `#`")
                .label("no space after `#`")
                .help("put a space after the `#`")
                .fix("put a space after the `#`", Applicability::Safe, Edit::replace(marks, "# "))
        }
        (None, Some(span)) => Finding::new(span, "the title is a paragraph, not a heading")
            .label("no `#` before it")
            .help("put one `#` and a space before it, and nothing else"),
        (None, None) => absent(cx, decl),
    };
    findings.push(finding.asked_at(decl.place).level(decl.level));
}

/// The edit that makes a heading one of level 1; `None` for one of several lines, which only an underline can make.
fn of_level_1(cx: &Context<'_>, heading: &Heading) -> Option<Edit> {
    let text = cx.slice(heading.text);
    match heading.marks(cx.source) {
        Some(marks) => Some(Edit::replace(marks, "#")),
        None if text.contains(['\n', '\r']) => None,
        None => Some(Edit::replace(heading.span, heading_line(1, text))),
    }
}

fn absent(cx: &Context<'_>, decl: &TitleDecl) -> Finding {
    let is_shown = |block: &&Block| !matches!(block.kind, BlockKind::FrontMatter | BlockKind::Comment);
    let mut shown = cx.document.blocks.iter().filter(is_shown);
    let start = shown.next().map_or(cx.document.start(cx.source), |block| block.span.start);
    let what = decl.description.as_ref().map(|it| format!(": {it}")).unwrap_or_default();
    let message = if cx.document.says_something() {
        "the document has no title, a heading of level 1"
    } else {
        "the file is empty"
    };
    Finding::new(Span::empty(start), message)
        .label("the title belongs here")
        .help(format!("begin the file with `# ` and the title{what}"))
}
