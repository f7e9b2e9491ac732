//! Diagnostics of the workspace, asked for.

use std::collections::BTreeMap;

use lsp_server::RequestId;
use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, note, pulls, short};

/// What the client knows of a workspace: the result of each document, by its address.
#[derive(Default)]
struct Known(BTreeMap<String, String>);

impl Known {
    fn params(&self) -> Value {
        let ids: Vec<Value> = self.0.iter().map(|(uri, value)| json!({ "uri": uri, "value": value })).collect();
        json!({ "previousResultIds": ids })
    }

    /// Takes a report over; gives each of its items in short.
    fn take(&mut self, client: &Client, report: &Value) -> Vec<String> {
        let mut seen = Vec::new();
        for item in report["items"].as_array().unwrap() {
            let uri = item["uri"].as_str().unwrap();
            self.0.insert(uri.to_owned(), item["resultId"].as_str().unwrap().to_owned());
            let name = uri.replace(&client.uri(""), "").trim_start_matches('/').to_owned();
            let what = if item["kind"] == "full" { short(item).join(", ") } else { "unchanged".to_owned() };
            seen.push(format!("{name}: {what}"));
        }
        seen.sort();
        seen
    }

    fn ask(&mut self, client: &mut Client) -> Vec<String> {
        let id = client.begin("workspace/diagnostic", self.params());
        self.answer(client, &id)
    }

    fn answer(&mut self, client: &mut Client, id: &RequestId) -> Vec<String> {
        let report = client.answer(id).unwrap();
        self.take(client, &report)
    }
}

/// A client whose folder holds these documents.
fn client(documents: &[(&str, &str)]) -> Client {
    Client::new(&[&NOTES, documents].concat(), pulls())
}

#[test]
fn all_documents_with_findings_are_told_and_open_ones_as_they_are() {
    let (three, one) = (note(&["three"]), note(&["one"]));
    let mut client = client(&[("a.md", &three), ("b.md", &one), ("in/c.md", &three), ("d.txt", &three)]);
    client.open("b.md", &note(&["one", "four"]));
    client.open("in/c.md", &one);
    client.open("e.md", &three);
    let mut known = Known::default();
    assert_eq!(known.ask(&mut client), ["a.md: value-enum 4:2", "b.md: value-enum 5:2", "e.md: value-enum 4:2"]);
    let report = client.ask("workspace/diagnostic", json!({ "previousResultIds": [] })).unwrap();
    let version = |path: &str| {
        let items = report["items"].as_array().unwrap();
        items.iter().find(|it| it["uri"] == client.uri(path)).unwrap()["version"].clone()
    };
    assert_eq!((version("a.md"), version("b.md")), (Value::Null, json!(1)));
}

#[test]
fn a_request_waits_until_something_changes() {
    let three = note(&["three"]);
    let mut client = client(&[("a.md", &three), ("b.md", &three)]);
    let mut known = Known::default();
    assert_eq!(known.ask(&mut client).len(), 2);
    let id = client.begin("workspace/diagnostic", known.params());
    // It does not hold others up.
    client.open("c.md", &three);
    assert_eq!(short(&client.pull("c.md")).len(), 1);
    client.close("c.md");
    std::fs::remove_file(client.path("a.md")).unwrap();
    client.write("d.md", &note(&["four"]));
    client.tell_of_files(&[("a.md", 3), ("d.md", 1)]);
    let seen = known.answer(&mut client, &id);
    assert_eq!(seen, ["a.md: ", "b.md: unchanged", "d.md: value-enum 4:2"]);
}

#[test]
fn a_workspace_without_findings_is_not_looked_at_again_and_again() {
    let mut client = client(&[("a.md", &note(&["one"]))]);
    let mut known = Known::default();
    assert_eq!(known.ask(&mut client), Vec::<String>::new());
    let id = client.begin("workspace/diagnostic", known.params());
    client.write("a.md", &note(&["three"]));
    client.tell_of_files(&[("a.md", 2)]);
    assert_eq!(known.answer(&mut client, &id), ["a.md: value-enum 4:2"]);
}

#[test]
fn a_client_that_has_forgotten_is_told_at_once() {
    let mut client = client(&[("a.md", &note(&["three"]))]);
    for _ in 0..2 {
        assert_eq!(Known::default().ask(&mut client), ["a.md: value-enum 4:2"]);
    }
}

