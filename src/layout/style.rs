/// How texts are laid out. The default is the layout of the printer of digests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// Tables.
    pub tables: TableStyle,
    /// The bullet of lists, `*`, `-` or `+`; `None` for the one that is there.
    pub list_marker: Option<char>,
    /// The blank lines between what comes before the first section, beside the title, and that section.
    pub blank_lines_before_sections: usize,
    /// How lines end.
    pub line_ending: LineEnding,
    /// Whether the last line has an end.
    pub final_newline: FinalNewline,
}

impl Style {
    /// The bullet of a list that is made anew, where there is none to keep.
    #[must_use]
    pub fn bullet(&self) -> char {
        self.list_marker.unwrap_or('*')
    }
}

impl Default for Style {
    fn default() -> Self {
        Self {
            tables: TableStyle::default(),
            list_marker: Some('*'),
            blank_lines_before_sections: 3,
            line_ending: LineEnding::default(),
            final_newline: FinalNewline::default(),
        }
    }
}

/// How the cells of tables are padded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum TableStyle {
    /// Columns are equally wide in all rows, counted in characters (Unicode scalar values).
    #[default]
    Characters,
    /// The same, counted in the columns of a display: wide characters take two.
    Display,
    /// One blank on each side.
    Compact,
    /// As they are.
    Keep,
}

/// How lines end.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LineEnding {
    /// As most lines of the text do.
    #[default]
    Keep,
    /// `\n`
    Lf,
    /// `\r\n`
    Crlf,
}

/// How a text ends.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FinalNewline {
    /// With one line end, or none, as it is.
    #[default]
    Keep,
    /// With one line end.
    Always,
    /// With none.
    Never,
}
