//! What was typed into a document.

use gen_lsp_types::{Range, Uri};
use serde::Deserialize;

use super::convert;
use crate::text::{EditedText, Encoding, Source, Span, TooLong};

/// The parameters of `textDocument/didChange`. The crate of the protocol's types reads a change whose range is wrong as
/// one of the whole text, which would be the end of that text.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Changes {
    pub(super) text_document: Version,
    pub(super) content_changes: Vec<Change>,
}

/// A document, and the client's number of its next version.
#[derive(Debug, Deserialize)]
pub(super) struct Version {
    pub(super) uri: Uri,
    pub(super) version: i32,
}

/// A text in the place of a part, or of all.
#[derive(Debug, Deserialize)]
pub(super) struct Change {
    range: Option<Range>,
    text: String,
}

/// The text after `changes`, each of which is one of the text after the one before.
///
/// # Errors
/// [`TooLong`] at 4 GiB.
pub(super) fn apply(source: &Source, changes: Vec<Change>, encoding: Encoding) -> Result<Source, TooLong> {
    let mut edited = EditedText::new(source);
    for Change { range, text } in changes {
        match range {
            None => edited.replace_all(text)?,
            Some(Range { start, end }) => {
                // One that ends before it starts is read backwards, as the protocol's own library reads it. A byte order
                // mark counts: to the client it is a character like any other.
                let offset = |position| edited.offset(convert::counted(position), encoding);
                let (a, b) = (offset(start), offset(end));
                edited.replace(Span { start: a.min(b), end: a.max(b) }, &text)?;
            }
        }
    }
    Ok(edited.into_source())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::sample::Index;
    use serde_json::{Value, json};

    use super::*;

    fn changed(text: &str, changes: Value) -> Option<String> {
        let changes: Vec<Change> = serde_json::from_value(changes).ok()?;
        let source = Source::new("a.md", text).unwrap();
        Some(apply(&source, changes, Encoding::Utf16).unwrap().into_text())
    }

    fn range(start: (u32, u32), end: (u32, u32)) -> Value {
        let place = |(line, character)| json!({ "line": line, "character": character });
        json!({ "start": place(start), "end": place(end) })
    }

    #[test]
    fn a_part_or_all_is_another_text() {
        let part = |start, end, text: &str| json!([{ "range": range(start, end), "text": text }]);
        assert_eq!(changed("a\nbc\n", part((1, 1), (1, 2), "x")).as_deref(), Some("a\nbx\n"));
        assert_eq!(changed("é🙂\r\nb", part((0, 1), (1, 0), "")).as_deref(), Some("éb"));
        assert_eq!(changed("a", part((9, 9), (9, 9), "b")).as_deref(), Some("ab"));
        assert_eq!(changed("abc", part((0, 2), (0, 1), "x")).as_deref(), Some("axc"));
        assert_eq!(changed("a\r", part((1, 0), (1, 0), "\n")).as_deref(), Some("a\r\n"));
        assert_eq!(changed("a", json!([{ "text": "b" }, { "range": null, "text": "c" }])).as_deref(), Some("c"));
        assert_eq!(changed("a", json!([])).as_deref(), Some("a"));
    }

    #[test]
    fn a_range_that_cannot_be_read_is_not_the_whole_text() {
        for range in [
            json!(7),
            json!({}),
            json!({ "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 0 } }),
        ] {
            assert_eq!(changed("a", json!([{ "range": range, "text": "" }])), None, "{range}");
        }
    }

    /// The place before the character `at`, counted without our own lines and units; between the two characters that end a
    /// line there is none.
    fn place(text: &[char], at: usize, encoding: Encoding) -> Option<(u32, u32)> {
        if at > 0 && text[at - 1] == '\r' && text.get(at) == Some(&'\n') {
            return None;
        }
        let before: String = text[..at].iter().collect();
        let lines = before.replace("\r\n", "\n").replace('\r', "\n");
        let last = lines.rsplit('\n').next().unwrap_or_default();
        let units = match encoding {
            Encoding::Utf8 => last.len(),
            Encoding::Utf16 => last.encode_utf16().count(),
            Encoding::Utf32 => last.chars().count(),
        };
        Some((lines.matches('\n').count() as u32, units as u32))
    }

    proptest! {
        #[test]
        fn the_text_is_that_of_whoever_types(
            text in TEXTS,
            typed in prop::collection::vec((any::<Index>(), any::<Index>(), TEXTS), 0..12),
        ) {
            for encoding in [Encoding::Utf8, Encoding::Utf16, Encoding::Utf32] {
                let mut model: Vec<char> = text.chars().collect();
                let mut changes = Vec::new();
                for (from, to, text) in &typed {
                    let (a, b) = (from.index(model.len() + 1), to.index(model.len() + 1));
                    let (start, end) = (a.min(b), a.max(b));
                    let places = (place(&model, start, encoding), place(&model, end, encoding));
                    let (Some(first), Some(last)) = places else { continue };
                    changes.push(json!({ "range": range(first, last), "text": text }));
                    model.splice(start..end, text.chars());
                }
                let changes = serde_json::from_value(Value::Array(changes)).unwrap();
                let source = apply(&Source::new("a.md", &*text).unwrap(), changes, encoding).unwrap();
                prop_assert_eq!(source.text(), model.iter().collect::<String>());
            }
        }
    }

    const TEXTS: &str = "[a|é🙂\u{301}\u{feff}\r\n]{0,12}";
}
