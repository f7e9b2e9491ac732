//! What the text of a value reads as.

use jiff::civil::Date;

use crate::schema::{Place, ValueDecl, ValueType};

/// What a value's text reads as, by its declared type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// Nothing stands there.
    Empty,
    /// A text that the schema knows as no value; the place of that declaration.
    Placeholder(Place),
    /// Not of the declared type.
    Mistyped,
    /// A text, a boolean or a URL.
    Text,
    /// A number.
    Number(Number),
    /// A date.
    Date(Date),
}

/// A number as read.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Number {
    /// Without a fraction.
    Whole(i64),
    /// With one.
    Decimal(f64),
}

impl Number {
    /// As a float.
    #[must_use]
    #[allow(clippy::cast_precision_loss)]
    pub fn as_f64(self) -> f64 {
        match self {
            Self::Whole(number) => number as f64,
            Self::Decimal(number) => number,
        }
    }
}

/// Reads `text`, already trimmed.
pub(super) fn read(decl: &ValueDecl, text: &str) -> Reading {
    if text.is_empty() {
        return Reading::Empty;
    }
    if let Some(place) = placeholder(decl, text) {
        return Reading::Placeholder(place);
    }
    match &decl.kind.value {
        ValueType::String | ValueType::Url => Reading::Text,
        ValueType::Integer => text.parse().map_or(Reading::Mistyped, |number| Reading::Number(Number::Whole(number))),
        ValueType::Number => decimal(text).map_or(Reading::Mistyped, |number| Reading::Number(Number::Decimal(number))),
        ValueType::Boolean if matches!(text, "true" | "false") => Reading::Text,
        ValueType::Boolean => Reading::Mistyped,
        ValueType::Date(format) => Date::strptime(format, text).map_or(Reading::Mistyped, Reading::Date),
    }
}

/// A decimal number; Rust's `inf` and `nan` are none.
fn decimal(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// Where `text` is declared as a placeholder. Placeholders are kept in lower case.
fn placeholder(decl: &ValueDecl, text: &str) -> Option<Place> {
    decl.not.iter().find(|not| not.value.len() == text.len() && not.value.eq_ignore_ascii_case(text)).map(|it| it.place)
}
