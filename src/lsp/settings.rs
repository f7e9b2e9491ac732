//! What the user has set in the editor.

use std::path::{Path, PathBuf};

use serde::Deserialize;
use serde_json::Value;

use crate::diagnostic::closest;
use crate::project::WorkspaceOptions;

/// The section of the editor's settings that is ours.
pub(super) const SECTION: &str = "digestlint";

/// What the user has set. What is not set, or `null`, is as if it had not been mentioned.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Settings {
    /// The one project file for all documents.
    pub(super) configuration: Option<PathBuf>,
    /// The schema for all documents, by name or path.
    pub(super) schema: Option<PathBuf>,
    /// Whose findings are told to a client that asks for those of the workspace.
    pub(super) diagnostic_mode: DiagnosticMode,
    /// Whether rows of long tables are numbered.
    pub(super) row_numbers: bool,
}

/// Whose findings are told.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum DiagnosticMode {
    /// Those of all documents.
    #[default]
    Workspace,
    /// Those of open documents.
    OpenFilesOnly,
}

/// The keys of the section, in the order of the documentation. The last three are the affair of clients.
pub(super) const KEYS: [&str; 7] =
    ["configuration", "schema", "diagnosticMode", "inlayHints", "enable", "path", "trace"];

/// Whether `key` is the section, or a key of it.
pub(super) fn is_known(key: &str) -> bool {
    key == SECTION || KEYS.contains(&key)
}

impl Settings {
    /// Reads the section, or an object that holds it; adds to `complaints` what is wrong with it. What is wrong is not set.
    pub(super) fn read(value: &Value, complaints: &mut Vec<String>) -> Self {
        let mut settings = Self::default();
        let Value::Object(entries) = value.get(SECTION).unwrap_or(value) else { return settings };
        for (key, value) in entries.iter().filter(|(_, value)| !value.is_null()) {
            let read = match key.as_str() {
                "configuration" => path(value).map(|path| settings.configuration = path),
                "schema" => path(value).map(|path| settings.schema = path),
                "diagnosticMode" => Deserialize::deserialize(value)
                    .map(|mode| settings.diagnostic_mode = mode)
                    .map_err(|_| "`workspace` or `openFilesOnly`"),
                "inlayHints" => row_numbers(value, complaints).map(|on| settings.row_numbers = on),
                known if KEYS.contains(&known) => Ok(()),
                unknown => {
                    let meant = closest(unknown, KEYS).map(|it| format!("; did you mean `{SECTION}.{it}`?"));
                    complaints.push(format!("there is no setting `{SECTION}.{unknown}`{}", meant.unwrap_or_default()));
                    Ok(())
                }
            };
            if let Err(expected) = read {
                complaints.push(format!("the setting `{SECTION}.{key}` is {value}; expected {expected}"));
            }
        }
        settings
    }

    /// How the workspace is set, with relative paths as seen from `folder`.
    pub(super) fn workspace(&self, folder: Option<&Path>) -> WorkspaceOptions {
        let from = |path: &PathBuf| folder.map_or_else(|| path.clone(), |folder| folder.join(path));
        // A name is no path.
        let is_path = |path: &PathBuf| path.extension().is_some() || path.components().count() > 1;
        let schema = self.schema.as_ref().map(|path| if is_path(path) { from(path) } else { path.clone() });
        WorkspaceOptions { config: self.configuration.as_ref().map(from), schema }
    }
}

fn path(value: &Value) -> Result<Option<PathBuf>, &'static str> {
    let text = value.as_str().ok_or("a text")?;
    Ok(Some(text.trim()).filter(|text| !text.is_empty()).map(PathBuf::from))
}

fn row_numbers(value: &Value, complaints: &mut Vec<String>) -> Result<bool, &'static str> {
    const EXPECTED: &str = "an object with the key `rowNumbers`, which is true or false";
    let entries = value.as_object().ok_or(EXPECTED)?;
    if let Some(unknown) = entries.keys().find(|key| *key != "rowNumbers") {
        complaints.push(format!("there is no setting `{SECTION}.inlayHints.{unknown}`"));
    }
    entries.get("rowNumbers").map_or(Ok(false), |on| on.as_bool().ok_or(EXPECTED))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read(value: &Value) -> (Settings, Vec<String>) {
        let mut complaints = Vec::new();
        (Settings::read(value, &mut complaints), complaints)
    }

    #[test]
    fn settings_are_read_with_and_without_their_section() {
        let section =
            json!({ "schema": "digest", "diagnosticMode": "openFilesOnly", "inlayHints": { "rowNumbers": true } });
        let expected = Settings {
            schema: Some("digest".into()),
            diagnostic_mode: DiagnosticMode::OpenFilesOnly,
            row_numbers: true,
            ..Settings::default()
        };
        assert_eq!(read(&section), (expected.clone(), vec![]));
        assert_eq!(read(&json!({ "digestlint": section })), (expected, vec![]));
    }

    #[test]
    fn what_is_not_set_is_as_usual() {
        for nothing in [json!(null), json!({}), json!({ "schema": null, "configuration": " " }), json!([])] {
            assert_eq!(read(&nothing), (Settings::default(), vec![]), "{nothing}");
        }
        let client = json!({ "enable": true, "path": ["x"], "trace": { "server": "off" } });
        assert_eq!(read(&client), (Settings::default(), vec![]));
    }

    #[test]
    fn what_is_wrong_is_told() {
        let wrong = json!({ "shema": "digest", "diagnosticMode": "all", "schema": 3, "inlayHints": true });
        let (settings, complaints) = read(&wrong);
        assert_eq!(settings, Settings::default());
        insta::assert_snapshot!(complaints.join("\n"), @r#"
        the setting `digestlint.diagnosticMode` is "all"; expected `workspace` or `openFilesOnly`
        the setting `digestlint.inlayHints` is true; expected an object with the key `rowNumbers`, which is true or false
        the setting `digestlint.schema` is 3; expected a text
        there is no setting `digestlint.shema`; did you mean `digestlint.schema`?
        "#);
    }

    #[test]
    fn paths_are_seen_from_the_folder() {
        let settings = |schema: &str| Settings { schema: Some(schema.into()), ..Settings::default() };
        let schema = |name| settings(name).workspace(Some(Path::new("/w"))).schema.unwrap();
        assert_eq!(schema("digest"), Path::new("digest"));
        assert_eq!(schema("own.toml"), Path::new("/w/own.toml"));
        assert_eq!(schema("/x/own.toml"), Path::new("/x/own.toml"));
    }
}
