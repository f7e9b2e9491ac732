//! What ends lines: blanks, line endings, and the end of the text.

use super::change::{Change, Fault};
use super::format::Page;
use super::style::{FinalNewline, LineEnding};
use crate::diagnostic::Edit;
use crate::document::{BlockKind, Inner};
use crate::text::{Source, Span, line_ends};

const ENDINGS: [&str; 3] = ["\n", "\r\n", "\r"];

/// The line ending that most lines of a text have; of two that are equally frequent the first one. Blank lines and the last
/// line that is none do not count: they may go, or lose their ends, and the outcome must not depend on what goes first.
pub(super) fn prevailing(source: &Source) -> &'static str {
    let text = source.text();
    let mut counts = [0_usize; 3];
    let (mut start, mut first, mut last) = (0, None, None);
    for end in line_ends(text) {
        if !text[start..end.start].bytes().all(|byte| matches!(byte, b' ' | b'\t')) {
            if let Some(before) = last.replace(place_of(&text[end.clone()])) {
                counts[before] += 1;
            }
            first = first.or(last);
        }
        start = end.end;
    }
    // The text after the last end is the last line then.
    if let Some(before) = last.filter(|_| !text[start..].trim_matches([' ', '\t']).is_empty()) {
        counts[before] += 1;
    }
    let most = counts.iter().max().copied().unwrap_or_default();
    match first {
        None => source.line_ending(),
        Some(first) if counts[first] == most => ENDINGS[first],
        Some(_) => ENDINGS[counts.iter().position(|it| *it == most).unwrap_or_default()],
    }
}

fn place_of(ending: &str) -> usize {
    ENDINGS.iter().position(|known| *known == ending).unwrap_or_default()
}

/// The lines that end otherwise than they should, as one change. Those are left out whose end is removed anyhow.
pub(super) fn other_ends(page: Page<'_>, is_removed: impl Fn(u32) -> bool) -> Option<Change> {
    let text = page.source.text();
    let expected = match page.style.line_ending {
        LineEnding::Lf => "\n",
        LineEnding::Crlf => "\r\n",
        LineEnding::Keep if !text.contains('\r') => return None,
        LineEnding::Keep => page.prevailing(),
    };
    let mut others = line_ends(text).filter(|end| &text[end.clone()] != expected && !is_removed(end.start as u32));
    let first = others.next()?;
    let mut edits: Vec<Edit> = Vec::new();
    let mut lines = 0;
    for end in std::iter::once(first.clone()).chain(others) {
        lines += 1;
        let edit = match (&text[end.clone()], expected) {
            ("\r\n", "\n") => Edit::remove(Span::new(end.start, end.start + 1)),
            ("\r\n", "\r") => Edit::remove(Span::new(end.start + 1, end.end)),
            ("\n", "\r\n") => Edit::insert(end.start as u32, "\r"),
            ("\r", "\r\n") => Edit::insert(end.end as u32, "\n"),
            _ => Edit::replace(end.into(), expected),
        };
        match edits.last_mut() {
            // Single characters in a row are one edit: edits must not touch.
            Some(last) if last.span.end == edit.span.start => {
                last.span.end = edit.span.end;
                last.content += &edit.content;
            }
            _ => edits.push(edit),
        }
    }
    let found = ENDINGS[place_of(&text[first.clone()])];
    Some(Change { span: first.into(), fault: Fault::LineEnding { found, expected, lines }, edits })
}

/// What ends the text, unless it is as it should be.
pub(super) fn at_the_end(page: Page<'_>) -> Option<Change> {
    let text = page.source.text();
    let last = page.document.blocks.last()?;
    let may_say_something = match last.kind {
        BlockKind::Html | BlockKind::FrontMatter => true,
        // One that is not closed goes on to the end.
        BlockKind::Code(code) => {
            let code = &page.document.code_blocks[code];
            code.fence.is_some() && code.content.end == last.span.end
        }
        _ => false,
    };
    if may_say_something {
        return None;
    }
    let content = text.trim_end_matches([' ', '\t', '\n', '\r']).len();
    let mut ends = line_ends(&text[content..]);
    let first = ends.next().map(|end| content + end.start..content + end.end);
    let found = first.iter().count() + ends.count();
    let expected = match page.style.final_newline {
        FinalNewline::Keep => found.min(1),
        FinalNewline::Always => 1,
        FinalNewline::Never => 0,
    };
    let edit = match first {
        _ if found == expected => return None,
        Some(first) => Edit::remove(Span::new(if expected == 0 { first.start } else { first.end }, text.len())),
        None => Edit::insert(text.len() as u32, page.prevailing()),
    };
    Some(Change { span: edit.span, fault: Fault::FinalNewline { found, expected }, edits: vec![edit] })
}

/// The blanks that end lines and say nothing.
pub(super) fn trailing_blanks<'i>(page: Page<'_>, inner: impl Fn() -> &'i Inner) -> Vec<Change> {
    let text = page.source.text();
    let mut changes = Vec::new();
    let mut start = page.source.body_start();
    let ends = line_ends(text).chain(std::iter::once(text.len()..text.len()));
    for end in ends {
        let line = start..end.start;
        start = end.end;
        if !text[line.clone()].ends_with([' ', '\t']) {
            continue;
        }
        let len = text[line.clone()].trim_end_matches([' ', '\t']).len();
        let span = Span::new(line.start + len, line.end);
        if says_something(&text[line.start..line.start + len]) || inner().is_verbatim(span.start) {
            continue;
        }
        let fault = Fault::TrailingBlanks(text[span.range()].chars().count());
        changes.push(Change { span, fault, edits: vec![Edit::remove(span)] });
    }
    changes
}

/// Whether a blank after this part of a line is not idle: it keeps a backslash from breaking the line, or belongs to an
/// item that has no other text, which is a fault of its own.
fn says_something(line: &str) -> bool {
    let marker = line.trim_start_matches([' ', '\t', '>']);
    let number = marker.strip_suffix(['.', ')']).unwrap_or_default();
    line.ends_with('\\')
        || matches!(marker, "*" | "-" | "+")
        || (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit()))
}
