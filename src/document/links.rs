//! Where the text and the destination of a link stand.

use std::ops::Range;

use memchr::memchr;
use pulldown_cmark::{CowStr, LinkType};

use super::Link;
use super::lines::{is_blank, is_space};
use crate::text::Span;

/// A link whose end has not come yet; its text and destination become known there.
pub(super) fn open(text: &str, range: Range<usize>, link_type: LinkType, url: CowStr<'_>, image: bool) -> Link {
    // pulldown-cmark leaves the brackets of a collapsed reference out.
    let brackets = link_type == LinkType::Collapsed && text[range.end..].starts_with("[]");
    let span = Span::new(range.start, range.end + if brackets { 2 } else { 0 });
    let text_start = (range.start + if image { 2 } else { 1 }).min(range.end);
    let url = url.into_string().into_boxed_str();
    Link { span, text: Span::empty(text_start as u32), destination: span, url, image }
}

/// Finds the spans of `link` once its last part, which ends at `parts_end`, is known.
pub(super) fn close(text: &str, link: &mut Link, parts_end: usize) {
    let bytes = text.as_bytes();
    let (start, end) = (link.text.start as usize, link.span.end as usize);
    if bytes[link.span.start as usize] == b'<' {
        link.text = Span::new(start, (end - 1).max(start));
        link.destination = link.text;
        return;
    }
    // Nothing but blanks and the marks of a quote can stand between the last part and the bracket.
    let from = parts_end.clamp(start, end);
    let Some(bracket) = memchr(b']', &bytes[from..end]).map(|at| from + at) else { return };
    link.text = Span::new(start, bracket);
    if bytes[bracket + 1..end].starts_with(b"(") {
        link.destination = destination(bytes, bracket + 2..end);
    }
}

/// The destination in `range`, which starts after `](` (`CommonMark` 0.31.2, section 6.3).
fn destination(bytes: &[u8], range: Range<usize>) -> Span {
    let is_in_line = !bytes[range.clone()].iter().take_while(|byte| is_space(**byte)).any(|byte| !is_blank(*byte));
    // Behind a line ending, in a quote, stands the quote's mark.
    let is_before = |byte: u8| is_space(byte) || (!is_in_line && byte == b'>');
    let start = range.start + bytes[range.clone()].iter().take_while(|byte| is_before(**byte)).count();
    let pointed = bytes[start..range.end].starts_with(b"<");
    let start = start + usize::from(pointed);

    let (mut at, mut depth) = (start, 0_usize);
    while at < range.end {
        match bytes[at] {
            b'>' if pointed => break,
            b'\\' if bytes.get(at + 1).is_some_and(u8::is_ascii_punctuation) => at += 1,
            0..=b' ' if !pointed => break,
            b'(' if !pointed => depth += 1,
            b')' if !pointed && depth == 0 => break,
            b')' if !pointed => depth -= 1,
            _ => {}
        }
        at += 1;
    }
    Span::new(start, at.min(range.end))
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::text::Source;

    /// Text and destination of each link.
    fn links(text: &str) -> Vec<(String, String)> {
        let source = Source::new("a.md", text).unwrap();
        let document = Document::parse(&source);
        let slice = |span| source.slice(span).to_owned();
        document.links.iter().map(|link| (slice(link.text), slice(link.destination))).collect()
    }

    fn assert_links(text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(text, to)| ((*text).to_owned(), (*to).to_owned())).collect();
        assert_eq!(links(text), expected, "{text}");
    }

    #[test]
    fn a_destination_stands_as_written() {
        assert_links("[a](https://b.c/d)", &[("a", "https://b.c/d")]);
        assert_links("x [a **b**]( /c_(d)e\\) \"t\") y", &[("a **b**", "/c_(d)e\\)")]);
        assert_links("[a](<b c> 't')", &[("a", "b c")]);
        assert_links("[a](<b\\>c>)", &[("a", "b\\>c")]);
        assert_links("[a\\]](b)[](c)[d]()", &[("a\\]", "b"), ("", "c"), ("d", "")]);
    }

    #[test]
    fn escapes_are_undone_in_the_url_only() {
        let source = Source::new("a.md", "[a](b\\_c&amp;d)").unwrap();
        let link = &Document::parse(&source).links[0];
        assert_eq!((source.slice(link.destination), &*link.url), ("b\\_c&amp;d", "b_c&d"));
    }

    #[test]
    fn an_image_in_a_link_comes_second() {
        assert_links("[x ![i](j) ](k)", &[("x ![i](j) ", "k"), ("i", "j")]);
    }

    #[test]
    fn a_link_may_cross_lines() {
        assert_links("[a\nb](\n  c\n)", &[("a\nb", "c")]);
        assert_links("> [a\n> ](\n> c)", &[("a\n> ", "c")]);
        assert_links("> [a](\n> <c d>)", &[("a", "c d")]);
    }

    #[test]
    fn an_autolink_is_its_own_text() {
        assert_links("<https://a.b> <c@d.e>", &[("https://a.b", "https://a.b"), ("c@d.e", "c@d.e")]);
    }

    #[test]
    fn a_reference_is_its_own_destination() {
        let text = "[x][a] [a][] [a] ![a]\n\n[a]: b";
        assert_links(text, &[("x", "[x][a]"), ("a", "[a][]"), ("a", "[a]"), ("a", "![a]")]);
    }

    #[test]
    fn links_stand_anywhere() {
        assert_links(
            "# [a](b)\n\n* [c](d)\n\n> [e](f)\n\n| [g](h\\|i) |\n|---|\n| [j](k) |\n",
            &[("a", "b"), ("c", "d"), ("e", "f"), ("g", "h\\|i"), ("j", "k")],
        );
    }
}
