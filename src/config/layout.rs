use crate::layout::{FinalNewline, LineEnding, Style, TableStyle};
use crate::spec::Node;

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
        let word = |key| table.get(key).and_then(Node::as_str);
        Self {
            tables: word("tables").and_then(|it| match it {
                "characters" => Some(TableStyle::Characters),
                "display" => Some(TableStyle::Display),
                "compact" => Some(TableStyle::Compact),
                "keep" => Some(TableStyle::Keep),
                _ => None,
            }),
            list_marker: word("list-marker").map(|it| it.chars().next().filter(|_| it != "keep")),
            blank_lines_before_sections: table.count("blank-lines-before-sections").map(|it| it.value),
            line_ending: word("line-ending").and_then(|it| match it {
                "keep" => Some(LineEnding::Keep),
                "lf" => Some(LineEnding::Lf),
                "crlf" => Some(LineEnding::Crlf),
                _ => None,
            }),
            final_newline: word("final-newline").and_then(|it| match it {
                "keep" => Some(FinalNewline::Keep),
                "always" => Some(FinalNewline::Always),
                "never" => Some(FinalNewline::Never),
                _ => None,
            }),
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
