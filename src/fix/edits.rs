//! Edits of one text: which go together, and the text with them.

use std::collections::BTreeMap;

use super::Candidate;
use crate::diagnostic::{Applicability, Edit, splice};
use crate::text::Span;

/// A text with edits applied.
pub(super) struct Edited {
    pub(super) text: String,
    /// Where text stands in it that is to be filled in, in order: that of unsafe fixes of errors. What had no error
    /// must not get one from such text either.
    pub(super) drafts: Vec<Span>,
}

/// Those of `fixes` that do not touch one before them, in their order.
pub(super) fn apart(fixes: Vec<Candidate<'_>>) -> Vec<Candidate<'_>> {
    let mut taken: BTreeMap<u32, u32> = BTreeMap::new();
    let mut apart = Vec::new();
    for candidate in fixes {
        let fix = candidate.fix;
        if fix.edits.iter().all(|edit| is_free(&taken, edit.span)) {
            taken.extend(fix.edits.iter().map(|edit| (edit.span.start, edit.span.end)));
            apart.push(candidate);
        }
    }
    apart
}

/// Whether `span` touches none of the stretches `taken`, by their starts and ends. Two removals may stand side by side;
/// where something is inserted at the edge of another edit, the order of the two would be a guess.
fn is_free(taken: &BTreeMap<u32, u32>, span: Span) -> bool {
    let mut near = taken.range(..=span.end).rev().take_while(|(_, end)| **end >= span.start);
    near.all(|(start, end)| !span.is_empty() && start < end && (*end == span.start || *start == span.end))
}

/// `text` with `fixes`, none of which touches another.
pub(super) fn apply(text: &str, fixes: &[Candidate<'_>]) -> Edited {
    let drafts_of = |it: &Candidate<'_>| it.mends_error && it.fix.applicability == Applicability::Unsafe;
    let all = fixes.iter().flat_map(|it| it.fix.edits.iter().map(move |edit| (edit, drafts_of(it))));
    let mut all: Vec<(&Edit, bool)> = all.collect();
    all.sort_by_key(|(edit, _)| edit.span);
    let mut drafts = Vec::new();
    let text = splice(text, all.iter().map(|(edit, _)| *edit), |index, end| {
        let (edit, is_draft) = all[index];
        // A text of 4 GiB is refused later.
        if is_draft && u32::try_from(end).is_ok() {
            drafts.push(Span::new(end - edit.content.len(), end));
        }
    });
    Edited { text, drafts }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Fix;

    fn fix(edits: &[(usize, usize, &str)]) -> Fix {
        let edit = |(start, end, content): &(usize, usize, &str)| Edit {
            span: Span::new(*start, *end),
            content: (*content).to_owned(),
        };
        Fix { title: "mend".into(), applicability: Applicability::Safe, edits: edits.iter().map(edit).collect() }
    }

    fn applied(text: &str, fixes: &[Fix]) -> String {
        apply(text, &apart(fixes.iter().map(|fix| Candidate { rule: "r", mends_error: false, fix }).collect())).text
    }

    #[test]
    fn the_first_of_overlapping_fixes_is_applied() {
        assert_eq!(applied("abcdef", &[fix(&[(1, 3, "X")]), fix(&[(2, 4, "Y")]), fix(&[(5, 6, "")])]), "aXde");
        // All edits of a fix, or none.
        assert_eq!(applied("abcdef", &[fix(&[(1, 2, "X")]), fix(&[(0, 1, "Y"), (1, 1, "Z")])]), "aXcdef");
        assert_eq!(applied("abcdef", &[fix(&[(0, 1, ""), (4, 5, "")]), fix(&[(2, 3, "!")])]), "b!df");
        assert_eq!(applied("abcdef", &[fix(&[(2, 3, "X")]), fix(&[(0, 6, "")])]), "abXdef");
    }

    #[test]
    fn removals_may_stand_side_by_side_and_insertions_not() {
        assert_eq!(applied("abcdef", &[fix(&[(0, 2, "")]), fix(&[(2, 4, "")]), fix(&[(4, 4, "X")])]), "ef");
        assert_eq!(applied("ab", &[fix(&[(1, 1, "X")]), fix(&[(1, 1, "Y")]), fix(&[(1, 2, "Z")])]), "aXb");
    }
}
