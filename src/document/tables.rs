//! Rows, and paragraphs that were meant as tables.

use std::ops::Range;

use memchr::memchr;

use super::lines::{Lines, trim};
use super::{BlockKind, Document, Row, Table, TableDefect, cells};
use crate::text::Span;

impl Document {
    /// Opens the whole table that starts at `offset`.
    pub(super) fn open_table(&mut self, offset: usize) -> usize {
        let body = self.rows.len();
        let span = Span::empty(offset as u32);
        self.tables.push(Table { span, defect: None, header: None, delimiter: None, rows: body..body });
        self.tables.len() - 1
    }

    /// Adds the header and delimiter rows to the last table; `line` is the header's and has its ending.
    pub(super) fn push_head(&mut self, text: &str, line: Range<usize>) {
        let delimiter = Lines::new(text, line.end..text.len()).next();
        let header = self.push_row(text, line);
        // Events tell nothing of the delimiter row, but it always follows.
        let delimiter = delimiter.map(|line| self.push_row(text, line));
        let body = self.rows.len();
        if let Some(table) = self.tables.last_mut() {
            (table.header, table.delimiter, table.rows) = (Some(header), delimiter, body..body);
        }
        self.stretch_table();
    }

    /// Adds a body row to the last table.
    pub(super) fn push_body_row(&mut self, text: &str, line: Range<usize>) {
        self.push_row(text, line);
        if let Some(table) = self.tables.last_mut() {
            table.rows.end = self.rows.len();
        }
        self.stretch_table();
    }

    /// Lets the last table, which must be the last block, end with the last row.
    fn stretch_table(&mut self) {
        if let (Some(table), Some(block), Some(row)) =
            (self.tables.last_mut(), self.blocks.last_mut(), self.rows.last())
        {
            table.span.end = row.span.end;
            block.span = table.span;
        }
    }

    fn push_row(&mut self, text: &str, line: Range<usize>) -> usize {
        let line = trim(text, line);
        let first = self.cells.len();
        self.cells.extend(cells::CellRanges::new(text, line.clone()).map(|raw| cells::cell(text, raw)));
        self.rows.push(Row { span: line.into(), cells: first..self.cells.len() });
        self.rows.len() - 1
    }

    /// Adds the table that `paragraph` was meant as, if it was; returns its index.
    pub(super) fn push_meant_table(&mut self, text: &str, paragraph: Range<usize>) -> Option<usize> {
        memchr(b'|', &text.as_bytes()[paragraph.clone()])?;
        let defect = if let Some(is_whole) = fits_own_delimiter_row(text, paragraph.clone()) {
            // Nothing is wrong where pulldown-cmark is stricter than GFM, such as with a tab in the delimiter row.
            (!is_whole).then_some(TableDefect::DelimiterWidth)
        } else if !trimmed_lines(text, paragraph.clone()).all(|line| is_outlined(text, line)) {
            return None;
        } else if self.ends_with_table(text, paragraph.start) {
            Some(TableDefect::Detached)
        } else {
            Some(TableDefect::NoDelimiterRow)
        };
        let first = self.rows.len();
        for line in Lines::new(text, paragraph.clone()) {
            self.push_row(text, line);
        }
        let rows = self.rows.len();
        let (header, delimiter) = match defect {
            None | Some(TableDefect::DelimiterWidth) => (Some(first), Some(first + 1)),
            Some(TableDefect::NoDelimiterRow) => (Some(first), None),
            Some(TableDefect::Detached) => {
                // The head may have been cut in two: its names end the table above, its dashes start this part.
                let line = self.rows[first].span.range();
                (None, cells::delimiter_width(text, line).map(|_| first))
            }
        };
        let body = first + usize::from(header.is_some()) + usize::from(delimiter.is_some());
        self.tables.push(Table { span: paragraph.into(), defect, header, delimiter, rows: body..rows });
        Some(self.tables.len() - 1)
    }

    /// Whether the last block is a table with nothing but blank lines between it and `offset`.
    fn ends_with_table(&self, text: &str, offset: usize) -> bool {
        self.blocks.last().is_some_and(|block| {
            matches!(block.kind, BlockKind::Table(_)) && trim(text, block.span.end as usize..offset).is_empty()
        })
    }
}

fn trimmed_lines(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    Lines::new(text, range).map(|line| trim(text, line))
}

/// Whether the first line has as many cells as the second; `None` when that is no delimiter row.
fn fits_own_delimiter_row(text: &str, paragraph: Range<usize>) -> Option<bool> {
    let mut lines = trimmed_lines(text, paragraph);
    let (header, delimiter) = (lines.next()?, lines.next()?);
    let width = cells::delimiter_width(text, delimiter.clone())?;
    let pipes = cells::pipe_count(text, header.clone()) + cells::pipe_count(text, delimiter);
    (pipes > 0).then(|| cells::CellRanges::new(text, header).count() == width)
}

