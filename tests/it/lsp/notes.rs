//! A small schema, and documents of it.

use serde_json::{Value, json};

/// A title, a list of two words, and a table.
pub(super) const SCHEMA: &str = r#"
[schema]
name = "note"
unknown-sections = "deny"
[title]
[[section]]
heading = "Words"
aliases = ["Terms"]
content = "list"
item = { enum = ["one", "two"], unique = true }
[[section]]
heading = "Rows"
content = "table"
table = "rows"
required = false
[table.rows]
columns = [{ name = "name" }, { name = "word", enum = ["one", "two"] }]
"#;

/// The project file that names it.
pub(super) const PROJECT: &str = "schema = \"note.toml\"\n";

/// The files of a folder whose documents are held against the schema.
pub(super) const NOTES: [(&str, &str); 2] = [("digestlint.toml", PROJECT), ("note.toml", SCHEMA)];

/// The schema with another word in the place of `two`.
pub(super) fn schema_of(word: &str) -> String {
    SCHEMA.replace("\"two\"", &format!("{word:?}"))
}

/// A document that holds these words; each that is not `one` or `two` is one finding.
pub(super) fn note(words: &[&str]) -> String {
    words.iter().fold("# A note\n\n## Words\n\n".to_owned(), |text, word| text + "* " + word + "\n")
}

/// What a client can that asks for diagnostics, and watches files.
pub(super) fn pulls() -> Value {
    json!({
        "textDocument": { "diagnostic": {} },
        "workspace": {
            "diagnostics": { "refreshSupport": true },
            "didChangeWatchedFiles": { "dynamicRegistration": true },
        },
    })
}

/// What a client can that watches files, and is sent diagnostics.
pub(super) fn watches() -> Value {
    json!({ "workspace": { "didChangeWatchedFiles": { "dynamicRegistration": true } } })
}

/// A range of the protocol, on one line.
pub(super) fn on_line(line: u32, start: u32, end: u32) -> Value {
    json!({ "start": { "line": line, "character": start }, "end": { "line": line, "character": end } })
}

/// Each finding of published diagnostics or of a report, in short: its rule, and where it starts.
pub(super) fn short(diagnostics: &Value) -> Vec<String> {
    let items = ["diagnostics", "items"].iter().find_map(|key| diagnostics[key].as_array()).unwrap();
    let one = |it: &Value| {
        let start = &it["range"]["start"];
        format!("{} {}:{}", it["code"].as_str().unwrap(), start["line"], start["character"])
    };
    items.iter().map(one).collect()
}
