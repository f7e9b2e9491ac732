//! What the marks of a block say about it.

use std::iter;
use std::ops::Range;

use super::lines::{is_space, trim};

/// The text between the marks of the heading at `range`, which is trimmed.
pub(super) fn heading_text(text: &str, range: Range<usize>, level: u8) -> Range<usize> {
    let bytes = &text.as_bytes()[range.clone()];
    let marks = bytes.iter().take_while(|byte| **byte == b'#').count();
    if marks != usize::from(level) || bytes.get(marks).is_some_and(|byte| !is_space(*byte)) {
        // A setext heading: all but the last line.
        let underline = bytes.iter().rposition(|byte| matches!(byte, b'\n' | b'\r')).unwrap_or(bytes.len());
        return trim(text, range.start..range.start + underline);
    }
    let start = range.start + marks;
    let mut content = trim(text, start..range.end);
    let closing = text.as_bytes()[content.clone()].iter().rev().take_while(|byte| **byte == b'#').count();
    let before = content.end - closing;
    if before == content.start || is_space(text.as_bytes()[before - 1]) {
        content = trim(text, start..before);
    }
    if content.is_empty() { start..start } else { content }
}

/// The comments in the HTML at `range`. One that is never closed goes on to the end.
pub(super) fn comments(text: &str, range: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let mut at = range.start;
    iter::from_fn(move || {
        let start = at + text[at..range.end].find("<!--")?;
        let content = start + "<!--".len();
        let rest = &text[content..range.end];
        // `<!-->` and `<!--->` are comments too.
        let len = if rest.starts_with('>') {
            1
        } else if rest.starts_with("->") {
            2
        } else {
            rest.find("-->").map_or(rest.len(), |end| end + "-->".len())
        };
        at = content + len;
        Some(start..at)
    })
}

/// Whether `html` is comments, all closed, and nothing else.
pub(super) fn is_comments(html: &str) -> bool {
    let mut end = 0;
    let is_next = |comment: Range<usize>| {
        let is_close = html[end..comment.start].trim_ascii().is_empty();
        end = comment.end;
        is_close && html[comment].ends_with("-->")
    };
    comments(html, 0..html.len()).all(is_next) && html[end..].trim_ascii().is_empty()
}

/// `html` without the comments in it.
pub(super) fn without_comments(html: &str) -> String {
    let (mut rest, mut end) = (String::new(), 0);
    for comment in comments(html, 0..html.len()) {
        rest.push_str(&html[end..comment.start]);
        end = comment.end;
    }
    rest + &html[end..]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_read_without_its_marks() {
        let heading = |text: &'static str, level| &text[heading_text(text, 0..text.len(), level)];
        assert_eq!(heading("#  a b  ##", 1), "a b");
        assert_eq!(heading("## a#", 2), "a#");
        assert_eq!(heading("# a \\#", 1), "a \\#");
        assert_eq!(heading("#\ta # #", 1), "a #");
        assert_eq!(heading("a\nb \n===", 1), "a\nb");
        assert_eq!(heading("#a\r\n---", 2), "#a");
    }

    #[test]
    fn an_underlined_heading_has_no_marks() {
        let marks = |text: &str| {
            let source = crate::text::Source::new("a.md", text).unwrap();
            let heading = crate::document::Document::parse(&source).headings[0];
            heading.marks(&source).map(|marks| source.slice(marks).to_owned())
        };
        for (text, found) in [("# a", "#"), ("   ##\ta ##", "##"), ("######", "######")] {
            assert_eq!(marks(text).as_deref(), Some(found), "{text}");
        }
        for text in ["a\n---", "#a\n===", "#\u{a0}\n---", "##a\n---", "####### a\n---"] {
            assert_eq!(marks(text), None, "{text}");
        }
    }

    #[test]
    fn a_blank_heading_has_its_text_behind_the_marks() {
        for text in ["##", "## ##", "## #"] {
            assert_eq!(heading_text(text, 0..text.len(), 2), 2..2, "{text}");
        }
    }

    #[test]
    fn comments_end_with_their_first_close() {
        let found = |text: &'static str| comments(text, 0..text.len()).map(|it| &text[it]).collect::<Vec<_>>();
        assert_eq!(found("<p><!-- a -- b --> c --> <!---->"), ["<!-- a -- b -->", "<!---->"]);
        assert_eq!(found("<!--><!---><!--d\n-->"), ["<!-->", "<!--->", "<!--d\n-->"]);
        assert_eq!(found("<!-- a --><!-- b"), ["<!-- a -->", "<!-- b"]);
    }

    #[test]
    fn comments_are_told_from_other_html() {
        for html in ["<!-- a -->", "<!-- a\n--> <!--b-->\n", "<!--><!---><!---->"] {
            assert!(is_comments(html), "{html}");
        }
        for html in ["<p>", "<!-- a --> b", "<!-- a", "<!DOCTYPE html>"] {
            assert!(!is_comments(html), "{html}");
        }
    }
}
