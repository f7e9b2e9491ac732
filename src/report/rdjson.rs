//! The format of reviewdog (`DiagnosticResult` of its `reviewdog.proto`).
//!
//! Columns count bytes there, and the end of a range is after its last character.

use serde::Serialize;
use serde_json::{Value, json};

use super::FileFindings;
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::text::{Source, Span};

/// What stands before the first diagnostic.
pub(super) const OPENING: &str = "{\"source\": {\"name\": \"digestlint\"}, \"diagnostics\": [\n";
/// What stands between two diagnostics.
pub(super) const SEPARATOR: &str = ",\n";
/// What stands after the last one.
pub(super) const CLOSING: &str = "\n]}\n";

/// A file's findings as diagnostics, without what stands around them.
pub(super) fn diagnostics(file: &FileFindings<'_>) -> String {
    let all = file.findings.iter().map(|finding| diagnostic(file.source, finding).to_string());
    all.collect::<Vec<_>>().join(SEPARATOR)
}

fn diagnostic(source: &Source, finding: &Diagnostic) -> Value {
    let help = finding.help.as_deref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let mut diagnostic = json!({
        "message": format!("{}{help}", finding.message),
        "location": { "path": source.name(), "range": Range::of(source, finding.span) },
        "severity": match finding.severity {
            Severity::Error => "ERROR",
            Severity::Warning => "WARNING",
            Severity::Note => "INFO",
        },
        "code": { "value": finding.rule },
    });
    if let Some(fix) = &finding.fix {
        diagnostic["suggestions"] = json!([suggestion(source, fix)]);
    }
    diagnostic
}

/// A fix as the one text that it makes of what stands between its first and its last edit: each suggestion is offered for
/// itself, and half a fix must not be. A person looks at it in any case, so that unsafe fixes are offered too.
fn suggestion(source: &Source, fix: &Fix) -> Value {
    let span = fix.edits.iter().map(|edit| edit.span).reduce(Span::cover).unwrap_or_default();
    let (mut text, mut at) = (String::new(), span.start);
    for edit in &fix.edits {
        text.push_str(source.slice(Span { start: at, end: edit.span.start }));
        text.push_str(&edit.content);
        at = edit.span.end;
    }
    json!({ "range": Range::of(source, span), "text": text })
}

#[derive(Serialize)]
struct Range {
    start: Position,
    end: Position,
}

/// A place, its line and column from 1.
#[derive(Serialize)]
struct Position {
    line: usize,
    column: usize,
}

impl Range {
    fn of(source: &Source, span: Span) -> Self {
        Self { start: Position::of(source, span.start), end: Position::of(source, span.end) }
    }
}

impl Position {
    fn of(source: &Source, offset: u32) -> Self {
        let lines = source.lines();
        let line = lines.line_of(offset);
        let start = lines.line_start(line).unwrap_or_default();
        Self { line: line + 1, column: (offset - start) as usize + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::{Applicability, Edit};
    use crate::report::samples::source;

    #[test]
    fn columns_count_bytes() {
        let source = source("a\r\n\u{e9}🙂x");
        assert_eq!(json!(Range::of(&source, Span::new(9, 10)))["start"], json!({ "line": 2, "column": 7 }));
    }

    #[test]
    fn the_edits_of_a_fix_are_one_suggestion() {
        let source = source("0123456789");
        let edit = |start, end, content: &str| Edit::replace(Span::new(start, end), content);
        let fix = Fix {
            title: String::new(),
            applicability: Applicability::Safe,
            edits: vec![edit(2, 3, "two"), edit(5, 5, "-"), edit(7, 9, "")],
        };
        let suggestion = suggestion(&source, &fix);
        assert_eq!(suggestion["text"], "two34-56");
        assert_eq!(suggestion["range"]["start"]["column"], 3);
        assert_eq!(suggestion["range"]["end"]["column"], 10);
    }
}
