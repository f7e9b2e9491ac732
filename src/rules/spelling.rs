//! Names and values that were plainly meant as declared ones.

use crate::diagnostic::{Applicability, closest};

/// What `found` should have been, of the texts that are `declared`, and whether that is certain: it is where the two
/// differ in case, blanks and emphasis only.
pub(super) fn respelled<'a>(
    found: &str,
    mut declared: impl Iterator<Item = &'a str> + Clone,
) -> Option<(&'a str, Applicability)> {
    let same = declared.clone().find(|text| plain(text).eq(plain(found)));
    match same {
        Some(text) => Some((text, Applicability::Safe)),
        None => declared.next().map(|text| (text, Applicability::Unsafe)),
    }
}

/// Which of the values `accepted` was meant with `found`, and whether that is certain: it is where exactly one of them has
/// the same words in the same order, case aside.
pub(super) fn meant<'a>(
    found: &str,
    accepted: impl Iterator<Item = &'a str> + Clone,
) -> Option<(&'a str, Applicability)> {
    let mut same = accepted.clone().filter(|text| words(text).eq(words(found)));
    match same.next() {
        Some(text) if same.all(|other| other == text) => Some((text, Applicability::Safe)),
        _ => closest(found, accepted).map(|text| (text, Applicability::Unsafe)),
    }
}

/// The words of a text in small letters, each after a blank.
fn words(text: &str) -> impl Iterator<Item = char> {
    text.split_whitespace().flat_map(|word| std::iter::once(' ').chain(word.chars().flat_map(char::to_lowercase)))
}

fn plain(text: &str) -> impl Iterator<Item = char> {
    let bare = text.trim_matches(|it: char| it.is_whitespace() || matches!(it, '*' | '_' | ':'));
    bare.chars().filter(|it| !it.is_whitespace()).flat_map(char::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_blanks_and_emphasis_do_not_matter() {
        let meant = |found| respelled(found, ["Key words", "Tags"].into_iter());
        for found in ["KEY  WORDS", "Keywords", "**key words:**", "Key\u{a0}words"] {
            assert_eq!(meant(found), Some(("Key words", Applicability::Safe)), "{found}");
        }
        assert_eq!(meant("tags"), Some(("Tags", Applicability::Safe)));
        assert_eq!(meant("Key-word"), Some(("Key words", Applicability::Unsafe)));
    }

    #[test]
    fn a_value_is_certain_where_one_has_its_words() {
        let meant = |found| meant(found, ["error message", "Report", "report", "news"].into_iter());
        for found in ["Error Message", "error  message", " error\n  MESSAGE ", "error\u{a0}message"] {
            assert_eq!(meant(found), Some(("error message", Applicability::Safe)), "{found:?}");
        }
        for found in ["errormessage", "error-message", "err or message", "*error message*"] {
            assert_eq!(meant(found), Some(("error message", Applicability::Unsafe)), "{found:?}");
        }
        // Either of two could be meant.
        assert!(matches!(meant("REPORT"), Some((_, Applicability::Unsafe))));
        assert_eq!(meant("nws"), Some(("news", Applicability::Unsafe)));
        assert_eq!(meant("other"), None);
    }
}
