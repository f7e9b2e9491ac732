//! Lines, and the blanks around what stands in them.

use std::ops::Range;

use memchr::memchr2;

/// Whether `byte` is white space that ends no line (as in pulldown-cmark: blank, tab, line tabulation, form feed).
pub(super) fn is_blank(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t' | 0x0b | 0x0c)
}

/// Whether `byte` is white space or part of a line ending.
pub(super) fn is_space(byte: u8) -> bool {
    matches!(byte, b' ' | b'\t'..=b'\r')
}

/// The part of `range` without white space and line endings on both sides; empty at its end when nothing else is there.
pub(super) fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let bytes = &text.as_bytes()[range.clone()];
    let Some(first) = bytes.iter().position(|byte| !is_space(*byte)) else { return range.end..range.end };
    range.start + first..range.start + len_without_spaces_behind(bytes)
}

/// The part of `range` without white space and line endings after it.
pub(super) fn trim_end(text: &str, range: Range<usize>) -> Range<usize> {
    let len = len_without_spaces_behind(&text.as_bytes()[range.clone()]);
    range.start..range.start + len
}

fn len_without_spaces_behind(bytes: &[u8]) -> usize {
    bytes.iter().rposition(|byte| !is_space(*byte)).map_or(0, |last| last + 1)
}

/// The lines of a part of a text, without their endings.
#[derive(Clone, Debug)]
pub(super) struct Lines<'a> {
    text: &'a str,
    rest: Range<usize>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(text: &'a str, range: Range<usize>) -> Self {
        Self { text, rest: range }
    }

    /// Where the line that comes next starts.
    pub(super) fn offset(&self) -> usize {
        self.rest.start
    }
}

impl Iterator for Lines<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        if self.rest.is_empty() {
            return None;
        }
        let bytes = &self.text.as_bytes()[self.rest.clone()];
        let len = memchr2(b'\n', b'\r', bytes).unwrap_or(bytes.len());
        let ending = match bytes[len..] {
            [b'\r', b'\n', ..] => 2,
            [] => 0,
            _ => 1,
        };
        let start = self.rest.start;
        self.rest.start += len + ending;
        Some(start..start + len)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ending_parts_lines() {
        let text = "a\nb\r\n\rc\r";
        let lines: Vec<_> = Lines::new(text, 0..text.len()).map(|line| &text[line]).collect();
        assert_eq!(lines, ["a", "b", "", "c"]);
        assert_eq!(Lines::new("", 0..0).next(), None);
    }

    #[test]
    fn trimming_takes_blanks_and_line_endings() {
        let text = " \r\n a b\t\n";
        assert_eq!(&text[trim(text, 0..text.len())], "a b");
        assert_eq!(&text[trim_end(text, 0..text.len())], " \r\n a b");
        assert_eq!(trim(text, 0..4), 4..4);
        assert_eq!(trim_end(text, 0..4), 0..0);
    }
}
