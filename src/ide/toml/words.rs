//! What is said of a key.

use std::fmt::Write;

use crate::guide::markdown::code;
use crate::spec::{Condition, KeySpec};

/// What a key means, what it holds, what holds without it and where it is looked at, as Markdown.
pub(super) fn about(key: &KeySpec) -> String {
    let mut text = format!("{}\n\nIt holds {}.", prose(key.doc), prose(&key.kind.expected()));
    if !key.default.is_empty() {
        _ = write!(text, " Without it, {} holds", code(key.default));
        if let Some((condition, default)) = key.exception {
            _ = write!(text, ", and {} where {}", code(default), said(condition));
        }
        text.push('.');
    }
    if let Some(condition) = key.only {
        _ = write!(text, " It is looked at where {}.", said(condition));
    }
    if key.required && key.only.is_none() {
        text += " It is required.";
    } else if key.required {
        text += " There it is required.";
    }
    text
}

/// What a key means, as Markdown.
pub(super) fn meaning(key: &KeySpec) -> String {
    prose(key.doc)
}

fn said(condition: Condition) -> String {
    match condition {
        Condition::Is(key, words) => {
            let words: Vec<_> = words.iter().map(|word| code(&format!("\"{word}\""))).collect();
            format!("{} is {}", code(key), words.join(" or "))
        }
        Condition::Holds(key) => format!("any {} is declared", code(key)),
        Condition::Has(key) => format!("there is {}", code(key)),
    }
}

/// Words of the lists of keys, which name tables and holes as they are written, outside of code as Markdown.
fn prose(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for character in text.chars() {
        in_code ^= character == '`';
        if !in_code && matches!(character, '[' | ']' | '<' | '*' | '_') {
            out.push('\\');
        }
        out.push(character);
    }
    out
}
