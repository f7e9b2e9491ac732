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

#[cfg(test)]
mod tests {
    use super::*;

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
