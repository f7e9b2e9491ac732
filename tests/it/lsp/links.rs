//! What links lead to, while it is open.

use serde_json::json;

use super::Client;
use super::notes::{NOTES, pulls, short, watches};

const SCHEMA: &str = "[schema]\nname = \"note\"\n[title]\nsyntax = \"{title}\"\n[links]\nrelative = \"resolve\"\n";
const LINK: &str = "# A\n\nSee [b](b.md#part).\n";
const WITHOUT: &str = "# B\n";
const WITH: &str = "# B\n\n## Part\n";

/// A folder in which `b.md` lies, with this text.
fn beside(text: &str) -> [(&str, &str); 3] {
    [NOTES[0], ("note.toml", SCHEMA), ("b.md", text)]
}

#[test]
fn headings_are_those_of_the_open_text() {
    let mut client = Client::new(&beside(WITHOUT), pulls());
    client.open("a.md", LINK);
    assert_eq!(short(&client.pull("a.md")), ["link-target 2:8"]);
    client.open("b.md", WITHOUT);
    client.replace("b.md", 2, WITH);
    client.replace("a.md", 2, LINK);
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
    client.replace("b.md", 3, WITHOUT);
    client.replace("a.md", 3, LINK);
    assert_eq!(short(&client.pull("a.md")), ["link-target 2:8"]);
}

#[test]
fn headings_that_were_closed_unsaved_are_gone() {
    let mut client = Client::new(&beside(WITHOUT), watches());
    client.open("b.md", WITH);
    client.open("a.md", LINK);
    client.diagnostics_until("a.md", &[]);
    client.close("b.md");
    client.diagnostics_until("a.md", &["link-target 2:8"]);
}

#[test]
fn what_lies_elsewhere_does_not_count_for_the_file() {
    for scheme in ["git", "fugitive", "vscode-remote"] {
        let mut client = Client::new(&beside(WITH), pulls());
        let old = client.uri("b.md").replacen("file", scheme, 1);
        let old = json!({ "uri": old, "languageId": "markdown", "version": 1, "text": WITHOUT });
        client.tell("textDocument/didOpen", json!({ "textDocument": old }));
        client.open("a.md", LINK);
        assert_eq!(short(&client.pull("a.md")), Vec::<String>::new(), "{scheme}");
    }
}

#[test]
fn a_file_is_open_until_it_is_closed_by_all_its_addresses() {
    for other_first in [true, false] {
        let mut client = Client::new(&beside(WITHOUT), pulls());
        let uri = client.uri("b.md");
        let other = uri.replace("b.md", "%62.md");
        client.open("b.md", WITH);
        let document = json!({ "uri": other, "languageId": "markdown", "version": 1, "text": WITH });
        client.tell("textDocument/didOpen", json!({ "textDocument": document }));
        let [first, last] = if other_first { [&other, &uri] } else { [&uri, &other] };
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": first } }));
        client.open("a.md", LINK);
        assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
        client.tell("textDocument/didClose", json!({ "textDocument": { "uri": last } }));
        assert_eq!(short(&client.pull("a.md")), ["link-target 2:8"]);
    }
}