#[test]
fn a_waiting_request_ends_with_its_cancellation_and_with_the_session() {
    let mut client = client(&[("a.md", &note(&["three"]))]);
    let mut known = Known::default();
    known.ask(&mut client);
    let id = client.begin("workspace/diagnostic", known.params());
    client.tell("$/cancelRequest", json!({ "id": 2 + 1 }));
    assert_eq!(client.answer(&id).unwrap_err().0, -32800);
    let id = client.begin("workspace/diagnostic", known.params());
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.answer(&id).unwrap_err().0, -32802);
    client.tell("exit", Value::Null);
    assert_eq!(client.vanish(), digestlint::lsp::Ending::Orderly);
}

#[test]
fn only_open_files_are_told_when_set_so() {
    let three = note(&["three"]);
    let mut client = Client::silent(&[&NOTES[..], &[("a.md", three.as_str())]].concat());
    client.initialize(pulls(), json!({ "diagnosticMode": "openFilesOnly" }));
    client.open("b.md", &three);
    assert_eq!(Known::default().ask(&mut client), ["b.md: value-enum 4:2"]);
}

#[test]
fn a_long_report_comes_in_parts_and_tells_how_far_it_is() {
    let documents: Vec<(String, String)> = (0..230).map(|at| (format!("{at}.md"), note(&["three"]))).collect();
    let documents: Vec<_> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut client = client(&documents);
    let params = json!({ "previousResultIds": [], "partialResultToken": "parts", "workDoneToken": 7 });
    assert_eq!(client.ask("workspace/diagnostic", params), Ok(json!({ "items": [] })));
    let told = client.heard_before("$/progress");
    let of = |token: Value| told.iter().filter(move |it| it["token"] == token).map(|it| &it["value"]);
    let parts: Vec<usize> = of(json!("parts")).map(|part| part["items"].as_array().unwrap().len()).collect();
    assert_eq!(parts, [100, 100, 30]);
    let kinds: Vec<&str> = of(json!(7)).map(|it| it["kind"].as_str().unwrap()).collect();
    assert_eq!((kinds[0], kinds[kinds.len() - 1]), ("begin", "end"));
    assert!(kinds[1..kinds.len() - 1].iter().all(|kind| *kind == "report"), "{kinds:?}");
    let percentages: Vec<u64> = of(json!(7)).filter_map(|it| it["percentage"].as_u64()).collect();
    assert!(percentages.is_sorted_by(|a, b| a < b) && percentages.last() == Some(&100), "{percentages:?}");
}

#[test]
fn a_cancelled_report_tells_nothing_after_its_answer() {
    let documents: Vec<(String, String)> = (0..400).map(|at| (format!("{at}.md"), note(&["three"]))).collect();
    let documents: Vec<_> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut client = client(&documents);
    let params = json!({ "previousResultIds": [], "partialResultToken": "parts", "workDoneToken": 7 });
    let id = client.begin("workspace/diagnostic", params);
    assert_eq!(client.hear("$/progress")["value"]["kind"], "begin");
    client.tell("$/cancelRequest", json!({ "id": serde_json::to_value(&id).unwrap() }));
    assert_eq!(client.answer(&id).unwrap_err().0, -32800);
    let told = client.heard_before("$/progress");
    assert_eq!(told.last().unwrap()["value"]["kind"], "end");
    // The next report is made after what is left of the first.
    Known::default().ask(&mut client);
    assert_eq!(client.heard_before("$/progress"), Vec::<Value>::new());
}

#[test]
fn a_broken_project_somewhere_below_hides_no_other_findings() {
    let schema = "[schema]\nname = \"note\"\n[title]\nsyntax = \"{title}\"\n[captures.title]\nunique = \"corpus\"\n";
    let files = [
        ("digestlint.toml", "schema = \"note.toml\"\n"),
        ("note.toml", schema),
        ("a.md", "# Twice\n"),
        ("b.md", "# Twice\n"),
        ("broken/digestlint.toml", "shema = 3\n"),
        ("broken/c.md", "# Twice\n"),
    ];
    let mut client = Client::new(&files, pulls());
    let twice = ["b.md: corpus-duplicate 0:2"];
    assert_eq!(Known::default().ask(&mut client), twice);
    client.open("broken/c.md", "# Twice\n");
    assert_eq!(short(&client.pull("broken/c.md")), Vec::<String>::new());
    assert_eq!(Known::default().ask(&mut client), twice);
    client.open("b.md", "# Twice\n");
    assert_eq!(short(&client.pull("b.md")), ["corpus-duplicate 0:2"]);
}
