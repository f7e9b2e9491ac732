//! The first phase of loading: does a schema file hold only what the language knows, in the right types?

use super::language::{Kind, TableSpec};
use super::mistake::{Reporter, suggestion};
use super::node::{Entry, Node, Value};

/// Checks `node`, a table, against `spec`; reports every unknown key and wrong type below it.
pub(super) fn check(node: &Node, spec: &TableSpec, reporter: &mut Reporter<'_>) {
    for entry in node.entries() {
        match spec.key(&entry.key) {
            Some(key) => check_value(entry, key.kind, reporter),
            None => reporter.report(
                "schema-key",
                entry.place,
                format!("{} has no key `{}`", spec.name, entry.key),
                "unknown key",
                Some(suggestion(&entry.key, spec.keys.iter().map(|key| key.name))),
            ),
        }
    }
}

fn check_value(entry: &Entry, kind: Kind, reporter: &mut Reporter<'_>) {
    let node = &entry.node;
    let fits = match kind {
        Kind::String | Kind::Pattern => node.as_str().is_some(),
        Kind::Strings => {
            node.as_str().is_some()
                || matches!(&node.value, Value::Array(elements) if elements.iter().all(|it| it.as_str().is_some()))
        }
        Kind::Boolean => node.as_bool().is_some(),
        Kind::Count => node.as_count().is_some(),
        Kind::Bound => matches!(node.value, Value::Integer(_) | Value::Float(_) | Value::String(_)),
        Kind::Choice(words) => return check_choice(entry, words, reporter),
        Kind::Table(spec) => {
            check(node, spec, reporter);
            matches!(node.value, Value::Table(_))
        }
        Kind::Tables(spec) => {
            node.elements().iter().for_each(|element| check(element, spec, reporter));
            matches!(&node.value, Value::Array(elements) if elements.iter().all(|it| matches!(it.value, Value::Table(_))))
        }
        Kind::Map(spec) => {
            node.entries().iter().for_each(|entry| check_value(entry, Kind::Table(spec), reporter));
            matches!(node.value, Value::Table(_))
        }
    };
    if !fits {
        let found = match node.value {
            Value::Integer(number) => number.to_string(),
            _ => node.type_name().to_owned(),
        };
        reporter.report(
            "schema-type",
            node.place,
            format!("`{}` is {found}, not {}", entry.key, kind.expected()),
            &found,
            Some(format!("write {}", kind.expected())),
        );
    }
}

fn check_choice(entry: &Entry, words: &'static [&'static str], reporter: &mut Reporter<'_>) {
    let expected = Kind::Choice(words).expected();
    match entry.node.as_str() {
        Some(word) if words.contains(&word) => {}
        Some(word) => reporter.report(
            "schema-value",
            entry.node.place,
            format!("`{}` is \"{word}\", not {expected}", entry.key),
            "unknown value",
            Some(suggestion(word, words.iter().copied())),
        ),
        None => reporter.report(
            "schema-type",
            entry.node.place,
            format!("`{}` is {}, not {expected}", entry.key, entry.node.type_name()),
            entry.node.type_name(),
            Some(format!("write {expected}")),
        ),
    }
}
