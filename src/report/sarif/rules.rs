use std::fmt::Write;

use serde_json::{Value, json};

use crate::rules::{RULES, Rule, Stage};

/// What is known of the rules, in their order: results name them by their index.
pub(super) fn descriptors() -> Vec<Value> {
    RULES.iter().map(|rule| descriptor(rule)).collect()
}

fn descriptor(rule: &Rule) -> Value {
    let part = rule.name.split('-').next().unwrap_or_default();
    json!({
        "id": rule.name,
        "name": pascal_case(rule.name),
        "shortDescription": { "text": format!("{}.", rule.summary) },
        "fullDescription": { "text": rule.docs.why },
        "help": { "text": help(rule), "markdown": rule.page() },
        "defaultConfiguration": { "level": rule.severity.as_str(), "enabled": rule.stage() != Stage::Layout },
        "properties": { "tags": [part] },
    })
}

/// The documentation without marks.
fn help(rule: &Rule) -> String {
    let mut help = format!("{}. {}", rule.summary, rule.docs.why);
    for (applicability, does) in rule.fixes {
        _ = write!(help, " Fix ({applicability}): {does}.");
    }
    help
}

/// `value-range` as `ValueRange`.
fn pascal_case(name: &str) -> String {
    let words = name.split('-').map(|word| {
        let mut characters = word.chars();
        characters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(characters).collect::<String>()
    });
    words.collect()
}
