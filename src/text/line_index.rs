use std::ops::Range;

use memchr::memchr2_iter;

use super::Span;

/// A place as people count it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LineColumn {
    /// Line, from 1.
    pub line: usize,
    /// Column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// The starts of a text's lines.
///
/// A line ends at `\n`, `\r\n` or a lone `\r` (`CommonMark` 0.31.2, section 2.1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineIndex {
    starts: Vec<u32>,
}

impl LineIndex {
    /// Finds the lines of `text`.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(starts_after(text, 0..text.len()));
        Self { starts }
    }

    /// Follows an edit: `text`, which is shorter than 4 GiB, now has `added` bytes where it had those of `edited` before.
    pub(super) fn patch(&mut self, text: &str, edited: Span, added: u32) {
        let Span { start, end } = edited;
        // What is a line's start depends on the bytes on both of its sides. The text's own start always is one.
        let first = self.starts.partition_point(|at| *at < start).max(1);
        let rest = self.starts.partition_point(|at| *at <= end).max(1);
        self.starts[rest..].iter_mut().for_each(|at| *at = *at - end + start + added);
        let from = start.saturating_sub(1) as usize;
        self.starts.splice(first..rest, starts_after(text, from..(start + added) as usize));
    }

    /// The index, from 0, of the line that holds the byte at `offset`.
    #[must_use]
    pub fn line_of(&self, offset: u32) -> usize {
        self.starts.partition_point(|start| *start <= offset) - 1
    }

    /// Offset of the first byte of the line with index `line`; `None` past the last line.
    #[must_use]
    pub fn line_start(&self, line: usize) -> Option<u32> {
        self.starts.get(line).copied()
    }

    /// How many lines there are; an empty text has one.
    #[must_use]
    pub fn line_count(&self) -> usize {
        self.starts.len()
    }

    /// Line and column of the byte at `offset` of `text`, the text that this index was made from.
    ///
    /// An offset inside a character counts as that character's start, one past the end as the end.
    #[must_use]
    pub fn line_column(&self, text: &str, offset: u32) -> LineColumn {
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.line_of(offset as u32);
        let start = self.starts[line] as usize;
        LineColumn { line: line + 1, column: text[start..offset].chars().count() + 1 }
    }
}

/// The starts of the lines that come after those of `text` whose last byte is in `range`.
fn starts_after(text: &str, range: Range<usize>) -> impl Iterator<Item = u32> {
    let bytes = text.as_bytes();
    let from = range.start;
    let ends = memchr2_iter(b'\n', b'\r', &bytes[range]).map(move |at| from + at);
    ends.filter(|at| bytes[*at] != b'\r' || bytes.get(at + 1) != Some(&b'\n')).map(|at| (at + 1) as u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(text: &str) -> Vec<(usize, usize)> {
        let index = LineIndex::new(text);
        (0..=text.len() as u32)
            .filter(|at| text.is_char_boundary(*at as usize))
            .map(|at| index.line_column(text, at))
            .map(|place| (place.line, place.column))
            .collect()
    }

    #[test]
    fn columns_count_scalar_values() {
        assert_eq!(places("é🙂x"), [(1, 1), (1, 2), (1, 3), (1, 4)]);
    }

    #[test]
    fn every_line_ending_ends_a_line() {
        assert_eq!(places("a\nb"), [(1, 1), (1, 2), (2, 1), (2, 2)]);
        assert_eq!(places("a\r\nb"), [(1, 1), (1, 2), (1, 3), (2, 1), (2, 2)]);
        assert_eq!(places("a\rb"), [(1, 1), (1, 2), (2, 1), (2, 2)]);
    }

    #[test]
    fn the_end_of_the_file_has_a_place() {
        assert_eq!(places(""), [(1, 1)]);
        assert_eq!(places("a\n"), [(1, 1), (1, 2), (2, 1)]);
    }

    #[test]
    fn an_offset_inside_a_character_is_its_start() {
        let text = "🙂x";
        assert_eq!(LineIndex::new(text).line_column(text, 2), LineColumn { line: 1, column: 1 });
        assert_eq!(LineIndex::new(text).line_column(text, 99), LineColumn { line: 1, column: 3 });
    }
}
