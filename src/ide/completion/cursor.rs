//! The line that is being typed, and the lines around it.

use crate::text::{Source, Span};

/// A place in a text, with its line.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cursor<'a> {
    source: &'a Source,
    /// The cursor's offset in the text.
    pub offset: usize,
    /// The line's index, from 0.
    pub index: usize,
    /// Where the line begins.
    pub start: usize,
    /// The line without its ending.
    pub line: &'a str,
}

impl<'a> Cursor<'a> {
    /// The cursor at `offset`, or at the start of the character there; `None` where no line has text.
    pub(super) fn at(source: &'a Source, offset: u32) -> Option<Self> {
        let offset = source.text().floor_char_boundary(offset as usize);
        let index = source.lines().line_of(offset as u32);
        let (start, line) = line(source, index)?;
        (start..=start + line.len()).contains(&offset).then_some(Self { source, offset, index, start, line })
    }

    /// The text before the cursor, on its line.
    pub(super) fn before(&self) -> &'a str {
        &self.line[..self.offset - self.start]
    }

    /// The text after the cursor, on its line.
    pub(super) fn after(&self) -> &'a str {
        &self.line[self.offset - self.start..]
    }

    /// What stands after the word that is being typed.
    pub(super) fn rest(&self) -> &'a str {
        let in_word = self.before().ends_with(char::is_alphanumeric);
        if in_word { self.after().trim_start_matches(char::is_alphanumeric) } else { self.after() }
    }

    /// Whether no text stands there: blanks, and marks that editors close by themselves, are none.
    pub(super) fn ends_text(&self) -> bool {
        let is_closing = |it: char| it.is_whitespace() || "_*`)]}>'\"".contains(it);
        self.rest().chars().all(is_closing)
    }

    /// Where the line ends.
    pub(super) fn end(&self) -> usize {
        self.start + self.line.len()
    }

    /// The text of the line without blanks on both sides, but for those before the cursor.
    pub(super) fn typed(&self) -> std::ops::Range<usize> {
        let start = self.start + self.line.len() - self.line.trim_start().len();
        let end = self.start + self.line.trim_end().len();
        if start >= end { self.start..self.end() } else { start..end.max(self.offset) }
    }

    /// The same as a span.
    pub(super) fn typed_span(&self) -> Span {
        let typed = self.typed();
        Span::new(typed.start, typed.end)
    }

    /// The line with this index.
    pub(super) fn line_at(&self, index: usize) -> Option<&'a str> {
        line(self.source, index).map(|(_, line)| line)
    }

    /// How many blank lines stand above, and the text above them; `None` where there is none.
    pub(super) fn above(&self) -> Option<(usize, &'a str)> {
        let mut lines = (0..self.index).rev().filter_map(|index| self.line_at(index)).enumerate();
        lines.find(|(_, line)| !line.trim().is_empty())
    }

    /// How many blank lines stand below, and the text below them; `None` where there is none.
    pub(super) fn below(&self) -> Option<(usize, &'a str)> {
        let count = self.source.lines().line_count();
        let mut lines = (self.index + 1..count).filter_map(|index| self.line_at(index)).enumerate();
        lines.find(|(_, line)| !line.trim().is_empty())
    }

    /// Whether no line follows.
    pub(super) fn is_last(&self) -> bool {
        self.end() == self.source.text().len()
    }
}

/// The start of a line and its text without its ending and a byte order mark.
fn line(source: &Source, index: usize) -> Option<(usize, &str)> {
    let start = source.lines().line_start(index)? as usize;
    let end = source.lines().line_start(index + 1).map_or(source.text().len(), |end| end as usize);
    let start = start.max(source.body_start()).min(end);
    Some((start, source.text().get(start..end)?.trim_end_matches(['\n', '\r'])))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_has_its_line_and_those_around() {
        let source = Source::new("a.md", "\u{feff}é b \r\n\r\n  \r\nc").unwrap();
        let cursor = Cursor::at(&source, 5).unwrap();
        assert_eq!((cursor.line, cursor.before(), cursor.after()), ("é b ", "é", " b "));
        assert_eq!((cursor.above(), cursor.below()), (None, Some((2, "c"))));
        assert_eq!(cursor.typed(), 3..7);
        assert_eq!(Cursor::at(&source, 8).unwrap().typed(), 3..8);
        let last = Cursor::at(&source, source.text().len() as u32).unwrap();
        assert_eq!((last.above(), last.below(), last.is_last()), (Some((2, "é b ")), None, true));
    }

    #[test]
    fn between_lines_there_is_no_cursor() {
        let source = Source::new("a.md", "\u{feff}a\r\n").unwrap();
        assert!(Cursor::at(&source, 0).is_none() && Cursor::at(&source, 5).is_none());
        assert!(Cursor::at(&source, 4).is_some() && Cursor::at(&source, 6).is_some());
        assert_eq!(Cursor::at(&source, 99).map(|it| it.offset), Some(6));
    }
}
