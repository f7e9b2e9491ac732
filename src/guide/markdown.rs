//! Writing Markdown (GFM) that says a text as it is, whatever characters it holds.

use std::fmt::Write;

use crate::layout::table::cell_text;

/// The deepest level of a heading.
pub(super) const DEEPEST: usize = 6;

/// A page in the making: blocks with a blank line between them.
#[derive(Default)]
pub(super) struct Page {
    text: String,
}

impl Page {
    /// A comment, which readers of the page as published do not see.
    pub(super) fn comment(&mut self, text: &str) {
        self.block(&comment(text));
    }

    /// A heading; one deeper than Markdown has stands on the deepest level.
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        // Hashes at the end would close the heading.
        let text = text.strip_suffix('#').map_or_else(|| text.to_owned(), |rest| format!("{rest}\\#"));
        self.block(&format!("{} {text}", "#".repeat(level.min(DEEPEST))));
    }

    /// A paragraph.
    pub(super) fn paragraph(&mut self, text: &str) {
        self.block(text);
    }

    /// A list; nothing without items.
    pub(super) fn list(&mut self, items: &[String]) {
        if !items.is_empty() {
            self.block(&format!("* {}", items.join("\n* ")));
        }
    }

    /// A table of cells, the first row its header; columns without a cell below the header are left out.
    pub(super) fn table(&mut self, header: &[&str], rows: &[Vec<String>]) {
        let filled: Vec<usize> = (0..header.len()).filter(|at| rows.iter().any(|row| !row[*at].is_empty())).collect();
        let mut table = String::new();
        let mut line = |cells: &mut dyn Iterator<Item = &str>| {
            table.push('|');
            cells.for_each(|cell| _ = write!(table, " {} |", cell_text(cell)));
            table.push('\n');
        };
        line(&mut filled.iter().map(|at| header[*at]));
        line(&mut filled.iter().map(|_| ":--"));
        for row in rows {
            line(&mut filled.iter().map(|at| row[*at].as_str()));
        }
        self.block(&table);
    }

    /// Lines as they are.
    pub(super) fn fenced(&mut self, language: &str, text: &str) {
        let fence = "`".repeat((longest_run(text) + 1).max(3));
        self.block(&format!("{fence}{language}\n{}\n{fence}", text.trim_end()));
    }

    /// The page.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    fn block(&mut self, text: &str) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }
}

/// An HTML comment with this text.
pub(super) fn comment(text: &str) -> String {
    // Two hyphens may end a comment.
    format!("<!-- {} -->", prose_line(text).replace("--", "\u{2010}\u{2010}"))
}

/// A text as inline code. Line breaks and other control characters are shown as pictures.
pub(crate) fn code(text: &str) -> String {
    if text.is_empty() {
        return "(nothing)".into();
    }
    let text: String = text.chars().map(picture).collect();
    let ticks = "`".repeat(if text.contains('`') { longest_run(&text) + 1 } else { 1 });
    let outer = |it: char| it == '`' || it == ' ';
    // One blank on each side is not part of the code (CommonMark 0.31, section 6.1).
    let blank = text.trim_matches(' ').is_empty();
    let pad = if !blank && (text.starts_with(outer) || text.ends_with(outer)) { " " } else { "" };
    format!("{ticks}{pad}{text}{pad}{ticks}")
}

fn picture(character: char) -> char {
    match character as u32 {
        it @ ..0x20 => char::from_u32(0x2400 + it).unwrap_or('\u{fffd}'),
        0x7f => '\u{2421}',
        _ => character,
    }
}

fn longest_run(text: &str) -> usize {
    text.split(|it| it != '`').map(str::len).max().unwrap_or_default()
}

/// A text as inline prose, on one line: what Markdown would read as a mark is escaped, but for `code`.
pub(crate) fn prose(text: &str) -> String {
    let text = prose_line(text);
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(character) = text[at..].chars().next() {
        if let Some(length) = code_span(&text[at..]) {
            out.push_str(&text[at..at + length]);
            at += length;
            continue;
        }
        let end = at + character.len_utf8();
        if is_mark(&text[..at], character, &text[end..]) {
            out.push('\\');
        }
        out.push(character);
        at = end;
    }
    out
}

/// A text on one line, control characters as pictures.
fn prose_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").chars().map(picture).collect()
}

/// The length of the code span that `text` starts with.
fn code_span(text: &str) -> Option<usize> {
    let ticks = text.len() - text.trim_start_matches('`').len();
    if ticks == 0 {
        return None;
    }
    let mut end = ticks;
    for run in text[ticks..].split_inclusive(|it| it != '`') {
        let length = run.len() - run.trim_start_matches('`').len();
        if length == ticks {
            return Some(end + length);
        }
        end += run.len();
    }
    None
}

/// Whether Markdown would read a character as a mark between these texts.
fn is_mark(before: &str, character: char, after: &str) -> bool {
    let in_word = |it: Option<char>| it.is_some_and(char::is_alphanumeric);
    match character {
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '&' | '~' | '$' => true,
        '_' => !(in_word(before.chars().next_back()) && in_word(after.chars().next())),
        // At the start of a line these make it something else than a paragraph.
        '#' | '+' | '-' | '=' | '|' | ':' => before.is_empty(),
        '.' | ')' => (1..=9).contains(&before.len()) && before.bytes().all(|it| it.is_ascii_digit()),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_shows_any_text() {
        assert_eq!(code("a|b"), "`a|b`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("``"), "``` `` ```");
        assert_eq!(code(" a"), "`  a `");
        assert_eq!(code(" "), "` `");
        assert_eq!(code("a\nb"), "`a\u{240a}b`");
    }

    #[test]
    fn prose_keeps_marks_from_meaning_something() {
        assert_eq!(prose("a *b* <c> [d](e) &amp;"), "a \\*b\\* \\<c\\> \\[d\\](e) \\&amp;");
        assert_eq!(prose("utm_source _x_"), "utm_source \\_x\\_");
        assert_eq!(prose("1. a"), "1\\. a");
        assert_eq!(prose("a 1. b"), "a 1. b");
        assert_eq!(prose("- a - b"), "\\- a - b");
        assert_eq!(prose("a\n\n# b"), "a # b");
    }

    #[test]
    fn prose_keeps_code() {
        assert_eq!(prose("`a*b` and ``c`*``, but `d*"), "`a*b` and ``c`*``, but \\`d\\*");
    }

    #[test]
    fn columns_without_cells_are_left_out() {
        let mut page = Page::default();
        page.table(&["a", "b", "c"], &[vec!["1".into(), String::new(), "x|y".into()]]);
        assert_eq!(page.into_text(), "| a | c |\n| :-- | :-- |\n| 1 | x\\|y |\n");
    }

    #[test]
    fn a_fence_is_longer_than_those_in_it() {
        let mut page = Page::default();
        page.fenced("text", "````\n");
        assert_eq!(page.into_text(), "`````text\n````\n`````\n");
    }
}
