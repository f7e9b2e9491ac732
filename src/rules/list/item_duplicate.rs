use std::borrow::Cow;

use crate::binding::{BLANK, BoundSection, says_nothing};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::Item;
use crate::rules::removal;
use crate::rules::wording::{plain, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Content, Level, Place};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "list-item-duplicate",
    summary: "An item appears twice in its list",
    severity: Severity::Warning,
    fixes: &[(Applicability::Safe, "remove an item that is the same as an earlier one")],
    docs: Docs {
        why: "A doubled item shows twice on the page and counts twice in statistics. Case does not tell items apart. A \
              list that repeats many items is one finding.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\nitem = { unique = true }\n",
        fails: "# A title\n\n## Keywords\n\n* robots\n* farms\n* Robots\n",
        passes: "# A title\n\n## Keywords\n\n* robots\n* farms\n",
    },
    check,
};

/// From how many repeated items on the list as a whole is the fault.
const MANY: usize = 4;

/// Up to how many items are compared each with each.
const FEW: usize = 32;

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in cx.binding.sections.iter().filter(|section| !section.exploded) {
        let Some((Content::List(list), decl)) = section.content_asked() else { continue };
        if let Some(unique) = list.unique {
            let level = list.item.as_ref().and_then(|item| item.level).or(decl.level);
            let mut repeated = repeated(cx, section);
            // A placeholder is a fault of its own, and what is to be filled in says nothing yet.
            let is_blank = |text: Span| cx.slice(text) == BLANK;
            let said = |text: Span| {
                !is_blank(text) && !list.item.as_ref().is_some_and(|decl| says_nothing(decl, cx.slice(text)))
            };
            repeated.retain(|(again, _)| said(*again));
            if repeated.len() >= MANY {
                let edits = repeated.iter().filter_map(|(again, first)| remove(cx, *again, *first)).collect();
                findings.push(as_a_whole(cx, section, &repeated, unique.place).level(level).fix_all(
                    "remove the items that are the same",
                    Applicability::Safe,
                    edits,
                ));
            } else {
                for (again, first) in repeated {
                    let edit = remove(cx, again, first).into_iter().collect();
                    findings.push(one(cx, again, first, section.name, unique.place, level).fix_all(
                        "remove the second one",
                        Applicability::Safe,
                        edit,
                    ));
                }
            }
        }
    }
}

/// The items that repeat an earlier one, each with the first, in the order of the text.
fn repeated(cx: &Context<'_>, section: &BoundSection<'_>) -> Vec<(Span, Span)> {
    let items = &cx.document.items[section.items.clone()];
    if items.len() <= FEW && all_differ(cx, items) {
        return Vec::new();
    }
    let items = items.iter().map(|item| item.text).filter(|text| !text.is_empty());
    let mut folded: Vec<(Cow<'_, str>, Span)> = items.map(|text| (folded(cx.slice(text)), text)).collect();
    // Sorted, items of one text stand side by side, the first of them first.
    folded.sort_unstable_by(|a, b| (a.0.len(), &a.0, a.1).cmp(&(b.0.len(), &b.0, b.1)));
    let mut repeated = Vec::new();
    for group in folded.chunk_by(|a, b| a.0 == b.0) {
        repeated.extend(group[1..].iter().map(|again| (again.1, group[0].1)));
    }
    repeated.sort_unstable();
    repeated
}

/// Whether the items plainly differ: most have their own lengths, and nothing has to be folded and sorted.
fn all_differ(cx: &Context<'_>, items: &[Item]) -> bool {
    let text = |item: &Item| cx.slice(item.text);
    let same = |a: &Item, b: &Item| a.text.len() == b.text.len() && text(a).eq_ignore_ascii_case(text(b));
    let differs = |(at, item): (usize, &Item)| text(item).is_ascii() && !items[..at].iter().any(|it| same(it, item));
    items.iter().enumerate().all(differs)
}

/// The edit that removes the item with the text `again`, where it says the same as the one with the text `first`.
fn remove(cx: &Context<'_>, again: Span, first: Span) -> Option<Edit> {
    let item = |text: Span| {
        let after = cx.document.items.partition_point(|item| item.span.start <= text.start);
        cx.document.items.get(after.checked_sub(1)?)
    };
    let (again, first) = (item(again)?, item(first)?);
    let content = |item: &Item| cx.slice(Span { start: item.marker.end, end: item.span.end }).trim_ascii();
    (content(again) == content(first)).then(|| removal::of_item(cx, again)).flatten()
}

fn folded(text: &str) -> Cow<'_, str> {
    let lower = text.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if lower { Cow::Borrowed(text) } else { Cow::Owned(text.to_lowercase()) }
}

fn one(cx: &Context<'_>, again: Span, first: Span, list: &str, place: Place, level: Option<Level>) -> Finding {
    let (text, earlier) = (cx.slice(again), cx.slice(first));
    let message = if text == earlier {
        format!("{} appears twice in {}", shown(text), plain(list))
    } else {
        format!("{} repeats {} in {}", shown(text), shown(earlier), plain(list))
    };
    Finding::new(again, message)
        .label("second occurrence")
        .related(first, "first here")
        .help("remove one of the two")
        .asked_at(place)
        .level(level)
}

fn as_a_whole(cx: &Context<'_>, section: &BoundSection<'_>, repeated: &[(Span, Span)], place: Place) -> Finding {
    let (again, first) = repeated[0];
    let (count, all, list) = (repeated.len(), section.items.len(), plain(section.name));
    let message = format!("{count} of the {all} items of {list} repeat an earlier one");
    Finding::new(again, format!("{message}, the first being {}", shown(cx.slice(again))))
        .label("the first that repeats another")
        .related(first, "first here")
        .help("remove the repetitions: the list may have been written twice")
        .asked_at(place)
}
