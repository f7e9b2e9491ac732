use serde::Serialize;
use serde_json::{Map, Value, json};

use super::super::fingerprint::{Named, named};
use super::super::places::Places;
use super::{ArtifactLocation, BUILT_IN};
use crate::diagnostic::{DeclaredIn, Diagnostic, Fix};
use crate::engine::Waiver;
use crate::report::FileFindings;
use crate::rules::RULES;
use crate::schema::is_builtin;
use crate::text::{LineColumn, Source, Span};

/// One finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct SarifResult<'a> {
    rule_id: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: Value,
    locations: [Location<'a>; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Location<'a>>,
    partial_fingerprints: Value,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Value>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    fixes: Vec<Value>,
}

/// A place, with what it has to do with the finding.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<usize>,
    #[serde(rename = "physicalLocation")]
    physical: PhysicalLocation<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    message: Option<Value>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation<'a> {
    artifact_location: ArtifactLocation,
    region: Region<'a>,
}

/// A part of a text. The end is after the last character; offsets are those of the file's bytes.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region<'a> {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_offset: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    byte_length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    snippet: Option<Snippet<'a>>,
}

#[derive(Serialize)]
struct Snippet<'a> {
    text: &'a str,
}

impl<'a> SarifResult<'a> {
    /// All findings of a file, those let pass included.
    pub(super) fn all(file: &FileFindings<'a>) -> Vec<Self> {
        let mut places = Places::new(file.source);
        named(file).into_iter().map(|named| Self::new(file, &named, &mut places)).collect()
    }

    fn new(file: &FileFindings<'a>, named: &Named<'a>, places: &mut Places<'_>) -> Self {
        let (source, finding) = (file.source, named.finding);
        places.advance(finding.span.start);
        let help = finding.help.as_deref().map(|help| format!("; {help}")).unwrap_or_default();
        // What a comment suppresses is in no baseline, and so never an old result.
        let state = if named.waiver == Some(&Waiver::Baseline) { "unchanged" } else { "new" };
        Self {
            rule_id: finding.rule,
            rule_index: RULES.iter().position(|rule| rule.name == finding.rule),
            level: finding.severity.as_str(),
            message: json!({ "text": format!("{}{help}", finding.message) }),
            locations: [Location::within(source, finding.span, *places)],
            related_locations: related(source, finding, *places),
            // The second is the one that GitHub looks at; it would otherwise make one of the whole line.
            partial_fingerprints: json!({
                "digestlint/v1": named.fingerprint,
                "primaryLocationLineHash": named.fingerprint,
            }),
            baseline_state: file.has_baseline.then_some(state),
            suppressions: named.waiver.map(suppression).into_iter().collect(),
            fixes: finding.fix.iter().map(|fix| fix_object(source, fix, *places)).collect(),
        }
    }
}

/// What lets a finding pass.
fn suppression(waiver: &Waiver) -> Value {
    match waiver {
        Waiver::Baseline => json!({ "kind": "external", "justification": "the baseline holds it" }),
        Waiver::Comment { reason: Some(reason) } => json!({ "kind": "inSource", "justification": reason }),
        Waiver::Comment { reason: None } => json!({ "kind": "inSource" }),
    }
}

/// The other places that explain a finding, numbered from 1.
fn related<'a>(source: &'a Source, finding: &'a Diagnostic, places: Places<'_>) -> Vec<Location<'a>> {
    let within = finding.related.iter().map(|it| Location::within(source, it.span, places).saying(&it.label));
    let elsewhere = finding.elsewhere.iter().map(|place| {
        let at = LineColumn { line: place.line, column: place.column };
        let location =
            PhysicalLocation { artifact_location: ArtifactLocation::new(&place.path), region: Region::new(at, at) };
        Location { id: None, physical: location, message: None }.saying(&finding.label)
    });
    let declared = finding.declaration.iter().map(|declaration| {
        let mut location = Location::within(&declaration.source, declaration.span, Places::new(&declaration.source));
        if is_builtin(&declaration.source) {
            location.physical.artifact_location.uri_base_id = Some(BUILT_IN);
        }
        location.saying(match declaration.file {
            DeclaredIn::Schema => "the schema asks for it here",
            DeclaredIn::Baseline => "the baseline holds it here",
        })
    });
    let all = within.chain(elsewhere).chain(declared);
    all.zip(1..).map(|(location, id)| Location { id: Some(id), ..location }).collect()
}

impl<'a> Location<'a> {
    fn within(source: &'a Source, span: Span, mut places: Places<'_>) -> Self {
        let mut region = Region::of(span, &mut places);
        let snippet = || Snippet { text: source.slice(span) };
        // Bytes that are no text cannot be shown.
        region.snippet = (!span.is_empty() && source.invalid_utf8().is_none()).then(snippet);
        let artifact_location = ArtifactLocation::new(source.name());
        Self { id: None, physical: PhysicalLocation { artifact_location, region }, message: None }
    }

    fn saying(self, text: &str) -> Self {
        Self { message: (!text.is_empty()).then(|| json!({ "text": text })), ..self }
    }
}

impl Region<'_> {
    fn new(start: LineColumn, end: LineColumn) -> Self {
        Self {
            start_line: start.line,
            start_column: start.column,
            end_line: end.line,
            end_column: end.column,
            byte_offset: None,
            byte_length: None,
            snippet: None,
        }
    }

    fn of(span: Span, places: &mut Places<'_>) -> Self {
        let region = Self::new(places.advance(span.start), places.peek(span.end));
        Self { byte_offset: Some(span.start), byte_length: Some(span.len()), ..region }
    }
}

/// A fix, with its applicability: one that is unsafe says that a person should look.
fn fix_object(source: &Source, fix: &Fix, mut places: Places<'_>) -> Value {
    let replacements = fix.edits.iter().map(|edit| {
        let mut replacement = Map::new();
        replacement.insert("deletedRegion".into(), json!(Region::of(edit.span, &mut places)));
        if !edit.content.is_empty() {
            replacement.insert("insertedContent".into(), json!({ "text": edit.content }));
        }
        Value::Object(replacement)
    });
    let change = json!({
        "artifactLocation": ArtifactLocation::new(source.name()),
        "replacements": replacements.collect::<Vec<_>>(),
    });
    json!({
        "description": { "text": fix.caption() },
        "artifactChanges": [change],
        "properties": { "applicability": fix.applicability.as_str() },
    })
}
