//! The words that messages share.

use crate::binding::{BoundValue, ValuePlace};
use crate::diagnostic::closest;

use crate::schema::{Bound, Declared, ValueDecl, ValueType};

use super::Context;

/// The longest text that a message repeats, in characters.
const SHOWN: usize = 60;

/// The most names that a message lists.
const MOST_NAMES: usize = 30;

/// A text of the document inside a message: in backticks, on one line, cut when long.
pub(super) fn shown(text: &str) -> String {
    format!("`{}`", cut(text, SHOWN))
}

/// `text` on one line, cut to `most` characters.
pub(crate) fn cut(text: &str, most: usize) -> String {
    // Texts can be huge: only what could be shown is looked at.
    let mut head: String = text.chars().take(most + 1).map(|it| if it.is_whitespace() { ' ' } else { it }).collect();
    if head.chars().count() > most {
        head = head.chars().take(most - 1).collect();
        head.push('…');
    }
    head
}

/// A name of the document inside a sentence: on one line, cut when long, as it may stand in very many findings.
pub(super) fn plain(text: &str) -> String {
    cut(text, SHOWN)
}

/// A number of things: "1 item", "3 items".
pub(super) fn count(number: usize, noun: &str) -> String {
    if number == 1 { format!("1 {noun}") } else { format!("{number} {noun}s") }
}

/// Names in a row: "`a`", "`a` and `b`", "`a`, `b` and `c`". Of very many the first are told, and how many more.
pub(super) fn names<'a>(names: impl IntoIterator<Item = &'a str>, conjunction: &str) -> String {
    let mut all = names.into_iter();
    let mut names: Vec<String> = all.by_ref().take(MOST_NAMES).map(shown).collect();
    match all.count() {
        0 => {}
        more => names.push(format!("{more} more")),
    }
    match (names.pop(), names.is_empty()) {
        (None, _) => String::new(),
        (Some(last), true) => last,
        (Some(last), false) => format!("{} {conjunction} {last}", names.join(", ")),
    }
}

/// «did you mean» for a name, or the names that there are.
pub(super) fn did_you_mean<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    match closest(name, known.clone()) {
        Some(meant) => format!("did you mean {}?", shown(meant)),
        None => format!("use {}", names(known, "or")),
    }
}

/// What a message calls a value: its column, field or hole, or "item" with the section's name.
pub(super) fn subject(cx: &Context<'_>, value: &BoundValue<'_>) -> String {
    match value.place {
        ValuePlace::Item(section) => format!("{} item", plain(cx.binding.sections[section].name)),
        _ => value.decl.name.clone(),
    }
}

/// What the picture says of a value's place.
pub(super) fn place(cx: &Context<'_>, value: &BoundValue<'_>) -> String {
    match value.place {
        ValuePlace::Cell { table, row, column } => cell(cx, table, row, column),
        ValuePlace::Item(section) => format!("an item of {}", plain(cx.binding.sections[section].name)),
        ValuePlace::Field => format!("the field {}", value.decl.name),
        ValuePlace::Hole => format!("the {}", value.decl.name),
    }
}

/// What the picture says of a cell: its column and its row's number. The row's first cell is in the picture itself.
pub(super) fn cell(cx: &Context<'_>, table: usize, row: usize, column: usize) -> String {
    let name = cx.binding.tables[table].columns.get(column).map_or_else(String::new, |column| plain(column.name));
    format!("{name} of {}", self::row(cx, table, row, false))
}

/// A body row by its number, from 1, and, when asked for, its first cell.
pub(super) fn row(cx: &Context<'_>, table: usize, row: usize, named: bool) -> String {
    let number = row - cx.binding.tables[table].table.rows.start + 1;
    let first = cx.document.cells_of(row).first().map_or("", |cell| cx.slice(cell.text));
    if named && !first.is_empty() { format!("row {number}, `{}`", cut(first, 32)) } else { format!("row {number}") }
}

/// What to do about a value that is not as declared; `None` when the declaration says too little.
pub(super) fn wanted(cx: &Context<'_>, decl: &ValueDecl) -> Option<String> {
    if let Some(accepted) = &decl.enumeration {
        return Some(format!("use {}", names(accepted.value.iter().map(String::as_str), "or")));
    }
    let described = decl.description.as_ref().map(|it| format!("write {it}"));
    // A value that only begins with a date is more than its limits say.
    if decl.date_prefix.is_some() { described.or_else(|| within(cx, decl)) } else { within(cx, decl).or(described) }
}

/// The limits of a value as something to do.
pub(super) fn within(cx: &Context<'_>, decl: &ValueDecl) -> Option<String> {
    let words = |limit: Declared<Bound>| match limit.value {
        Bound::Number(number) => number.to_string(),
        Bound::Date(date) => date.to_string(),
        Bound::Today => format!("today, {}", cx.today),
    };
    let noun = type_noun(decl);
    match limits(decl) {
        (Some(min), Some(max)) => Some(format!("use {noun} from {} to {}", words(min), words(max))),
        (Some(min), None) => Some(format!("use {noun} of {} or more", words(min))),
        (None, Some(max)) => Some(format!("use {noun} up to {}", words(max))),
        (None, None) => None,
    }
}

/// The limits of a value, or of the date that it begins with.
pub(super) fn limits(decl: &ValueDecl) -> (Option<Declared<Bound>>, Option<Declared<Bound>>) {
    match &decl.date_prefix {
        Some(prefix) => (prefix.minimum, prefix.maximum),
        None => (decl.minimum, decl.maximum),
    }
}

/// What a value of the declared type is.
pub(crate) fn type_noun(decl: &ValueDecl) -> String {
    match &decl.kind.value {
        _ if decl.date_prefix.is_some() => "a date".into(),
        ValueType::Integer => "a whole number".into(),
        ValueType::Number => "a number".into(),
        ValueType::Boolean => "`true` or `false`".into(),
        ValueType::Date(format) => format!("a date of the form {format}"),
        ValueType::Url => "an absolute URL".into(),
        ValueType::String => "a text".into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_texts_are_cut() {
        assert_eq!(cut("abcdef", 6), "abcdef");
        assert_eq!(cut("abcdefg", 6), "abcde…");
        assert_eq!(cut("a\nb", 6), "a b");
    }

    #[test]
    fn names_read_as_a_sentence() {
        assert_eq!(names(["a"], "or"), "`a`");
        assert_eq!(names(["a", "b"], "or"), "`a` or `b`");
        assert_eq!(names(["a", "b", "c"], "and"), "`a`, `b` and `c`");
        assert!(names(["a"; 1000], "and").ends_with("`a`, `a` and 970 more"));
    }
}
