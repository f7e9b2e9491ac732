//! Where comments go: above a line, around a block, at the head of the text.

use crate::diagnostic::Edit;
use crate::document::{Block, BlockKind, Document};
use crate::text::{Source, Span};

const BLANKS: [char; 2] = [' ', '\t'];

/// A line of a text.
#[derive(Clone, Copy)]
pub(super) struct Line<'a> {
    source: &'a Source,
    /// The line, with its ending.
    pub(super) span: Span,
}

impl<'a> Line<'a> {
    /// The line that the byte at `offset` stands on.
    pub(super) fn at(source: &'a Source, offset: u32) -> Self {
        Self { source, span: source.lines_of(Span::empty(offset)) }
    }

    /// Where it starts, as the index of lines counts, which knows of no byte order mark.
    pub(super) fn index_start(self) -> u32 {
        if self.span.start as usize == self.source.body_start() { 0 } else { self.span.start }
    }

    /// The top-level block that it is part of, by its index.
    pub(super) fn block(self, document: &Document) -> Option<usize> {
        let blocks = &document.blocks;
        let index = blocks.partition_point(|block| block.span.start < self.span.end).checked_sub(1)?;
        let last = self.source.lines_of(blocks[index].span);
        (self.span.start < last.end || self.span.start == last.start).then_some(index)
    }

    /// A comment on a line of its own above this one, after `margin`.
    pub(super) fn above(self, margin: &str, comment: &str) -> Edit {
        Edit::insert(self.span.start, format!("{margin}{comment}{}", self.source.line_ending()))
    }

    /// What may stand before a comment above this line, which is not the first one of its list or quotation: what stands
    /// before the line itself; and, before an item, what makes the comment a part of the item above it, so that the list
    /// goes on.
    pub(super) fn margins(self) -> Vec<String> {
        let line = self.source.slice(self.span);
        let text = line.trim_start_matches([' ', '\t', '>']);
        let before = &line[..line.len() - text.len()];
        let mut margins = vec![before.to_owned()];
        if let Some(width) = item_marker(text) {
            margins.push(before.to_owned() + &" ".repeat(width));
            // The item above may be numbered with more digits.
            margins.push(before.to_owned() + "    ");
        }
        margins
    }
}

/// How wide the marker is with which an item begins, with the blanks after it; `None` where none begins.
fn item_marker(text: &str) -> Option<usize> {
    /// Longer numbers begin no item (`CommonMark` 0.31.2, section 5.2).
    const MOST_DIGITS: usize = 9;
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let is_marked = match text.as_bytes().get(digits)? {
        b'*' | b'-' | b'+' => digits == 0,
        b'.' | b')' => (1..=MOST_DIGITS).contains(&digits),
        _ => false,
    };
    let after = text.get(digits + 1..).filter(|_| is_marked)?;
    let content = after.trim_start_matches(BLANKS);
    let blanks = after.len() - content.len();
    match blanks {
        0 if !after.trim_ascii_start().is_empty() => None,
        1..=4 if !content.trim_ascii_start().is_empty() => Some(digits + 1 + blanks),
        _ => Some(digits + 2),
    }
}

/// A comment on a line of its own above the first line of `block`, with a blank line between them.
pub(super) fn before(source: &Source, block: Block, comment: &str) -> Edit {
    let end = source.line_ending();
    Edit::insert(source.lines_of(block.span).start, format!("{comment}{end}{end}"))
}

/// A comment on a line of its own after `block`, with blank lines around it.
pub(super) fn after(source: &Source, block: Block, comment: &str) -> Edit {
    let at = source.lines_of(block.span).end;
    let (above, below) = source.text().split_at(at as usize);
    let end = source.line_ending();
    let is_ended = above.ends_with(['\n', '\r']);
    let next = below.trim_start_matches(BLANKS);
    let comment = match () {
        () if !is_ended => format!("{end}{end}{comment}"),
        () if next.is_empty() || next.starts_with(['\n', '\r']) => format!("{end}{comment}{end}"),
        () => format!("{end}{comment}{end}{end}"),
    };
    Edit::insert(at, comment)
}

/// A comment on a line of its own, where what readers see begins.
pub(super) fn at_start(source: &Source, document: &Document, comment: &str) -> Edit {
    match document.blocks.first() {
        Some(first) if first.kind == BlockKind::FrontMatter => after(source, *first, comment),
        _ => {
            let end = source.line_ending();
            let at = source.body_start();
            let is_apart = source.text()[at..].trim_start_matches(BLANKS).starts_with(['\n', '\r']);
            let more = if is_apart || at == source.text().len() { "" } else { end };
            Edit::insert(at as u32, format!("{comment}{end}{more}"))
        }
    }
}

/// A comment on a line of its own right after the title; `None` where the text does not begin with one.
pub(super) fn after_title(source: &Source, document: &Document, comment: &str) -> Option<Edit> {
    let first = document.blocks.iter().find(|block| block.kind.is_content())?;
    let BlockKind::Heading(heading) = first.kind else { return None };
    (document.headings[heading].level == 1).then(|| after(source, *first, comment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_are_as_wide_as_what_comes_after_them_is_indented() {
        for (text, width) in [
            ("* a", Some(2)),
            ("10. a", Some(4)),
            ("-   a", Some(4)),
            ("-      a", Some(2)),
            ("+", Some(2)),
            ("1)\n", Some(3)),
            ("*a", None),
            ("1a", None),
            ("1234567890. a", None),
            ("", None),
        ] {
            assert_eq!(item_marker(text), width, "{text}");
        }
    }
}
