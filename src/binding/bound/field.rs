//! Fields, as bound.

use crate::binding::Verdict;
use crate::schema::{Declared, FieldDecl, Place};
use crate::text::Span;

/// A field with its declaration.
#[derive(Debug)]
pub struct BoundField<'a> {
    /// The key's place.
    pub key: Span,
    /// The key as written.
    pub name: &'a str,
    /// How it was found.
    pub verdict: Verdict,
    /// What the schema says of it; `None` for an unknown one.
    pub decl: Option<&'a FieldDecl>,
    /// The key of the first field bound to the same declaration, when this one is too many.
    pub first: Option<Span>,
    /// Present when it stands out of the declared order.
    pub misplaced: Option<MisplacedField<'a>>,
    /// Whether its declaration forbids it, because its condition does not hold.
    pub unasked: bool,
    /// What holds it.
    pub holder: FieldHolder,
    /// The fields declared beside it.
    pub siblings: &'a [FieldDecl],
    /// Where the schema says whether others may stand here.
    pub openness: Declared<bool>,
}

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldHolder {
    /// In a section's list.
    Section,
    /// In the front matter.
    FrontMatter,
}

/// Where a field that stands out of order belongs.
#[derive(Clone, Copy, Debug)]
pub struct MisplacedField<'a> {
    /// The key of the field after which it belongs; `None` before all others.
    pub after: Option<&'a str>,
    /// Where the schema asks for the order.
    pub order: Place,
}

/// A required field that is not there.
#[derive(Clone, Copy, Debug)]
pub struct MissingField<'a> {
    /// What the schema says of it.
    pub decl: &'a FieldDecl,
    /// What should hold it.
    pub holder: FieldHolder,
    /// The heading of its section or the line that opens the front matter; the key after which it belongs where the
    /// schema gives an order.
    pub anchor: Span,
    /// The key of the field after which it belongs.
    pub after: Option<&'a str>,
}

/// A field that holds something of another shape than declared.
#[derive(Clone, Copy, Debug)]
pub struct Misshapen<'a> {
    /// What the schema says of the field.
    pub decl: &'a FieldDecl,
    /// What it holds.
    pub span: Span,
    /// The shape of that.
    pub shape: Shape,
}

/// The shape of a value in the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    Single,
    /// A list.
    List,
    /// A mapping of keys to values.
    Mapping,
}
