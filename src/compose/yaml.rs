//! Texts as YAML writes them.

use crate::export::Datum;

/// A text as a value, also in a list between brackets. Of one that `is_text` other programs must not make a number or a
/// truth value.
pub(crate) fn scalar(text: &str, is_text: bool) -> String {
    if text.is_empty() || (is_plain(text) && !(is_text && reads_as_another_type(text))) {
        text.to_owned()
    } else {
        // JSON's strings are YAML's, in double quotes.
        Datum::Text(text.to_owned()).to_json()
    }
}

/// A text as a key.
pub(crate) fn key(text: &str) -> String {
    scalar(text, true)
}

/// Whether YAML 1.2 reads the text as it stands, on one line.
fn is_plain(text: &str) -> bool {
    const NULLS: [&str; 4] = ["null", "Null", "NULL", "~"];
    let begins = text.starts_with(|it: char| it.is_alphanumeric() || matches!(it, '/' | '(' | '.' | '+' | '$' | '…'));
    begins
        && text.trim() == text
        && !text.ends_with(':')
        && !text.contains(": ")
        && !text.contains(" #")
        && !text.contains(|it: char| it.is_control() || matches!(it, ',' | '[' | ']' | '{' | '}' | '\u{feff}'))
        && !text.starts_with("...")
        && !NULLS.contains(&text)
}

fn reads_as_another_type(text: &str) -> bool {
    const WORDS: [&str; 6] = ["true", "false", "yes", "no", "on", "off"];
    let is_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_hexdigit());
    WORDS.contains(&text.to_lowercase().as_str())
        || text.replace('_', "").parse::<f64>().is_ok()
        || ["0x", "0o"].iter().any(|base| text.strip_prefix(base).is_some_and(is_digits))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_quoted_where_it_has_to_be() {
        for text in ["a", "a b", "https://a.b/c#d", "2025-12-07", "Émile's", "a - b", "(x)"] {
            assert_eq!(scalar(text, true), text);
        }
        for text in
            ["- a", "a: b", "a #b", "a:", "~", "null", "true", "No", "12", "0x1f", "1e3", "[a]", "a, b", "\"a\"", "*a"]
        {
            assert_eq!(scalar(text, true), Datum::Text(text.into()).to_json());
        }
        assert_eq!(scalar("12", false), "12");
        assert_eq!(scalar("a\nb", true), "\"a\\nb\"");
        assert_eq!(scalar("", true), "");
    }
}
