//! Turns of phrase that statements share.

use super::markdown::{code, prose};
use crate::schema::{Bound, Declared, Subject, Test, When};

/// Texts in a row, as code: "`a`", "`a` and `b`", "`a`, `b` and `c`".
pub(super) fn codes<'a>(texts: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    joined(texts.into_iter().map(code).collect(), conjunction)
}

/// The same with so many texts at most; of more, how many there are.
pub(crate) fn codes_up_to<'a>(most: usize, texts: impl ExactSizeIterator<Item = &'a str>, conjunction: &str) -> String {
    let more = texts.len().saturating_sub(most);
    let mut words: Vec<String> = texts.take(most).map(code).collect();
    words.extend((more > 0).then(|| format!("{more} more")));
    joined(words, conjunction)
}

/// Words in a row, with a conjunction before the last.
pub(super) fn joined(mut words: Vec<String>, conjunction: &str) -> String {
    match (words.pop(), words.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {conjunction} {last}", words.join(", ")),
    }
}

/// How many there are: "3", "3 to 30", "at least 3", "at most 30"; `None` without limits.
pub(super) fn amount(min: Option<usize>, max: Option<usize>) -> Option<String> {
    match (min, max) {
        (Some(min), Some(max)) if min == max => Some(min.to_string()),
        (Some(min), Some(max)) => Some(format!("{min} to {max}")),
        (Some(min), None) => Some(format!("at least {min}")),
        (None, Some(max)) => Some(format!("at most {max}")),
        (None, None) => None,
    }
}

/// How many of a thing there are: "at least 3 items", "1 item".
pub(super) fn count(min: Option<usize>, max: Option<usize>, noun: &str) -> Option<String> {
    let plural = if max.or(min) == Some(1) { "" } else { "s" };
    amount(min, max).map(|amount| format!("{amount} {noun}{plural}"))
}

/// The values between two limits: "1 to 5", "1 or more", "up to 5", "2015-01-01 or later"; `None` without limits.
pub(super) fn range(min: Option<Declared<Bound>>, max: Option<Declared<Bound>>) -> Option<String> {
    let is_date = |bound: &Declared<Bound>| !matches!(bound.value, Bound::Number(_));
    match (min, max) {
        (Some(min), Some(max)) => Some(format!("{} to {}", bound(min), bound(max))),
        (Some(min), None) if is_date(&min) => Some(format!("{} or later", bound(min))),
        (Some(min), None) => Some(format!("{} or more", bound(min))),
        (None, Some(max)) if is_date(&max) => Some(format!("{} or earlier", bound(max))),
        (None, Some(max)) => Some(format!("{} or less", bound(max))),
        (None, None) => None,
    }
}

fn bound(bound: Declared<Bound>) -> String {
    match bound.value {
        Bound::Number(number) => number.to_string(),
        Bound::Date(date) => date.to_string(),
        Bound::Today => "today".into(),
    }
}

/// Where something holds: "where the field `Type` is `news`"; `column` names the column with an index.
pub(super) fn condition(when: &When, column: impl Fn(usize) -> String) -> String {
    let When { place: _, subject, test } = when;
    let subject = match subject {
        Subject::Field(key) => format!("where the field {}", code(key)),
        Subject::Column(index) => format!("in rows whose {}", code(&column(*index))),
    };
    let texts = |texts: &[String]| codes(texts.iter().map(String::as_str), "or");
    match test {
        Test::Equals(accepted) => format!("{subject} is {}", texts(accepted)),
        Test::NotEquals(refused) => format!("{subject} has a value other than {}", texts(refused)),
        Test::Present => format!("{subject} has a value"),
        Test::Absent => format!("{subject} has no value"),
    }
}

/// A text as a sentence: a capital first, a full stop last.
pub(super) fn sentence(text: &str) -> String {
    let text = text.trim();
    let ended = text.ends_with(['.', '!', '?', '…', ':', ';']);
    // The full stop is there before marks are escaped: `1` alone becomes a numbered list by it.
    prose(&format!("{}{}", capital(text), if ended { "" } else { "." }))
}

/// `text` with a capital first.
pub(crate) fn capital(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}
