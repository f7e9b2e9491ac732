use ::url::Url;

use crate::binding::{Binding, BoundValue, Reading, is_tracking};
use crate::schema::ValueType;
use crate::text::Span;

/// A value that no two documents of a corpus hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The name of the value's declaration.
    pub name: String,
    /// The value, in the form in which two are compared.
    pub value: String,
    /// Where it stands.
    pub span: Span,
}

/// The values of a document that its schema wants to be unique in the corpus.
///
/// Texts are compared without regard to case and spacing; URLs without tracking parameters, fragment and final slash.
#[must_use]
pub fn facts(binding: &Binding<'_>) -> Vec<Fact> {
    let unique = binding.values.iter().filter(|value| value.decl.unique.is_some());
    unique.filter_map(fact).collect()
}

fn fact(value: &BoundValue<'_>) -> Option<Fact> {
    if matches!(value.reading, Reading::Empty | Reading::Mistyped) {
        return None;
    }
    let compared = match value.decl.kind.value {
        ValueType::Url => address(value.text)?,
        _ => folded(value.text),
    };
    Some(Fact { name: value.decl.name.clone(), value: compared, span: value.span })
}

/// A URL without what makes no difference to the page that it leads to.
fn address(text: &str) -> Option<String> {
    let mut url = Url::parse(text).ok()?;
    url.set_fragment(None);
    if let Some(query) = url.query() {
        let kept: Vec<_> = query.split('&').filter(|it| !it.is_empty() && !is_tracking(it)).collect();
        let kept = kept.join("&");
        url.set_query(if kept.is_empty() { None } else { Some(&kept) });
    }
    let address = url.as_str();
    Some(address.strip_suffix('/').unwrap_or(address).to_owned())
}

fn folded(text: &str) -> String {
    let words: Vec<_> = text.split_whitespace().collect();
    words.join(" ").to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_one_page_are_the_same() {
        let plain = address("https://example.org/a?id=1").unwrap();
        for other in [
            "https://EXAMPLE.org/a?id=1#part",
            "https://example.org/a/?id=1&utm_source=x".replace("a/", "a").as_str(),
            "https://example.org/a?fbclid=2&id=1",
        ] {
            assert_eq!(address(other).unwrap(), plain, "{other}");
        }
        assert_eq!(address("https://example.org/?utm_source=x"), address("https://example.org"));
        assert_ne!(address("https://example.org/a?id=2").unwrap(), plain);
    }

    #[test]
    fn texts_are_compared_without_case_and_spacing() {
        assert_eq!(folded(" A  Title\n"), "a title");
    }
}
