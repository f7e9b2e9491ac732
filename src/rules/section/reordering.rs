//! Sections put into their declared order.

use std::collections::HashSet;

use crate::binding::BoundSection;
use crate::diagnostic::Edit;
use crate::rules::Context;
use crate::text::Span;

/// The edit that puts the sections of an outline into the declared order; `None` where more would move than they.
///
/// What the order says nothing of stays behind the section that it stands behind. Blank lines between sections stay where
/// they are, so that the text of each is untouched.
pub(super) fn reorder(cx: &Context<'_>, outline: usize) -> Option<Edit> {
    let sections: Vec<_> = cx.binding.sections.iter().filter(|section| section.outline == outline).collect();
    let groups: Vec<&[&BoundSection<'_>]> = sections.chunk_by(|_, next| next.rank.is_none()).collect();
    let whole = |group: &&[&BoundSection<'_>]| {
        let extent = |section: &BoundSection<'_>| section.extent(cx.source, cx.document);
        Some(extent(group.first()?).cover(extent(group.last()?)))
    };
    let spans: Vec<Span> = groups.iter().filter_map(whole).collect();
    let all = spans.first()?.cover(*spans.last()?);
    if !is_movable(cx, &sections, all) {
        return None;
    }
    let mut order: Vec<usize> = (0..groups.len()).collect();
    order.sort_by_key(|at| groups[*at][0].rank);
    let from = (0..order.len()).find(|at| order[*at] != *at)?;
    let to = (0..order.len()).rfind(|at| order[*at] != *at)?;
    let body = |at: usize| cx.slice(spans[at]).trim_ascii_end();
    let mut content = String::new();
    for slot in from..=to {
        content.push_str(body(order[slot]));
        if slot < to {
            content.push_str(&cx.slice(spans[slot])[body(slot).len()..]);
        }
    }
    let end = spans[to].start + body(to).len() as u32;
    Some(Edit::replace(Span { start: spans[from].start, end }, content))
}

/// Whether a label of links may be defined twice, so that links lead elsewhere once the other definition comes first.
fn defines_twice(text: &str) -> bool {
    let label = |line: &str| {
        let line = line.trim_start_matches([' ', '>', '\t']).strip_prefix('[')?;
        Some(line.split_once("]:")?.0.to_lowercase())
    };
    let mut labels = HashSet::new();
    text.lines().filter_map(label).any(|label| !labels.insert(label))
}

/// Whether the sections that fill `all` can change places: a second title between them would go along, a comment that
/// suppresses findings would speak of others, a heading that is underlined takes in a line above it, and of two definitions
/// of a link the first one counts.
fn is_movable(cx: &Context<'_>, sections: &[&BoundSection<'_>], all: Span) -> bool {
    let marked = |section: &&BoundSection<'_>| cx.document.headings[section.heading].marks(cx.source).is_some();
    let mut headings = cx.document.headings.iter().filter(|heading| all.contains(heading.span));
    let is_own = |at: Span| sections.iter().any(|section| cx.document.headings[section.heading].span == at);
    let comments = cx.document.comments.iter().filter(|comment| all.contains(**comment));
    sections.iter().all(marked)
        && !defines_twice(cx.source.text())
        && headings.all(|heading| heading.level > 1 || is_own(heading.span))
        && comments.map(|comment| cx.slice(*comment)).all(|comment| !comment.contains("digestlint-"))
}
