//! Reading `Key: value`.

use std::ops::Range;

use memchr::{memchr_iter, memchr2};

use super::Field;
use super::lines::is_blank;
use crate::text::{Source, Span};

/// A longer text before a colon is the start of a sentence.
const LONGEST_KEY: usize = 60;

/// Reads the first line of the text at `span`.
pub(super) fn field(source: &Source, span: Span) -> Option<Field> {
    let text = source.slice(span);
    let line = &text[..memchr2(b'\n', b'\r', text.as_bytes()).unwrap_or(text.len())];
    let mark = emphasis_mark(line);
    let (colon, value_start) = parting_colon(line, mark)?;
    let mut key = trim_blanks(line, 0..colon);
    let mut value = trim_blanks(line, value_start..line.len());
    if !mark.is_empty() {
        let inner = line.get(mark.len()..key.end)?;
        if value_start > colon + 1 {
            // `**Key:** value`
            key.start += mark.len();
        } else if inner.find(mark).is_some_and(|at| at + mark.len() == inner.len()) {
            // `**Key**: value`
            key = key.start + mark.len()..key.end - mark.len();
        } else if !inner.contains(mark) && line[value.clone()].ends_with(mark) {
            // `**Key: value**`
            key.start += mark.len();
            value = trim_blanks(line, value.start..value.end - mark.len());
        }
        key = trim_blanks(line, key);
    }
    let name = &line[key.clone()];
    if name.is_empty() || name == mark || name.chars().nth(LONGEST_KEY).is_some() {
        return None;
    }
    Some(Field { key: span.slice(key), value: span.slice(value) })
}

/// The run of `*` or `_` that `line` starts with.
fn emphasis_mark(line: &str) -> &str {
    let len = match line.as_bytes() {
        [mark @ (b'*' | b'_'), ..] => line.bytes().take_while(|byte| byte == mark).count(),
        _ => 0,
    };
    &line[..len]
}

/// The first colon with a blank or nothing after it or after the closing `mark` that follows it, and where that is.
fn parting_colon(line: &str, mark: &str) -> Option<(usize, usize)> {
    memchr_iter(b':', line.as_bytes()).find_map(|colon| {
        let behind = &line[colon + 1..];
        let behind_mark = behind.strip_prefix(mark).unwrap_or(behind);
        let rest = [behind, behind_mark].into_iter().find(|rest| rest.bytes().next().is_none_or(is_blank))?;
        Some((colon, line.len() - rest.len()))
    })
}

/// The part of `range` without blanks on both sides; empty at its start when nothing else is there.
fn trim_blanks(line: &str, range: Range<usize>) -> Range<usize> {
    let bytes = &line.as_bytes()[range.clone()];
    let Some(first) = bytes.iter().position(|byte| !is_blank(*byte)) else { return range.start..range.start };
    let len = bytes.iter().rposition(|byte| !is_blank(*byte)).map_or(0, |last| last + 1);
    range.start + first..range.start + len
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field_of(text: &str) -> Option<(&str, &str)> {
        let source = Source::new("a.md", text).unwrap();
        field(&source, Span::new(0, text.len())).map(|field| (&text[field.key.range()], &text[field.value.range()]))
    }

    #[test]
    fn a_field_is_parted_at_the_colon() {
        assert_eq!(field_of("Category: politics "), Some(("Category", "politics")));
        assert_eq!(field_of("Type : news: all\nmore: x"), Some(("Type", "news: all")));
        assert_eq!(field_of("Empty:\r\nx"), Some(("Empty", "")));
        assert_eq!(field_of("a:b c:\td"), Some(("a:b c", "d")));
    }

    #[test]
    fn text_without_a_key_is_no_field() {
        for text in ["", "see https://example.org", ": value", "no colon\nKey: value", "**: value", "**:** value"] {
            assert_eq!(field_of(text), None, "{text}");
        }
    }

    #[test]
    fn emphasis_around_a_key_is_not_part_of_it() {
        let texts =
            ["**Key:** value", "**Key**: value", "__Key__: value", "*Key*: value", "_Key:_ value", "** Key **: value"];
        for text in texts {
            assert_eq!(field_of(text), Some(("Key", "value")), "{text}");
        }
        assert_eq!(field_of("**Key: value**"), Some(("Key", "value")));
        assert_eq!(field_of("**Key:**"), Some(("Key", "")));
        assert_eq!(field_of("**A** and **B**: value"), Some(("**A** and **B**", "value")));
        assert_eq!(field_of("*a: b* c"), Some(("*a", "b* c")));
    }

    #[test]
    fn a_long_key_is_prose() {
        assert!(field_of(&format!("{}: x", "é".repeat(60))).is_some());
        assert!(field_of(&format!("{}: x", "é".repeat(61))).is_none());
    }

    #[test]
    fn a_blank_value_stands_behind_the_colon() {
        let source = Source::new("a.md", "Key: ").unwrap();
        assert_eq!(field(&source, Span::new(0, 5)).unwrap().value, Span::empty(4));
    }
}
