//! The numbers of table rows, to be shown beside them.

use crate::document::Document;

/// The number of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RowNumber {
    /// Where the row's text begins.
    pub offset: u32,
    /// Its number among the body rows of its table, from 1.
    pub number: usize,
}

/// The numbers of the body rows of every table that has `least` of them or more. Of text that is no whole table no row
/// is counted: what belongs to it is not settled.
#[must_use]
pub fn row_numbers(document: &Document, least: usize) -> Vec<RowNumber> {
    let tables = document.tables.iter().filter(|table| table.defect.is_none() && table.rows.len() >= least);
    let numbered = tables.flat_map(|table| table.rows.clone().zip(1..));
    numbered.map(|(row, number)| RowNumber { offset: document.rows[row].span.start, number }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Source;

    fn numbers(text: &str, least: usize) -> Vec<(&str, usize)> {
        let source = Source::new("a.md", text).unwrap();
        let numbers = row_numbers(&Document::parse(&source), least);
        numbers.iter().map(|it| (text[it.offset as usize..].lines().next().unwrap(), it.number)).collect()
    }

    #[test]
    fn rows_are_counted_from_one_in_each_table() {
        let text = "| a |\n|---|\n| b |\n  | é |\n\n# x\n\n| c |\n|---|\n| d |";
        assert_eq!(numbers(text, 1), [("| b |", 1), ("| é |", 2), ("| d |", 1)]);
        assert_eq!(numbers(text, 2), [("| b |", 1), ("| é |", 2)]);
    }

    #[test]
    fn text_that_is_no_table_has_no_numbers() {
        assert_eq!(numbers("", 0), []);
        assert_eq!(numbers("| a |\n|---|\n", 0), []);
        assert_eq!(numbers("| a | b |\n| c | d |\n", 0), []);
        assert_eq!(numbers("```\n| a |\n|---|\n| b |\n```\n", 0), []);
    }
}
