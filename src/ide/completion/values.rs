//! The values that may stand somewhere, where these are few.

use jiff::civil::Date;
use jiff::fmt::strtime;

use super::pieces::Piece;
use super::place::Place;
use super::{Completion, CompletionKind};
use crate::binding::ValuePlace;
use crate::guide::about;
use crate::schema::{Bound, Declared, ValueDecl, ValueType};
use crate::text::Span;

/// The most whole numbers that are listed.
const MOST_NUMBERS: i64 = 10;

/// The values that the declaration lists, or that follow from its type and limits. Each stands on one line.
pub(super) fn candidates(decl: &ValueDecl, today: Date) -> Vec<String> {
    if let Some(accepted) = &decl.enumeration {
        let is_line = |value: &&String| !value.is_empty() && !value.contains(['\n', '\r']);
        return accepted.value.iter().filter(is_line).cloned().collect();
    }
    if let Some(prefix) = &decl.date_prefix {
        let text = written(&prefix.format, prefix.minimum, prefix.maximum, today);
        let fits = |text: &String| decl.pattern.as_ref().is_none_or(|pattern| pattern.is_match(text));
        return text.filter(fits).into_iter().collect();
    }
    match &decl.kind.value {
        ValueType::Boolean => vec!["true".to_owned(), "false".to_owned()],
        ValueType::Date(format) => written(format, decl.minimum, decl.maximum, today).into_iter().collect(),
        ValueType::Integer => numbers(decl).into_iter().flatten().map(|number| number.to_string()).collect(),
        ValueType::String | ValueType::Number | ValueType::Url => Vec::new(),
    }
}

/// Today, where that is a date accepted.
fn written(
    format: &str,
    minimum: Option<Declared<Bound>>,
    maximum: Option<Declared<Bound>>,
    today: Date,
) -> Option<String> {
    let is_outside = |limit: Option<Declared<Bound>>, outside: fn(&Date, &Date) -> bool| match limit.map(|it| it.value)
    {
        Some(Bound::Date(date)) => outside(&today, &date),
        Some(Bound::Today | Bound::Number(_)) | None => false,
    };
    let text = strtime::format(format, today).ok()?;
    (!is_outside(minimum, Date::lt) && !is_outside(maximum, Date::gt) && !text.contains(['\n', '\r'])).then_some(text)
}

/// The whole numbers between the limits, where these are few.
fn numbers(decl: &ValueDecl) -> Option<std::ops::RangeInclusive<i64>> {
    let limit = |limit: Option<Declared<Bound>>| match limit?.value {
        // Whole numbers up to here are exact.
        Bound::Number(number) if number.abs() < 1e15 => Some(number),
        _ => None,
    };
    let (least, most) = (limit(decl.minimum)?.ceil() as i64, limit(decl.maximum)?.floor() as i64);
    (most - least < MOST_NUMBERS).then_some(least..=most)
}

/// Adds the values of the hole of a template that holds the cursor.
pub(super) fn holes(place: &Place<'_>, found: &mut Vec<Completion>) {
    let values = place.bound.binding.values.iter().filter(|value| value.place == ValuePlace::Hole);
    let offset = place.cursor.offset as u32;
    let Some(value) = values.into_iter().find(|value| (value.span.start..=value.span.end).contains(&offset)) else {
        return;
    };
    let line = place.cursor.start as u32..=place.cursor.end() as u32;
    if line.contains(&value.span.start) && line.contains(&value.span.end) {
        add(place, value.decl, value.span, str::to_owned, ("", ""), found);
    }
}

/// Adds the values of `decl` as `written`, in place of `replace`, with these texts before and after.
pub(super) fn add(
    place: &Place<'_>,
    decl: &ValueDecl,
    replace: Span,
    written: impl Fn(&str) -> String,
    (before, after): (&str, &str),
    found: &mut Vec<Completion>,
) {
    let documentation = about(decl.description.as_deref());
    for value in candidates(decl, place.settings.today) {
        let text = written(&value);
        let insert = vec![Piece::Text([before, &text, after].concat())];
        found.push(
            Completion::new(CompletionKind::Value, value, replace, insert)
                .filter(text)
                .detail(decl.name.as_str())
                .documentation(documentation.clone()),
        );
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use jiff::civil::date;

    use super::*;
    use crate::schema::Schema;
    use crate::text::Source;

    fn candidates_of(declared: &str) -> Vec<String> {
        let text = format!("[schema]\nname = \"s\"\n[title]\nsyntax = \"{{x}}\"\n[captures.x]\n{declared}\n");
        let schema = Schema::load(Arc::new(Source::new("s.toml", text).unwrap())).unwrap();
        candidates(&schema.captures[0], date(2026, 11, 23))
    }

    #[test]
    fn few_values_are_listed() {
        assert_eq!(candidates_of("enum = [\"b\", \"a\"]"), ["b", "a"]);
        assert_eq!(candidates_of("type = \"boolean\""), ["true", "false"]);
        assert_eq!(candidates_of("type = \"integer\"\nminimum = -1\nmaximum = 1.5"), ["-1", "0", "1"]);
        assert_eq!(candidates_of("type = \"integer\"\nminimum = 1\nmaximum = 10").len(), 10);
    }

    #[test]
    fn today_is_offered_where_it_is_accepted() {
        assert_eq!(candidates_of("type = \"date\""), ["2026-11-23"]);
        assert_eq!(candidates_of("type = \"date\"\nformat = \"%d.%m.%y\"\nmaximum = \"today\""), ["23.11.26"]);
        assert_eq!(candidates_of("date-prefix = { format = \"%Y%m%d\" }\npattern = '\\d{8}'"), ["20261123"]);
        for elsewhere in ["minimum = \"2026-11-24\"", "maximum = \"2026-11-22\""] {
            assert_eq!(candidates_of(&format!("type = \"date\"\n{elsewhere}")), [""; 0]);
        }
    }

    #[test]
    fn many_values_are_not_listed() {
        for declared in ["", "type = \"number\"\nminimum = 1\nmaximum = 2", "type = \"integer\"\nminimum = 1"] {
            assert_eq!(candidates_of(declared), [""; 0]);
        }
        assert_eq!(candidates_of("type = \"integer\"\nminimum = 1\nmaximum = 11"), [""; 0]);
    }
}
