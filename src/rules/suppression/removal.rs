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
    /// More marks of lists and quotations than this stand before nothing.
    const MOST_MARKS: usize = 64;
    let line = lines_of(cx, comment);
    let before = cx.slice(Span { start: line.start, end: comment.start });
    let after = cx.slice(Span { start: comment.end, end: line.end });
    let blanks_before = (before.len() - before.trim_end_matches(BLANKS).len()) as u32;
    let blanks_after = (after.len() - after.trim_start_matches(BLANKS).len()) as u32;
    let is_at_end = after.trim_ascii_start().is_empty();
    if is_at_end && blanks_before as usize == before.len() {
        let applicability = if joins_nothing(cx, comment, line) { Applicability::Safe } else { Applicability::Unsafe };
        return (line, applicability);
    }
    if is_at_end {
        // Blanks at the end of a line can mean a line break.
        let span = Span { start: comment.start - blanks_before, end: comment.end + blanks_after };
        return (span, Applicability::Safe);
    }
    // A line that begins with a comment is HTML to its end; without the comment it would be read as Markdown.
    let is_mark = |byte: u8| matches!(byte, b' ' | b'\t' | b'>' | b'*' | b'-' | b'+' | b'.' | b')' | b'0'..=b'9');
    let begins = before.bytes().take(MOST_MARKS).all(is_mark);
    let end = if blanks_before > 0 { comment.end + blanks_after } else { comment.end };
    let applicability = if begins { Applicability::Unsafe } else { Applicability::Safe };
    (Span { start: comment.start, end }, applicability)
}

/// The lines that `span` stands on, with the last one's ending, without a byte order mark.
fn lines_of(cx: &Context<'_>, span: Span) -> Span {
    let lines = cx.source.lines();
    let start = lines.line_start(lines.line_of(span.start)).unwrap_or_default();
    let end = lines.line_start(lines.line_of(span.end - 1) + 1).unwrap_or(cx.source.text().len() as u32);
    Span { start: start.max(cx.source.body_start() as u32), end }
}

/// Whether what stands before and after a comment, which is alone on its `line`, stays apart without it.
fn joins_nothing(cx: &Context<'_>, comment: Span, line: Span) -> bool {
    let blocks = &cx.document.blocks;
    let index = blocks.partition_point(|block| block.span.start < comment.start);
    if blocks.get(index).is_none_or(|block| block.span != comment) {
        return false;
    }
    // What comments part is one list without them.
    let (above, below) = (neighbour(blocks[..index].iter().rev()), neighbour(blocks[index + 1..].iter()));
    let is_list = |kind| matches!(kind, BlockKind::List(_) | BlockKind::Comment);
    if above.is_some_and(is_list) && below.is_some_and(|kind| is_list(kind) || kind == BlockKind::Code) {
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

/// The kind of the first block that is no comment, or a comment when there are very many.
fn neighbour<'a>(blocks: impl Iterator<Item = &'a Block>) -> Option<BlockKind> {
    const MOST: usize = 8;
    let mut last = None;
    for block in blocks.take(MOST) {
        last = Some(block.kind);
        if block.kind != BlockKind::Comment {
            break;
        }
    }
    last
}

/// Whether the line with this index is blank, or after the last.
fn is_blank_line(cx: &Context<'_>, line: usize) -> bool {
    let start = |line| cx.source.lines().line_start(line).map_or(cx.source.text().len(), |start| start as usize);
    cx.source.text()[start(line)..start(line + 1)].trim_ascii_start().is_empty()
}
