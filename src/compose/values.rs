//! Single values as the text that stands for them.

use jiff::fmt::strtime;

use super::fault::Path;
use super::{Composer, Missing};
use crate::binding::{BLANK, date};
use crate::diagnostic::{Level, Severity};
use crate::export::Datum;
use crate::schema::{ValueDecl, ValueType};

impl Composer<'_> {
    /// The text of a value; empty when it is none, which is then told.
    pub(super) fn value(&mut self, decl: Option<&ValueDecl>, value: Option<&Datum>, path: &Path<'_>) -> String {
        let Some(decl) = decl else { return self.text(value, path) };
        // Under a condition anything may stand there, or nothing: the check of the document tells.
        let lenient = decl.when.is_some();
        match (value, &decl.kind.value) {
            (Some(Datum::Null), _) => String::new(),
            (None, _) if decl.allow_empty || lenient => String::new(),
            (None, _) if self.missing == Missing::Blank => BLANK.to_owned(),
            (None, kind) => {
                if is_asked(decl.level) {
                    self.faults.missing(path, expected(kind), Some(decl.place));
                }
                String::new()
            }
            (Some(value), kind) => match written(kind, value) {
                Some(text) => text,
                None if lenient => self.text(Some(value), path),
                None => {
                    self.faults.mistyped(path, value, expected(kind), Some(decl.kind.place));
                    String::new()
                }
            },
        }
    }

    /// A text of which the schema says nothing more.
    pub(super) fn text(&mut self, value: Option<&Datum>, path: &Path<'_>) -> String {
        match value {
            Some(Datum::Text(text)) => text.clone(),
            Some(value @ (Datum::Whole(_) | Datum::Decimal(_) | Datum::Boolean(_))) => value.to_json(),
            Some(Datum::Null) => String::new(),
            Some(other) => {
                self.faults.mistyped(path, other, "a text", None);
                String::new()
            }
            None if self.missing == Missing::Blank => BLANK.to_owned(),
            None => {
                self.faults.missing(path, "a text", None);
                String::new()
            }
        }
    }

    /// A text that has to stand on one line, as `holder` does.
    pub(super) fn one_line(&mut self, text: &str, holder: &str, path: &Path<'_>) -> String {
        if text.trim().contains(['\n', '\r']) {
            self.faults.add(path, format!("has a line break, which {holder} cannot hold"), None);
        }
        text.trim().to_owned()
    }
}

/// Whether what is not there is a fault: where the schema makes it less than an error, the check of the document tells.
pub(super) fn is_asked(level: Option<Level>) -> bool {
    matches!(level, None | Some(Level::Report(Severity::Error)))
}

/// The text that `value` has as one of this type.
fn written(kind: &ValueType, value: &Datum) -> Option<String> {
    match (kind, value) {
        (ValueType::String | ValueType::Url, Datum::Text(text)) => Some(text.clone()),
        (ValueType::Date(format), Datum::Text(text)) => {
            let (date, length) = date("%Y-%m-%d", text)?;
            strtime::format(format, date).ok().filter(|_| length == text.len())
        }
        (ValueType::Boolean, Datum::Boolean(value)) => Some(value.to_string()),
        (ValueType::Integer | ValueType::Number, Datum::Whole(number)) => Some(number.to_string()),
        (ValueType::Integer, Datum::Decimal(number)) if number.fract() == 0.0 => Some(number.to_string()),
        (ValueType::Number, Datum::Decimal(number)) => Some(number.to_string()),
        _ => None,
    }
}

fn expected(kind: &ValueType) -> &'static str {
    match kind {
        ValueType::String => "a text",
        ValueType::Integer => "a whole number",
        ValueType::Number => "a number",
        ValueType::Boolean => "true or false",
        ValueType::Date(_) => "a date as a text such as \"2025-12-07\"",
        ValueType::Url => "a URL as a text",
    }
}
