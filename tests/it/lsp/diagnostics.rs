//! What diagnostics hold, for clients that show much and for those that show little.

use serde_json::json;

use super::Client;
use super::notes::{NOTES, note, watches};

/// A document with an old name, a word that appears twice, and one that is not known.
const TEXT: &str = "# A note\n\n## Terms\n\n* one\n* one\n* three\n\n## Words\n\n* two\n\n<!-- digestlint-disable-next-line value-enum -->\n";

#[test]
fn a_client_that_can_everything_is_told_everything() {
    let mut capabilities = watches();
    capabilities["textDocument"] = json!({
        "publishDiagnostics": {
            "relatedInformation": true,
            "codeDescriptionSupport": true,
            "tagSupport": { "valueSet": [1, 2] },
            "versionSupport": true,
        },
    });
    let mut client = Client::new(&NOTES, capabilities);
    client.open("a.md", TEXT);
    let told = client.diagnostics("a.md");
    insta::assert_snapshot!(client.shown(&told));
}

#[test]
fn a_client_that_can_little_is_told_no_more_than_it_knows() {
    let mut client = Client::new(&NOTES, watches());
    client.open("a.md", TEXT);
    let told = client.diagnostics("a.md");
    insta::assert_snapshot!(client.shown(&told));
    let text = told.to_string();
    for unknown in ["relatedInformation", "codeDescription", "tags", "data"] {
        assert!(!text.contains(&format!("{unknown:?}:")), "{unknown}");
    }
}

#[test]
fn the_same_in_another_document_is_a_place_there() {
    let schema = r#"
[schema]
name = "note"
[title]
syntax = "{title}"
[captures.title]
unique = "corpus"
"#;
    let mut capabilities = watches();
    capabilities["textDocument"] = json!({ "publishDiagnostics": { "relatedInformation": true } });
    let files =
        [("digestlint.toml", "schema = \"note.toml\"\n"), ("note.toml", schema), ("a.md", "Words.\n\n# Twice\n")];
    let mut client = Client::new(&files, capabilities);
    client.open("b.md", "# Twice\n");
    let told = client.diagnostics("b.md");
    let elsewhere = &told["diagnostics"][0]["relatedInformation"][0];
    let range = json!({ "start": { "line": 2, "character": 2 }, "end": { "line": 2, "character": 7 } });
    assert_eq!(elsewhere["location"], json!({ "uri": client.uri("a.md"), "range": range }), "{told}");
}

#[test]
fn a_name_with_special_characters_leads_back() {
    let mut capabilities = watches();
    capabilities["textDocument"] = json!({ "publishDiagnostics": { "relatedInformation": true } });
    let files = NOTES.map(|(path, text)| (format!("é 100% #1/{path}"), text));
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), *text)).collect();
    let mut client = Client::new(&files, capabilities);
    client.open("é 100% #1/a b?.md", &note(&["three"]));
    let told = client.diagnostics("é 100% #1/a b?.md");
    let schema = &told["diagnostics"][0]["relatedInformation"][0]["location"]["uri"];
    assert_eq!(*schema, client.uri("é 100% #1/note.toml"));
}
