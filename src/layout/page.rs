//! The blocks of a document, one under the other.

/// How blocks are parted, as the printer of digests does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// The blank lines between what stands before the first section and that section.
    pub blank_lines_before_sections: usize,
    /// Whether the last line has an end.
    pub final_newline: bool,
}

impl Default for Layout {
    fn default() -> Self {
        Self { blank_lines_before_sections: 3, final_newline: false }
    }
}

/// A document in its blocks: Markdown without line ends around it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Page {
    /// Front matter, title and preamble.
    pub head: Vec<String>,
    /// The headings of the sections and what stands in them.
    pub body: Vec<String>,
}

impl Page {
    /// The document as text.
    #[must_use]
    pub fn to_text(&self, layout: Layout) -> String {
        let mut text = self.head.join("\n\n");
        if !self.head.is_empty() && !self.body.is_empty() {
            text.extend(std::iter::repeat_n('\n', layout.blank_lines_before_sections + 1));
        }
        text += &self.body.join("\n\n");
        if layout.final_newline && !text.is_empty() {
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
        let page = Page { head: blocks(&["a", "b"]), body: blocks(&["c", "d"]) };
        assert_eq!(page.to_text(Layout::default()), "a\n\nb\n\n\n\nc\n\nd");
        let plain = Layout { blank_lines_before_sections: 1, final_newline: true };
        assert_eq!(page.to_text(plain), "a\n\nb\n\nc\n\nd\n");
        assert_eq!(Page { body: blocks(&["c"]), ..Page::default() }.to_text(plain), "c\n");
        assert_eq!(Page::default().to_text(plain), "");
    }
}
