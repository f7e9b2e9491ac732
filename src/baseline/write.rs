use serde::Serialize;

use super::Contents;

/// The version of the format.
pub(super) const VERSION: u64 = 1;

/// An entry as it is written. What is empty, and a count of one, is left out.
#[derive(Serialize)]
struct Line<'a> {
    path: &'a str,
    rule: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    section: &'a str,
    #[serde(skip_serializing_if = "str::is_empty")]
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u32>,
}

/// The text of a baseline: JSON with one entry a line, in the order of paths and kinds, so that changes are easy to read
/// and to merge.
#[must_use]
pub fn render(contents: &Contents) -> String {
    let entries =
        contents.iter().flat_map(|(path, of_file)| of_file.iter().map(move |(key, count)| (path, key, count)));
    let lines = entries.filter_map(|(path, key, count)| {
        let count = Some(*count).filter(|count| *count > 1);
        let line = Line { path, rule: &key.rule, section: &key.section, text: &key.text, count };
        // A struct of strings and a number always serializes.
        serde_json::to_string(&line).ok()
    });
    let lines: Vec<_> = lines.collect();
    let end = if lines.is_empty() { "" } else { "\n" };
    format!("{{\"version\": {VERSION}, \"findings\": [{end}{}{end}]}}\n", lines.join(",\n"))
}
