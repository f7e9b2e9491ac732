use crate::diagnostic::Edit;
use crate::text::Span;

/// One thing that is not laid out as it should be, and the edits that lay it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// The smallest text that is wrong, or the place where something is missing.
    pub span: Span,
    /// What is wrong.
    pub fault: Fault,
    /// What mends it, in the order of the places; no edit touches another.
    pub edits: Vec<Edit>,
}

/// What is wrong with the layout.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A row of a table does not begin, or does not end, with its outer pipe alone.
    RowEnds,
    /// A cell is not padded as its column is. Widths are those between the pipes, in the unit of the style.
    Padding {
        /// The header of its column.
        column: Option<Span>,
        /// How wide the cell is.
        found: usize,
        /// How wide it should be; the same when the padding is on the wrong side.
        expected: usize,
    },
    /// A list has another bullet.
    Marker {
        /// The bullet of the list.
        found: char,
        /// The one that it should have.
        expected: char,
    },
    /// There are too many or too few blank lines between blocks.
    BlankLines {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// So many blanks end a line.
    TrailingBlanks(usize),
    /// The text ends otherwise.
    FinalNewline {
        /// With how many line ends it does.
        found: usize,
        /// With how many it should.
        expected: usize,
    },
    /// Lines end otherwise.
    LineEnding {
        /// The first other end.
        found: &'static str,
        /// The end of all lines.
        expected: &'static str,
        /// How many lines have another end.
        lines: usize,
    },
}

/// What a [`Fault`] is about; each kind is a rule of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The padding of tables.
    TableFormat,
    /// The bullets of lists.
    ListMarker,
    /// The blank lines between blocks.
    BlankLines,
    /// Blanks at the ends of lines.
    TrailingWhitespace,
    /// The end of the text.
    FinalNewline,
    /// The ends of lines.
    LineEnding,
}

impl Kind {
    /// All kinds.
    pub const ALL: [Self; 6] = [
        Self::TableFormat,
        Self::ListMarker,
        Self::BlankLines,
        Self::TrailingWhitespace,
        Self::FinalNewline,
        Self::LineEnding,
    ];

    /// The rule that tells of it.
    #[must_use]
    pub fn rule(self) -> &'static str {
        match self {
            Self::TableFormat => "table-format",
            Self::ListMarker => "list-marker",
            Self::BlankLines => "blank-lines",
            Self::TrailingWhitespace => "trailing-whitespace",
            Self::FinalNewline => "final-newline",
            Self::LineEnding => "line-ending",
        }
    }
}

impl Fault {
    /// What it is about.
    #[must_use]
    pub fn kind(self) -> Kind {
        match self {
            Self::RowEnds | Self::Padding { .. } => Kind::TableFormat,
            Self::Marker { .. } => Kind::ListMarker,
            Self::BlankLines { .. } => Kind::BlankLines,
            Self::TrailingBlanks(_) => Kind::TrailingWhitespace,
            Self::FinalNewline { .. } => Kind::FinalNewline,
            Self::LineEnding { .. } => Kind::LineEnding,
        }
    }
}

/// A set of kinds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    /// All of them.
    #[must_use]
    pub fn all() -> Self {
        Kind::ALL.into_iter().collect()
    }

    /// Whether `kind` is one of them.
    #[must_use]
    pub fn has(self, kind: Kind) -> bool {
        self.0 & (1 << kind as u8) != 0
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

impl FromIterator<Kind> for Kinds {
    fn from_iter<T: IntoIterator<Item = Kind>>(kinds: T) -> Self {
        Self(kinds.into_iter().fold(0, |set, kind| set | 1 << kind as u8))
    }
}
