//! Findings for tests.

use crate::diagnostic::{Diagnostic, Severity};
use crate::text::{Source, Span};

/// A finding at `span` without help, declaration and fix.
pub(crate) fn finding(span: Span) -> Diagnostic {
    Diagnostic {
        rule: "value-range",
        severity: Severity::Error,
        message: "relevancy 9 is above the maximum 5".to_owned(),
        span,
        label: "above the maximum 5".to_owned(),
        related: Vec::new(),
        elsewhere: None,
        help: None,
        declaration: None,
        fix: None,
    }
}

/// The source `seeds/a.md`.
pub(crate) fn source(text: &str) -> Source {
    Source::new("seeds/a.md", text).unwrap()
}

/// The last place of `needle` in the source.
pub(crate) fn span_of(source: &Source, needle: &str) -> Span {
    let start = source.text().rfind(needle).unwrap();
    Span::new(start, start + needle.len())
}
