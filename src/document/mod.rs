//! What a Markdown text says, with a span for every part of it.
//!
//! A [`Document`] is built in one pass over pulldown-cmark's events and never fails. Parts of one kind stand together in
//! one vector, in the order of the text, and refer to each other by index ranges, so that a document of a million
//! cells is a handful of allocations.

mod blocks;
mod cells;
mod code;
mod fields;
mod front_matter;
mod inner;
mod lines;
mod links;
mod meaning;
mod parse;
mod plain;
#[cfg(test)]
mod properties;
mod tables;
mod yaml;

use std::ops::Range;
use std::sync::OnceLock;

use crate::text::{Source, Span};

pub use front_matter::{Entry, FrontMatter, FrontMatterFault, Scalar, Value};
pub use inner::{BulletList, Inner};
pub use meaning::{differs_in_comments_alone, means_the_same};
pub use plain::plain;

/// A parsed Markdown text.
#[derive(Debug, Default)]
pub struct Document {
    /// The top-level blocks, headings included, in the order of the text.
    pub blocks: Vec<Block>,
    /// The headings that stand at the top level (not in quotes or lists), in the order of the text.
    pub headings: Vec<Heading>,
    /// The top-level lists.
    pub lists: Vec<List>,
    /// The items of the top-level lists; items of lists inside items are part of their item.
    pub items: Vec<Item>,
    /// The code blocks at the top level.
    pub code_blocks: Vec<CodeBlock>,
    /// The tables at the top level, whole or broken.
    pub tables: Vec<Table>,
    /// The rows of all tables.
    pub rows: Vec<Row>,
    /// The cells of all rows.
    pub cells: Vec<Cell>,
    /// All links and images, wherever they stand, in the order of their starts.
    pub links: Vec<Link>,
    /// All HTML comments, wherever they stand, with their marks, in the order of the text. One that is never closed ends
    /// with the block that it is in.
    pub comments: Vec<Span>,
    /// The front matter, once someone asked for it.
    front_matter: OnceLock<FrontMatter>,
}

/// A block that stands at the top level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Block {
    /// The block without the line ending after it.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a top-level block is. The numbers are indices into the [`Document`]'s vectors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockKind {
    /// A heading, ATX or setext.
    Heading(usize),
    /// A paragraph.
    Paragraph,
    /// A list.
    List(usize),
    /// A table, or text that was meant as one.
    Table(usize),
    /// A code block, fenced or indented.
    Code(usize),
    /// HTML comments and nothing else.
    Comment,
    /// Any other HTML block.
    Html,
    /// A block quote.
    Quote,
    /// A thematic break.
    ThematicBreak,
    /// YAML between `---` lines at the start of the text.
    FrontMatter,
}

impl BlockKind {
    /// Whether it says something to readers: comments and front matter do not.
    #[must_use]
    pub fn is_content(self) -> bool {
        !matches!(self, Self::Comment | Self::FrontMatter)
    }

    /// What messages call it.
    #[must_use]
    pub fn noun(self) -> &'static str {
        match self {
            Self::Heading(_) => "a heading",
            Self::Paragraph => "a paragraph",
            Self::List(_) => "a list",
            Self::Table(_) => "a table",
            Self::Code(_) => "a code block",
            Self::Comment => "a comment",
            Self::Html => "HTML",
            Self::Quote => "a quotation",
            Self::ThematicBreak => "a thematic break",
            Self::FrontMatter => "front matter",
        }
    }
}

/// A heading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Heading {
    /// The whole heading with its marks, without the line ending.
    pub span: Span,
    /// The text between the marks, trimmed, as written.
    pub text: Span,
    /// From 1 to 6.
    pub level: u8,
    /// Its place in [`Document::blocks`].
    pub block: usize,
}

/// A list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct List {
    /// The list without the line ending after it.
    pub span: Span,
    /// Whether its items are numbered.
    pub ordered: bool,
    /// Its items in [`Document::items`].
    pub items: Range<usize>,
}

/// An item of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Item {
    /// From the marker to the end of the content, blanks after it left out.
    pub span: Span,
    /// The marker: `*`, `-`, `+`, `1.` and the like.
    pub marker: Span,
    /// The content, trimmed; of an item of several blocks the first one. Empty, right after the marker, when blank.
    pub text: Span,
}

/// A `Key: value` field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// The key, without the colon, trimmed.
    pub key: Span,
    /// The value, trimmed; empty, right after the colon, when blank.
    pub value: Span,
}

/// A code block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CodeBlock {
    /// The marks that open it; `None` for an indented one.
    pub fence: Option<Span>,
    /// The info string, trimmed, as written. Empty, right after the marks, when blank.
    pub info: Span,
    /// The lines of code, with their indentation and the last one's ending.
    pub content: Span,
}

/// A table, or text that was meant as one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// The table without the line ending after it.
    pub span: Span,
    /// What keeps it from being one table; `None` for a whole one.
    pub defect: Option<TableDefect>,
    /// The header row's index in [`Document::rows`]; `None` for a [`TableDefect::Detached`] part.
    pub header: Option<usize>,
    /// The delimiter row's index in [`Document::rows`]; `None` where there is none.
    pub delimiter: Option<usize>,
    /// The body rows in [`Document::rows`].
    pub rows: Range<usize>,
}

