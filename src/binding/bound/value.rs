//! Values, as bound.

use crate::binding::Reading;
use crate::schema::ValueDecl;
use crate::text::Span;

/// A value with its declaration.
#[derive(Clone, Copy, Debug)]
pub struct BoundValue<'a> {
    /// What the schema says of it.
    pub decl: &'a ValueDecl,
    /// Its trimmed text's place.
    pub span: Span,
    /// Its trimmed text as written; in front matter with escapes undone and lines folded.
    pub text: &'a str,
    /// What it reads as.
    pub reading: Reading,
    /// Where it stands.
    pub place: ValuePlace,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValuePlace {
    /// In a hole of a template.
    Hole,
    /// In a list's item; the section, by index.
    Item(usize),
    /// In a field.
    Field,
    /// In a table's cell.
    Cell {
        /// The table, by index into [`crate::binding::Binding::tables`].
        table: usize,
        /// The row, by index into [`crate::document::Document::rows`].
        row: usize,
        /// The column, by index into [`crate::binding::BoundTable::columns`].
        column: usize,
    },
}
