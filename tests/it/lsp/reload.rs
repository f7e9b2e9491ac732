//! Schemas and project files that change in the editor.

use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, PROJECT, SCHEMA, note, on_line, pulls, schema_of, short, watches};

/// What stands in a schema whose line 4 cannot be read.
fn broken() -> String {
    SCHEMA.replace("unknown-sections = \"deny\"", "unknown-sections = 7")
}

/// A document that knows two words too many, open beside the schema.
fn opened(capabilities: Value) -> Client {
    let client = Client::new(&NOTES, capabilities);
    client.open("a.md", &note(&["three", "four"]));
    client.open("note.toml", SCHEMA);
    client
}

#[test]
fn an_unsaved_schema_holds() {
    let mut client = opened(watches());
    client.diagnostics_until("a.md", &["value-enum 4:2", "value-enum 5:2"]);
    client.replace("note.toml", 2, &schema_of("three"));
    client.diagnostics_until("a.md", &["value-enum 5:2"]);
    // Closed unsaved, it is again what lies on the disk.
    client.close("note.toml");
    client.diagnostics_until("a.md", &["value-enum 4:2", "value-enum 5:2"]);
}

#[test]
fn mistakes_are_told_in_the_schema_and_the_last_good_one_holds() {
    let mut client = opened(pulls());
    client.replace("note.toml", 2, &schema_of("three"));
    client.hear_request("workspace/diagnostic/refresh");
    while short(&client.pull("a.md")) != ["value-enum 5:2"] {
        client.hear_request("workspace/diagnostic/refresh");
    }
    client.replace("note.toml", 3, &broken());
    let told = client.diagnostics("note.toml");
    assert_eq!(told["version"], 3);
    assert_eq!(told["diagnostics"][0]["range"], on_line(3, 19, 20), "{told}");
    assert_eq!(short(&client.pull("a.md")), ["value-enum 5:2"]);
    client.replace("a.md", 2, &note(&["one", "four", "three"]));
    assert_eq!(short(&client.pull("a.md")), ["value-enum 5:2"]);
    client.replace("note.toml", 4, &schema_of("four"));
    let told = client.diagnostics("note.toml");
    assert_eq!((short(&told).len(), short(&client.pull("a.md"))), (0, vec!["value-enum 6:2".to_owned()]));
}

#[test]
fn the_last_good_schema_holds_however_long_somebody_types() {
    let mut client = opened(pulls());
    for version in 2..24 {
        client.replace("note.toml", version, &format!("{}# {version}\n", broken()));
        assert_eq!(client.diagnostics("note.toml")["version"], version);
    }
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2", "value-enum 5:2"]);
}

#[test]
fn mistakes_in_turn_in_two_files_leave_the_last_good_schema() {
    let mut client = opened(pulls());
    client.open("digestlint.toml", PROJECT);
    for version in 2..16 {
        client.replace("note.toml", version, &broken());
        client.replace("digestlint.toml", version, PROJECT);
        client.mistakes_until("note.toml", 1);
        client.replace("note.toml", version, SCHEMA);
        client.replace("digestlint.toml", version, "schema = 7\n");
        client.mistakes_until("digestlint.toml", 1);
        client.mistakes_until("note.toml", 0);
        client.replace("digestlint.toml", version, "schema = 7\nexclude = 8\n");
        client.mistakes_until("digestlint.toml", 2);
    }
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2", "value-enum 5:2"]);
}

#[test]
fn a_schema_that_was_always_broken_is_told_and_holds_once_mended() {
    let mut client = Client::new(&[("digestlint.toml", PROJECT), ("note.toml", &broken())], watches());
    let told = client.diagnostics("note.toml");
    assert_eq!((&told["version"], short(&told).len()), (&Value::Null, 1));
    client.open("a.md", &note(&["three"]));
    assert_eq!(short(&client.diagnostics("a.md")), Vec::<String>::new());
    client.open("note.toml", SCHEMA);
    client.diagnostics_until("note.toml", &[]);
    client.diagnostics_until("a.md", &["value-enum 4:2"]);
}

