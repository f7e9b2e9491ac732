//! The cells of a line of a table as it is typed: its last pipe may be missing, and it need not be a row yet.

use std::ops::Range;

/// What stands between the pipes of a line, and after the last one; without what stands before the first one, where the
/// line begins with it.
pub(super) fn cells(line: &str) -> Vec<Range<usize>> {
    let mut cells = Vec::new();
    let mut start = 0;
    for (at, _) in line.match_indices('|').filter(|(at, _)| !line[..*at].ends_with('\\')) {
        cells.push(start..at);
        start = at + 1;
    }
    cells.push(start..line.len());
    if line.trim_start().starts_with('|') {
        cells.remove(0);
    }
    cells
}

/// The texts of the cells, the one after the last pipe only where it says something.
pub(super) fn texts(line: &str) -> Vec<&str> {
    let mut texts: Vec<_> = cells(line).into_iter().map(|cell| line[cell].trim()).collect();
    if texts.last().is_some_and(|last| last.is_empty()) {
        texts.pop();
    }
    texts
}

/// Whether a line may be one of a table.
pub(super) fn is_row(line: &str) -> bool {
    line.contains('|') && !line.trim_start().starts_with('#')
}

/// Whether a line is a delimiter row, or the start of one.
pub(super) fn is_delimiter(line: &str) -> bool {
    line.bytes().all(|it| matches!(it, b'|' | b':' | b'-' | b' ' | b'\t'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_split_at_its_pipes() {
        assert_eq!(texts("| a | b\\|c |"), ["a", "b\\|c"]);
        assert_eq!(texts("  | a | é"), ["a", "é"]);
        assert_eq!(texts("a | b"), ["a", "b"]);
        assert_eq!(texts("| a || "), ["a", ""]);
        assert_eq!(cells("||"), [1..1, 2..2]);
        assert_eq!(cells("| a |"), [1..4, 5..5]);
    }
}
