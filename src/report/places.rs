use crate::text::{LineColumn, Source};

/// Lines and columns of offsets that mostly grow.
///
/// [`Source::line_column`] counts from the line's start; thousands of findings in one line of megabytes would take
/// quadratic time. This counts on from the last place asked for.
#[derive(Clone, Copy)]
pub(super) struct Places<'a> {
    source: &'a Source,
    offset: usize,
    place: LineColumn,
}

impl<'a> Places<'a> {
    pub(super) fn new(source: &'a Source) -> Self {
        Self { source, offset: 0, place: LineColumn { line: 1, column: 1 } }
    }

    /// Line and column of the byte at `offset`, the same as [`Source::line_column`] gives.
    pub(super) fn advance(&mut self, offset: u32) -> LineColumn {
        let text = self.source.text();
        let offset = text.floor_char_boundary(offset as usize);
        let line = self.source.lines().line_of(offset as u32) + 1;
        self.place = if line == self.place.line && offset >= self.offset {
            LineColumn { line, column: self.place.column + text[self.offset..offset].chars().count() }
        } else {
            self.source.line_column(offset as u32)
        };
        self.offset = offset;
        self.place
    }

    /// The same for a place that later ones may stand before, such as the end of a span.
    pub(super) fn peek(mut self, offset: u32) -> LineColumn {
        self.advance(offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_those_of_the_source_in_any_order() {
        let source = Source::new("a.md", "aé🙂\r\nb\n\ncd").unwrap();
        let mut places = Places::new(&source);
        for offset in [0, 1, 3, 4, 2, 8, 9, 10, 10, 11, 5, 12, 13, 14, 99, 0] {
            assert_eq!(places.peek(offset), source.line_column(offset), "at {offset}");
            assert_eq!(places.advance(offset), source.line_column(offset), "at {offset}");
        }
    }
}
