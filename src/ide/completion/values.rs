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
