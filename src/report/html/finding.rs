//! A finding as data for the page.

use serde::Serialize;

use super::cutout::{Row, cutout, line};
use super::mending::Mending;
use crate::diagnostic::{Declaration, DeclaredIn, Diagnostic};
use crate::report::concise::escape;
use crate::report::excerpt::Target;
use crate::report::places::Places;
use crate::schema::is_builtin;
use crate::text::Source;

/// One finding; `page.js` reads these fields. Its texts hold no character that cannot be seen.
#[derive(Debug, Serialize)]
pub(super) struct Entry {
    rule: &'static str,
    severity: String,
    line: usize,
    column: usize,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    rows: Vec<Row>,
    #[serde(skip_serializing_if = "Option::is_none")]
    elsewhere: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    declared: Option<Declared>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fix: Option<Mending>,
}

/// What asks for what is not there.
#[derive(Debug, Serialize)]
struct Declared {
    file: &'static str,
    place: String,
    #[serde(rename = "builtIn")]
    built_in: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<Row>,
}

impl Entry {
    /// The entry of a finding of `source`; findings come in the order of their places.
    pub(super) fn new(source: &Source, finding: &Diagnostic, places: &mut Places<'_>) -> Self {
        let place = places.advance(finding.span.start);
        Self {
            rule: finding.rule,
            severity: finding.severity.to_string(),
            line: place.line,
            column: place.column,
            message: escape(&finding.message).into_owned(),
            help: finding.help.as_deref().map(|help| escape(help).into_owned()),
            rows: cutout(source, Target::of(finding)),
            elsewhere: finding.elsewhere.as_ref().map(|it| format!("{}:{}:{}", escape(&it.path), it.line, it.column)),
            declared: finding.declaration.as_ref().map(Declared::new),
            fix: finding.fix.as_ref().map(|fix| Mending::new(source, fix)),
        }
    }
}

impl Declared {
    fn new(declaration: &Declaration) -> Self {
        let Declaration { source, span, file } = declaration;
        let place = source.line_column(span.start);
        Self {
            file: match file {
                DeclaredIn::Schema => "schema",
                DeclaredIn::Baseline => "baseline",
            },
            place: format!("{}:{}:{}", escape(source.name()), place.line, place.column),
            built_in: is_builtin(source),
            row: line(source, Target { span: *span, label: "", primary: true }),
        }
    }
}
