//! Which table and key a place of a TOML text belongs to, be the text whole or half typed.
//!
//! A parser knows the tables of a text that is right. Here the line at the cursor mostly is not: the tokens before it say
//! where it stands, and a line that begins like a header is one, whatever was left open above it.

mod look;
mod machine;

use toml_parser::lexer::{Token, TokenKind};

use crate::text::{Source, Span};

use machine::{Scan, is_string};

/// A key, or a part of a dotted one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Key {
    /// Its name, without quotes.
    pub name: String,
    /// Where it stands, quotes included.
    pub span: Span,
}

/// Where a cursor is.
#[derive(Debug)]
pub(super) struct Spot {
    /// The keys that lead from the root to the table around the cursor: those of the header, then those of inline tables.
    pub path: Vec<Key>,
    /// How many of them are those of the header.
    pub header: usize,
    /// What stands there.
    pub what: What,
}

/// What stands at a cursor.
#[derive(Debug)]
pub(super) enum What {
    /// A header, which [`Spot::path`] says nothing of.
    Header(Header),
    /// A key, or a place for one.
    Key(KeySpot),
    /// A value, or a place for one.
    Value(ValueSpot),
}

/// The header at a cursor.
#[derive(Clone, Debug, Default)]
pub(super) struct Header {
    /// All of it, brackets included.
    pub span: Span,
    /// Its keys.
    pub keys: Vec<Key>,
    /// Which of them the cursor touches.
    pub at: Option<usize>,
    /// Whether it begins with two brackets.
    pub is_array: bool,
}

/// The key at a cursor.
#[derive(Debug)]
pub(super) struct KeySpot {
    /// The keys before it, each with a dot after it.
    pub before: Vec<Key>,
    /// The key; empty where none is typed so far.
    pub key: Key,
    /// Whether a value, or more of the key, follows.
    pub goes_on: bool,
    /// The other keys of the inline table around, as far as its line tells.
    pub beside: Vec<String>,
    /// The key with the value that follows.
    pub pair: Span,
}

/// The value at a cursor.
#[derive(Debug)]
pub(super) struct ValueSpot {
    /// Its keys.
    pub keys: Vec<Key>,
    /// The string or word at the cursor.
    pub token: Option<Scalar>,
    /// The strings before it in the array around; `None` where none is around.
    pub array: Option<Vec<String>>,
    /// The text without that: the key up to the cursor, or up to what follows the word.
    pub pair: Span,
}

/// A string, or a word such as `true`.
#[derive(Clone, Debug)]
pub(super) struct Scalar {
    /// All of it, quotes included.
    pub span: Span,
    /// How it is quoted.
    pub quote: Quote,
    /// Whether the string is closed.
    pub closed: bool,
    /// What a string holds.
    pub text: String,
    /// Whether what follows may follow a value.
    pub is_parted: bool,
}

/// How a value is quoted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Quote {
    /// Not at all.
    Word,
    /// In double quotes, with escapes.
    Double,
    /// In single quotes, as it is.
    Single,
    /// In three quotes, maybe over several lines.
    Multiline,
}

/// Where `offset` is, a byte offset; `None` in comments, between lines, and where nothing stands that a key decides on.
pub(super) fn spot(source: &Source, offset: u32) -> Option<Spot> {
    let offset = source.text().floor_char_boundary(offset as usize);
    let mut scan = Scan::new(source);
    let touched = |token: &Token| {
        let (start, end) = (scan.span(*token).start as usize, scan.span(*token).end as usize);
        match token.kind() {
            TokenKind::Atom => start <= offset && offset <= end,
            TokenKind::Comment => start < offset && offset <= end,
            TokenKind::Newline => start < offset && offset < end,
            kind if is_string(kind) => start < offset && (offset < end || offset == end && !scan.is_closed(*token)),
            _ => false,
        }
    };
    let touched = scan.tokens.iter().position(touched);
    let stop = touched.unwrap_or_else(|| {
        let is_before = |token: &Token| scan.span(*token).end as usize <= offset && token.kind() != TokenKind::Eof;
        scan.tokens.iter().position(|token| !is_before(token)).unwrap_or(scan.tokens.len())
    });
    if touched.is_some_and(|at| matches!(scan.tokens[at].kind(), TokenKind::Comment | TokenKind::Newline))
        || offset < source.body_start()
    {
        return None;
    }
    (0..stop).for_each(|at| scan.step(at));
    scan.at(stop, touched.is_some(), Span::empty(offset as u32))
}

/// The headers of the text in their order, each with its keys.
pub(super) fn headers(source: &Source) -> Vec<Header> {
    let mut scan = Scan::new(source);
    let mut found = Vec::new();
    for at in 0..scan.tokens.len() {
        let ends = matches!(scan.tokens[at].kind(), TokenKind::Newline | TokenKind::Eof);
        if ends && let Some(header) = &scan.header {
            found.push(header.clone());
        }
        scan.step(at);
    }
    found
}
