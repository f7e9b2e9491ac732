//! `[format]`: how documents are laid out.

use crate::layout::{FinalNewline, LineEnding, Style, TableStyle};
use crate::spec::Node;

/// The words for how tables are padded.
pub(super) const TABLES: [(&str, TableStyle); 4] = [
    ("characters", TableStyle::Characters),
    ("display", TableStyle::Display),
    ("compact", TableStyle::Compact),
    ("keep", TableStyle::Keep),
];
/// The bullets of lists; `None` for the one that is there.
pub(super) const LIST_MARKERS: [(&str, Option<char>); 4] =
    [("*", Some('*')), ("-", Some('-')), ("+", Some('+')), ("keep", None)];
/// The words for line endings.
pub(super) const LINE_ENDINGS: [(&str, LineEnding); 3] =
    [("keep", LineEnding::Keep), ("lf", LineEnding::Lf), ("crlf", LineEnding::Crlf)];
/// The words for how a text ends.
pub(super) const FINAL_NEWLINES: [(&str, FinalNewline); 3] =
    [("keep", FinalNewline::Keep), ("always", FinalNewline::Always), ("never", FinalNewline::Never)];

/// What a project file says of how documents are laid out; `None` where it says nothing.
#[derive(Clone, Debug, Default)]
pub struct LayoutOptions {
    /// Tables.
    pub tables: Option<TableStyle>,
    /// The bullet of lists; `Some(None)` for the one that is there.
    pub list_marker: Option<Option<char>>,
    /// The blank lines between a preamble and the first section.
    pub blank_lines_before_sections: Option<usize>,
    /// How lines end.
    pub line_ending: Option<LineEnding>,
    /// Whether the last line has an end.
    pub final_newline: Option<FinalNewline>,
}

impl LayoutOptions {
    /// The most blank lines that may be asked for.
    pub const MOST_BLANK_LINES: usize = 9;

    /// Reads a table `[format]`, whose values have the right types.
    pub(super) fn read(table: &Node) -> Self {
        Self {
            tables: chosen(table, "tables", &TABLES),
            list_marker: chosen(table, "list-marker", &LIST_MARKERS),
            blank_lines_before_sections: table.count("blank-lines-before-sections").map(|it| it.value),
            line_ending: chosen(table, "line-ending", &LINE_ENDINGS),
            final_newline: chosen(table, "final-newline", &FINAL_NEWLINES),
        }
    }

    /// Sets in `style` what is said.
    pub(super) fn set(&self, style: &mut Style) {
        style.tables = self.tables.unwrap_or(style.tables);
        style.list_marker = self.list_marker.unwrap_or(style.list_marker);
        style.blank_lines_before_sections =
            self.blank_lines_before_sections.unwrap_or(style.blank_lines_before_sections);
        style.line_ending = self.line_ending.unwrap_or(style.line_ending);
        style.final_newline = self.final_newline.unwrap_or(style.final_newline);
    }
}

/// What the word of a key stands for.
fn chosen<T: Copy>(table: &Node, key: &str, words: &[(&str, T)]) -> Option<T> {
    let word = table.get(key)?.as_str()?;
    words.iter().find(|(known, _)| *known == word).map(|(_, meaning)| *meaning)
}
