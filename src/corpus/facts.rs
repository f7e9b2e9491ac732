use std::hash::{DefaultHasher, Hash, Hasher};

use crate::binding::{Binding, BoundValue, Reading, is_tracking};
use crate::schema::ValueType;
use crate::text::Span;

/// A value that no two documents of a corpus hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fact {
    /// Stands for the name of the value's declaration, and for the value in the form in which two are compared: 64 bits,
    /// which no two values of a corpus share by chance.
    pub key: u64,
    /// Where it stands.
    pub span: Span,
}

impl Fact {
    /// The key of the URL `text` of a declaration that is called `name`.
    #[must_use]
    pub fn of_address(name: &str, text: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        hash_address(text, &mut hasher);
        hasher.finish()
    }
}

/// The values of a document that its schema wants to be unique in the corpus.
///
/// Texts are compared without regard to case and spacing; URLs without tracking parameters, fragment and final slash.
#[must_use]
pub fn facts(binding: &Binding<'_>) -> Vec<Fact> {
    let unique = binding.values.iter().filter(|value| value.decl.unique.is_some());
    let said = unique.filter(|value| value.reading.is_said() && value.reading != Reading::Mistyped);
    said.map(|value| Fact { key: key(value), span: value.span }).collect()
}

fn key(value: &BoundValue<'_>) -> u64 {
    if value.decl.kind.value == ValueType::Url {
        return Fact::of_address(&value.decl.name, value.text);
    }
    let mut hasher = DefaultHasher::new();
    value.decl.name.hash(&mut hasher);
    hash_words(value.text, &mut hasher);
    hasher.finish()
}

/// Takes in a URL without what makes no difference to the page that it leads to.
fn hash_address(text: &str, hasher: &mut impl Hasher) {
    let text = text.split('#').next().unwrap_or_default();
    let (path, query) = text.split_once('?').unwrap_or((text, ""));
    // Scheme and host have no case (RFC 3986, section 6.2.2.1).
    let host_end = path.find("://").and_then(|at| Some(at + 3 + path[at + 3..].find('/')?)).unwrap_or(path.len());
    let (host, path) = path.split_at(host_end);
    hasher.write(host.to_ascii_lowercase().as_bytes());
    hasher.write(path.strip_suffix('/').unwrap_or(path).as_bytes());
    for parameter in query.split('&').filter(|it| !it.is_empty() && !is_tracking(it)) {
        hasher.write_u8(b'?');
        hasher.write(parameter.as_bytes());
    }
}

/// Takes in the words of a text.
fn hash_words(text: &str, hasher: &mut impl Hasher) {
    let lower = if text.is_ascii() { text.to_ascii_lowercase() } else { text.to_lowercase() };
    for word in lower.split_whitespace() {
        hasher.write(word.as_bytes());
        hasher.write_u8(b' ');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(hash: impl Fn(&str, &mut DefaultHasher), text: &str) -> u64 {
        let mut hasher = DefaultHasher::new();
        hash(text, &mut hasher);
        hasher.finish()
    }

    #[test]
    fn addresses_of_one_page_are_the_same() {
        let address = |text: &str| of(hash_address, text);
        let plain = address("https://example.org/a?id=1");
        for other in [
            "HTTPS://EXAMPLE.org/a?id=1#part",
            "https://example.org/a/?id=1&utm_source=x&",
            "https://example.org/a?fbclid=2&id=1",
        ] {
            assert_eq!(address(other), plain, "{other}");
        }
        assert_eq!(address("https://example.org/?utm_source=x"), address("https://example.org"));
        for other in [
            "https://example.org/a?id=2",
            "https://example.org/A?id=1",
            "https://example.org/a?id=1&more",
            "http://example.org/a?id=1",
        ] {
            assert_ne!(address(other), plain, "{other}");
        }
    }

    #[test]
    fn texts_are_compared_without_case_and_spacing() {
        let words = |text: &str| of(hash_words, text);
        assert_eq!(words(" A  Title\n"), words("a title"));
        assert_ne!(words("a title"), words("at itle"));
    }
}
