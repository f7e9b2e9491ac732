use std::borrow::Cow;
use std::sync::OnceLock;

use super::{LineColumn, LineIndex, Span};

const BYTE_ORDER_MARK: &str = "\u{feff}";

/// A file's text under the name that reports show, with its lines found when first asked for.
#[derive(Clone, Debug, Default)]
pub struct Source {
    name: String,
    text: String,
    invalid: Option<InvalidUtf8>,
    lines: OnceLock<LineIndex>,
}

/// The first bytes of a file that are not UTF-8.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InvalidUtf8 {
    /// Where they stand, in bytes of the file.
    pub span: Span,
    /// The bytes, at most three.
    pub bytes: Vec<u8>,
}

/// The text is longer than spans can say: 4 GiB or more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a file of 4 GiB or more cannot be checked")]
pub struct TooLong;

impl Source {
    /// A source from text that is known to be UTF-8.
    ///
    /// # Errors
    /// [`TooLong`] at 4 GiB.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Result<Self, TooLong> {
        let (name, text) = (name.into(), text.into());
        if u32::try_from(text.len()).is_err() {
            return Err(TooLong);
        }
        Ok(Self { name, text, invalid: None, lines: OnceLock::new() })
    }

    /// A source from text of less than 4 GiB, the lines of which are `lines`.
    pub(super) fn with_lines(name: String, text: String, lines: LineIndex) -> Self {
        Self { name, text, invalid: None, lines: OnceLock::from(lines) }
    }

    /// A source from a file's bytes.
    ///
    /// Bytes that are not UTF-8 do not fail: each stands in the text as one `?`, so that offsets stay those of the
    /// file, and [`Source::invalid_utf8`] tells of the first.
    ///
    /// # Errors
    /// [`TooLong`] at 4 GiB.
    pub fn from_bytes(name: impl Into<String>, bytes: Vec<u8>) -> Result<Self, TooLong> {
        match String::from_utf8(bytes) {
            Ok(text) => Self::new(name, text),
            Err(error) => {
                let at = error.utf8_error().valid_up_to();
                let len = error.utf8_error().error_len().unwrap_or(error.as_bytes().len() - at);
                let bytes = error.as_bytes()[at..at + len].to_vec();
                let mut source = Self::new(name, mask_invalid(error.as_bytes()))?;
                source.invalid = Some(InvalidUtf8 { span: Span::new(at, at + len), bytes });
                Ok(source)
            }
        }
    }

    /// The name that reports show: a path, or what the caller calls the text.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The whole text, a byte order mark included.
    #[must_use]
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text at `span`; empty when the span is not of this source.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// Where the text proper starts: 3 after a byte order mark, else 0.
    #[must_use]
    pub fn body_start(&self) -> usize {
        if self.text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 }
    }

    /// The first bytes that are not UTF-8, if any.
    #[must_use]
    pub fn invalid_utf8(&self) -> Option<&InvalidUtf8> {
        self.invalid.as_ref()
    }

    /// The text, taken out.
    #[must_use]
    pub fn into_text(self) -> String {
        self.text
    }

    /// What ends the lines of the text: what ends its first one, `\n` where there is none.
    #[must_use]
    pub fn line_ending(&self) -> &'static str {
        let bytes = self.text.as_bytes();
        match memchr::memchr2(b'\n', b'\r', bytes) {
            Some(at) if bytes[at] == b'\r' && bytes.get(at + 1) == Some(&b'\n') => "\r\n",
            Some(at) if bytes[at] == b'\r' => "\r",
            _ => "\n",
        }
    }

    /// The lines that `span` stands on, with the last one's ending, without a byte order mark.
    #[must_use]
    pub fn lines_of(&self, span: Span) -> Span {
        let lines = self.lines();
        let start = lines.line_start(lines.line_of(span.start)).unwrap_or_default();
        let last = if span.is_empty() { span.start } else { span.end - 1 };
        let end = lines.line_start(lines.line_of(last) + 1).unwrap_or(self.text.len() as u32);
        Span { start: start.max(self.body_start() as u32), end }
    }

    /// The line index of the text.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }

    /// Line and column of the byte at `offset`.
    #[must_use]
    pub fn line_column(&self, offset: u32) -> LineColumn {
        self.lines().line_column(&self.text, offset)
    }
}

/// The bytes as text, with one `?` for each byte that is not part of valid UTF-8.
fn mask_invalid(bytes: &[u8]) -> String {
    bytes
        .utf8_chunks()
        .flat_map(|chunk| [Cow::Borrowed(chunk.valid()), Cow::Owned("?".repeat(chunk.invalid().len()))])
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn invalid_bytes_keep_every_offset() {
        let source = Source::from_bytes("a.md", b"a\xe9b\xf0\x9f\x99c".to_vec()).unwrap();
        assert_eq!(source.text(), "a?b???c");
        assert_eq!(source.invalid_utf8(), Some(&InvalidUtf8 { span: Span::new(1, 2), bytes: vec![0xe9] }));
    }

    #[test]
    fn a_text_that_ends_inside_a_character_is_invalid_there() {
        let source = Source::from_bytes("a.md", b"a\xf0\x9f".to_vec()).unwrap();
        assert_eq!(source.invalid_utf8().map(|it| it.span), Some(Span::new(1, 3)));
    }

    #[test]
    fn the_first_line_tells_the_line_ending() {
        let ending = |text: &str| Source::new("a.md", text).unwrap().line_ending();
        assert_eq!(["", "a", "a\nb\r\n", "a\r\nb\n", "a\rb\n"].map(ending), ["\n", "\n", "\n", "\r\n", "\r"]);
    }

    #[test]
    fn the_lines_of_a_span_are_whole() {
        let source = Source::new("a.md", "\u{feff}ab\r\ncd\nef").unwrap();
        let lines = |start, end| source.slice(source.lines_of(Span::new(start, end))).to_owned();
        assert_eq!(lines(4, 5), "ab\r\n");
        assert_eq!(lines(4, 8), "ab\r\ncd\n");
        assert_eq!(lines(10, 10), "ef");
        assert_eq!(lines(12, 12), "ef");
    }

    #[test]
    fn the_body_starts_behind_a_byte_order_mark() {
        assert_eq!(Source::new("a.md", "\u{feff}a").unwrap().body_start(), 3);
        assert_eq!(Source::new("a.md", "a").unwrap().body_start(), 0);
    }
}