/// What is wrong with text that was meant as a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TableDefect {
    /// No line of dashes follows the header.
    NoDelimiterRow,
    /// The delimiter row has another number of cells than the header.
    DelimiterWidth,
    /// Rows without a header, cut off from the table above them by a blank line.
    Detached,
}

/// A row of a table: the header, the delimiter row or a body row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// The row's text, outer pipes included, blanks around it and the line ending left out.
    pub span: Span,
    /// All cells that the row has, in [`Document::cells`]: more than the header where the row is too long, fewer
    /// where it is too short.
    pub cells: Range<usize>,
}

/// A cell of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands between two pipes, padding included.
    pub raw: Span,
    /// The trimmed text as written (`\|` is not undone). Empty at the start of `raw`'s middle when the cell is blank.
    pub text: Span,
}

/// How a column is aligned, by the colons of its delimiter cell (GFM 0.29, section 4.10).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// `---`
    None,
    /// `:---`
    Left,
    /// `---:`
    Right,
    /// `:---:`
    Center,
}

/// A link or an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The whole of it: `[text](destination "title")`, `<https://…>`, `[text][label]`.
    pub span: Span,
    /// The text between the square brackets, or the address of an autolink.
    pub text: Span,
    /// The destination as written, without `<>`. Of a reference link, whose destination stands elsewhere, the whole link.
    pub destination: Span,
    /// The destination with escapes and entities undone.
    pub url: Box<str>,
    /// Whether it is an image.
    pub image: bool,
}

impl Document {
    /// Parses the text of `source`; any text is a document.
    #[must_use]
    pub fn parse(source: &Source) -> Self {
        parse::document(source)
    }

    /// Whether anything stands in it beside front matter, comments and blank lines.
    #[must_use]
    pub fn says_something(&self) -> bool {
        self.blocks.iter().any(|block| block.kind.is_content())
    }

    /// The index of the document's title, its first heading of level 1.
    #[must_use]
    pub fn title(&self) -> Option<usize> {
        self.headings.iter().position(|heading| heading.level == 1)
    }

    /// Where what readers see begins: after front matter, or at the start of the text.
    #[must_use]
    pub fn start(&self, source: &Source) -> u32 {
        let front_matter = self.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter);
        front_matter.map_or(source.body_start() as u32, |block| block.span.end)
    }

    /// The blocks between the heading with index `heading` and the next heading of any level.
    #[must_use]
    pub fn content_of(&self, heading: usize) -> &[Block] {
        let start = self.headings[heading].block + 1;
        let end = self.headings.get(heading + 1).map_or(self.blocks.len(), |next| next.block);
        &self.blocks[start..end]
    }

    /// The cells of a row.
    #[must_use]
    pub fn cells_of(&self, row: usize) -> &[Cell] {
        &self.cells[self.rows[row].cells.clone()]
    }

    /// The links that start inside `span`.
    #[must_use]
    pub fn links_in(&self, span: Span) -> &[Link] {
        let start = self.links.partition_point(|link| link.span.start < span.start);
        let end = self.links.partition_point(|link| link.span.start < span.end);
        &self.links[start..end.max(start)]
    }
}

impl Heading {
    /// The marks that an ATX heading begins with. A heading that is underlined has none, even if its text begins with `#`
    /// (`CommonMark` 0.31, sections 4.2 and 4.3).
    #[must_use]
    pub fn marks(&self, source: &Source) -> Option<Span> {
        let heading = source.slice(self.span);
        let marks = heading.bytes().take_while(|byte| *byte == b'#').count();
        let is_parted = heading[marks..].is_empty() || heading[marks..].starts_with([' ', '\t']);
        let is_atx = is_parted && marks == usize::from(self.level);
        is_atx.then(|| Span { start: self.span.start, end: self.span.start + marks as u32 })
    }
}

impl Item {
    /// The item read as `Key: value`; `None` when it has no colon, or no key before it.
    ///
    /// Emphasis around the key (`**Key:** value`) is not part of it. A colon inside a URL (`https://…`) parts no field.
    #[must_use]
    pub fn field(&self, source: &Source) -> Option<Field> {
        fields::field(source, self.text)
    }
}

impl Alignment {
    /// The delimiter cell of this alignment, at least three characters wide.
    #[must_use]
    pub fn marks(self, width: usize) -> String {
        let (left, right) = match self {
            Self::None => ("", ""),
            Self::Left => (":", ""),
            Self::Right => ("", ":"),
            Self::Center => (":", ":"),
        };
        let dashes = width.max(3) - left.len() - right.len();
        format!("{left}{}{right}", "-".repeat(dashes))
    }

    /// Reads a delimiter cell's trimmed text.
    #[must_use]
    pub fn of(delimiter_cell: &str) -> Self {
        match (delimiter_cell.starts_with(':'), delimiter_cell.ends_with(':')) {
            (true, true) => Self::Center,
            (true, false) => Self::Left,
            (false, true) => Self::Right,
            (false, false) => Self::None,
        }
    }
}
