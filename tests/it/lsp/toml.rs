//! Schemas and project files in an editor.

use serde_json::{Value, json};

use super::Client;

const SCHEMA: &str = "[schema]\nname = \"é🙂\"\nextends = \"digest\"\n\n[[section]]\nheading = \"Notes\"\ncontent = \"table\"\ntable = \"notes\"\n\n[table.notes]\ncolumns = [{ name = \"a\" }]\n";

fn client(path: &str, text: &str) -> Client {
    let capabilities = json!({ "textDocument": {
        "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"],
            "insertTextModeSupport": { "valueSet": [1, 2] }, "preselectSupport": true } },
        "hover": { "contentFormat": ["markdown"] },
        "definition": { "linkSupport": true },
        "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
    } });
    let client = Client::new(&[("schemas/own.toml", SCHEMA), ("schemas/no.toml", "a = 1\n")], capabilities);
    client.open(path, text);
    client
}

/// The parameters of a request about a place.
fn at(client: &Client, path: &str, line: u32, character: u32) -> Value {
    let mut params = client.document(path);
    params["position"] = json!({ "line": line, "character": character });
    params
}

fn labels(client: &mut Client, params: Value) -> Vec<String> {
    let answer = client.ask("textDocument/completion", params).unwrap();
    let items = answer["items"].as_array().cloned().unwrap_or_default();
    items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn keys_are_completed_as_snippets() {
    let mut client = client("a.toml", &format!("{SCHEMA}uni"));
    let params = at(&client, "a.toml", 11, 3);
    let answer = client.ask("textDocument/completion", params).unwrap();
    let item = answer["items"].as_array().unwrap().iter().find(|item| item["label"] == "unique").unwrap();
    insta::assert_snapshot!(client.shown(item));
}

#[test]
fn schemas_that_lie_about_are_offered() {
    let mut client = client("digestlint.toml", "schema = [\"\"]\n");
    let params = at(&client, "digestlint.toml", 0, 11);
    assert_eq!(labels(&mut client, params), ["digest", "digest-relevancy", "digest-legacy", "schemas/own.toml"]);
}

#[test]
fn what_triggers_in_documents_does_not_in_schemas() {
    let mut client = client("a.toml", &format!("{SCHEMA}\n["));
    let mut params = at(&client, "a.toml", 12, 1);
    for (trigger, is_one) in [("[", true), ("#", false)] {
        params["context"] = json!({ "triggerKind": 2, "triggerCharacter": trigger });
        assert_eq!(!labels(&mut client, params.clone()).is_empty(), is_one, "{trigger}");
    }
    client.open("b.md", "# A\n\n## \n");
    let mut params = at(&client, "b.md", 2, 3);
    params["context"] = json!({ "triggerKind": 2, "triggerCharacter": "[" });
    assert_eq!(labels(&mut client, params), [""; 0]);
}

#[test]
fn keys_say_what_they_mean() {
    let mut client = client("a.toml", SCHEMA);
    let params = at(&client, "a.toml", 7, 2);
    let hover = client.ask("textDocument/hover", params).unwrap();
    insta::assert_snapshot!(client.shown(&hover));
    let params = at(&client, "a.toml", 1, 9);
    assert_eq!(client.ask("textDocument/hover", params), Ok(Value::Null));
}

#[test]
fn names_lead_to_declarations_and_paths_to_files() {
    let mut client = client("a.toml", SCHEMA);
    let params = at(&client, "a.toml", 7, 11);
    let found = client.ask("textDocument/definition", params).unwrap();
    insta::assert_snapshot!(client.shown(&found));
    client.open("pyproject.toml", "[tool.digestlint]\nschema = [\"digest\", \"schemas/own.toml\", \"gone.toml\"]\n");
    let params = client.document("pyproject.toml");
    let links = client.ask("textDocument/documentLink", params).unwrap();
    insta::assert_snapshot!(client.shown(&links));
}

#[test]
fn schemas_have_outlines() {
    let mut client = client("a.toml", SCHEMA);
    let params = client.document("a.toml");
    let symbols = client.ask("textDocument/documentSymbol", params).unwrap();
    let names: Vec<_> = symbols.as_array().unwrap().iter().map(|it| it["name"].clone()).collect();
    assert_eq!(names, ["schema", "Notes", "notes"]);
    assert_eq!(symbols[2]["children"][0]["name"], "a");
}

#[test]
fn other_files_are_left_alone() {
    let mut client = client("Cargo.toml", "[package]\n");
    for method in ["documentSymbol", "documentLink"] {
        let params = client.document("Cargo.toml");
        assert_eq!(client.ask(&format!("textDocument/{method}"), params), Ok(Value::Null), "{method}");
    }
    for method in ["completion", "hover", "definition"] {
        let params = at(&client, "Cargo.toml", 1, 0);
        assert_eq!(client.ask(&format!("textDocument/{method}"), params), Ok(Value::Null), "{method}");
    }
}
