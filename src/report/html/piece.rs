use std::fmt::Write;

use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};

use super::escape::escaped;
use super::finding::Entry;
use super::overview::Overview;
use super::{MAX_LISTED, MAX_PLAIN};
use crate::report::concise::escape;
use crate::report::places::Places;
use crate::report::{FileFindings, Style, full};

/// How findings are drawn as text.
const PLAIN: Style = Style { width: 100, color: false };

/// One file on its way into a page, as JSON: what the run is told of it before the page is made.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Piece {
    pub(super) overview: Overview,
    path: String,
    /// The findings, as the page's script reads them.
    pub(super) entries: Vec<Box<RawValue>>,
    /// The first of them as a section of text.
    pub(super) plain: String,
    pub(super) in_plain: usize,
}

impl Piece {
    pub(super) fn new(file: &FileFindings<'_>) -> Self {
        let FileFindings { source, findings, .. } = *file;
        let path = escape(source.name()).into_owned();
        let mut places = Places::new(source);
        // Structs of strings and numbers always serialize.
        let entries = findings.iter().take(MAX_LISTED);
        let entries = entries.filter_map(|it| to_raw_value(&Entry::new(source, it, &mut places)).ok());
        let in_plain = findings.len().min(MAX_PLAIN);
        Self {
            overview: Overview::of(&path, file),
            entries: entries.collect(),
            plain: if in_plain == 0 {
                String::new()
            } else {
                section(&path, &FileFindings::new(source, &findings[..in_plain]))
            },
            in_plain,
            path,
        }
    }

    /// The file with at most `most` of its findings, as the page's script reads it.
    pub(super) fn listed(&self, most: usize) -> String {
        let entries = self.entries.iter().take(most).map(|entry| entry.get()).collect::<Vec<_>>();
        let path = serde_json::Value::from(self.path.as_str());
        format!("{{\"path\":{path},\"findings\":[{}]}}", entries.join(",\n"))
    }
}

fn section(path: &str, file: &FileFindings<'_>) -> String {
    let mut section = String::new();
    let text = full::render(PLAIN, file.source, file.findings);
    _ = writeln!(section, "<h3>{}</h3>\n<pre>{}</pre>", escaped(path), escaped(&text));
    section
}
