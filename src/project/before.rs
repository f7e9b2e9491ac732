//! Which findings a change brings about.

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;
use std::time::{Duration, Instant};

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::{Cause, Changes, File};
use crate::diagnostic::Diagnostic;
use crate::text::{LineIndex, Source, Span};

/// How long to look for the smallest differences of a file; what is found by then is right too, but has more lines.
const PATIENCE: Duration = Duration::from_secs(2);

/// What a file was before it changed.
pub(super) struct Before {
    file: File,
    source: Source,
    /// What is found in it; looked for only when it is asked for.
    findings: OnceCell<Vec<Diagnostic>>,
    /// Until when to look for the smallest differences. Fixes ask many times, of the same file.
    deadline: OnceCell<Instant>,
}

impl Before {
    /// What `file` was before `changes`; `None` for a new file, in which these bring about all findings.
    pub(super) fn of(file: &File, changes: &Changes) -> Result<Option<Self>, Cause> {
        let old = changes.old_file(file).zip(changes.old_source(file)?);
        Ok(old.map(|(file, source)| Self { file, source, findings: OnceCell::new(), deadline: OnceCell::new() }))
    }

    /// Takes the fixes from those of `findings` about `source` that its changes do not bring about. `check_old` gives the
    /// findings of the old text.
    pub(super) fn keep_off(
        &self,
        source: &Source,
        findings: &mut [Diagnostic],
        check_old: impl FnOnce(&File, &Source) -> Vec<Diagnostic>,
    ) {
        let brought_about = self.brought_about(source, findings, check_old);
        findings.iter_mut().zip(brought_about).filter(|(_, new)| !new).for_each(|(finding, _)| finding.fix = None);
    }

    /// Leaves those of `findings` out that [`Before::keep_off`] takes the fixes from, and says how many these are.
    pub(super) fn leave_out(
        &self,
        source: &Source,
        findings: &mut Vec<Diagnostic>,
        check_old: impl FnOnce(&File, &Source) -> Vec<Diagnostic>,
    ) -> usize {
        let all = findings.len();
        let mut brought_about = self.brought_about(source, findings, check_old).into_iter();
        findings.retain(|_| brought_about.next() == Some(true));
        all - findings.len()
    }

    /// Which of `findings` lie on changed lines, or are not among those of the old text: a section that was taken out is
    /// missed where it should be, on a line that did not change.
    fn brought_about(
        &self,
        source: &Source,
        findings: &[Diagnostic],
        check_old: impl FnOnce(&File, &Source) -> Vec<Diagnostic>,
    ) -> Vec<bool> {
        if findings.is_empty() {
            return Vec::new();
        }
        let deadline = *self.deadline.get_or_init(|| Instant::now() + PATIENCE);
        let changed = changed_lines(&self.source, source, deadline);
        let mut new: Vec<bool> = findings.iter().map(|it| touches(&changed, source.lines(), it.span)).collect();
        if new.iter().all(|it| *it) {
            return new;
        }
        let mut known: HashMap<(&str, &str), usize> = HashMap::new();
        for finding in self.findings.get_or_init(|| check_old(&self.file, &self.source)) {
            *known.entry((finding.rule, &finding.message)).or_default() += 1;
        }
        for (finding, new) in findings.iter().zip(&mut new).filter(|(_, new)| !**new) {
            match known.get_mut(&(finding.rule, finding.message.as_str())) {
                Some(count) if *count > 0 => *count -= 1,
                _ => *new = true,
            }
        }
        new
    }
}

/// The lines of `source`, by index, that `old` does not have at their place. Line endings make no difference: git may
/// keep others than it writes to the disk.
fn changed_lines(old: &Source, source: &Source, deadline: Instant) -> Vec<Range<usize>> {
    let (old, new) = (lines(old), lines(source));
    let operations = capture_diff_slices_deadline(Algorithm::Myers, &old, &new, Some(deadline));
    let changed = operations.into_iter().filter(|it| !matches!(it, DiffOp::Equal { .. } | DiffOp::Delete { .. }));
    changed.map(|operation| operation.new_range()).collect()
}

/// The lines of a text, without their endings.
fn lines(source: &Source) -> Vec<&str> {
    let (text, index) = (source.text(), source.lines());
    let start = |line| index.line_start(line).map_or(text.len(), |start| start as usize);
    (0..index.line_count()).map(|line| text[start(line)..start(line + 1)].trim_end_matches(['\r', '\n'])).collect()
}

/// Whether one of the lines of `span` is among the `changed` ones, which are in order.
fn touches(changed: &[Range<usize>], lines: &LineIndex, span: Span) -> bool {
    let first = lines.line_of(span.start);
    // The line break after a text is not of the next line.
    let last = lines.line_of(span.end.saturating_sub(1).max(span.start));
    let next = changed.partition_point(|range| range.end <= first);
    changed.get(next).is_some_and(|range| range.start <= last)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn source(text: &str) -> Source {
        Source::new("a.md", text).unwrap()
    }

    /// The changed lines, counted from 1.
    fn changed(old: &str, new: &str) -> Vec<usize> {
        changed_lines(&source(old), &source(new), Instant::now() + PATIENCE)
            .into_iter()
            .flatten()
            .map(|line| line + 1)
            .collect()
    }

    #[test]
    fn new_and_rewritten_lines_have_changed() {
        assert_eq!(changed("a\nb\nc\n", "a\nB\nc\nd\n"), [2, 4]);
        assert_eq!(changed("", "a\n"), [1]);
        assert_eq!(changed("a\n", "a\n"), [0; 0]);
        assert_eq!(changed("a\nb\n", "a\n"), [0; 0]);
    }

    #[test]
    fn line_endings_do_not_count() {
        assert_eq!(changed("a\nb\n", "a\r\nB\r\n"), [2]);
        assert_eq!(changed("a\nb\n", "a\rb"), [0; 0]);
    }

    #[test]
    fn a_text_touches_the_lines_that_it_is_on() {
        let text = "ab\ncd\nef\n";
        let changed = [1..2, 9..10];
        let touches = |span: Range<usize>| touches(&changed, source(text).lines(), Span::new(span.start, span.end));
        for span in [3..5, 3..6, 0..4, 5..8, 3..3, 5..5] {
            assert!(touches(span.clone()), "{span:?}");
        }
        for span in [0..2, 0..3, 6..8, 2..2, 6..6, 9..9] {
            assert!(!touches(span.clone()), "{span:?}");
        }
    }
}
