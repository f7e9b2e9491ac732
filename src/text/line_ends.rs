use std::borrow::Cow;
use std::ops::Range;

use memchr::memchr2;

/// The line endings of a text, in order: `\n`, `\r\n` or a lone `\r` (`CommonMark` 0.31.2, section 2.1).
pub fn line_ends(text: &str) -> impl Iterator<Item = Range<usize>> {
    let bytes = text.as_bytes();
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + memchr2(b'\n', b'\r', &bytes[from..])?;
        from = start + if bytes[start..].starts_with(b"\r\n") { 2 } else { 1 };
        Some(start..from)
    })
}

/// The text with `\n` for every line ending.
#[must_use]
pub fn with_newlines(text: &str) -> Cow<'_, str> {
    if text.contains('\r') { text.replace("\r\n", "\n").replace('\r', "\n").into() } else { text.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_ending_is_one() {
        let ends: Vec<_> = line_ends("a\nb\r\n\rc\r").collect();
        assert_eq!(ends, [1..2, 3..5, 5..6, 7..8]);
        assert_eq!(line_ends("").next(), None);
    }

    #[test]
    fn every_line_ending_becomes_one() {
        assert_eq!(with_newlines("a\nb\r\n\rc\r"), "a\nb\n\nc\n");
        assert!(matches!(with_newlines("a\n"), Cow::Borrowed("a\n")));
    }
}
