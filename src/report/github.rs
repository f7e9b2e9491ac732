//! Workflow commands, by which GitHub Actions puts findings beside the lines of a pull request.
//!
//! The form is that of `@actions/core`: properties and message are escaped as the runner reads them.

use std::fmt::Write;

use super::concise::escape;
use super::places::Places;
use super::{FileFindings, Problem};
use crate::diagnostic::{Diagnostic, Severity};
use crate::text::LineColumn;

/// A command for each finding, a line each.
pub(super) fn commands(file: &FileFindings<'_>) -> String {
    let mut places = Places::new(file.source);
    let mut commands = String::new();
    for finding in file.findings {
        let start = places.advance(finding.span.start);
        let end = places.peek(finding.span.end);
        command(&mut commands, file.source.name(), finding, start, end);
    }
    commands
}

/// The command about a path that could not be dealt with; with no path, about the run.
pub(super) fn problem(Problem { path, text }: &Problem) -> String {
    let file = if path.is_empty() { String::new() } else { format!("file={},", property(path)) };
    format!("::error {file}title=digestlint::{}\n", data(text))
}

/// The log shows the message alone, so that it begins with the place.
fn command(out: &mut String, path: &str, finding: &Diagnostic, start: LineColumn, end: LineColumn) {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    };
    _ = write!(out, "::{level} file={},line={},endLine={}", property(path), start.line, end.line);
    // Columns are for places within a line: an annotation of several lines with columns is refused.
    if start.line == end.line {
        _ = write!(out, ",col={},endColumn={}", start.column, end.column);
    }
    let mut message = format!("{}:{}:{}: {}", escape(path), start.line, start.column, escape(&finding.message));
    if let Some(help) = &finding.help {
        _ = write!(message, "\nhelp: {}", escape(help));
    }
    if let Some(declaration) = &finding.declaration {
        let place = declaration.source.line_column(declaration.span.start);
        _ = write!(message, "\nasked for by {}:{}:{}", escape(declaration.source.name()), place.line, place.column);
    }
    _ = writeln!(out, ",title={}::{}", property(&format!("digestlint: {}", finding.rule)), data(&message));
}

/// The value of a property.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

/// The text after the properties.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_would_end_a_property_or_the_line_is_escaped() {
        assert_eq!(property("a%2C,b:c\r\n\u{e9}"), "a%252C%2Cb%3Ac%0D%0A\u{e9}");
        assert_eq!(data("50%, a:b\n"), "50%25, a:b%0A");
    }
}
