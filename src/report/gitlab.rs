//! The report of GitLab's Code Quality: a part of what Code Climate specifies.

use serde_json::{Value, json};

use super::FileFindings;
use super::fingerprint::{Named, among_files, named};
use crate::diagnostic::Severity;
use crate::text::Source;

/// What stands between two issues.
pub(super) const SEPARATOR: &str = ",\n ";

/// A file's findings as issues, without what stands around them.
pub(super) fn issues(file: &FileFindings<'_>) -> String {
    let named = named(file).into_iter().filter(|named| named.waiver.is_none());
    named.map(|named| issue(file.source, &named).to_string()).collect::<Vec<_>>().join(SEPARATOR)
}

fn issue(source: &Source, named: &Named<'_>) -> Value {
    let Named { finding, fingerprint, .. } = named;
    let line = |offset| source.lines().line_of(offset) + 1;
    json!({
        "type": "issue",
        "check_name": finding.rule,
        "description": finding.message,
        "content": { "body": finding.help.as_deref().unwrap_or_default() },
        "categories": ["Style"],
        "severity": match finding.severity {
            Severity::Error => "major",
            Severity::Warning => "minor",
            Severity::Note => "info",
        },
        "fingerprint": among_files(source.name(), fingerprint),
        "location": {
            "path": source.name(),
            "lines": { "begin": line(finding.span.start), "end": line(finding.span.end) },
        },
    })
}
