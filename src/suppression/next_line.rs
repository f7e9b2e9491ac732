//! Which line is meant by `disable-next-line`.

use super::Directive;
use crate::text::Source;

/// For each directive, start and end of the next line after its comment that is neither blank nor such comments alone,
/// so that several of them can stand above one line; `None` when no text follows.
pub(super) fn targets(source: &Source, directives: &[Directive]) -> Vec<Option<(u32, u32)>> {
    let mut targets = vec![None; directives.len()];
    // From the last to the first, so that no text is looked at twice.
    for (index, directive) in directives.iter().enumerate().rev() {
        let lines = source.lines();
        let Some(start) = lines.line_start(lines.line_of(directive.comment.end - 1) + 1) else { continue };
        let next = directives.get(index + 1).map(|next| next.comment.start);
        let is_next = |at| next.is_some_and(|next| next <= at);
        targets[index] = if is_next(start) {
            targets[index + 1]
        } else {
            text_after(source, start)
                .and_then(|at| if is_next(at) { targets[index + 1] } else { Some(line_at(source, at)) })
        };
    }
    targets
}

/// Where text begins after `start`. The marks of a quotation are no text.
fn text_after(source: &Source, start: u32) -> Option<u32> {
    let text = &source.text()[start as usize..];
    let len = text.find(|it: char| !it.is_whitespace() && it != '>')?;
    Some(start + len as u32)
}

fn line_at(source: &Source, offset: u32) -> (u32, u32) {
    let lines = source.lines();
    let line = lines.line_of(offset);
    let start = |line| lines.line_start(line).unwrap_or(u32::MAX);
    (start(line), start(line + 1))
}
