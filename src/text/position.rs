use super::{LineColumn, LineIndex, Source, Span};

/// How the columns of a [`Position`] count (LSP 3.17, `PositionEncodingKind`).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// Code units of UTF-16: two for what lies beyond the Basic Multilingual Plane.
    #[default]
    Utf16,
    /// Unicode scalar values.
    Utf32,
}

/// A place as editors count it. A byte order mark is a character like any other: an editor that keeps it in its text counts
/// it too.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Column, from 0, in the units of an [`Encoding`].
    pub character: u32,
}

impl Encoding {
    /// The length of `text`.
    fn measure(self, text: &str) -> usize {
        match self {
            Self::Utf8 => text.len(),
            Self::Utf16 => text.chars().map(char::len_utf16).sum(),
            Self::Utf32 => text.chars().count(),
        }
    }

    /// How many bytes of `line` its first `units` are. What ends inside a character ends before it; what ends beyond the
    /// line ends with it.
    fn bytes(self, line: &str, units: usize) -> usize {
        if self == Self::Utf8 {
            return line.floor_char_boundary(units);
        }
        let mut rest = units;
        for (at, character) in line.char_indices() {
            let width = if self == Self::Utf16 { character.len_utf16() } else { 1 };
            let Some(left) = rest.checked_sub(width) else { return at };
            rest = left;
        }
        line.len()
    }
}

impl Source {
    /// The place of the byte at `offset`. One inside a character counts as its start, one past the end as the end.
    #[must_use]
    pub fn position(&self, offset: u32, encoding: Encoding) -> Position {
        let (text, lines) = (self.text(), self.lines());
        let offset = text.floor_char_boundary(offset as usize);
        let line = lines.line_of(offset as u32);
        let start = lines.line_start(line).unwrap_or_default() as usize;
        Position { line: line as u32, character: encoding.measure(&text[start..offset]) as u32 }
    }

    /// The offset of the byte at `position`. A column past the end of its line is that end, before what ends the line; a
    /// line past the last is the end of the text.
    #[must_use]
    pub fn offset(&self, position: Position, encoding: Encoding) -> u32 {
        offset_in(self.text(), self.lines(), position, encoding)
    }

    /// The offset of a place as people count it; the nearest one where the text has no such place.
    #[must_use]
    pub fn offset_of(&self, place: LineColumn) -> u32 {
        let [line, character] = [place.line, place.column].map(|it| it.saturating_sub(1) as u32);
        self.offset(Position { line, character }, Encoding::Utf32)
    }

    /// Where the line of the byte at `offset` ends, before what ends it.
    #[must_use]
    pub fn line_end(&self, offset: u32) -> u32 {
        let at = self.lines().line_of(offset.min(self.text().len() as u32));
        line(self.text(), self.lines(), at).map_or(offset, |(start, line)| start + line.len() as u32)
    }
}

/// The offset of the byte at `position` in a text with these lines.
pub(super) fn offset_in(text: &str, lines: &LineIndex, position: Position, encoding: Encoding) -> u32 {
    let Some((start, line)) = line(text, lines, position.line as usize) else { return text.len() as u32 };
    start + encoding.bytes(line, position.character as usize) as u32
}

/// Finds the positions of many offsets of one text. In the order of the text that takes one look at each line, however
/// long it is and however many offsets it holds.
#[derive(Clone, Debug)]
pub struct Positions<'a> {
    source: &'a Source,
    encoding: Encoding,
    /// The place that was found last, and its offset.
    last: (Position, usize),
}

impl<'a> Positions<'a> {
    /// Positions in `source`.
    #[must_use]
    pub fn new(source: &'a Source, encoding: Encoding) -> Self {
        Self { source, encoding, last: (Position::default(), 0) }
    }

