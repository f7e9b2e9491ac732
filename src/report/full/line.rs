use std::ops::Range;

use crate::text::{Source, Span};

/// One line of a source, without its ending.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// The text of the whole source; offsets are offsets in it.
    pub(super) text: &'a str,
    /// The line's bytes.
    pub(super) range: Range<usize>,
    /// The line's number, from 1.
    pub(super) number: usize,
}

impl<'a> Line<'a> {
    /// The line in which `span` starts.
    pub(super) fn of(source: &'a Source, span: Span) -> Self {
        let text = source.text();
        let start = text.floor_char_boundary(span.start as usize);
        let index = source.lines().line_of(start as u32);
        let line = |index| source.lines().line_start(index).map(|start| start as usize);
        let from = line(index).unwrap_or(0);
        let to = line(index + 1).unwrap_or(text.len());
        let ending = text[from..to].len() - text[from..to].trim_end_matches(['\n', '\r']).len();
        // A byte order mark is no part of what people see, unless it is what the finding is about.
        let from = if start < source.body_start() { from } else { from.max(source.body_start()) };
        Self { text, range: from..(to - ending).max(from), number: index + 1 }
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
    fn a_byte_order_mark_is_left_out_unless_meant() {
        let source = Source::new("a.md", "\u{feff}ab").unwrap();
        assert_eq!(line_of(&source, 3, 5), (1, "ab", 3..5));
        assert_eq!(line_of(&source, 0, 3), (1, "\u{feff}ab", 0..3));
    }
}
