//! What single texts stand for.

use std::borrow::Cow;

use super::Datum;
use crate::binding::{Number, Reading, read};
use crate::schema::{ValueDecl, ValueType};
use crate::text::with_newlines;

/// The value that `text` stands for, trimmed as it is.
///
/// Nothing is `null`. A text that is not of its type stays a text: a condition may make it right.
#[must_use]
pub fn value(decl: &ValueDecl, text: &str) -> Datum {
    match (read(decl, text), &decl.kind.value) {
        (Reading::Empty, _) => Datum::Null,
        (Reading::Text, ValueType::Boolean) => Datum::Boolean(text == "true"),
        (Reading::Number(Number::Whole(number)), _) => Datum::Whole(number),
        (Reading::Number(Number::Decimal(number)), _) => Datum::number(number),
        (Reading::Date(date), ValueType::Date(_)) => Datum::Text(date.to_string()),
        _ => Datum::Text(text.to_owned()),
    }
}

/// The value of a text of which the schema may say nothing.
pub(super) fn value_or_text(decl: Option<&ValueDecl>, text: &str) -> Datum {
    decl.map_or_else(|| Datum::Text(text.to_owned()), |decl| value(decl, text))
}

/// A text whose lines stand in one, as Markdown shows them.
pub(super) fn on_one_line(text: &str) -> Cow<'_, str> {
    if text.contains(['\n', '\r']) {
        Cow::Owned(text.split(['\n', '\r']).map(str::trim).filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" "))
    } else {
        Cow::Borrowed(text)
    }
}

/// A text of several lines without what indents the second and those behind it.
pub(super) fn outdented(text: &str) -> Cow<'_, str> {
    match with_newlines(text) {
        text if text.contains('\n') => {
            let lines: Vec<_> = text.lines().map(|line| line.trim_start_matches([' ', '\t'])).collect();
            Cow::Owned(lines.join("\n"))
        }
        text => text,
    }
}

/// A cell's text with the pipes in it as they are meant.
pub(crate) fn unescaped(cell: &str) -> Cow<'_, str> {
    if cell.contains("\\|") { Cow::Owned(cell.replace("\\|", "|")) } else { Cow::Borrowed(cell) }
}
