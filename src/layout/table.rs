//! Tables whose columns stand under each other.
//!
//! A column is as wide as its longest cell, and two wider than its header at least; that is how the printer of digests
//! lays tables out. It counts characters (Unicode scalar values).

use std::borrow::Cow;

use unicode_width::UnicodeWidthStr;

use super::style::TableStyle;
use crate::document::Alignment;

/// How much wider than its header a column is at least.
const BESIDE_HEADER: usize = 2;

/// Padding is left out of a table that it would make larger than this many times its cells, with [`SPARED`] on top: one
/// long cell in a table of many rows would take more memory than there is.
const MOST_PADDING: usize = 64;

/// How many characters any table may have.
const SPARED: usize = 1 << 20;

/// The rows of a table, by their cells as they stand between the pipes: trimmed, pipes escaped, on one line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows<'a> {
    /// The headers.
    pub header: Vec<&'a str>,
    /// How the columns are aligned; left where nothing is said.
    pub alignments: Vec<Alignment>,
    /// The other rows. One may have more or fewer cells than the header, and keeps them.
    pub body: Vec<Vec<&'a str>>,
}

impl Rows<'_> {
    /// The table as text, its lines parted by `\n`, without one at the end.
    #[must_use]
    pub fn to_text(&self, style: TableStyle) -> String {
        let mut columns = Columns::new(style, self.alignments.clone());
        columns.measure_header(self.header.iter().copied());
        self.body.iter().for_each(|row| columns.measure(row.iter().copied()));
        if columns.are_too_wide() {
            columns = Columns::new(TableStyle::Compact, std::mem::take(&mut columns.alignments));
        }
        let mut text = String::new();
        columns.row(&mut text, self.header.iter().copied());
        text.push('\n');
        columns.delimiters(&mut text, self.header.len());
        for row in &self.body {
            text.push('\n');
            columns.row(&mut text, row.iter().copied());
        }
        text
    }
}

/// A text as it stands in a cell: each pipe of it is escaped, so that the cell says just this text.
#[must_use]
pub fn cell_text(text: &str) -> Cow<'_, str> {
    if text.contains('|') { Cow::Owned(text.replace('|', "\\|")) } else { Cow::Borrowed(text) }
}

/// A column's name, or a value, as it stands in a cell. Schemas declare both as tables write them, so that a pipe that is
/// escaped already stays as it is.
#[must_use]
pub fn declared_text(name: &str) -> Cow<'_, str> {
    if !name.contains('|') {
        return Cow::Borrowed(name);
    }
    let mut text = String::with_capacity(name.len() + 1);
    for character in name.chars() {
        if character == '|' && !text.ends_with('\\') {
            text.push('\\');
        }
        text.push(character);
    }
    Cow::Owned(text)
}

/// How wide the columns of a table are, once all its rows are measured.
#[derive(Debug)]
pub(super) struct Columns {
    style: TableStyle,
    alignments: Vec<Alignment>,
    widths: Vec<usize>,
    rows: usize,
    /// The widths of all cells together.
    cells: usize,
}

impl Columns {
    /// Columns of no width so far.
    pub(super) fn new(style: TableStyle, alignments: Vec<Alignment>) -> Self {
        Self { style, alignments, widths: Vec::new(), rows: 0, cells: 0 }
    }

    /// How wide a text is, in the unit of the style.
    pub(super) fn width(&self, text: &str) -> usize {
        match self.style {
            TableStyle::Display => text.width(),
            // Nearly all cells are ASCII.
            _ if text.is_ascii() => text.len(),
            _ => text.chars().count(),
        }
    }

    /// Takes the header in.
    pub(super) fn measure_header<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        if self.style != TableStyle::Compact {
            self.widths = cells.map(|it| self.width(it) + BESIDE_HEADER).collect();
        }
    }

    /// Takes another row in.
    pub(super) fn measure<'c>(&mut self, cells: impl Iterator<Item = &'c str>) {
        if self.style == TableStyle::Compact {
            return;
        }
        self.rows += 1;
        for (at, cell) in cells.enumerate() {
            let width = self.width(cell);
            self.cells += width;
            match self.widths.get_mut(at) {
                Some(widest) => *widest = width.max(*widest),
                None => self.widths.push(width),
            }
        }
    }

    /// Whether padding would make the table much larger than its cells are.
    pub(super) fn are_too_wide(&self) -> bool {
        let padded = self.widths.iter().sum::<usize>().saturating_mul(self.rows);
        padded > self.cells.saturating_mul(MOST_PADDING).saturating_add(SPARED)
    }

    /// How wide a cell with this text is between its pipes.
    pub(super) fn expected(&self, column: usize, text: &str) -> usize {
        self.widths.get(column).copied().unwrap_or_default().max(self.width(text)) + 2
    }

    fn alignment(&self, column: usize) -> Alignment {
        self.alignments.get(column).copied().unwrap_or(Alignment::Left)
    }

    /// Adds a row to `text`.
    pub(super) fn row<'c>(&self, text: &mut String, cells: impl Iterator<Item = &'c str>) {
        text.push('|');
        for (at, cell) in cells.enumerate() {
            let padding = self.widths.get(at).copied().unwrap_or_default().saturating_sub(self.width(cell));
            let before = match self.alignment(at) {
                Alignment::None | Alignment::Left => 0,
                Alignment::Right => padding,
                Alignment::Center => padding / 2,
            };
            text.push(' ');
            repeat(text, ' ', before);
            text.push_str(cell);
            repeat(text, ' ', padding - before);
            text.push_str(" |");
        }
    }

    /// Adds the delimiter row of so many columns to `text`.
    pub(super) fn delimiters(&self, text: &mut String, columns: usize) {
        text.push('|');
        for at in 0..columns {
            // With the blanks around a cell.
            text.push_str(&self.alignment(at).marks(self.widths.get(at).map_or(0, |width| width + 2)));
            text.push('|');
        }
    }
}

