//! What is wrong with values that a document is to be made of.

use std::fmt;

use crate::diagnostic::Declaration;
use crate::export::Datum;
use crate::schema::{Place, Schema};

/// A value that does not fit the schema.
#[derive(Clone, Debug)]
pub struct Fault {
    /// Its key, as in `sections.Signals[0].name`; counted from 0, as programs do.
    pub key: String,
    /// What is wrong with it.
    pub problem: String,
    /// What the schema says; `None` when it says nothing.
    pub declaration: Option<Declaration>,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` {}", self.key, self.problem)?;
        let Some(Declaration { source, span, .. }) = &self.declaration else { return Ok(()) };
        let place = source.line_column(span.start);
        write!(f, " ({}:{}:{})", source.name(), place.line, place.column)
    }
}

/// Where a value stands, from the inside out.
#[derive(Clone, Copy)]
pub(super) enum Path<'a> {
    Root,
    Key(&'a Self, &'a str),
    Index(&'a Self, usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Root => Ok(()),
            Self::Key(Self::Root, key) => f.write_str(&quoted(key)),
            Self::Key(parent, key) => write!(f, "{parent}.{}", quoted(key)),
            Self::Index(parent, index) => write!(f, "{parent}[{index}]"),
        }
    }
}

/// A key; in quotes where it would not be told from what is around it.
fn quoted(key: &str) -> String {
    let plain = !key.is_empty() && key.chars().all(|it| it.is_alphanumeric() || matches!(it, '-' | '_'));
    if plain { key.to_owned() } else { Datum::Text(key.to_owned()).to_json() }
}

/// The faults met so far.
pub(super) struct Faults<'a> {
    schema: &'a Schema,
    pub(super) found: Vec<Fault>,
}

impl<'a> Faults<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        Self { schema, found: Vec::new() }
    }

    pub(super) fn add(&mut self, path: &Path<'_>, problem: impl Into<String>, place: Option<Place>) {
        let declaration = place.map(|place| self.schema.declaration(place));
        self.found.push(Fault { key: path.to_string(), problem: problem.into(), declaration });
    }

    /// Nothing stands where `expected` should.
    pub(super) fn missing(&mut self, path: &Path<'_>, expected: &str, place: Option<Place>) {
        self.add(path, format!("is missing: expected {expected}"), place);
    }

    /// Something else stands where `expected` should.
    pub(super) fn mistyped(&mut self, path: &Path<'_>, found: &Datum, expected: &str, place: Option<Place>) {
        self.add(path, format!("is {}: expected {expected}", shown(found)), place);
    }
}

/// A value in a message.
pub(super) fn shown(value: &Datum) -> String {
    const LONGEST: usize = 60;
    match value {
        Datum::List(_) => "a list".into(),
        Datum::Map(_) => "an object".into(),
        scalar => {
            let json = scalar.to_json();
            let cut: String = json.chars().take(LONGEST).collect();
            if cut.len() < json.len() { cut + "…" } else { json }
        }
    }
}
