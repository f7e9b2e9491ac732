//! Names that were plainly meant as declared ones.

use crate::diagnostic::Applicability;

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
}
