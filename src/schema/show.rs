//! The resolved schema as TOML: what the file says, with every default written out.

use std::fmt::Write;
use std::sync::Arc;

use super::extend::{self, Open};
use super::language::ROOT;
use crate::spec::{KeySpec, Kind, Node, TableSpec, Value};
use crate::text::Source;

/// Writes the schema in `source`, which is known to load, with its defaults.
pub(super) fn resolved(source: &Arc<Source>, open: &Open<'_>) -> String {
    let root = extend::read(Arc::clone(source), open).map(|tree| tree.root).unwrap_or_default();
    let mut out = String::new();
    table(&mut out, &root, &root, &ROOT, "");
    out.trim_start().to_owned()
}

/// Writes the keys of a table, first those that stand on a line, then those that need a header of their own.
/// `around` is the table that conditions on its keys are about.
fn table(out: &mut String, node: &Node, around: &Node, spec: &TableSpec, path: &str) {
    let top = path.is_empty();
    for line in lines(node, around, spec, top) {
        _ = writeln!(out, "{line}");
    }
    for key in spec.keys.iter().filter(|key| has_header(key.kind, top)) {
        let Some(value) = node.get(key.name) else { continue };
        let path = if top { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        match key.kind {
            Kind::Table(spec) => {
                _ = writeln!(out, "\n[{path}]");
                // What [schema] says is about the whole file.
                let around = if key.name == "schema" { node } else { value };
                table(out, value, around, spec, &path);
            }
            Kind::Tables(spec) => {
                for element in value.elements() {
                    _ = writeln!(out, "\n[[{path}]]");
                    table(out, element, element, spec, &path);
                }
            }
            Kind::Map(spec) => {
                for entry in value.entries() {
                    let path = format!("{path}.{}", bare_or_quoted(&entry.key));
                    _ = writeln!(out, "\n[{path}]");
                    table(out, &entry.node, &entry.node, spec, &path);
                }
            }
            Kind::Levels => {
                _ = writeln!(out, "\n[{path}]");
                for entry in value.entries() {
                    _ = writeln!(out, "{} = {}", bare_or_quoted(&entry.key), literal(&entry.node, key.kind));
                }
            }
            _ => {}
        }
    }
}

/// Whether values of this kind have headers. Single tables have them at the top, deeper ones stand on a line.
fn has_header(kind: Kind, top: bool) -> bool {
    match kind {
        Kind::Tables(_) | Kind::Map(_) => true,
        Kind::Table(_) | Kind::Levels => top,
        _ => false,
    }
}

/// The keys of a table that stand on a line, each with its value, written or by default.
fn lines(node: &Node, around: &Node, spec: &TableSpec, top: bool) -> Vec<String> {
    let line = |key: &KeySpec| {
        let value = match node.get(key.name) {
            Some(value) => literal(value, key.kind),
            None => key.default_in(around, spec).to_owned(),
        };
        (!value.is_empty()).then(|| format!("{} = {value}", key.name))
    };
    spec.keys.iter().filter(|key| !has_header(key.kind, top)).filter_map(line).collect()
}

fn literal(node: &Node, kind: Kind) -> String {
    match (&node.value, kind) {
        (Value::String(text), _) => quoted(text),
        (Value::Date(text), _) => text.clone(),
        (Value::Integer(number), _) => number.to_string(),
        (Value::Float(number), _) => format!("{number:?}"),
        (Value::Boolean(it), _) => it.to_string(),
        (Value::Array(elements), _) => {
            let elements: Vec<_> = elements.iter().map(|element| literal(element, kind)).collect();
            format!("[{}]", elements.join(", "))
        }
        (Value::Table(_), Kind::Table(spec)) => format!("{{ {} }}", lines(node, node, spec, false).join(", ")),
        (Value::Table(entries), Kind::Lists) => {
            let lists = entries.iter().map(|it| format!("{} = {}", bare_or_quoted(&it.key), literal(&it.node, kind)));
            format!("{{ {} }}", lists.collect::<Vec<_>>().join(", "))
        }
        (Value::Table(_), _) => String::new(),
    }
}

/// A key of TOML, in quotes where it needs them.
pub(crate) fn bare_or_quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_');
    if bare { key.to_owned() } else { quoted(key) }
}

/// A TOML basic string (TOML 1.0.0, section "String").
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            it if it.is_control() => _ = write!(out, "\\u{:04X}", it as u32),
            it => out.push(it),
        }
    }
    out.push('"');
    out
}

/// A TOML string that shows a regular expression as it is, where it can stand between single quotes.
pub(crate) fn pattern_literal(pattern: &str) -> String {
    if pattern.contains(|it: char| it == '\'' || it.is_control()) { quoted(pattern) } else { format!("'{pattern}'") }
}
