use std::ops::Range;

use crate::text::{Source, Span};

/// One line of a source, without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::report) struct Line<'a> {
    /// The text of the whole source; offsets are offsets in it.
    pub(in crate::report) text: &'a str,
    /// The line's bytes.
    pub(in crate::report) range: Range<usize>,
    /// The line's number, from 1.
    pub(in crate::report) number: usize,
}

impl<'a> Line<'a> {
    /// The line in which `span` starts.
    pub(in crate::report) fn of(source: &'a Source, span: Span) -> Self {
        let text = source.text();
        let start = text.floor_char_boundary(span.start as usize);
        let mut line = Self::at(source, source.lines().line_of(start as u32));
        // A byte order mark is no part of what people see, unless it is what the finding is about.
        if start >= source.body_start() {
            line.skip_to(source.body_start());
        }
        line
    }

    /// The lines with up to `count` numbers less than this one, in their order.
    pub(in crate::report) fn before(&self, source: &'a Source, count: usize) -> impl Iterator<Item = Self> + use<'a> {
        let index = self.number - 1;
        (index.saturating_sub(count)..index).map(move |index| Self::body(source, index))
    }

    /// The lines with up to `count` numbers more than this one; what comes after the last line ending is no line.
    pub(in crate::report) fn after(&self, source: &'a Source, count: usize) -> impl Iterator<Item = Self> + use<'a> {
        let last = source.lines().line_count() - usize::from(source.text().ends_with(['\n', '\r']));
        (self.number..last.min(self.number + count)).map(move |index| Self::body(source, index))
    }

    fn body(source: &'a Source, index: usize) -> Self {
        let mut line = Self::at(source, index);
        line.skip_to(source.body_start());
        line
    }

    /// The line with this index, from 0.
    fn at(source: &'a Source, index: usize) -> Self {
        let text = source.text();
        let start = |index| source.lines().line_start(index).map(|start| start as usize);
        let from = start(index).unwrap_or(0);
        let to = start(index + 1).unwrap_or(text.len());
        let range = from..from + text[from..to].trim_end_matches(['\n', '\r']).len();
        Self { text, range, number: index + 1 }
    }

    fn skip_to(&mut self, offset: usize) {
        self.range.start = self.range.start.max(offset);
        self.range.end = self.range.end.max(self.range.start);
    }

    /// Whether the line is a row of a table.
    pub(super) fn is_row(&self) -> bool {
        self.text[self.range.start..].trim_start_matches([' ', '\t']).starts_with('|')
    }

    /// Whether `span` stands in this line from start to end.
    pub(super) fn contains(&self, span: Span) -> bool {
        self.range.start <= span.start as usize && span.end as usize <= self.range.end
    }

    /// The part of `span` that stands in this line; of several lines without the blanks at the end.
    pub(super) fn clip(&self, span: Span) -> Range<usize> {
        let at = |offset: u32| self.text.floor_char_boundary(offset as usize).clamp(self.range.start, self.range.end);
        let (start, end) = (at(span.start), at(span.end));
        if span.end as usize <= self.range.end {
            return start..end;
        }
        start..start + self.text[start..end].trim_end().len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(source: &Source, start: usize, end: usize) -> (usize, &str, Range<usize>) {
        let line = Line::of(source, Span::new(start, end));
        let clipped = line.clip(Span::new(start, end));
        (line.number, &line.text[line.range], clipped)
    }

    #[test]
    fn a_line_ends_before_its_ending() {
        let source = Source::new("a.md", "ab \r\ncd\re\n").unwrap();
        assert_eq!(line_of(&source, 0, 1), (1, "ab ", 0..1));
        assert_eq!(line_of(&source, 3, 5), (1, "ab ", 3..3));
        assert_eq!(line_of(&source, 5, 7), (2, "cd", 5..7));
        assert_eq!(line_of(&source, 8, 9), (3, "e", 8..9));
        assert_eq!(line_of(&source, 10, 10), (4, "", 10..10));
    }

    #[test]
    fn a_span_of_several_lines_is_reduced_to_its_first() {
        let source = Source::new("a.md", "ab  \ncd").unwrap();
        assert_eq!(line_of(&source, 1, 7), (1, "ab  ", 1..2));
        assert_eq!(line_of(&source, 1, 3), (1, "ab  ", 1..3));
    }

    #[test]
    fn lines_around_stop_at_the_ends_of_the_text() {
        let source = Source::new("a.md", "\u{feff}a\nb\r\nc\nd\n").unwrap();
        let around = |at: usize, count| {
            let line = Line::of(&source, Span::new(at, at));
            let text = |line: Line<'_>| line.text[line.range].to_owned();
            (line.before(&source, count).map(text).collect(), line.after(&source, count).map(text).collect())
        };
        let expected = |before: &str, after: &str| (owned(before), owned(after));
        assert_eq!(around(3, 2), expected("", "b c"));
        assert_eq!(around(8, 2), expected("a b", "d"));
        assert_eq!(around(10, 1), expected("c", ""));
        assert_eq!(around(12, 9), expected("a b c d", ""));
    }

    fn owned(words: &str) -> Vec<String> {
        words.split_whitespace().map(str::to_owned).collect()
    }

    #[test]
    fn a_byte_order_mark_is_left_out_unless_meant() {
        let source = Source::new("a.md", "\u{feff}ab").unwrap();
        assert_eq!(line_of(&source, 3, 5), (1, "ab", 3..5));
        assert_eq!(line_of(&source, 0, 3), (1, "\u{feff}ab", 0..3));
    }
}
