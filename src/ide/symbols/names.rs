//! What symbols are called.

use crate::document::plain;
use crate::rules::cut;

/// An outline is narrow: more is not seen, in characters.
const LONGEST: usize = 120;

/// What readers see of a text, on one line, cut when long; `None` where they see nothing.
pub(super) fn shown(markdown: &str) -> Option<String> {
    visible(&plain(markdown))
}

/// The same for what is called by a text; by the text as written where readers see nothing of it, and by `otherwise`
/// where there is none.
pub(super) fn name(markdown: &str, otherwise: &str) -> String {
    shown(markdown).or_else(|| visible(markdown.trim())).unwrap_or_else(|| otherwise.to_owned())
}

fn visible(text: &str) -> Option<String> {
    let is_seen = |it: char| !it.is_whitespace() && !it.is_control() && it != '\u{feff}';
    text.contains(is_seen).then(|| cut(text, LONGEST))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_never_blank() {
        assert_eq!(name("__A__ *b*", "x"), "A b");
        assert_eq!(name("<!-- c -->", "x"), "<!-- c -->");
        assert_eq!(name("![](d)", "x"), "![](d)");
        for blank in ["", " \t", "\u{feff}", "\0"] {
            assert_eq!(name(blank, "x"), "x");
        }
        assert_eq!(name(&"é".repeat(500), "x").chars().count(), LONGEST);
    }
}
