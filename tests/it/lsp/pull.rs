//! Diagnostics of a document, asked for.

use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, note, pulls, schema_of, short};

#[test]
fn a_report_is_full_once_and_unchanged_after() {
    let mut client = Client::new(&NOTES, pulls());
    client.open("a.md", &note(&["three"]));
    let full = client.pull("a.md");
    assert_eq!((&full["kind"], short(&full)), (&json!("full"), vec!["value-enum 4:2".to_owned()]));
    let again = |client: &mut Client| {
        let mut params = client.document("a.md");
        params["previousResultId"] = full["resultId"].clone();
        client.ask("textDocument/diagnostic", params).unwrap()
    };
    assert_eq!(again(&mut client), json!({ "kind": "unchanged", "resultId": full["resultId"] }));
    client.replace("a.md", 2, &note(&["one"]));
    let changed = again(&mut client);
    assert_eq!((&changed["kind"], short(&changed)), (&json!("full"), Vec::new()));
    assert_ne!(changed["resultId"], full["resultId"]);
    client.replace("a.md", 3, &note(&["three"]));
    assert_eq!(again(&mut client)["kind"], "unchanged");
}

#[test]
fn a_document_that_is_not_open_is_looked_at_where_it_lies() {
    let mut client = Client::new(&NOTES, pulls());
    client.write("a.md", &note(&["three"]));
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
    assert_eq!(short(&client.pull("note.toml")), Vec::<String>::new());
    assert_eq!(short(&client.pull("gone.md")), Vec::<String>::new());
    let params = client.document("a.md");
    let (code, message) = client.ask("textDocument/foldingRange", params).unwrap_err();
    assert_eq!(code, -32602);
    assert!(message.contains("is not open"), "{message}");
}

#[test]
fn who_asks_is_not_told_unasked() {
    let mut client = Client::new(&NOTES, pulls());
    client.open("a.md", &note(&["three"]));
    client.replace("a.md", 2, &note(&["four"]));
    client.open("note.toml", &schema_of("four"));
    client.hear_request("workspace/diagnostic/refresh");
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
    client.close("a.md");
    assert_eq!(client.heard("textDocument/publishDiagnostics"), Vec::<Value>::new());
}

#[test]
fn a_client_is_asked_to_ask_again_when_it_can() {
    let mut client = Client::new(&NOTES, pulls());
    client.open("a.md", &note(&["three"]));
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
    client.write("note.toml", &schema_of("three"));
    client.tell_of_files(&[("note.toml", 2)]);
    client.hear_request("workspace/diagnostic/refresh");
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());

    let mut capabilities = pulls();
    capabilities["workspace"]["diagnostics"] = Value::Null;
    let mut client = Client::new(&NOTES, capabilities);
    client.open("a.md", &note(&["three"]));
    client.write("note.toml", &schema_of("three"));
    client.tell_of_files(&[("note.toml", 2)]);
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
    assert!(!client.was_asked("workspace/diagnostic/refresh"));
}
