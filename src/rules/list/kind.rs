use crate::diagnostic::Severity;
use crate::document::BlockKind;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "list-kind",
    summary: "A list is numbered where it should not be, or the other way round",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "Numbers say that the order matters: steps need them, and options that are numbered seem to be ranked.",
        schema: "[[section]]\nheading = \"Steps\"\ncontent = \"list\"\nordered = true\n",
        fails: "# A title\n\n## Steps\n\n* mix\n* bake\n",
        passes: "# A title\n\n## Steps\n\n1. mix\n2. bake\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in &cx.binding.sections {
        let Some((Content::List(list), decl)) = section.content_asked() else { continue };
        let Some(ordered) = list.ordered else { continue };
        for block in section.blocks {
            let BlockKind::List(index) = block.kind else { continue };
            let list = &cx.document.lists[index];
            let Some(first) = cx.document.items[list.items.clone()].first().filter(|_| list.ordered != ordered.value)
            else {
                continue;
            };
            let (words, label, help) = if ordered.value {
                ("is not numbered", "a bullet", "write `1.`, `2.` and so on before the items")
            } else {
                ("is numbered", "a number", "write `*` or `-` before each item")
            };
            findings.push(
                Finding::new(first.marker, format!("the list of {} {words}", shown(section.name)))
                    .label(label)
                    .help(help)
                    .asked_at(ordered.place)
                    .level(decl.level),
            );
        }
    }
}
