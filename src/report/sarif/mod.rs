//! SARIF 2.1.0 (OASIS standard), the format of code scanning.
//!
//! Columns count code points, as everywhere in the program, and the log says so. Lines end at a lone carriage return
//! too. What is let pass is in the log, with what lets it.

mod result;
mod rules;

use serde::Serialize;
use serde_json::{Value, json};

use super::uri::uri;
use super::{FileFindings, Problem};
use result::SarifResult;

/// What paths are relative to; where that lies is not told, so that the log is the same on every machine.
const ROOT: &str = "SRCROOT";
/// The same for the schemas in the program.
const BUILT_IN: &str = "DIGESTLINT";

/// What stands between two results.
pub(super) const SEPARATOR: &str = ",\n";

/// The log up to its results.
pub(super) fn opening() -> String {
    let driver = json!({
        "name": "digestlint",
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "shortDescription": { "text": "A schema validator and linter for Markdown digest files." },
        "rules": rules::descriptors(),
    });
    let bases = json!({
        ROOT: { "description": { "text": "The folder in which digestlint was run." } },
        BUILT_IN: { "description": { "text": "The schemas that are built into digestlint." } },
    });
    format!(
        "{{\"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\", \"version\": \"2.1.0\", \"runs\": [{{\n\
         \"tool\": {{ \"driver\": {driver} }},\n\"columnKind\": \"unicodeCodePoints\",\n\
         \"newlineSequences\": [\"\\r\\n\", \"\\n\", \"\\r\"],\n\"originalUriBaseIds\": {bases},\n\"results\": [\n"
    )
}

/// A file's findings as results, without what stands around them.
pub(super) fn results(file: &FileFindings<'_>) -> String {
    SarifResult::all(file).iter().map(to_text).collect::<Vec<_>>().join(SEPARATOR)
}

/// The rest of the log of a run that had these problems.
pub(super) fn closing(problems: &[Problem]) -> String {
    let notifications: Vec<_> = problems.iter().map(notification).collect();
    let invocation = json!({ "executionSuccessful": problems.is_empty(), "toolExecutionNotifications": notifications });
    format!("\n],\n\"invocations\": [{invocation}]\n}}]}}\n")
}

fn notification(problem: &Problem) -> Value {
    let location = json!({ "physicalLocation": { "artifactLocation": ArtifactLocation::new(&problem.path) } });
    json!({ "level": "error", "message": { "text": problem.text }, "locations": [location] })
}

/// Where a file lies.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct ArtifactLocation {
    uri: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    uri_base_id: Option<&'static str>,
}

impl ArtifactLocation {
    fn new(path: &str) -> Self {
        let uri = uri(path);
        // What has a scheme, or leads out of the folder, is not relative to it.
        let is_inside = !uri.contains(':') && !uri.split('/').any(|part| part == "..");
        Self { uri, uri_base_id: is_inside.then_some(ROOT) }
    }
}

/// Structs of strings and numbers always serialize: no map has keys that are not strings.
fn to_text(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
