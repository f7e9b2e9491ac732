//! The parts of a code block.

use std::ops::Range;

use super::CodeBlock;
use super::lines::{Lines, is_blank, trim};
use crate::text::{Source, Span};

/// The code block at `range`, which starts at its first mark and is trimmed at the end.
pub(super) fn block(text: &str, range: Range<usize>, fenced: bool) -> CodeBlock {
    let mut lines = Lines::new(text, range.clone());
    let Some(first) = lines.next().filter(|_| fenced) else {
        return CodeBlock { fence: None, info: Span::empty(range.start as u32), content: range.into() };
    };
    let first = trim(text, first);
    let bytes = &text.as_bytes()[first.clone()];
    let mark = bytes.first().copied().unwrap_or_default();
    let marks = bytes.iter().take_while(|byte| **byte == mark).count();
    let fence = first.start..first.start + marks;
    let info = trim(text, fence.end..first.end);
    let start = lines.offset();
    let last = text[..range.end].rfind(['\n', '\r']).map_or(range.start, |at| at + 1);
    let is_closed = last >= start && is_closing(&text.as_bytes()[last..range.end], mark, marks);
    CodeBlock {
        fence: Some(fence.clone().into()),
        info: if info.is_empty() { Span::empty(fence.end as u32) } else { info.into() },
        content: Span::new(start, if is_closed { last } else { range.end.max(start) }),
    }
}

/// Whether a line closes a block that so many marks opened (`CommonMark` 0.31.2, section 4.5).
fn is_closing(line: &[u8], mark: u8, marks: usize) -> bool {
    let indent = line.iter().take_while(|byte| is_blank(**byte)).count();
    let rest = &line[indent..];
    rest.len() >= marks && rest.iter().all(|byte| *byte == mark)
}

impl CodeBlock {
    /// The first word of the info string, which names the language by custom: `rust` of `rust,ignore`, `js` of
    /// `js {1,3}`, `python` of `{.python}`. Empty where there is none.
    #[must_use]
    pub fn language(&self, source: &Source) -> Span {
        let info = source.slice(self.info);
        let start = info.len() - info.trim_start_matches(['{', '.']).len();
        let ends = |it: char| it.is_whitespace() || matches!(it, ',' | '{' | '}');
        let len = info[start..].find(ends).unwrap_or(info.len() - start);
        self.info.slice(start..start + len)
    }
}

#[cfg(test)]
mod tests {
    use crate::document::Document;
    use crate::text::Source;

    /// Of each code block the marks, the info string, the language and the code.
    fn blocks(text: &str) -> Vec<[String; 4]> {
        let source = Source::new("a.md", text).unwrap();
        let document = Document::parse(&source);
        let slice = |span| source.slice(span).to_owned();
        let of = |it: &crate::document::CodeBlock| {
            [it.fence.map(slice).unwrap_or_default(), slice(it.info), slice(it.language(&source)), slice(it.content)]
        };
        document.code_blocks.iter().map(of).collect()
    }

    #[test]
    fn a_fenced_block_has_marks_info_and_code() {
        assert_eq!(blocks("```rust,ignore\na\n\nb\n```\n"), [["```", "rust,ignore", "rust", "a\n\nb\n"]]);
        assert_eq!(
            blocks("  ~~~~  js {1,3}  \r\n  a\r\n ~~~\r\n  ~~~~~  \r\n"),
            [["~~~~", "js {1,3}", "js", "  a\r\n ~~~\r\n"]]
        );
        assert_eq!(blocks("```{.python .x}\n```"), [["```", "{.python .x}", "python", ""]]);
        assert_eq!(blocks("```\n\n```\n"), [["```", "", "", "\n"]]);
    }

    #[test]
    fn a_block_that_is_not_closed_goes_on_to_the_end() {
        assert_eq!(blocks("```a\nb\nc"), [["```", "a", "a", "b\nc"]]);
        assert_eq!(blocks("```a"), [["```", "a", "a", ""]]);
        assert_eq!(blocks("```a\n``\n"), [["```", "a", "a", "``"]]);
    }

    #[test]
    fn an_indented_block_is_all_code() {
        assert_eq!(blocks("a\n\n    b\n\n      c\n\nd"), [["", "", "", "b\n\n      c"]]);
    }

    #[test]
    fn blocks_in_lists_and_quotes_are_part_of_them() {
        assert_eq!(blocks("* ```a\n  b\n  ```\n\n> ```c\n> ```\n"), Vec::<[String; 4]>::new());
    }
}
