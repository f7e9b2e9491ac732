//! Findings as the protocol's diagnostics.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::PathBuf;
use std::sync::Arc;

use gen_lsp_types::{
    Code, CodeDescription, Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, DiagnosticTag, Location,
    Range, Uri,
};

use super::client::Client;
use super::convert;
use crate::diagnostic::{self, DeclaredIn, Elsewhere, Severity};
use crate::project::{file_at, file_of_builtin, path_of_name, read_document};
use crate::rules;
use crate::schema::is_builtin;
use crate::text::{LineColumn, Source, Span};

/// What the protocol calls us.
pub(super) const NAME: &str = "digestlint";

/// Rules about what does nothing, and about old names: editors fade the first and strike the others through.
const TAGS: [(&str, DiagnosticTag); 4] = [
    ("baseline-unused", DiagnosticTag::Unnecessary),
    ("suppression-unused", DiagnosticTag::Unnecessary),
    ("column-alias", DiagnosticTag::Deprecated),
    ("section-alias", DiagnosticTag::Deprecated),
];

/// The findings in `source`, which lies at `uri`.
pub(super) fn diagnostics(
    source: &Source,
    uri: &Uri,
    findings: &[diagnostic::Diagnostic],
    client: &Client,
) -> Vec<Diagnostic> {
    let mut ranges = convert::Ranges::new(source, client.encoding);
    let diagnostic =
        |finding: &diagnostic::Diagnostic| diagnostic(source, uri, finding, ranges.of(finding.span), client);
    findings.iter().map(diagnostic).collect()
}

fn diagnostic(
    source: &Source,
    uri: &Uri,
    finding: &diagnostic::Diagnostic,
    range: Range,
    client: &Client,
) -> Diagnostic {
    let rule = rules::find(finding.rule);
    let message = match &finding.help {
        Some(help) => format!("{}\nhelp: {help}", finding.message),
        None => finding.message.clone(),
    };
    let severity = match finding.severity {
        Severity::Error => DiagnosticSeverity::Error,
        Severity::Warning => DiagnosticSeverity::Warning,
        Severity::Note => DiagnosticSeverity::Information,
    };
    let shows = |tag| match tag {
        DiagnosticTag::Unnecessary => client.unnecessary_tags,
        DiagnosticTag::Deprecated => client.deprecated_tags,
        DiagnosticTag::Custom(_) => false,
    };
    let tag = TAGS.into_iter().find(|(name, tag)| *name == finding.rule && shows(*tag)).map(|(_, tag)| tag);
    let related = client.related_information.then(|| related(source, uri, finding, client));
    Diagnostic {
        range,
        severity: Some(severity),
        code: Some(Code::String(finding.rule.to_owned())),
        code_description: rule
            .filter(|_| client.code_description)
            .map(|rule| CodeDescription { href: Uri(rule.url()) }),
        source: Some(NAME.to_owned()),
        message: message.into(),
        tags: tag.map(|tag| vec![tag]),
        related_information: related.filter(|related| !related.is_empty()),
        data: None,
    }
}

/// The places that explain a finding: of the text, of another document, and of the schema that asks for it.
fn related(
    source: &Source,
    uri: &Uri,
    finding: &diagnostic::Diagnostic,
    client: &Client,
) -> Vec<DiagnosticRelatedInformation> {
    let mut related: Vec<_> = finding
        .related
        .iter()
        .map(|it| DiagnosticRelatedInformation {
            location: Location { uri: uri.clone(), range: convert::range(source, it.span, client.encoding) },
            message: it.label.clone(),
        })
        .collect();
    if let Some(elsewhere) = &finding.elsewhere
        && let Some(location) = place_elsewhere(elsewhere, client)
    {
        related.push(DiagnosticRelatedInformation { location, message: "the same stands here".to_owned() });
    }
    if let Some(declaration) = &finding.declaration
        && let Some(location) = location(&declaration.source, declaration.span, client)
    {
        let message = match declaration.file {
            DeclaredIn::Schema => "the schema asks for it here",
            DeclaredIn::Baseline => "the entry of the baseline",
        };
        related.push(DiagnosticRelatedInformation { location, message: message.to_owned() });
    }
    related
}

/// A place in another document, up to the end of its line; `None` where it cannot be read.
fn place_elsewhere(elsewhere: &Elsewhere, client: &Client) -> Option<Location> {
    let path = path_of_name(&elsewhere.path);
    let source = read_document(&file_at(Some(&path))).ok()?;
    let place = LineColumn { line: elsewhere.line, column: elsewhere.column };
    let start = source.offset_of(place);
    let span = Span { start, end: source.line_end(start) };
    Some(Location { uri: convert::uri(&path)?, range: convert::range(&source, span, client.encoding) })
}

/// A place in a schema, a project file or a baseline; `None` where no file can be shown.
pub(super) fn location(source: &Arc<Source>, span: Span, client: &Client) -> Option<Location> {
    let uri = convert::uri(&file_of(source)?)?;
    Some(Location { uri, range: convert::range(source, span, client.encoding) })
}

/// The file that holds `source`, one that says what documents should be.
pub(super) fn file_of(source: &Source) -> Option<PathBuf> {
    if is_builtin(source) { file_of_builtin(source) } else { Some(path_of_name(source.name())) }
}

/// A short text that tells one list of diagnostics from another.
pub(super) fn result_id(diagnostics: &[Diagnostic]) -> String {
    let mut hasher = DefaultHasher::new();
    serde_json::to_string(diagnostics).unwrap_or_default().hash(&mut hasher);
    format!("{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_rules_with_tags_are_rules() {
        assert!(TAGS.iter().all(|(name, _)| rules::find(name).is_some()));
    }
}