    /// The same as [`Source::position`].
    pub fn at(&mut self, offset: u32) -> Position {
        let text = self.source.text();
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.source.lines().line_of(offset as u32);
        let (last, from) = self.last;
        let position = if line == last.line as usize && from <= offset {
            Position { character: last.character + self.encoding.measure(&text[from..offset]) as u32, ..last }
        } else {
            self.source.position(offset as u32, self.encoding)
        };
        self.last = (position, offset);
        position
    }

    /// Where a span starts and ends. Spans may overlap, as long as their starts are in order.
    pub fn of(&mut self, span: Span) -> (Position, Position) {
        let start = self.at(span.start);
        (start, self.clone().at(span.end))
    }
}

/// Where a line starts, and its text without what ends it; `None` past the last line.
fn line<'a>(text: &'a str, lines: &LineIndex, index: usize) -> Option<(u32, &'a str)> {
    let start = lines.line_start(index)?;
    let end = lines.line_start(index + 1).unwrap_or(text.len() as u32);
    Some((start, text[start as usize..end as usize].trim_end_matches(['\n', '\r'])))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const ALL: [Encoding; 3] = [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32];

    fn source(text: &str) -> Source {
        Source::new("a.md", text).unwrap()
    }

    #[test]
    fn each_encoding_counts_its_units() {
        let source = source("é🙂x\r\ny");
        let character = |offset| ALL.map(|encoding| source.position(offset, encoding).character);
        assert_eq!(character(0), [0, 0, 0]);
        assert_eq!(character(2), [2, 1, 1]);
        assert_eq!(character(6), [6, 3, 2]);
        assert_eq!(character(7), [7, 4, 3]);
        assert_eq!(source.position(9, Encoding::Utf16), Position { line: 1, character: 0 });
        assert_eq!(source.position(10, Encoding::Utf16), Position { line: 1, character: 1 });
    }

    #[test]
    fn places_of_people_are_places() {
        let source = source("é🙂x\r\ny");
        let offset = |line, column| source.offset_of(LineColumn { line, column });
        assert_eq!([offset(1, 1), offset(1, 3), offset(1, 9), offset(2, 2), offset(9, 1)], [0, 6, 7, 10, 10]);
        assert_eq!([0, 6, 9, 10, 99].map(|at| source.line_end(at)), [7, 7, 10, 10, 10]);
    }

    #[test]
    fn what_lies_beyond_is_the_nearest_place() {
        let source = source("é🙂\r\n");
        for encoding in ALL {
            assert_eq!(source.offset(Position { line: 0, character: 99 }, encoding), 6);
            assert_eq!(source.offset(Position { line: 1, character: 99 }, encoding), 8);
            assert_eq!(source.offset(Position { line: 9, character: 0 }, encoding), 8);
        }
        assert_eq!(source.offset(Position { line: 0, character: 2 }, Encoding::Utf16), 2, "between two surrogates");
        assert_eq!(source.offset(Position { line: 0, character: 1 }, Encoding::Utf8), 0, "inside of é");
    }

    proptest! {
        #[test]
        fn many_positions_are_those_of_each(text in "\u{feff}?[aé🙂\r\n]{0,30}", offsets in prop::collection::vec(0..90_u32, 0..12)) {
            let source = source(&text);
            for encoding in ALL {
                let mut positions = Positions::new(&source, encoding);
                for offset in &offsets {
                    prop_assert_eq!(positions.at(*offset), source.position(*offset, encoding));
                }
            }
        }

        #[test]
        fn both_ways_lead_back(text in "\u{feff}?[aé🙂\u{301}\r\n|]{0,40}") {
            let source = source(&text);
            for encoding in ALL {
                for (offset, _) in text.char_indices().chain([(text.len(), ' ')]) {
                    let position = source.position(offset as u32, encoding);
                    let back = source.offset(position, encoding) as usize;
                    // Between the two characters that end a line nobody can stand.
                    let inside = text[..offset].ends_with('\r') && text[offset..].starts_with('\n');
                    prop_assert_eq!(back, if inside { offset - 1 } else { offset });
                }
            }
        }
    }
}
