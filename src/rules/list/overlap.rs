use std::collections::HashMap;

use crate::binding::BoundSection;
use crate::diagnostic::Severity;
use crate::rules::wording::{plain, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "list-overlap",
    summary: "An item stands in two lists that should have nothing in common",
    severity: Severity::Warning,
    docs: Docs {
        why: "Two lists that are kept apart, such as keywords and themes, say less when one repeats the other. Case does not \
              tell items apart.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\n\
                 [[section]]\nheading = \"Themes\"\ncontent = \"list\"\ndisjoint-from = \"Keywords\"\n",
        fails: "# A title\n\n## Keywords\n\n* solar power\n* Norway\n\n## Themes\n\n* energy\n* Solar power\n",
        passes: "# A title\n\n## Keywords\n\n* solar power\n* Norway\n\n## Themes\n\n* energy\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in cx.binding.sections.iter().filter(|section| !section.exploded) {
        let Some((Content::List(list), decl)) = section.decl.map(|decl| (&decl.content.value, decl)) else { continue };
        let Some(disjoint) = &list.disjoint else { continue };
        for other in others(cx, section, &disjoint.value) {
            let there = items(cx, other);
            for item in cx.document.items[section.items.clone()].iter().filter(|item| !item.text.is_empty()) {
                let text = cx.slice(item.text);
                let Some(first) = there.get(&text.to_lowercase()) else { continue };
                findings.push(
                    Finding::new(item.text, format!("{} stands in {} too", shown(text), plain(other.name)))
                        .label(format!("an item of {}", plain(section.name)))
                        .related(*first, format!("in {}", plain(other.name)))
                        .help("keep it in one of the two lists")
                        .asked_at(disjoint.place)
                        .level(list.item.as_ref().and_then(|item| item.level).or(decl.level)),
                );
            }
        }
    }
}

/// The sections with these headings, but for `section` itself.
fn others<'a>(
    cx: &'a Context<'_>,
    section: &'a BoundSection<'_>,
    headings: &'a [String],
) -> impl Iterator<Item = &'a BoundSection<'a>> {
    cx.binding.sections.iter().filter(|other| {
        let named = other.decl.is_some_and(|decl| headings.contains(&decl.heading.name));
        named && other.heading != section.heading && !other.exploded
    })
}

/// The items of a section, in lower case.
fn items(cx: &Context<'_>, section: &BoundSection<'_>) -> HashMap<String, Span> {
    let items = cx.document.items[section.items.clone()].iter().rev();
    items.map(|item| (cx.slice(item.text).to_lowercase(), item.text)).collect()
}