/// Whether `line` starts with a pipe and holds another.
fn is_outlined(text: &str, line: Range<usize>) -> bool {
    text.as_bytes()[line.clone()].starts_with(b"|") && cells::pipe_count(text, line) >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    /// A table's defect, then its header, delimiter row and number of body rows.
    type Seen = (Option<TableDefect>, Option<String>, Option<String>, usize);

    fn tables(text: &str) -> Vec<Seen> {
        let source = Source::new("a.md", text).unwrap();
        let document = Document::parse(&source);
        let row = |row: Option<usize>| row.map(|row| source.slice(document.rows[row].span).to_owned());
        document.tables.iter().map(|it| (it.defect, row(it.header), row(it.delimiter), it.rows.len())).collect()
    }

    fn seen(defect: Option<TableDefect>, header: Option<&str>, delimiter: Option<&str>, rows: usize) -> Seen {
        (defect, header.map(str::to_owned), delimiter.map(str::to_owned), rows)
    }

    #[test]
    fn a_whole_table_keeps_all_its_cells() {
        let source = Source::new("a.md", "a | b\n:--|--:\n| 1 | 2 | 3 |\r\n  prose \n\n").unwrap();
        let document = Document::parse(&source);
        let cells = |row| document.cells_of(row).iter().map(|cell| source.slice(cell.text)).collect::<Vec<_>>();
        assert_eq!(cells(0), ["a", "b"]);
        assert_eq!(cells(1), [":--", "--:"]);
        assert_eq!(cells(2), ["1", "2", "3"]);
        assert_eq!(cells(3), ["prose"]);
        assert_eq!(document.tables[0].span, Span::new(0, source.text().trim_end().len()));
        assert_eq!(document.tables[0].rows, 2..4);
    }

    #[test]
    fn a_table_may_follow_prose_at_once() {
        assert_eq!(tables("prose\n| a |\n|---|\n"), [seen(None, Some("| a |"), Some("|---|"), 0)]);
    }

    #[test]
    fn a_table_without_dashes_is_seen() {
        let defect = Some(TableDefect::NoDelimiterRow);
        assert_eq!(tables("| a | b |\n| 1 | 2 |\n"), [seen(defect, Some("| a | b |"), None, 1)]);
        assert_eq!(tables(" | a |\n"), [seen(defect, Some("| a |"), None, 0)]);
    }

    #[test]
    fn a_delimiter_row_of_another_width_is_seen() {
        let defect = Some(TableDefect::DelimiterWidth);
        assert_eq!(tables("| a | b |\n|---|\n| 1 | 2 |"), [seen(defect, Some("| a | b |"), Some("|---|"), 1)]);
        assert_eq!(tables("a | b\n:--\n"), [seen(defect, Some("a | b"), Some(":--"), 0)]);
        assert_eq!(tables("a\n---|---\n"), [seen(defect, Some("a"), Some("---|---"), 0)]);
    }

    #[test]
    fn a_delimiter_row_with_tabs_makes_a_whole_table() {
        assert_eq!(tables("| a |\n|\t---\t|\n| 1 |"), [seen(None, Some("| a |"), Some("|\t---\t|"), 1)]);
    }

    #[test]
    fn rows_behind_a_blank_line_are_detached() {
        let whole = seen(None, Some("| a |"), Some("|---|"), 1);
        let detached = seen(Some(TableDefect::Detached), None, None, 2);
        let text = "| a |\n|---|\n| 1 |\n\n| 2 |\n| 3 |\n\n\n| 4 |\n| 5 |\n";
        assert_eq!(tables(text), [whole, detached.clone(), detached]);
    }

    #[test]
    fn a_head_cut_in_two_is_seen() {
        let header = seen(Some(TableDefect::NoDelimiterRow), Some("| a | b |"), None, 0);
        let detached = seen(Some(TableDefect::Detached), None, Some("|---|---|"), 1);
        assert_eq!(tables("| a | b |\n\n|---|---|\n| 1 | 2 |\n"), [header, detached]);
    }

    #[test]
    fn other_blocks_part_tables() {
        let header = seen(Some(TableDefect::NoDelimiterRow), Some("| a |"), None, 0);
        for between in ["# x", "x", "<!-- x -->", "[x]: y"] {
            assert_eq!(tables(&format!("| a |\n\n{between}\n\n| a |\n")), [header.clone(), header.clone()]);
        }
    }

    #[test]
    fn prose_with_pipes_is_no_table() {
        for text in
            ["a | b in shell", "| a", "|", "| a \\| b", "| a |\nprose", "prose\n| a |", "a \\| b\n:--", "> | a |"]
        {
            assert_eq!(tables(text), [], "{text}");
        }
    }
}
