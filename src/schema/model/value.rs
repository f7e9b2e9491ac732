//! Values, and the links and images among them.

use jiff::civil::Date;

use crate::diagnostic::{Level, Severity};
use crate::schema::condition::When;
use crate::schema::pattern::Pattern;
use crate::schema::placeholders::Placeholders;
use crate::spec::{Declared, Place};

/// What a value must be like: a cell, an item, a field's value, the text in a hole.
#[derive(Debug)]
pub struct ValueDecl {
    /// Where it is declared.
    pub place: Place,
    /// What messages call it: the column's header, the field's key, the hole's name, `item`.
    pub name: String,
    /// Its type.
    pub kind: Declared<ValueType>,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
    /// Whether it may be empty.
    pub allow_empty: bool,
    /// The condition under which the constraints hold.
    pub when: Option<When>,
    /// Texts that are no values.
    pub not: Placeholders,
    /// The only values accepted.
    pub enumeration: Option<Declared<Vec<String>>>,
    /// A pattern for the whole value.
    pub pattern: Option<Declared<Pattern>>,
    /// A pattern that no part of the value matches.
    pub not_pattern: Option<Declared<Pattern>>,
    /// The smallest value.
    pub minimum: Option<Declared<Bound>>,
    /// The largest value.
    pub maximum: Option<Declared<Bound>>,
    /// The fewest characters (Unicode scalar values).
    pub min_length: Option<Declared<usize>>,
    /// The most characters (Unicode scalar values).
    pub max_length: Option<Declared<usize>>,
    /// The fewest words.
    pub min_words: Option<Declared<usize>>,
    /// The most words.
    pub max_words: Option<Declared<usize>>,
    /// Present when the value must not be wrapped in double quotes.
    pub unquoted: Option<Declared<()>>,
    /// What a value of type URL must be like.
    pub url: UrlDecl,
    /// Present when no other document may hold the value.
    pub unique: Option<Declared<()>>,
    /// The date that the value begins with.
    pub date_prefix: Option<DatePrefix>,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date in this strftime format.
    Date(String),
    /// An absolute URL.
    Url,
}

/// A limit of a number or a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
    /// The day of the run.
    Today,
}

/// The date that a value begins with.
#[derive(Debug)]
pub struct DatePrefix {
    /// Where it is declared.
    pub place: Place,
    /// How it is written, in strftime's terms.
    pub format: String,
    /// The earliest date.
    pub minimum: Option<Declared<Bound>>,
    /// The latest date.
    pub maximum: Option<Declared<Bound>>,
}

/// What a URL must be like.
#[derive(Debug)]
pub struct UrlDecl {
    /// The schemes accepted, in lower case.
    pub schemes: Declared<Vec<String>>,
    /// The hosts accepted, in lower case, subdomains included; `None` for any.
    pub hosts: Option<Declared<Vec<String>>>,
    /// Present when tracking parameters are reported.
    pub tracking: Option<Declared<Severity>>,
}

/// Whether links may be relative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// They may.
    Allow,
    /// They may not.
    Deny,
    /// They may, and lead to something; the place is the key that says so.
    Resolve(Place),
}

/// What the links of a document must be like.
#[derive(Debug)]
pub struct LinksDecl {
    /// Where it is declared.
    pub place: Place,
    /// What their URLs must be like.
    pub url: UrlDecl,
    /// Whether they may be relative.
    pub relative: Relative,
    /// Present when they must not lead to the document itself.
    pub not_self: Option<Declared<()>>,
    /// The level of findings against them.
    pub level: Option<Level>,
}

/// What the images of a document must be like.
#[derive(Debug)]
pub struct ImagesDecl {
    /// What their addresses must be like.
    pub links: LinksDecl,
    /// Present when each must have a text that stands in for it.
    pub alt: Option<Declared<()>>,
}
