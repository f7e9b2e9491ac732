//! The blocks of a document that is made anew, one under the other.

use super::style::{FinalNewline, Style};

/// A document in its blocks: Markdown without line ends around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Front matter and title.
    pub head: Vec<String>,
    /// What stands between the title and the first section.
    pub preamble: Vec<String>,
    /// The headings of the sections and what stands in them.
    pub body: Vec<String>,
}

impl Page {
    /// The document as text, laid out as [`super::format`] would; its lines end with `\n`.
    #[must_use]
    pub fn to_text(&self, style: &Style) -> String {
        let mut text = [&*self.head, &*self.preamble].concat().join("\n\n");
        if !text.is_empty() && !self.body.is_empty() {
            let blank = if self.preamble.is_empty() { 1 } else { style.blank_lines_before_sections };
            text.extend(std::iter::repeat_n('\n', blank + 1));
        }
        text += &self.body.join("\n\n");
        if style.final_newline == FinalNewline::Always && !text.is_empty() {
            text.push('\n');
        }
        text
    }
}

/// The line of an ATX heading: one mark for each level, 1 to 6.
///
/// A text that ends in marks of its own is closed by more of them, or they would be taken for its closing ones
/// (`CommonMark` 0.31, section 4.2).
#[must_use]
pub fn heading_line(level: usize, text: &str) -> String {
    let marks = "#".repeat(level.clamp(1, 6));
    let closes = text.trim_end_matches('#');
    let looks_closed = closes.len() < text.len() && (closes.is_empty() || closes.ends_with([' ', '\t']));
    if looks_closed { format!("{marks} {text} {marks}") } else { format!("{marks} {text}").trim_end().to_owned() }
}

/// The paragraphs of a text, parted by one blank line each: more of them, and blanks around, say nothing.
#[must_use]
pub fn paragraphs(text: &str) -> String {
    let mut paragraphs: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines() {
        match paragraphs.last_mut().filter(|_| goes_on) {
            _ if line.trim().is_empty() => goes_on = false,
            Some(paragraph) => {
                paragraph.push('\n');
                paragraph.push_str(line);
            }
            None => {
                paragraphs.push(line.trim_start().to_owned());
                goes_on = true;
            }
        }
    }
    paragraphs.iter().map(|it| it.trim_end()).collect::<Vec<_>>().join("\n\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_are_parted_by_one_blank_line() {
        for (text, parted) in [
            ("", ""),
            (" \n \n", ""),
            ("a", "a"),
            ("\n a \n \n\n b  \n  c \n", "a\n\nb  \n  c"),
            ("a\r\n\r\nb", "a\n\nb"),
        ] {
            assert_eq!(paragraphs(text), parted);
        }
    }

    #[test]
    fn marks_at_the_end_of_a_heading_are_its_text() {
        let said = |text: &str| {
            let line = heading_line(2, text);
            let source = crate::text::Source::new("a.md", line.as_str()).unwrap();
            let document = crate::document::Document::parse(&source);
            assert_eq!(document.headings[0].level, 2, "{line}");
            source.slice(document.headings[0].text).to_owned()
        };
        for text in ["", "a", "#", "###", "a #", "a#", "C# ##", "# a", "a \\#", "#a"] {
            assert_eq!(said(text), text);
        }
    }

    #[test]
    fn blocks_are_parted_by_blank_lines() {
        let blocks = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect();
        let page = Page { head: blocks(&["a"]), preamble: blocks(&["b"]), body: blocks(&["c", "d"]) };
        assert_eq!(page.to_text(&Style::default()), "a\n\nb\n\n\n\nc\n\nd");
        let plain = Style { blank_lines_before_sections: 1, final_newline: FinalNewline::Always, ..Style::default() };
        assert_eq!(page.to_text(&plain), "a\n\nb\n\nc\n\nd\n");
        let untold = Page { preamble: Vec::new(), ..page };
        assert_eq!(untold.to_text(&Style::default()), "a\n\nc\n\nd");
        assert_eq!(Page { body: blocks(&["c"]), ..Page::default() }.to_text(&plain), "c\n");
        assert_eq!(Page::default().to_text(&plain), "");
    }
}
