//! The first phase of loading: does a file hold only the keys that its list knows, in the right types?
//!
//! What it refuses it takes out of the tree, and the table that held it is no longer sound: the second phase finds
//! only what it can read, and is silent about what seems to be missing in such a table.

use super::{
    Condition, Entry, Fault, KeySpec, Kind, LEVELS, Node, Place, Reporter, TableSpec, Value, brief, suggestion, word,
};
use crate::output::{Format, Target, TargetError};

/// Checks `node`, a table, against `spec`; reports every unknown key and wrong type below it.
///
/// What the conditions of keys say is left to [`check_conditions`]: it may hang on keys of another file.
pub(crate) fn check(node: &mut Node, spec: &TableSpec, reporter: &mut Reporter<'_>) {
    keep(node, |entry| {
        if let Some(key) = spec.key(&entry.key) {
            return check_entry(entry, key.kind, reporter);
        }
        let message = format!("{} has no key `{}`", spec.name, brief(&entry.key));
        let help = suggestion(&entry.key, spec.keys.iter().map(|key| key.name));
        reporter.report(Fault::Key, entry.place, message, "unknown key", Some(help));
        false
    });
}

/// Takes the entries that are not `right` out of a table.
fn keep(table: &mut Node, right: impl FnMut(&mut Entry) -> bool) {
    let Value::Table(entries) = &mut table.value else { return };
    let written = entries.len();
    entries.retain_mut(right);
    table.sound = entries.len() == written;
}

/// Whether an entry of a table is of this kind.
fn check_entry(entry: &mut Entry, kind: Kind, reporter: &mut Reporter<'_>) -> bool {
    let name = format!("`{}`", brief(&entry.key));
    let nothing = match kind {
        Kind::SomeStrings(meaning) => Some(meaning),
        Kind::Targets => Some("nothing is written"),
        _ => None,
    };
    if let (Some(meaning), Value::Array(elements)) = (nothing, &entry.node.value)
        && elements.is_empty()
    {
        let message = format!("{name} is an empty list: {meaning}");
        let help = format!("write a string or more, or drop {name}");
        reporter.report(Fault::Value, entry.place, message, "empty", Some(help));
        return false;
    }
    if let (Kind::Lists, Value::Table(entries)) = (kind, &entry.node.value)
        && entries.is_empty()
    {
        let message = format!("{name} is an empty table: nothing is named");
        reporter.report(Fault::Value, entry.place, message, "empty", Some(format!("fill it, or drop {name}")));
        return false;
    }
    check_value(&name, &mut entry.node, kind, reporter)
}

/// Whether a value, which messages call `name`, is of this kind.
fn check_value(name: &str, node: &mut Node, kind: Kind, reporter: &mut Reporter<'_>) -> bool {
    let place = node.place;
    match (kind, &mut node.value) {
        (Kind::String | Kind::Strings | Kind::SomeStrings(_) | Kind::Pattern | Kind::Bound, Value::String(_))
        | (Kind::Boolean, Value::Boolean(_))
        | (Kind::Count, Value::Integer(0..))
        | (Kind::Bound, Value::Integer(_) | Value::Float(_) | Value::Date(_)) => true,
        (Kind::Choice(words), Value::String(word)) => check_word(name, word, words, place, reporter),
        (Kind::Target | Kind::Targets, Value::String(text)) => check_target(name, text, place, reporter),
        (Kind::Targets, Value::Array(elements)) => check_elements(name, elements, Kind::Target, reporter),
        (Kind::Strings | Kind::SomeStrings(_), Value::Array(elements)) => {
            check_elements(name, elements, Kind::String, reporter)
        }
        (Kind::Tables(spec), Value::Array(elements)) => check_elements(name, elements, Kind::Table(spec), reporter),
        (Kind::Table(spec), Value::Table(_)) => {
            check(node, spec, reporter);
            true
        }
        (Kind::Map(spec), Value::Table(_)) => {
            keep(node, |entry| check_entry(entry, Kind::Table(spec), reporter));
            true
        }
        (Kind::Levels, Value::Table(_)) => {
            keep(node, |entry| check_entry(entry, Kind::Choice(LEVELS), reporter));
            true
        }
        (Kind::Lists, Value::Table(_)) => {
            keep(node, |entry| check_entry(entry, Kind::SomeStrings("nothing is named"), reporter));
            true
        }
        _ => {
            let (found, expected) = (found(node, reporter), kind.expected());
            let message = format!("{name} is {found}, not {expected}");
            reporter.report(Fault::Type, place, message, &found, Some(format!("write {expected}")));
            false
        }
    }
}

