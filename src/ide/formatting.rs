//! The layout of a text, as edits.

use super::edits::{clamped, small};
use crate::diagnostic::Edit;
use crate::layout::{self, Style};
use crate::text::{Source, Span};

/// What lays `source` out as `style` says, as `digestlint fmt` does: the whole text, or the lines that `within` stands on,
/// and then the tables that these touch. The edits are in the order of their places, and none touches another.
#[must_use]
pub fn format(source: &Source, style: &Style, within: Option<Span>) -> Vec<Edit> {
    let edit = match within {
        Some(span) => layout::format_lines(source, style, clamped(source, span)),
        None => layout::format(source, style).map(|it| Edit::replace(Span::new(0, source.text().len()), it.text())),
    };
    edit.map_or_else(Vec::new, |edit| small(source.text(), &edit))
}
