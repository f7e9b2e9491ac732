//! Tables whose columns stand under each other.
//!
//! Widths count characters (Unicode scalar values). A column is as wide as its longest cell, and two wider than its
//! header at least; that is how the printer of digests lays tables out.

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
    pub fn to_text(&self) -> String {
        let widths = self.widths();
        let mut text = String::new();
        self.line(&mut text, &self.header, &widths);
        text.push('\n');
        self.delimiters(&mut text, &widths);
        for row in &self.body {
            text.push('\n');
            self.line(&mut text, row, &widths);
        }
        text
    }

    fn widths(&self) -> Vec<usize> {
        let mut widths: Vec<_> = self.header.iter().map(|it| width(it) + BESIDE_HEADER).collect();
        let mut cells = 0;
        for row in &self.body {
            for (at, cell) in row.iter().enumerate() {
                let width = width(cell);
                cells += width;
                match widths.get_mut(at) {
                    Some(widest) => *widest = width.max(*widest),
                    None => widths.push(width),
                }
            }
        }
        let padded = widths.iter().sum::<usize>().saturating_mul(self.body.len());
        if padded > cells.saturating_mul(MOST_PADDING).saturating_add(SPARED) { vec![0; widths.len()] } else { widths }
    }

    fn alignment(&self, column: usize) -> Alignment {
        self.alignments.get(column).copied().unwrap_or(Alignment::Left)
    }

    fn line(&self, text: &mut String, cells: &[&str], widths: &[usize]) {
        text.push('|');
        for (at, cell) in cells.iter().enumerate() {
            let padding = widths.get(at).copied().unwrap_or_default().saturating_sub(width(cell));
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

    fn delimiters(&self, text: &mut String, widths: &[usize]) {
        text.push('|');
        for (at, _) in self.header.iter().enumerate() {
            // With the blanks around a cell.
            let width = widths.get(at).map_or(0, |width| width + 2).max(3);
            let (left, right) = match self.alignment(at) {
                Alignment::None => ("", ""),
                Alignment::Left => (":", ""),
                Alignment::Right => ("", ":"),
                Alignment::Center => (":", ":"),
            };
            text.push_str(left);
            repeat(text, '-', width - left.len() - right.len());
            text.push_str(right);
            text.push('|');
        }
    }
}

/// How wide a text is, in characters.
fn width(text: &str) -> usize {
    text.chars().count()
}

fn repeat(text: &mut String, character: char, times: usize) {
    text.extend(std::iter::repeat_n(character, times));
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(rows.to_text(), text);
    }

    #[test]
    fn widths_count_characters() {
        let rows = rows(&["a"], &[], &[&["é🙂字"], &["\u{65}\u{301}x"]]);
        assert_eq!(rows.to_text(), "| a   |\n|:----|\n| é🙂字 |\n| e\u{301}x |");
    }

    #[test]
    fn every_alignment_has_its_marks() {
        let alignments = [Alignment::None, Alignment::Left, Alignment::Right, Alignment::Center];
        let rows = rows(&["a", "b", "c", "d"], &alignments, &[&["1", "2", "3", "4"]]);
        let text = "\
| a   | b   |   c |  d  |
|-----|:----|----:|:---:|
| 1   | 2   |   3 |  4  |";
        assert_eq!(rows.to_text(), text);
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
        assert_eq!(rows.to_text(), text);
    }

    #[test]
    fn a_table_without_rows_is_its_header() {
        assert_eq!(rows(&["a", ""], &[], &[]).to_text(), "| a   |    |\n|:----|:---|");
    }

    #[test]
    fn a_huge_cell_does_not_make_all_rows_huge() {
        let long = "x".repeat(100_000);
        let mut body: Vec<&[&str]> = vec![&["y"]; 1000];
        let first = [long.as_str()];
        body[0] = &first;
        let text = rows(&["a"], &[], &body).to_text();
        assert!(text.len() < 200_000 && text.ends_with("\n| y |"));
    }
}
