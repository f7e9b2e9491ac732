//! Settings, by each of the ways that clients have to tell them.

use serde_json::{Value, json};

use super::Client;
use super::notes::{SCHEMA, note, schema_of, watches};

const FINDINGS: [&str; 2] = ["value-enum 4:2", "value-enum 5:2"];

fn silent() -> Client {
    Client::silent(&[
        ("note.toml", SCHEMA),
        ("three.toml", &schema_of("three")),
        ("own.toml", "schema = \"note.toml\"\n"),
    ])
}

fn open(client: &Client) {
    client.open("a.md", &note(&["three", "four"]));
}

#[test]
fn options_of_the_beginning_hold() {
    for options in [json!({ "schema": "three.toml" }), json!({ "digestlint": { "schema": "three.toml" } })] {
        let mut client = silent();
        client.initialize(watches(), options);
        open(&client);
        client.diagnostics_until("a.md", &["value-enum 5:2"]);
    }
    let mut client = silent();
    client.initialize(watches(), json!({ "configuration": "own.toml" }));
    open(&client);
    client.diagnostics_until("a.md", &FINDINGS);
}

/// A client that tells its settings when asked.
fn asked() -> Value {
    json!({
        "workspace": {
            "configuration": true,
            "didChangeWatchedFiles": { "dynamicRegistration": true },
            "didChangeConfiguration": { "dynamicRegistration": true },
        },
    })
}

#[test]
fn a_client_is_asked_for_its_settings() {
    let mut client = silent();
    client.settings = json!({ "schema": "three.toml" });
    client.initialize(asked(), json!({ "schema": "note.toml" }));
    let registered = client.hear_request("client/registerCapability");
    insta::assert_snapshot!(client.shown(&registered));
    open(&client);
    client.diagnostics_until("a.md", &["value-enum 5:2"]);
    client.settings = json!({ "schema": "note.toml" });
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.diagnostics_until("a.md", &FINDINGS);
}

#[test]
fn a_client_that_has_no_settings_any_more_has_those_of_the_beginning() {
    let mut client = silent();
    client.settings = json!({ "schema": "three.toml" });
    client.initialize(asked(), json!({ "schema": "note.toml" }));
    open(&client);
    client.diagnostics_until("a.md", &["value-enum 5:2"]);
    client.settings = Value::Null;
    client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
    client.diagnostics_until("a.md", &FINDINGS);
}

#[test]
fn settings_may_be_sent() {
    for wrap in [|it: Value| it, |it: Value| json!({ "digestlint": it, "other": { "a": 1 } })] {
        let mut client = silent();
        client.initialize(watches(), Value::Null);
        open(&client);
        client.tell("workspace/didChangeConfiguration", json!({ "settings": wrap(json!({ "schema": "three.toml" })) }));
        client.diagnostics_until("a.md", &["value-enum 5:2"]);
        client.tell("workspace/didChangeConfiguration", json!({ "settings": wrap(json!({ "schema": "note.toml" })) }));
        client.diagnostics_until("a.md", &FINDINGS);
        assert_eq!(client.heard("window/showMessage"), Vec::<Value>::new());
    }
}

#[test]
fn the_settings_of_others_are_none_of_ours() {
    let mut client = silent();
    client.initialize(watches(), json!({ "schema": "note.toml" }));
    for others in [json!({ "pylsp": { "plugins": {} }, "yaml": 1 }), json!({}), json!([]), json!(null)] {
        client.tell("workspace/didChangeConfiguration", json!({ "settings": others }));
    }
    open(&client);
    client.diagnostics_until("a.md", &FINDINGS);
    assert_eq!(client.heard("window/showMessage"), Vec::<Value>::new());
}

#[test]
fn wrong_settings_are_told_once() {
    let wrong = json!({ "schema": 7, "diagnosticMod": "workspace" });
    let mut client = silent();
    client.settings = wrong.clone();
    client.initialize(asked(), wrong);
    client.hear_request("workspace/configuration");
    for _ in 0..3 {
        client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.hear_request("workspace/configuration");
    }
    let told: Vec<_> =
        client.heard("window/showMessage").iter().map(|it| it["message"].as_str().unwrap().to_owned()).collect();
    insta::assert_snapshot!(told.join("\n"));
    // Mended, and wrong again.
    for (settings, expected) in [(json!({}), 0), (json!({ "schema": 7 }), 1)] {
        client.settings = settings;
        client.tell("workspace/didChangeConfiguration", json!({ "settings": null }));
        client.hear_request("workspace/configuration");
        assert_eq!(client.heard("window/showMessage").len(), expected);
    }
}