fn repeat(text: &mut String, character: char, times: usize) {
    text.extend(std::iter::repeat_n(character, times));
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::document::Document;
    use crate::text::Source;

    fn rows<'a>(header: &[&'a str], alignments: &[Alignment], body: &[&[&'a str]]) -> Rows<'a> {
        let body = body.iter().map(|row| row.to_vec()).collect();
        Rows { header: header.to_vec(), alignments: alignments.to_vec(), body }
    }

    #[test]
    fn columns_are_as_wide_as_their_longest_cell() {
        let alignments = [Alignment::Left, Alignment::Right];
        let rows = rows(&["name", "relevancy"], &alignments, &[&["One", "4"], &["A longer name", "10"]]);
        let text = "\
| name          |   relevancy |
|:--------------|------------:|
| One           |           4 |
| A longer name |          10 |";
        assert_eq!(rows.to_text(TableStyle::Characters), text);
    }

    #[test]
    fn widths_count_characters() {
        let rows = rows(&["a"], &[], &[&["é🙂字"], &["\u{65}\u{301}x"]]);
        assert_eq!(rows.to_text(TableStyle::Characters), "| a   |\n|:----|\n| é🙂字 |\n| e\u{301}x |");
    }

    #[test]
    fn widths_may_be_those_of_a_display() {
        let rows = rows(&["a"], &[], &[&["é🙂字"], &["\u{65}\u{301}x"]]);
        assert_eq!(rows.to_text(TableStyle::Display), "| a     |\n|:------|\n| é🙂字 |\n| e\u{301}x    |");
    }

    #[test]
    fn a_compact_table_has_no_padding() {
        let rows = rows(&["a", "long"], &[Alignment::Right], &[&["long", ""]]);
        assert_eq!(rows.to_text(TableStyle::Compact), "| a | long |\n|--:|:--|\n| long |  |");
    }

    #[test]
    fn every_alignment_has_its_marks() {
        let alignments = [Alignment::None, Alignment::Left, Alignment::Right, Alignment::Center];
        let rows = rows(&["a", "b", "c", "d"], &alignments, &[&["1", "2", "3", "4"]]);
        let text = "\
| a   | b   |   c |  d  |
|-----|:----|----:|:---:|
| 1   | 2   |   3 |  4  |";
        assert_eq!(rows.to_text(TableStyle::Characters), text);
    }

    #[test]
    fn a_ragged_row_keeps_its_cells() {
        let rows = rows(&["a", "b"], &[], &[&["1"], &[], &["1", "2", "three"]]);
        let text = "\
| a   | b   |
|:----|:----|
| 1   |
|
| 1   | 2   | three |";
        assert_eq!(rows.to_text(TableStyle::Characters), text);
    }

    #[test]
    fn a_table_without_rows_is_its_header() {
        assert_eq!(rows(&["a", ""], &[], &[]).to_text(TableStyle::Characters), "| a   |    |\n|:----|:---|");
    }

    #[test]
    fn pipes_of_names_are_escaped_once() {
        for (name, text) in [("a", "a"), ("a|b\\|c", "a\\|b\\|c"), ("||", "\\|\\|"), ("a\\\\|b", "a\\\\|b")] {
            assert_eq!(declared_text(name), text);
        }
        assert_eq!(cell_text("a\\|b"), "a\\\\|b");
    }

    proptest! {
        #[test]
        fn a_name_is_one_cell_that_says_it(name in "[a|\\\\é]{1,12}", other in "[a|\\\\é]{1,12}") {
            let (first, second) = (declared_text(&name), cell_text(&other));
            let text = rows(&[&first, &second], &[], &[]).to_text(TableStyle::Compact);
            let source = Source::new("a.md", text).unwrap();
            let cells: Vec<_> = Document::parse(&source).cells_of(0).iter().map(|it| source.slice(it.text).to_owned()).collect();
            prop_assert_eq!(&cells, &[first.to_string(), second.to_string()]);
            // Escaping says nothing else, and once is enough.
            prop_assert_eq!(first.replace("\\|", "|"), name.replace("\\|", "|"));
            prop_assert_eq!(declared_text(&first), first.clone());
            prop_assert_eq!(second.replace("\\|", "|"), other);
        }
    }

    #[test]
    fn a_huge_cell_does_not_make_all_rows_huge() {
        let long = "x".repeat(100_000);
        let mut body: Vec<&[&str]> = vec![&["y"]; 1000];
        let first = [long.as_str()];
        body[0] = &first;
        let text = rows(&["a"], &[], &body).to_text(TableStyle::Characters);
        assert!(text.len() < 200_000 && text.ends_with("\n| y |"));
    }
}