#[test]
fn a_schema_without_its_first_table_is_a_schema_still() {
    let mut client = opened(watches());
    client.diagnostics_until("a.md", &["value-enum 4:2", "value-enum 5:2"]);
    for (version, line) in (2..).zip(["[schem]", "[schema] x", "[schema"]) {
        client.replace("note.toml", version, &SCHEMA.replace("[schema]", line));
        let told = client.diagnostics("note.toml");
        assert!(told["version"] == version && !short(&told).is_empty(), "{told}");
    }
    client.replace("note.toml", 5, &schema_of("three").replace("[schema]", "[ schema ] # of notes"));
    client.diagnostics_until("note.toml", &[]);
    client.diagnostics_until("a.md", &["value-enum 5:2"]);
    client.replace("note.toml", 6, &schema_of("four").replace("[schema]", "[ schema ] # of notes"));
    client.diagnostics_until("a.md", &["value-enum 4:2"]);
}

#[test]
fn a_schema_that_nobody_names_is_looked_at_when_it_is_open() {
    let mut client = Client::new(&NOTES, watches());
    client.open("other.toml", &broken());
    assert_eq!(short(&client.diagnostics("other.toml")).len(), 1);
    client.close("other.toml");
    assert_eq!(short(&client.diagnostics("other.toml")).len(), 0);
}

#[test]
fn what_only_looks_like_a_schema_is_none() {
    let mut client = Client::new(&NOTES, watches());
    let document = json!({ "uri": client.uri("a.py"), "languageId": "python", "version": 1, "text": "x = 1\n" });
    client.tell("textDocument/didOpen", json!({ "textDocument": document }));
    client.replace("a.py", 2, "x = '''\n[schema]\n'''\n");
    client.open("a.md", &note(&["three"]));
    client.diagnostics_until("a.md", &["value-enum 4:2"]);
    client.replace("digestlint.toml", 2, PROJECT);
    client.open("note.toml", &broken());
    assert_eq!(short(&client.diagnostics("note.toml")).len(), 1);
    let uri = client.uri("a.py");
    assert!(client.heard("textDocument/publishDiagnostics").iter().all(|told| told["uri"] != uri));
}

#[test]
fn a_schema_that_another_extends_is_a_schema() {
    let child = "[schema]\nname = \"child\"\nextends = \"base/note.toml\"\n";
    let files = [("digestlint.toml", "schema = \"child.toml\"\n"), ("child.toml", child), ("base/note.toml", SCHEMA)];
    let mut client = Client::new(&files, watches());
    client.open("a.md", &note(&["three", "four"]));
    client.diagnostics_until("a.md", &["value-enum 4:2", "value-enum 5:2"]);
    client.open("base/note.toml", &schema_of("three"));
    client.diagnostics_until("a.md", &["value-enum 5:2"]);
    client.replace("base/note.toml", 2, &broken());
    assert_eq!(client.diagnostics("base/note.toml")["diagnostics"][0]["range"], on_line(3, 19, 20));
    client.replace("base/note.toml", 3, &schema_of("four"));
    client.diagnostics_until("base/note.toml", &[]);
    client.diagnostics_until("a.md", &["value-enum 4:2"]);
}

#[test]
fn mistakes_are_told_in_project_files() {
    for (path, table) in [("digestlint.toml", ""), ("pyproject.toml", "[tool.digestlint]\n")] {
        let good = format!("{table}schema = \"note.toml\"\n");
        let mut client = Client::new(&[(path, &good), ("note.toml", SCHEMA)], watches());
        client.open("a.md", &note(&["three"]));
        client.diagnostics_until("a.md", &["value-enum 4:2"]);
        client.open(path, &good);
        client.replace(path, 2, &format!("{good}exclude = 7\n"));
        let told = client.diagnostics(path);
        let line = good.lines().count() as u32;
        assert_eq!((&told["version"], &told["diagnostics"][0]["range"]), (&json!(2), &on_line(line, 10, 11)));
        client.diagnostics_until("a.md", &["value-enum 4:2"]);
        client.replace(
            path,
            3,
            &format!(
                "{good}[{}rules]\nvalue-enum = \"off\"\n",
                table.replace(['[', ']', '\n'], "").replace("digestlint", "digestlint.")
            ),
        );
        client.diagnostics_until(path, &[]);
        client.diagnostics_until("a.md", &[]);
        client.close(path);
        client.diagnostics_until("a.md", &["value-enum 4:2"]);
    }
}

#[test]
fn a_project_file_that_is_not_saved_yet_holds() {
    let mut client = Client::new(&[("note.toml", SCHEMA)], watches());
    client.open("a.md", &note(&["three"]));
    assert_eq!(short(&client.diagnostics("a.md")), Vec::<String>::new());
    client.open("digestlint.toml", PROJECT);
    client.diagnostics_until("a.md", &["value-enum 4:2"]);
    client.close("digestlint.toml");
    client.diagnostics_until("a.md", &[]);
}
