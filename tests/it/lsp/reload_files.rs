//! Schemas, project files and baselines that change on the disk, told by the client or seen by the server.

use std::fs;

use serde_json::json;

use super::Client;
use super::notes::{NOTES, PROJECT, SCHEMA, note, schema_of, short, watches};

/// A way to hear of files: the client tells of them, or else the server sees for itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum By {
    Client,
    Server,
}

const BOTH: [By; 2] = [By::Client, By::Server];

impl By {
    fn client(self, files: &[(&str, &str)]) -> Client {
        let mut client = Client::new(files, if self == Self::Client { watches() } else { json!({}) });
        client.open("a.md", &note(&["three", "four"]));
        client.diagnostics("a.md");
        client
    }

    fn write(self, client: &Client, path: &str, text: &str) {
        let is_new = !client.path(path).exists();
        client.write(path, text);
        if self == Self::Client {
            client.tell_of_files(&[(path, if is_new { 1 } else { 2 })]);
        }
    }

    fn remove(self, client: &Client, path: &str) {
        fs::remove_file(client.path(path)).unwrap();
        if self == Self::Client {
            client.tell_of_files(&[(path, 3)]);
        }
    }
}

const ALL: [&str; 2] = ["value-enum 4:2", "value-enum 5:2"];

#[test]
fn a_schema_changes() {
    for by in BOTH {
        let mut client = by.client(&NOTES);
        by.write(&client, "note.toml", &schema_of("three"));
        client.diagnostics_until("a.md", &["value-enum 5:2"]);
        by.write(&client, "note.toml", "[schema]\nname = 7\n");
        assert_ne!(short(&client.diagnostics("note.toml")), Vec::<String>::new());
        by.write(&client, "note.toml", &schema_of("four"));
        client.diagnostics_until("note.toml", &[]);
        client.diagnostics_until("a.md", &["value-enum 4:2"]);
    }
}

#[test]
fn a_schema_in_another_folder_changes() {
    let child = "[schema]\nname = \"child\"\nextends = \"../base/note.toml\"\n";
    for by in BOTH {
        let files = [
            ("digestlint.toml", "schema = \"schemas/child.toml\"\n"),
            ("schemas/child.toml", child),
            ("base/note.toml", SCHEMA),
        ];
        let mut client = by.client(&files);
        by.write(&client, "base/note.toml", &schema_of("three"));
        client.diagnostics_until("a.md", &["value-enum 5:2"]);
    }
}

#[test]
fn a_project_file_comes_and_goes() {
    for by in BOTH {
        let mut client = by.client(&[("note.toml", SCHEMA)]);
        by.write(&client, "digestlint.toml", PROJECT);
        client.diagnostics_until("a.md", &ALL);
        by.remove(&client, "digestlint.toml");
        client.diagnostics_until("a.md", &[]);
        by.write(&client, "pyproject.toml", "[tool.digestlint]\nschema = \"note.toml\"\n");
        client.diagnostics_until("a.md", &ALL);
    }
}

#[test]
fn a_project_file_comes_between_the_document_and_its_folder() {
    for by in BOTH {
        let mut client = by.client(&NOTES);
        client.write("in/note.toml", &schema_of("three"));
        client.open("in/deep/a.md", &note(&["three", "four"]));
        client.diagnostics_until("in/deep/a.md", &ALL);
        by.write(&client, "in/digestlint.toml", PROJECT);
        client.diagnostics_until("in/deep/a.md", &["value-enum 5:2"]);
    }
}

#[test]
fn a_project_file_that_was_always_broken_is_mended() {
    for by in BOTH {
        let mut client = by.client(&[("digestlint.toml", "schema = 7\n"), ("note.toml", SCHEMA)]);
        assert_ne!(short(&client.diagnostics("digestlint.toml")), Vec::<String>::new());
        by.write(&client, "digestlint.toml", PROJECT);
        client.diagnostics_until("digestlint.toml", &[]);
        client.diagnostics_until("a.md", &ALL);
    }
}

#[test]
fn a_missing_schema_comes() {
    for by in BOTH {
        let mut client = by.client(&[("digestlint.toml", PROJECT)]);
        assert_ne!(short(&client.diagnostics("digestlint.toml")), Vec::<String>::new());
        by.write(&client, "note.toml", SCHEMA);
        client.diagnostics_until("digestlint.toml", &[]);
        client.diagnostics_until("a.md", &ALL);
    }
}

#[test]
fn a_broken_baseline_is_told_once_in_words() {
    for by in BOTH {
        let project = format!("{PROJECT}baseline = \"known/b.json\"\n");
        let mut client = by.client(&[("digestlint.toml", &project), ("note.toml", SCHEMA), ("known/b.json", "{")]);
        let told = client.hear("window/showMessage");
        assert!(told["message"].as_str().unwrap().contains("known/b.json"), "{told}");
        assert_eq!(told["type"], 1);
        by.write(&client, "note.toml", &schema_of("three"));
        client.diagnostics("a.md");
        by.write(&client, "digestlint.toml", PROJECT);
        client.diagnostics_until("a.md", &["value-enum 5:2"]);
        assert_eq!(client.heard("window/showMessage"), Vec::<serde_json::Value>::new());
        // It is told again when it is wrong again.
        by.write(&client, "digestlint.toml", &project);
        client.hear("window/showMessage");
    }
}

#[test]
fn a_baseline_is_mended() {
    for by in BOTH {
        let project = format!("{PROJECT}baseline = \"b.json\"\n");
        let mut client = by.client(&[("digestlint.toml", &project), ("note.toml", SCHEMA), ("b.json", "{")]);
        client.hear("window/showMessage");
        by.write(&client, "b.json", "{\"version\": 1, \"findings\": []}\n");
        client.diagnostics_until("a.md", &ALL);
    }
}

#[test]
fn a_document_on_the_disk_changes_what_others_may_hold() {
    let schema = "[schema]\nname = \"note\"\n[title]\nsyntax = \"{title}\"\n[captures.title]\nunique = \"corpus\"\n";
    let mut client =
        Client::new(&[("digestlint.toml", PROJECT), ("note.toml", schema), ("b.md", "# Twice\n")], watches());
    client.open("c.md", "# Twice\n");
    client.diagnostics_until("c.md", &["corpus-duplicate 0:2"]);
    client.write("b.md", "# Once\n");
    client.tell_of_files(&[("b.md", 2)]);
    client.diagnostics_until("c.md", &[]);
    client.write("b.md", "# Twice\n");
    let params = client.document("b.md");
    client.tell("textDocument/didSave", params);
    client.diagnostics_until("c.md", &["corpus-duplicate 0:2"]);
}
