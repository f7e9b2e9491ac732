//! Edits as editors can take them: small, so that the cursor and folds stay where they are, and none between the two
//! characters that end a line, where no editor has a place.

use std::ops::Range;
use std::time::Duration;

use similar::{Algorithm, DiffTag, TextDiff};

use crate::diagnostic::Edit;
use crate::text::{Source, Span};

/// How long to look for the shortest difference; what is found by then is right too, but longer.
const PATIENCE: Duration = Duration::from_millis(500);

/// The small edits that do together what `edit` does to `text`, in the order of their places, none touching another.
pub(super) fn small(text: &str, edit: &Edit) -> Vec<Edit> {
    let (old, new) = (&text[edit.span.range()], &*edit.content);
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).timeout(PATIENCE).diff_lines(old, new);
    let old_lines = starts(diff.iter_old_slices());
    let new_lines = starts(diff.iter_new_slices());
    let mut edits = Vec::new();
    let mut replace = |of_old: (usize, usize), of_new: (usize, usize)| {
        let (from, to) = (old_lines[of_old.0]..old_lines[of_old.1], new_lines[of_new.0]..new_lines[of_new.1]);
        if old[from.clone()] != new[to.clone()] {
            edits.push(Edit::between(&old[from.clone()], &new[to], edit.span.slice(from)));
        }
    };
    for op in diff.ops() {
        if op.tag() == DiffTag::Equal {
            continue;
        }
        let bounds_of_old = bounds(op.old_range(), |line| diff.old_slice(line));
        let bounds_of_new = bounds(op.new_range(), |line| diff.new_slice(line));
        if bounds_of_old.len() == bounds_of_new.len() {
            let of_new = bounds_of_new.windows(2);
            bounds_of_old.windows(2).zip(of_new).for_each(|(old, new)| replace((old[0], old[1]), (new[0], new[1])));
        } else {
            let (from, to) = (op.old_range(), op.new_range());
            replace((from.start, from.end), (to.start, to.end));
        }
    }
    around_line_ends(text, edits)
}

/// Where in these lines each begins and ends that is not blank: as many lines on both sides probably stand for each other.
fn bounds<'t>(lines: Range<usize>, line: impl Fn(usize) -> Option<&'t str>) -> Vec<usize> {
    let mut bounds = vec![lines.start];
    let is_blank = |at: &usize| line(*at).is_none_or(|line| line.trim_ascii().is_empty());
    bounds.extend(lines.clone().filter(|at| !is_blank(at)).flat_map(|at| [at, at + 1]));
    bounds.push(lines.end);
    bounds
}

/// Where each line starts, and where the last one ends.
fn starts<'t>(lines: impl Iterator<Item = &'t str>) -> Vec<usize> {
    let mut starts = vec![0];
    let mut end = 0;
    starts.extend(lines.map(|line| {
        end += line.len();
        end
    }));
    starts
}

/// Edits that do to `text` what `edits` do, none beginning or ending inside of a line ending, none touching another.
pub(super) fn around_line_ends(text: &str, edits: Vec<Edit>) -> Vec<Edit> {
    let is_inside = |offset: u32| text[..offset as usize].ends_with('\r') && text[offset as usize..].starts_with('\n');
    let mut around = Edit::joined(edits);
    for Edit { span, content } in &mut around {
        if is_inside(span.start) {
            span.start -= 1;
            content.insert(0, '\r');
        }
        if is_inside(span.end) {
            span.end += 1;
            content.push('\n');
        }
    }
    Edit::joined(around)
}

/// `span` inside the text of `source`, on character boundaries.
pub(super) fn clamped(source: &Source, span: Span) -> Span {
    let clamp = |offset: u32| source.text().floor_char_boundary(offset as usize);
    let start = clamp(span.start);
    Span::new(start, clamp(span.end).max(start))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::splice;

    /// The edits between two texts, as what goes and what comes.
    fn edits<'t>(before: &'t str, after: &str) -> Vec<(&'t str, String)> {
        let edits = small(before, &Edit::replace(Span::new(0, before.len()), after));
        assert_eq!(splice(before, &edits, |_, _| {}), after);
        edits.into_iter().map(|edit| (&before[edit.span.range()], edit.content)).collect()
    }

    fn edit(goes: &str, comes: &str) -> (&'static str, String) {
        (String::leak(goes.to_owned()), comes.to_owned())
    }

    #[test]
    fn lines_that_stay_are_not_touched() {
        assert_eq!(edits("a\nb\nc\nd\n", "a\nB\nc\nd\n"), [edit("b", "B")]);
        assert_eq!(edits("a\nb\nc\n", "a\nc\n"), [edit("b\n", "")]);
        assert_eq!(edits("a\nc", "a\nb\nc"), [edit("", "b\n")]);
        assert_eq!(edits("a\n", "a\n"), []);
        assert_eq!(edits("", "a"), [edit("", "a")]);
        assert_eq!(
            edits("a\nb\n\n\nc\n", "A\nB\n\nC\n"),
            [edit("a", "A"), edit("b", "B"), edit("\n", ""), edit("c", "C")]
        );
        assert_eq!(edits("a\nb\n", "c\n"), [edit("a\nb", "c")]);
    }

    #[test]
    fn only_what_differs_of_a_line_is_replaced() {
        assert_eq!(edits("| é | x |\n| y | z |\n", "| é  | x |\n| y  | z |\n"), [edit("", " "), edit("", " ")]);
        assert_eq!(edits("a🙂\n", "a🙃\n"), [edit("🙂", "🙃")]);
    }

    #[test]
    fn a_line_ending_is_replaced_whole() {
        assert_eq!(edits("a\r\nb\r\n", "a\nb\n"), [edit("\r\n", "\n"), edit("\r\n", "\n")]);
        assert_eq!(edits("a\r\n\r\n\r\n", "a\n\n\n"), [edit("\r\n\r\n\r\n", "\n\n\n")]);
        assert_eq!(edits("\r\n\n", "\r\r\n"), [edit("", "\r"), edit("\n", "")]);
    }

    #[test]
    fn a_span_is_brought_inside_the_text() {
        let source = Source::new("a.md", "a🙂").unwrap();
        assert_eq!(clamped(&source, Span { start: 3, end: 99 }), Span::new(1, 5));
        assert_eq!(clamped(&source, Span { start: 99, end: 0 }), Span::empty(5));
    }
}
