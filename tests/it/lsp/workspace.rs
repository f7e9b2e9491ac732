//! Which project file speaks for a document, and for which documents none does.

use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, PROJECT, SCHEMA, note, pulls, schema_of, short};

/// Two folders, each with a project file and a schema of its own: one knows `two`, the other `three`.
fn two_folders() -> Client {
    let other = schema_of("three");
    Client::silent(&[
        ("left/digestlint.toml", PROJECT),
        ("left/note.toml", SCHEMA),
        ("left/a.md", &note(&["two", "three"])),
        ("right/digestlint.toml", PROJECT),
        ("right/note.toml", &other),
        ("right/a.md", &note(&["two", "three"])),
    ])
}

#[allow(clippy::needless_pass_by_value, reason = "JSON is written where it is handed over")]
fn begin(client: &mut Client, folders: Value, root: Value) {
    let params = json!({
        "processId": null, "rootUri": root, "workspaceFolders": folders, "capabilities": pulls(),
    });
    client.initialize_by(params);
}

fn folder(client: &Client, path: &str) -> Value {
    json!({ "uri": client.uri(path), "name": path })
}

/// The documents with findings, by a report on the whole workspace.
fn reported(client: &mut Client) -> Vec<String> {
    let report = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    let root = client.uri("");
    let one = |it: &Value| format!("{}: {}", it["uri"].as_str().unwrap().replace(&root, "…"), short(it).join(", "));
    let mut all: Vec<String> = report["items"].as_array().unwrap().iter().map(one).collect();
    all.sort();
    all
}

const LEFT: &str = "…/left/a.md: value-enum 5:2";
const RIGHT: &str = "…/right/a.md: value-enum 4:2";

#[test]
fn each_folder_has_its_project_file() {
    let mut client = two_folders();
    let folders = json!([folder(&client, "left"), folder(&client, "right")]);
    begin(&mut client, folders, Value::Null);
    assert_eq!(reported(&mut client), [LEFT, RIGHT]);
    client.open("left/b.md", &note(&["two", "three"]));
    client.open("right/b.md", &note(&["two", "three"]));
    assert_eq!(short(&client.pull("left/b.md")), ["value-enum 5:2"]);
    assert_eq!(short(&client.pull("right/b.md")), ["value-enum 4:2"]);
}

#[test]
fn folders_come_and_go() {
    let mut client = two_folders();
    let folders = json!([folder(&client, "left")]);
    begin(&mut client, folders, Value::Null);
    assert_eq!(reported(&mut client), [LEFT]);
    let event = json!({ "added": [folder(&client, "right")], "removed": [folder(&client, "left")] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    assert_eq!(reported(&mut client), [RIGHT]);
    let event = json!({ "added": [folder(&client, "left"), folder(&client, "right")], "removed": [] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    assert_eq!(reported(&mut client), [LEFT, RIGHT]);
    let event = json!({ "added": [], "removed": [folder(&client, "left"), folder(&client, "right")] });
    client.tell("workspace/didChangeWorkspaceFolders", json!({ "event": event }));
    assert_eq!(reported(&mut client), Vec::<String>::new());
}

#[test]
fn a_folder_inside_of_another_is_told_once() {
    let mut client = two_folders();
    let folders = json!([folder(&client, ""), folder(&client, "left")]);
    begin(&mut client, folders, Value::Null);
    assert_eq!(reported(&mut client), [LEFT, RIGHT]);
}

#[test]
fn a_root_alone_is_a_folder() {
    let mut client = two_folders();
    let root = json!(client.uri("left"));
    begin(&mut client, Value::Null, root);
    assert_eq!(reported(&mut client), [LEFT]);
    let mut client = two_folders();
    let path = client.path("left");
    client.initialize_by(json!({ "processId": null, "rootPath": path, "capabilities": pulls() }));
    assert_eq!(reported(&mut client), [LEFT]);
}

#[test]
fn without_folders_open_documents_are_checked_all_the_same() {
    let mut client = two_folders();
    begin(&mut client, Value::Null, Value::Null);
    assert_eq!(reported(&mut client), Vec::<String>::new());
    client.open("right/a.md", &note(&["two", "three"]));
    assert_eq!(short(&client.pull("right/a.md")), ["value-enum 4:2"]);
    assert_eq!(reported(&mut client), [RIGHT]);
}

#[test]
fn what_is_excluded_has_no_findings() {
    let mut client = Client::new(&NOTES, pulls());
    client.write("digestlint.toml", &format!("{PROJECT}exclude = [\"drafts/\"]\n"));
    client.tell_of_files(&[("digestlint.toml", 2)]);
    for path in ["drafts/a.md", "a.md"] {
        client.write(path, &note(&["three"]));
        client.open(path, &note(&["three"]));
    }
    assert_eq!(short(&client.pull("drafts/a.md")), Vec::<String>::new());
    assert_eq!(reported(&mut client), ["…/a.md: value-enum 4:2"]);
}

#[test]
fn other_markdown_is_left_alone_where_nobody_asks() {
    let mut client = Client::new(&[("README.md", "# Read me\n\n## Install\n\nWords \0.\n")], pulls());
    client.open("README.md", "# Read me\n\n## Install\n\nWords \0.\n");
    assert_eq!(short(&client.pull("README.md")), Vec::<String>::new());
    assert_eq!(reported(&mut client), Vec::<String>::new());
    // A digest is one wherever it lies.
    let digest = "__A title of a digest__, (from page [20251207](https://kghosh.substack.com/p/20251207).)\n\n## Keywords\n\n## Themes\n\n## Summary\n";
    client.open("digest.md", digest);
    assert_ne!(short(&client.pull("digest.md")), Vec::<String>::new());
}

#[test]
fn a_document_that_was_never_saved_is_checked() {
    let mut client = Client::silent(&NOTES);
    client.initialize(pulls(), json!({ "schema": "note.toml" }));
    let uri = "untitled:Untitled-1";
    let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": note(&["three"]) });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    let report = client.ask("textDocument/diagnostic", json!({ "textDocument": { "uri": uri } })).unwrap();
    assert_eq!(short(&report), ["value-enum 4:2"]);
    let report = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    assert_eq!(report["items"][0]["uri"], uri);
}
