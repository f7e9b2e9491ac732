//! What readers see of a text.

use std::borrow::Cow;

use pulldown_cmark::{Event, Options, Parser};

/// What readers see of a text such as that of a heading or a cell: without the marks of emphasis, code and links, and
/// without HTML; escapes and entities undone; on one line.
#[must_use]
pub fn plain(markdown: &str) -> Cow<'_, str> {
    let markdown = markdown.trim();
    let is_mark = |byte: u8| matches!(byte, b'*' | b'_' | b'[' | b'<' | b'`' | b'\\' | b'&') || byte.is_ascii_control();
    if !markdown.bytes().any(is_mark) {
        return Cow::Borrowed(markdown);
    }
    // After a full stop nothing begins a heading, a list or a quotation, and emphasis begins as it would alone.
    let line = format!(".{}", markdown.split(['\n', '\r']).map(str::trim).collect::<Vec<_>>().join(" "));
    let mut seen = String::with_capacity(line.len());
    for event in Parser::new_ext(&line, Options::empty()) {
        match event {
            Event::Text(text) | Event::Code(text) => seen.push_str(&text),
            Event::SoftBreak | Event::HardBreak => seen.push(' '),
            _ => {}
        }
    }
    let seen = seen.strip_prefix('.').unwrap_or(&seen);
    Cow::Owned(seen.split_whitespace().collect::<Vec<_>>().join(" "))
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn marks_are_not_seen() {
        assert_eq!(plain("__A *title*__, (from [20251207](https://a.b/c).)"), "A title, (from 20251207.)");
        assert_eq!(plain("`a_b` &amp; c\\*d<br>![e](f)"), "a_b & c*de");
        assert_eq!(plain(" two\n  **lines** "), "two lines");
    }

    #[test]
    fn what_is_no_mark_stays() {
        for text in ["", "1. a", "- b #", "> c", "a.b", "| d |", "é🙂", "# e"] {
            assert_eq!(plain(text), text);
        }
        assert_eq!(plain("1. snake_case #"), "1. snake_case #");
        assert_eq!(plain("- __x__"), "- x");
        assert_eq!(plain("<!-- nothing -->"), "");
    }
}
