//! What the text of a value reads as.

use jiff::civil::Date;
use jiff::fmt::strtime::{self, BrokenDownTime};

use crate::schema::{DatePrefix, Place, ValueDecl, ValueType};

/// What stands where a value is to be filled in.
pub const BLANK: &str = "…";

/// What a value's text reads as, by its declared type.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Reading {
    /// Nothing stands there.
    Empty,
    /// [`BLANK`], or a template's hole as the template writes it: nobody has filled it in yet.
    Blank,
    /// A text that the schema knows as no value; the place of that declaration.
    Placeholder(Place),
    /// Not of the declared type.
    Mistyped,
    /// A text, a boolean or a URL.
    Text,
    /// A number.
    Number(Number),
    /// A date, or a text that begins with one.
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

impl Reading {
    /// Whether there is a text that stands for a value, readable or not.
    #[must_use]
    pub fn is_said(self) -> bool {
        !matches!(self, Self::Empty | Self::Blank | Self::Placeholder(_))
    }
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

/// Whether `text`, already trimmed, says nothing: it is empty, to be filled in, or a placeholder.
#[must_use]
pub fn says_nothing(decl: &ValueDecl, text: &str) -> bool {
    nothing(decl, text).is_some()
}

/// Reads `text`, already trimmed.
pub(crate) fn read(decl: &ValueDecl, text: &str) -> Reading {
    if let Some(nothing) = nothing(decl, text) {
        return nothing;
    }
    match &decl.kind.value {
        ValueType::String | ValueType::Url => match &decl.date_prefix {
            Some(prefix) => dated(decl, prefix, text),
            None => Reading::Text,
        },
        ValueType::Integer => integer(text).map_or(Reading::Mistyped, Reading::Number),
        ValueType::Number => decimal(text).map_or(Reading::Mistyped, |number| Reading::Number(Number::Decimal(number))),
        ValueType::Boolean if matches!(text, "true" | "false") => Reading::Text,
        ValueType::Boolean => Reading::Mistyped,
        ValueType::Date(format) => match date(format, text) {
            Some((date, length)) if length == text.len() => Reading::Date(date),
            _ => Reading::Mistyped,
        },
    }
}

/// Whether a text holds nothing but blanks, of whatever kind.
fn is_blank(text: &str) -> bool {
    // Most texts begin with a letter: nothing more is looked at.
    text.bytes().next().is_none_or(|first| !first.is_ascii_graphic()) && text.trim().is_empty()
}

/// A text that begins with a date. One that does not match its pattern is not looked at: that is its one fault.
fn dated(decl: &ValueDecl, prefix: &DatePrefix, text: &str) -> Reading {
    if decl.pattern.as_ref().is_some_and(|pattern| !pattern.is_match(text)) {
        return Reading::Text;
    }
    date(&prefix.format, text).map_or(Reading::Mistyped, |(date, _)| Reading::Date(date))
}

/// The date at the start of `text` and its length, written exactly as the format writes it; the parser alone would take
/// `2024-1-1` for `%Y-%m-%d`.
pub(crate) fn date(format: &str, text: &str) -> Option<(Date, usize)> {
    let (time, length) = BrokenDownTime::parse_prefix(format, text).ok()?;
    let date = time.to_date().ok()?;
    (strtime::format(format, date).ok()? == text[..length]).then_some((date, length))
}

/// A whole number; one that no machine word holds is a number all the same.
pub(crate) fn integer(text: &str) -> Option<Number> {
    if let Ok(number) = text.parse() {
        return Some(Number::Whole(number));
    }
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let whole = !digits.is_empty() && digits.bytes().all(|it| it.is_ascii_digit());
    text.parse().ok().filter(|_| whole).map(Number::Decimal)
}

/// A decimal number; Rust's `inf` and `nan` are none.
pub(crate) fn decimal(text: &str) -> Option<f64> {
    text.parse().ok().filter(|number: &f64| number.is_finite())
}

/// The reading of a text that is no value: empty, to be filled in, or a placeholder.
pub(super) fn nothing(decl: &ValueDecl, text: &str) -> Option<Reading> {
    if is_blank(text) {
        return Some(Reading::Empty);
    }
    // Where nothing needs to be filled in it is a text like any other.
    if text == BLANK && !decl.allow_empty {
        let accepted = decl.enumeration.iter().flat_map(|it| &it.value).any(|it| it == BLANK);
        return (!accepted).then_some(Reading::Blank);
    }
    decl.not.find(text).map(Reading::Placeholder)
}
