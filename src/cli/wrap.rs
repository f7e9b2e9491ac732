//! Prose in lines of a given width.

use unicode_width::UnicodeWidthStr;

/// Breaks `text` at its blanks into lines of at most `width` columns. Words are never cut; blank lines part paragraphs,
/// and the items of a list stay apart.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut indent = "";
    let mut fresh = true;
    for line in text.lines() {
        let item = ["- ", "* "].iter().any(|mark| line.trim_start().starts_with(mark));
        if line.trim().is_empty() || item || lines.is_empty() {
            indent = if item { "  " } else { "" };
            fresh = true;
        }
        if line.trim().is_empty() {
            lines.push(String::new());
            continue;
        }
        for word in line.split_whitespace() {
            match lines.last_mut().filter(|_| !fresh) {
                Some(last) if last.width() + 1 + word.width() <= width => {
                    last.push(' ');
                    last.push_str(word);
                }
                _ => lines.push(if fresh { word.to_owned() } else { format!("{indent}{word}") }),
            }
            fresh = false;
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn lines_are_as_long_as_they_may_be() {
        assert_eq!(wrap("one two three", 7), ["one two", "three"]);
        assert_eq!(wrap("one two\nthree", 13), ["one two three"]);
    }

    #[test]
    fn a_long_word_has_a_line_of_its_own() {
        assert_eq!(wrap("a incomprehensible b", 5), ["a", "incomprehensible", "b"]);
    }

    #[test]
    fn wide_characters_count_twice() {
        assert_eq!(wrap("語語 語語", 8), ["語語", "語語"]);
    }

    #[test]
    fn paragraphs_and_items_stay_apart() {
        assert_eq!(wrap("a b\n\nc\n- d e f\n- g", 5), ["a b", "", "c", "- d e", "  f", "- g"]);
    }

    #[test]
    fn nothing_is_no_line() {
        assert!(wrap("", 10).is_empty());
    }
}
