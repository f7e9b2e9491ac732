//! Splitting a table's lines into cells.

use std::ops::Range;

use memchr::{Memchr, memchr_iter};

use super::Cell;
use super::lines::is_blank;
use crate::text::Span;

/// The ranges between the pipes of a table's line, padding included, the outer pipes left out.
///
/// pulldown-cmark's events leave out the cells of a row beyond the header's, hence this. As there (and in GFM), a pipe
/// after a backslash parts nothing, whatever stands before the backslash, and code spans protect no pipe.
pub(super) struct CellRanges<'a> {
    text: &'a [u8],
    pipes: Memchr<'a>,
    pipes_start: usize,
    cell_start: usize,
    line_end: usize,
    open: bool,
}

impl<'a> CellRanges<'a> {
    /// Splits `line`, which must be trimmed, of `text`.
    pub(super) fn new(text: &'a str, line: Range<usize>) -> Self {
        let text = text.as_bytes();
        let start = line.start + usize::from(text[line.clone()].starts_with(b"|"));
        let pipes = memchr_iter(b'|', &text[start..line.end]);
        Self { text, pipes, pipes_start: start, cell_start: start, line_end: line.end, open: true }
    }
}

impl Iterator for CellRanges<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Self::Item> {
        for at in self.pipes.by_ref() {
            let at = self.pipes_start + at;
            // A pipe at the line's start is the outer one, so there is a byte before this one.
            if self.text[at - 1] != b'\\' {
                let cell = self.cell_start..at;
                self.cell_start = at + 1;
                self.open = at + 1 < self.line_end;
                return Some(cell);
            }
        }
        std::mem::take(&mut self.open).then_some(self.cell_start..self.line_end)
    }
}

/// The cell between two pipes.
pub(super) fn cell(text: &str, raw: Range<usize>) -> Cell {
    let bytes = &text.as_bytes()[raw.clone()];
    let text = match bytes.iter().position(|byte| !is_blank(*byte)) {
        Some(first) => Span::new(raw.start + first, raw.start + len_without_padding(bytes)),
        None => Span::empty((raw.start + bytes.len().min(1)) as u32),
    };
    Cell { raw: raw.into(), text }
}

/// The length without the blanks at the end; eight at a time, as tables are padded to one width with hundreds of them.
fn len_without_padding(mut bytes: &[u8]) -> usize {
    while let Some((rest, b"        ")) = bytes.split_last_chunk() {
        bytes = rest;
    }
    bytes.iter().rposition(|byte| !is_blank(*byte)).map_or(0, |last| last + 1)
}

/// How many pipes of `line`, which must be trimmed, part cells, the outer ones included.
pub(super) fn pipe_count(text: &str, line: Range<usize>) -> usize {
    let line = &text.as_bytes()[line];
    memchr_iter(b'|', line).filter(|at| *at == 0 || line[at - 1] != b'\\').count()
}

/// The number of cells of `line`, which must be trimmed, if it is a delimiter row.
pub(super) fn delimiter_width(text: &str, line: Range<usize>) -> Option<usize> {
    let mut width = 0;
    for raw in CellRanges::new(text, line) {
        if !is_delimiter(&text.as_bytes()[cell(text, raw).text.range()]) {
            return None;
        }
        width += 1;
    }
    Some(width)
}

/// Whether a cell's trimmed text is `:?-+:?`.
fn is_delimiter(cell: &[u8]) -> bool {
    let dashes = cell.strip_prefix(b":").unwrap_or(cell);
    let dashes = dashes.strip_suffix(b":").unwrap_or(dashes);
    !dashes.is_empty() && dashes.iter().all(|byte| *byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(line: &str) -> Vec<&str> {
        CellRanges::new(line, 0..line.len()).map(|raw| &line[raw]).collect()
    }

    #[test]
    fn outer_pipes_are_optional() {
        assert_eq!(split("| a | b |"), [" a ", " b "]);
        assert_eq!(split("a | b"), ["a ", " b"]);
        assert_eq!(split("| a | b"), [" a ", " b"]);
        assert_eq!(split("a | b |"), ["a ", " b "]);
        assert_eq!(split("prose"), ["prose"]);
    }

    #[test]
    fn blank_cells_count() {
        assert_eq!(split("||"), [""]);
        assert_eq!(split("| a || b |"), [" a ", "", " b "]);
        assert_eq!(split("|"), [""]);
    }

    #[test]
    fn a_backslash_keeps_the_pipe_behind_it() {
        assert_eq!(split(r"| a \| b | c |"), [r" a \| b ", " c "]);
        assert_eq!(split(r"| a \\| b |"), [r" a \\| b "]);
        assert_eq!(split(r"\| a | b \|"), [r"\| a ", r" b \|"]);
        assert_eq!(split("| `a | b` |"), [" `a ", " b` "]);
        assert_eq!(pipe_count(r"|a\|b|", 0..6), 2);
    }

    #[test]
    fn a_cell_is_trimmed() {
        let line = "|  a é            |   ||";
        let cells: Vec<_> = CellRanges::new(line, 0..line.len()).map(|raw| cell(line, raw)).collect();
        assert_eq!(&line[cells[0].text.range()], "a é");
        assert_eq!(cells[1].text, Span::empty(cells[1].raw.start + 1));
        assert_eq!(cells[2].text, cells[2].raw);
        assert!(cells[2].raw.is_empty());
    }

    #[test]
    fn delimiter_rows_are_told_by_their_cells() {
        let width = |line: &str| delimiter_width(line, 0..line.len());
        assert_eq!(width("|:---|---:| - |:-:|"), Some(4));
        assert_eq!(width("--- | ---"), Some(2));
        assert_eq!(width("---"), Some(1));
        for line in ["|---||", "| : |", "| :: |", "| -:- |", "| a |", "| --- | 1 |", "|"] {
            assert_eq!(width(line), None, "{line}");
        }
    }
}
