//! The resolved schema as TOML: what the file says, with every default written out.

use std::fmt::Write;
use std::sync::Arc;

use super::language::{Kind, ROOT, TableSpec};
use super::mistake::Mistakes;
use super::node::{Node, Value};
use crate::text::Source;

/// Writes the schema in `source`, which is known to load, with its defaults.
pub(super) fn resolved(source: &Arc<Source>) -> String {
    let root = Node::parse(source, 0, &mut Mistakes::default());
    let mut out = String::new();
    table(&mut out, &root, &ROOT, "");
    out.trim_start().to_owned()
}

/// Writes the keys of a table, first those that stand on a line, then those that need a header of their own.
fn table(out: &mut String, node: &Node, spec: &TableSpec, path: &str) {
    for key in spec.keys {
        let inline = !matches!(key.kind, Kind::Tables(_) | Kind::Map(_)) && !has_header(path, key.name);
        match node.get(key.name) {
            Some(value) if inline => _ = writeln!(out, "{} = {}", key.name, literal(value, key.kind)),
            None if !key.default.is_empty() && !implied(node, key.name) => {
                _ = writeln!(out, "{} = {}", key.name, key.default);
            }
            _ => {}
        }
    }
    for key in spec.keys {
        let Some(value) = node.get(key.name) else { continue };
        let path = if path.is_empty() { key.name.to_owned() } else { format!("{path}.{}", key.name) };
        match key.kind {
            Kind::Table(spec) if !path.contains('.') => {
                _ = writeln!(out, "\n[{path}]");
                table(out, value, spec, &path);
            }
            Kind::Tables(spec) => {
                for element in value.elements() {
                    _ = writeln!(out, "\n[[{path}]]");
                    table(out, element, spec, &path);
                }
            }
            Kind::Map(spec) => {
                for entry in value.entries() {
                    let path = format!("{path}.{}", bare_or_quoted(&entry.key));
                    _ = writeln!(out, "\n[{path}]");
                    table(out, &entry.node, spec, &path);
                }
            }
            _ => {}
        }
    }
}

/// Tables of the first level have headers; deeper ones are written inline.
fn has_header(path: &str, key: &str) -> bool {
    path.is_empty() && ROOT.key(key).is_some_and(|key| matches!(key.kind, Kind::Table(_)))
}

/// Defaults that the language would refuse beside what the table says.
fn implied(node: &Node, key: &str) -> bool {
    let content = node.get("content").and_then(Node::as_str);
    let kind = node.get("type").and_then(Node::as_str);
    match key {
        "unknown-fields" => content != Some("fields"),
        "truncated" => content != Some("prose"),
        "format" => kind != Some("date"),
        "schemes" | "tracking-parameters" => kind != Some("url"),
        "section-order" => node.get("section").is_none() && node.get("name").is_none(),
        _ => false,
    }
}

fn literal(node: &Node, kind: Kind) -> String {
    match &node.value {
        Value::String(text) => quoted(text),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Boolean(it) => it.to_string(),
        Value::Array(elements) => {
            let elements: Vec<_> = elements.iter().map(|element| literal(element, kind)).collect();
            format!("[{}]", elements.join(", "))
        }
        Value::Table(_) => {
            let Kind::Table(spec) = kind else { return "{}".into() };
            format!("{{ {} }}", inline_entries(node, spec).join(", "))
        }
    }
}

fn inline_entries(node: &Node, spec: &TableSpec) -> Vec<String> {
    let written = |key: &super::language::KeySpec| match node.get(key.name) {
        Some(value) => Some(format!("{} = {}", key.name, literal(value, key.kind))),
        None if !key.default.is_empty() && !implied(node, key.name) => Some(format!("{} = {}", key.name, key.default)),
        None => None,
    };
    spec.keys.iter().filter_map(written).collect()
}

fn bare_or_quoted(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|it| it.is_ascii_alphanumeric() || it == b'-' || it == b'_');
    if bare { key.to_owned() } else { quoted(key) }
}

/// A TOML basic string (TOML 1.0.0, section "String").
fn quoted(text: &str) -> String {
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
