use std::collections::HashMap;

use crate::binding::BoundSection;
use crate::diagnostic::Severity;
use crate::rules::wording::{plain, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Content;
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "list-overlap",
    summary: "An item appears in two lists that should have nothing in common",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "Two lists that are kept apart, such as keywords and themes, say less when one repeats the other. Case does not \
              tell items apart.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\n\
                 [[section]]\nheading = \"Themes\"\ncontent = \"list\"\n\
                 [[disjoint]]\nsections = [\"Keywords\", \"Themes\"]\n",
        fails: "# A title\n\n## Keywords\n\n* solar power\n* Norway\n\n## Themes\n\n* energy\n* Solar power\n",
        passes: "# A title\n\n## Keywords\n\n* solar power\n* Norway\n\n## Themes\n\n* energy\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for disjoint in cx.schema.disjoint.iter().filter(|disjoint| disjoint.column.is_none()) {
        let mut firsts: HashMap<String, (&BoundSection<'_>, Span)> = HashMap::new();
        for section in cx.binding.sections.iter().filter(|section| holds_list(section, &disjoint.sections)) {
            for item in cx.document.items[section.items.clone()].iter().filter(|item| !item.text.is_empty()) {
                let text = cx.slice(item.text);
                let (first, span) = firsts.entry(text.to_lowercase()).or_insert((section, item.text));
                // An item that a list repeats itself is another fault.
                if first.heading == section.heading {
                    continue;
                }
                findings.push(
                    Finding::new(item.text, format!("{} appears in {} too", shown(text), plain(first.name)))
                        .label(format!("an item of {}", plain(section.name)))
                        .related(*span, format!("in {}", plain(first.name)))
                        .help("keep it in one of the two lists")
                        .asked_at(disjoint.place)
                        .level(disjoint.level),
                );
            }
        }
    }
}

/// Whether the section is one of those with these headings, with a list that can be read.
fn holds_list(section: &BoundSection<'_>, headings: &[String]) -> bool {
    let listed = |decl: &crate::schema::SectionDecl| {
        headings.contains(&decl.heading.name) && matches!(decl.content.value, Content::List(_))
    };
    !section.exploded && section.decl.is_some_and(listed)
}
