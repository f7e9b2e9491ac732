use std::num::NonZero;
use std::ops::Range;

use serde::Deserialize;
use serde_json::value::RawValue;

use super::write::VERSION;
use super::{Entry, Key};
use crate::text::{LineColumn, Source, Span};

/// Why a text is no baseline.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ReadError {
    /// It is not JSON, or other JSON than that of a baseline.
    #[error("this is not a baseline: {message} at line {}, column {}", .place.line, .place.column)]
    Malformed {
        /// Where.
        place: LineColumn,
        /// What is wrong there.
        message: String,
    },
    /// Its format is another one.
    #[error("this baseline has version {0} of the format, and this digestlint knows version {VERSION} only")]
    Version(u64),
}

#[derive(Deserialize)]
#[serde(expecting = "a baseline")]
struct Head {
    version: Option<u64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "a baseline")]
struct File<'a> {
    #[serde(rename = "version")]
    _version: u64,
    #[serde(borrow)]
    findings: Vec<&'a RawValue>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, expecting = "an entry")]
struct Line {
    path: String,
    rule: String,
    #[serde(default)]
    section: String,
    #[serde(default)]
    text: String,
    count: Option<NonZero<u32>>,
}

/// The entries in the text of a baseline, in their order.
pub(super) fn entries(source: &Source) -> Result<Vec<Entry>, ReadError> {
    let start = source.body_start();
    let text = &source.text()[start..];
    let whole = start..source.text().len();
    let head: Head = serde_json::from_str(text).map_err(|error| malformed(source, &whole, &error))?;
    if let Some(version) = head.version.filter(|version| *version != VERSION) {
        return Err(ReadError::Version(version));
    }
    let file: File<'_> = serde_json::from_str(text).map_err(|error| malformed(source, &whole, &error))?;
    let entries = file.findings.into_iter().map(|raw| {
        let at = raw.get().as_ptr() as usize - source.text().as_ptr() as usize;
        entry(source, at..at + raw.get().len())
    });
    entries.collect()
}

fn entry(source: &Source, range: Range<usize>) -> Result<Entry, ReadError> {
    let text = &source.text()[range.clone()];
    let line: Line = serde_json::from_str(text).map_err(|error| malformed(source, &range, &error))?;
    Ok(Entry {
        path: line.path,
        key: Key { rule: line.rule, section: line.section, text: line.text },
        count: line.count.unwrap_or(NonZero::<u32>::MIN),
        span: Span::from(range),
    })
}

/// The error that serde has met in the part of `source` at `range`.
fn malformed(source: &Source, range: &Range<usize>, error: &serde_json::Error) -> ReadError {
    let text = &source.text()[range.clone()];
    let lines_before = text.match_indices('\n').map(|(at, _)| at + 1).take(error.line().saturating_sub(1));
    let line = lines_before.last().unwrap_or(0);
    let at = (range.start + line + error.column().saturating_sub(1)).min(range.end);
    let message = error.to_string();
    let told = format!(" at line {} column {}", error.line(), error.column());
    let message = message.strip_suffix(&told).unwrap_or(&message).to_owned();
    ReadError::Malformed { place: source.line_column(at as u32), message }
}