fn check_elements(name: &str, elements: &mut [Node], kind: Kind, reporter: &mut Reporter<'_>) -> bool {
    let name = format!("an element of {name}");
    let mut right = true;
    for element in elements {
        right &= check_value(&name, element, kind, reporter);
    }
    right
}

fn check_word(
    name: &str,
    word: &str,
    words: &'static [&'static str],
    place: Place,
    reporter: &mut Reporter<'_>,
) -> bool {
    let known = words.contains(&word);
    if !known {
        let message = format!("{name} is \"{}\", not {}", brief(word), Kind::Choice(words).expected());
        let help = suggestion(word, words.iter().copied());
        reporter.report(Fault::Value, place, message, "unknown value", Some(help));
    }
    known
}

fn check_target(name: &str, text: &str, place: Place, reporter: &mut Reporter<'_>) -> bool {
    match Target::parse(text) {
        Ok(_) => true,
        Err(TargetError::UnknownFormat(word)) => check_word(name, word, Format::NAMES, place, reporter),
        Err(TargetError::NoFile(format)) => {
            let format = format.name();
            let message = format!("{name} is \"{}\", which names no file after `=`", brief(text));
            let help = format!("write `{format}=FILE`, or `{format}` for standard output");
            reporter.report(Fault::Value, place, message, "names no file", Some(help));
            false
        }
    }
}

/// What errors say that a value is.
fn found(node: &Node, reporter: &Reporter<'_>) -> String {
    match node.value {
        Value::Integer(_) | Value::Float(_) => brief(reporter.text(node.place)),
        Value::String(_) => "a string".into(),
        Value::Date(_) => "a date".into(),
        Value::Boolean(_) => "a boolean".into(),
        Value::Array(_) => "an array".into(),
        Value::Table(_) => "a table".into(),
    }
}

/// Takes out the keys that are never looked at beside what else the table says, in `node` and all tables below it, and
/// reports them; those of a file that another one overrides are taken out in silence.
pub(crate) fn check_conditions(node: &mut Node, spec: &TableSpec, reporter: &mut Reporter<'_>) {
    // What decides whether a key is looked at may be what was taken out.
    if node.sound {
        for key in spec.keys {
            check_condition(node, spec, key, reporter);
        }
    }
    let Value::Table(entries) = &mut node.value else { return };
    for entry in entries {
        match (spec.key(&entry.key).map(|key| key.kind), &mut entry.node.value) {
            (Some(Kind::Table(spec)), _) => check_conditions(&mut entry.node, spec, reporter),
            (Some(Kind::Tables(spec)), Value::Array(elements)) => {
                for element in elements {
                    check_conditions(element, spec, reporter);
                }
            }
            (Some(Kind::Map(spec)), Value::Table(entries)) => {
                for entry in entries {
                    check_conditions(&mut entry.node, spec, reporter);
                }
            }
            _ => {}
        }
    }
}

fn check_condition(node: &mut Node, spec: &TableSpec, key: &KeySpec, reporter: &mut Reporter<'_>) {
    let (Some(condition), Some(place)) = (key.only, node.entry(key.name).map(|entry| entry.place)) else { return };
    if condition.holds(node, spec) {
        return;
    }
    let name = key.name;
    let decides = condition.key();
    let origin = node.entry(decides).map_or(place, |entry| entry.place);
    if origin.file >= place.file {
        let (beside, remedy) = match condition {
            Condition::Is(other, words) => (
                format!("{other} is \"{}\"", word(node, spec, other)),
                format!("set {other} = {}", alternatives(words)),
            ),
            Condition::Holds(other) => (format!("no `{other}` is declared"), format!("declare a `{other}`")),
            Condition::Has(other) => (format!("there is no `{other}`"), format!("write `{other} = …`")),
        };
        let by = if origin.file > place.file { format!(", as {} says", reporter.name(origin)) } else { String::new() };
        let message = format!("`{name}` has no effect where {beside}{by}");
        let help = format!("{remedy}, or drop `{name}`");
        reporter.report(Fault::Value, place, message, "has no effect", Some(help));
    }
    node.remove(name);
}

/// Words in a row: `"a"`, `"a" or "b"`, `"a", "b" or "c"`.
fn alternatives(words: &[&str]) -> String {
    let quoted: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => String::new(),
    }
}
