//! How to take away a suppression, or the name of a rule in one.

use crate::diagnostic::{Applicability, Edit};
use crate::document::{Block, BlockKind};
use crate::rules::{Context, Finding};
use crate::suppression::Idle;
use crate::text::Span;

const BLANKS: [char; 2] = [' ', '\t'];

/// Adds the fix to `finding`: the comment is removed when `is_whole`, else the name alone.
pub(super) fn remove(cx: &Context<'_>, idle: &Idle<'_>, is_whole: bool, finding: Finding) -> Finding {
    let edit = |span| Edit { span, content: String::new() };
    match idle.name {
        Some(name) if !is_whole => {
            let title = format!("remove `{}`", cx.slice(name));
            finding.fix(title, Applicability::Safe, edit(with_separator(&idle.directive.names, name)))
        }
        _ => {
            let (span, applicability) = removal(cx, idle.directive.comment);
            finding.fix("remove the comment", applicability, edit(span))
        }
    }
}

/// The name with what parts it from the next one, or from the one before when it is the last.
fn with_separator(names: &[Span], name: Span) -> Span {
    let index = names.partition_point(|other| other.start < name.start);
    match (names.get(index + 1), index.checked_sub(1)) {
        (Some(next), _) => Span { start: name.start, end: next.start },
        (None, Some(before)) => Span { start: names[before].end, end: name.end },
        (None, None) => name,
    }
}

/// What to remove for `comment` to be gone, and whether the text says the same afterwards for certain.
fn removal(cx: &Context<'_>, comment: Span) -> (Span, Applicability) {
    let line = cx.lines(comment);
    let before = cx.slice(Span { start: line.start, end: comment.start });
    let after = cx.slice(Span { start: comment.end, end: line.end });
    let blanks_before = before.len() - before.trim_end_matches(BLANKS).len();
    let blanks_after = after.len() - after.trim_start_matches(BLANKS).len();
    let is_first = blanks_before == before.len();
    let is_last = after[blanks_after..].trim_ascii_start().is_empty();
    let (span, is_safe) = if is_first && is_last {
        (line, joins_nothing(cx, comment, line))
    } else {
        // Blanks at the end of a line can mean a line break; in its middle, one side keeps them.
        let start = if is_last { comment.start - blanks_before as u32 } else { comment.start };
        let end = if is_first || blanks_before > 0 { comment.end + blanks_after as u32 } else { comment.end };
        (Span { start, end }, is_part_of_text(before, &after[blanks_after..]))
    };
    (span, if is_safe { Applicability::Safe } else { Applicability::Unsafe })
}

/// Whether a comment between these parts of a line stands among other text. A line, item or heading that begins with a
/// comment is HTML to its end, and would be read as Markdown without it; a cell that holds nothing else could be lost.
fn is_part_of_text(before: &str, after: &str) -> bool {
    /// More marks of lists, headings and quotations than this stand before nothing.
    const MOST_MARKS: usize = 64;
    let is_mark =
        |byte: u8| matches!(byte, b' ' | b'\t' | b'>' | b'#' | b'*' | b'-' | b'+' | b'.' | b')' | b'0'..=b'9');
    let begins = before.bytes().take(MOST_MARKS).all(is_mark);
    let is_cell =
        before.trim_end_matches(BLANKS).ends_with('|') && after.trim_ascii_start().is_empty() | after.starts_with('|');
    !begins && !is_cell
}

/// Whether what stands before and after a comment, which is alone on its `line`, stays apart without it.
fn joins_nothing(cx: &Context<'_>, comment: Span, line: Span) -> bool {
    let blocks = &cx.document.blocks;
    let index = blocks.partition_point(|block| block.span.start < comment.start);
    if blocks.get(index).is_none_or(|block| block.span != comment) {
        return false;
    }
    if are_parted(cx, neighbour(blocks[..index].iter().rev()), neighbour(blocks[index + 1..].iter())) {
        return false;
    }
    let lines = cx.source.lines();
    let (first, last) = (lines.line_of(line.start), lines.line_of(comment.end - 1));
    if first == 0 {
        // On the first line, dashes begin front matter.
        return !cx.source.text()[line.end as usize..].starts_with("---");
    }
    is_blank_line(cx, first - 1) || is_blank_line(cx, last + 1)
}

/// Whether nothing but the comments between them keeps two blocks from being read as one list, table or piece of code.
fn are_parted(cx: &Context<'_>, above: Option<&Block>, below: Option<&Block>) -> bool {
    use BlockKind::{Code, Comment, List, Paragraph, Table};
    let (Some(above), Some(below)) = (above, below) else { return false };
    let is_indented = || cx.source.text()[..below.span.start as usize].ends_with(BLANKS);
    match (above.kind, below.kind) {
        (Comment, _) | (_, Comment) | (List(_), List(_)) | (Code(_), Code(_)) | (Table(_), Table(_) | Paragraph) => {
            true
        }
        (List(_), _) => is_indented(),
        _ => false,
    }
}

/// The first block that is no comment, or a comment when there are very many.
fn neighbour<'a>(blocks: impl Iterator<Item = &'a Block>) -> Option<&'a Block> {
    const MOST: usize = 8;
    let mut blocks = blocks.enumerate();
    blocks.find(|(count, block)| block.kind != BlockKind::Comment || *count == MOST).map(|(_, block)| block)
}

/// Whether the line with this index is blank, or after the last.
fn is_blank_line(cx: &Context<'_>, line: usize) -> bool {
    let start = |line| cx.source.lines().line_start(line).map_or(cx.source.text().len(), |start| start as usize);
    cx.source.text()[start(line)..start(line + 1)].trim_ascii_start().is_empty()
}
