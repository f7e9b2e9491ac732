use super::canvas::{columns_of, fitting};
use super::cut::SNAP;
use super::line::Line;
use crate::report::glyph::{Glyph, glyphs};

/// A row's first cell is looked for in so many bytes.
const REACH: usize = 4096;

/// The first cell of a table row, which says what the row is about.
#[derive(Default)]
pub(super) struct Head<'a> {
    /// The cell, or its start.
    start: Vec<Glyph<'a>>,
    /// The bar after the cell, where the cell is cut.
    bar: Vec<Glyph<'a>>,
}

impl<'a> Head<'a> {
    /// The head of `line`, a table row, in `room` columns.
    pub(super) fn of_row(line: &Line<'a>, room: usize) -> Self {
        let end = line.text.floor_char_boundary(line.range.start + REACH).min(line.range.end);
        let near = &line.text[line.range.start..end];
        let bar = closing_bar(near).map(|at| line.range.start + at);
        let cell_end = bar.map_or(end, |at| behind_blank(line.text, at + 1));
        let start: Vec<_> = glyphs(line.text, line.range.start..cell_end).collect();
        if columns_of(&start) <= room {
            return Self { start, bar: Vec::new() };
        }
        let bar: Vec<_> = match bar {
            Some(at) => glyphs(line.text, before_blank(line.text, at)..cell_end).collect(),
            None => Vec::new(),
        };
        let mut kept = fitting(start.iter(), room.saturating_sub(columns_of(&bar) + 1));
        let blank = start[..kept].iter().rev().take(SNAP.min(kept / 3)).position(|glyph| glyph.text == " ");
        kept -= blank.unwrap_or(0);
        Self { start: start.into_iter().take(kept).collect(), bar }
    }

    /// Offset after the head.
    pub(super) fn end(&self) -> usize {
        self.bar.last().or(self.start.last()).map_or(0, |glyph| glyph.bytes.end)
    }

    /// Columns of the head, with the sign of its cut.
    pub(super) fn width(&self) -> usize {
        columns_of(&self.start) + usize::from(!self.bar.is_empty()) + columns_of(&self.bar)
    }

    /// The head's glyphs, in order.
    pub(super) fn into_glyphs(mut self) -> Vec<Glyph<'a>> {
        self.start.append(&mut self.bar);
        self.start
    }
}

/// Where the bar stands that closes the first cell of `row`.
fn closing_bar(row: &str) -> Option<usize> {
    let open = row.find('|')?;
    let mut escaped = false;
    let bar = row[open + 1..].bytes().position(|byte| {
        let is_bar = byte == b'|' && !escaped;
        escaped = byte == b'\\' && !escaped;
        is_bar
    })?;
    Some(open + 1 + bar)
}

fn before_blank(text: &str, at: usize) -> usize {
    if text[..at].ends_with(' ') { at - 1 } else { at }
}

fn behind_blank(text: &str, at: usize) -> usize {
    if text[at..].starts_with(' ') { at + 1 } else { at }
}
