use crate::binding::ContentState;
use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "section-content",
    summary: "A section holds something other than declared, or more than that",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A program that reads a list finds none in a paragraph. A table section without a table is `table-missing`.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\n",
        fails: "# A title\n\n## Keywords\n\none, two, three\n",
        passes: "# A title\n\n## Keywords\n\n* one\n* two\n* three\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let Some(decl) = section.decl else { continue };
        let expected = decl.content.value.noun();
        match &section.content {
            ContentState::Wrong(span) if !matches!(decl.content.value, Content::Table(_)) => {
                let block = section.blocks.iter().find(|block| block.span.start == span.start);
                let found = block.map_or("something else", |block| block.kind.noun());
                findings.push(
                    Finding::new(
                        *span,
                        format!("the section {} contains {found}, not {expected}", shown(section.name)),
                    )
                    .label(format!("expected {expected}"))
                    .help(format!("turn it into {expected}"))
                    .asked_at(decl.content.place)
                    .level(decl.level),
                );
            }
            ContentState::Extra(blocks) => {
                for block in blocks {
                    let found = block.kind.noun();
                    findings.push(
                        Finding::new(
                            block.span,
                            format!("the section {} contains {}", shown(section.name), besides(found, expected)),
                        )
                        .label("does not belong here")
                        .help("move it to a section of its own, or remove it")
                        .asked_at(decl.content.place)
                        .level(decl.level),
                    );
                }
            }
            _ => {}
        }
        if let Content::Fields(_) = decl.content.value {
            plain_items(cx, section.items.clone(), decl, findings);
        }
    }
}

/// Items of a list of fields that are no fields.
fn plain_items(
    cx: &Context<'_>,
    items: std::ops::Range<usize>,
    decl: &crate::schema::SectionDecl,
    findings: &mut Findings<'_>,
) {
    for item in &cx.document.items[items] {
        // A blank bullet is `value-empty`.
        if item.field(cx.source).is_none() && !item.text.is_empty() {
            findings.push(
                Finding::new(item.text, format!("{} is not a `Key: value` field", shown(cx.slice(item.text))))
                    .label("no key and colon")
                    .help("write it as `Key: value`, or remove it")
                    .asked_at(decl.content.place)
                    .level(decl.level),
            );
        }
    }
}

fn besides(found: &str, expected: &str) -> String {
    match found.strip_prefix("a ") {
        Some(noun) if found == expected => format!("a second {noun}"),
        _ => format!("{found} as well as {expected}"),
    }
}
