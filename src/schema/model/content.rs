//! What sections hold.

use super::{ValueDecl, ValueType};
use crate::diagnostic::Level;
use crate::document::Alignment;
use crate::schema::template::Template;
use crate::spec::{Declared, Place};

/// What a section holds.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a schema has a handful of sections")]
pub enum Content {
    /// Anything.
    Any,
    /// Paragraphs.
    Prose(ProseDecl),
    /// A list.
    List(ListDecl),
    /// A list of `Key: value` fields.
    Fields(FieldsDecl),
    /// A table: the index of its type in [`super::Schema::tables`].
    Table(usize),
    /// Code blocks.
    Code(CodeDecl),
}

impl Content {
    /// What messages call it.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Any => "anything",
            Self::Prose(_) => "a paragraph of prose",
            Self::List(_) => "a list",
            Self::Fields(_) => "a list of `Key: value` fields",
            Self::Table(_) => "a table",
            Self::Code(_) => "a code block",
        }
    }
}

/// What code blocks must be like.
#[derive(Debug)]
pub struct CodeDecl {
    /// The languages accepted; `None` for any, and for none.
    pub languages: Option<Declared<Vec<String>>>,
}

/// What prose must be like.
#[derive(Debug)]
pub struct ProseDecl {
    /// The template of the whole text.
    pub syntax: Option<Declared<Template>>,
    /// The fewest words.
    pub min_words: Option<Declared<usize>>,
    /// The most words.
    pub max_words: Option<Declared<usize>>,
    /// Present when the text must not stop in the middle of a sentence.
    pub truncated: Option<Declared<()>>,
}

/// What a list must be like.
#[derive(Debug)]
pub struct ListDecl {
    /// The fewest items.
    pub min_items: Option<Declared<usize>>,
    /// The most items.
    pub max_items: Option<Declared<usize>>,
    /// What each item holds.
    pub item: Option<ValueDecl>,
    /// Whether the list is numbered; `None` for either.
    pub ordered: Option<Declared<bool>>,
    /// Present when an item may stand only once.
    pub unique: Option<Declared<()>>,
}

/// What fields must be like, those of a list or of the front matter.
#[derive(Debug)]
pub struct FieldsDecl {
    /// The fields in the declared order.
    pub fields: Vec<FieldDecl>,
    /// Present when the fields stand in the declared order.
    pub ordered: Option<Declared<()>>,
    /// Whether fields may stand that are not declared.
    pub unknown: Declared<bool>,
}

/// A field.
#[derive(Debug)]
pub struct FieldDecl {
    /// Its value; the value's name is the field's key.
    pub value: ValueDecl,
    /// Whether it must be there.
    pub required: bool,
    /// Present when it must not stand where its condition does not hold.
    pub otherwise_denied: Option<Declared<()>>,
    /// What parts the values that it holds in one text.
    pub separator: Option<String>,
    /// Whether it holds a YAML list.
    pub list: Declared<ListForm>,
}

/// Whether a field of the front matter holds one value or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListForm {
    /// One value.
    Deny,
    /// One value or a list.
    Allow,
    /// A list.
    Require,
}

/// A table type.
#[derive(Debug)]
pub struct TableDecl {
    /// Where it is declared.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// Its columns in the declared order.
    pub columns: Vec<ColumnDecl>,
    /// Present when the columns stand in the declared order; the place is the one that says so.
    pub ordered: Option<Declared<()>>,
    /// Whether columns may stand that are not declared.
    pub unknown: Declared<bool>,
    /// The fewest body rows.
    pub min_rows: Declared<usize>,
    /// The most body rows.
    pub max_rows: Option<Declared<usize>>,
    /// Indices of the columns whose values together may stand in one row only.
    pub unique: Option<Declared<Vec<usize>>>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// A column.
#[derive(Debug)]
pub struct ColumnDecl {
    /// Its values; the value's name is the column's header.
    pub value: ValueDecl,
    /// Other headers accepted for it.
    pub aliases: Vec<String>,
    /// Whether it must be there.
    pub required: bool,
    /// The alignment that the delimiter row gives it.
    pub align: Option<Declared<Alignment>>,
}

impl ColumnDecl {
    /// How a new table aligns it: as declared, else numbers to the right and all else to the left.
    #[must_use]
    pub fn alignment(&self) -> Alignment {
        let numeric = matches!(self.value.kind.value, ValueType::Integer | ValueType::Number);
        let usual = if numeric { Alignment::Right } else { Alignment::Left };
        self.align.as_ref().map_or(usual, |align| align.value)
    }
}
