use crate::diagnostic::Severity;
use crate::rules::wording::{count, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "list-count",
    summary: "A list has too few or too many items",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "A list of two keywords was cut short, one of sixty was split wrongly or never summed up.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\nmin-items = 3\n",
        fails: "# A title\n\n## Keywords\n\n* one\n* two\n",
        passes: "# A title\n\n## Keywords\n\n* one\n* two\n* three\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in cx.binding.sections.iter().filter(|section| !section.items.is_empty() && !section.exploded) {
        let Some((Content::List(list), decl)) = section.content_asked() else { continue };
        let found = section.items.len();
        if let Some(min) = list.min_items.filter(|min| found < min.value) {
            findings.push(
                Finding::new(
                    cx.heading(section.heading),
                    format!(
                        "{} has {}, fewer than the minimum {}",
                        shown(section.name),
                        count(found, "item"),
                        min.value
                    ),
                )
                .label(count(found, "item"))
                .help(format!("add at least {}", count(min.value - found, "item")))
                .asked_at(min.place)
                .level(decl.level),
            );
        }
        if let Some(max) = list.max_items.filter(|max| found > max.value) {
            let first_over = cx.document.items[section.items.start + max.value];
            findings.push(
                Finding::new(
                    cx.heading(section.heading),
                    format!(
                        "{} has {}, more than the maximum {}",
                        shown(section.name),
                        count(found, "item"),
                        max.value
                    ),
                )
                .label(count(found, "item"))
                .related(first_over.text, "the first one too many")
                .help(format!("drop {}", count(found - max.value, "item")))
                .asked_at(max.place)
                .level(decl.level),
            );
        }
    }
}
