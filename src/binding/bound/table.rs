//! Tables, as bound.

use std::ops::Range;

use crate::binding::Verdict;
use crate::document::Table;
use crate::schema::{ColumnDecl, Place, TableDecl};
use crate::text::Span;

/// A table with its type.
#[derive(Debug)]
pub struct BoundTable<'a> {
    /// The section that holds it, by index into [`crate::binding::Binding::sections`].
    pub section: usize,
    /// Its declaration.
    pub decl: &'a TableDecl,
    /// The table.
    pub table: &'a Table,
    /// The parts that a blank line cut off, and other text meant as this table.
    pub broken: Vec<&'a Table>,
    /// The columns that are there, in the order of the text.
    pub columns: Vec<BoundColumn<'a>>,
    /// The required columns that are not.
    pub missing: Vec<MissingColumn<'a>>,
    /// Rows that cannot be read cell by cell.
    pub faulty_rows: Vec<(usize, RowFault)>,
    /// Columns whose cells hold no value in any row.
    pub hollow_columns: Vec<HollowColumn>,
}

/// A column with its declaration.
#[derive(Debug)]
pub struct BoundColumn<'a> {
    /// The header's place.
    pub header: Span,
    /// The header as written.
    pub name: &'a str,
    /// How it was found.
    pub verdict: Verdict,
    /// What the schema says of it; `None` for an unknown one.
    pub decl: Option<&'a ColumnDecl>,
    /// The header of the first column bound to the same declaration, when this one is too many.
    pub first: Option<Span>,
    /// Where it belongs when it stands out of order: after the column of this name, or first.
    pub misplaced: Option<Option<&'a str>>,
    /// Whether a cell of it is not of its type.
    pub mistyped: bool,
}

/// A required column that is not there.
#[derive(Clone, Copy, Debug)]
pub struct MissingColumn<'a> {
    /// What the schema says of it.
    pub decl: &'a ColumnDecl,
    /// The name of the column after which it belongs; `None` at the start.
    pub after: Option<&'a str>,
}

/// A column whose cells hold no value in any row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HollowColumn {
    /// Its index into [`crate::binding::BoundTable::columns`].
    pub column: usize,
    /// Where a placeholder that stands in it is declared; `None` when the cells are empty.
    pub placeholder: Option<Place>,
}

/// Why a row cannot be read cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It has more or fewer cells than the header.
    Shape,
    /// It repeats the header, whole.
    Header,
    /// It repeats the delimiter row.
    Delimiter,
    /// Its first cell holds a header's word.
    HeaderWord,
    /// Nobody has filled it in yet.
    Blank,
    /// It breaks off: the cells of these columns hold nothing.
    Torn(Range<usize>),
}
