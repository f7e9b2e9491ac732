//! What clients should not do, and what they do all the same.

use digestlint::lsp::Ending;
use lsp_server::RequestId;
use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, note, on_line, pulls, short, watches};

/// Every request that is answered.
const REQUESTS: [&str; 14] = [
    "textDocument/diagnostic",
    "workspace/diagnostic",
    "textDocument/completion",
    "textDocument/hover",
    "textDocument/codeAction",
    "codeAction/resolve",
    "textDocument/inlayHint",
    "textDocument/foldingRange",
    "textDocument/documentSymbol",
    "textDocument/documentLink",
    "textDocument/definition",
    "textDocument/formatting",
    "textDocument/rangeFormatting",
    "workspace/symbol",
];

/// Every notification that something is read from.
const NOTIFICATIONS: [&str; 7] = [
    "$/cancelRequest",
    "textDocument/didOpen",
    "textDocument/didChange",
    "textDocument/didClose",
    "textDocument/didSave",
    "workspace/didChangeWatchedFiles",
    "workspace/didChangeWorkspaceFolders",
];

#[test]
fn parameters_that_cannot_be_read_are_refused() {
    let mut client = Client::new(&NOTES, pulls());
    let wrong = [json!(null), json!([]), json!(7), json!({ "textDocument": 7, "query": 7, "previousResultIds": [7] })];
    for (method, params) in REQUESTS.iter().flat_map(|method| wrong.iter().map(move |params| (method, params))) {
        let answer = client.ask(method, params.clone());
        assert_eq!(answer.map_err(|(code, _)| code), Err(-32602), "{method} {params}");
    }
    client.open("a.md", &note(&["three"]));
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
}

#[test]
fn notifications_that_cannot_be_read_are_logged() {
    let mut client = Client::new(&NOTES, pulls());
    client.open("a.md", &note(&["three"]));
    for method in NOTIFICATIONS {
        for params in [json!(null), json!([true]), json!({ "textDocument": 7, "changes": 7, "event": [], "id": [] })] {
            client.tell(method, params);
            let log = client.hear("window/logMessage");
            assert!(log["message"].as_str().unwrap().contains(method), "{log}");
        }
    }
    for (method, params) in
        [("initialized", json!(7)), ("$/nothing", json!([])), ("workspace/didChangeConfiguration", json!(7))]
    {
        client.tell(method, params);
    }
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
    assert_eq!(client.heard("window/logMessage"), Vec::<Value>::new());
}

#[test]
fn nothing_is_said_before_the_beginning_and_after_the_end() {
    let mut client = Client::silent(&NOTES);
    let noise = |client: &Client| {
        client.open("a.md", &note(&["three"]));
        client.tell("initialized", json!({}));
        client.tell("$/cancelRequest", json!({ "id": 7 }));
        client.tell("$/setTrace", json!({ "value": "off" }));
        client.tell("workspace/didChangeConfiguration", json!({ "settings": { "schema": "none.toml" } }));
        client.tell_of_files(&[("note.toml", 2)]);
        client.close("a.md");
    };
    noise(&client);
    client.initialize(watches(), json!({}));
    assert_eq!(client.heard_before("window/logMessage"), Vec::<Value>::new());
    client.open("b.md", &note(&["three"]));
    client.diagnostics("b.md");
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    noise(&client);
    for method in ["window/logMessage", "window/showMessage", "textDocument/publishDiagnostics"] {
        assert_eq!(client.heard(method), Vec::<Value>::new(), "{method}");
    }
    client.tell("exit", Value::Null);
    assert_eq!(client.vanish(), Ending::Orderly);
}

#[test]
fn a_request_is_cancelled_only_while_it_runs() {
    let mut client = Client::new(&NOTES, pulls());
    client.open("a.md", &note(&["three"]));
    for id in [json!(99), json!("nobody"), json!(3)] {
        client.tell("$/cancelRequest", json!({ "id": id }));
    }
    for _ in 0..4 {
        // One of them has an id that was cancelled before it came.
        assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
    }
    for id in 0..9 {
        client.tell("$/cancelRequest", json!({ "id": id }));
    }
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
    // Each request has one answer, cancelled or not.
    let ids: Vec<RequestId> = (0..50)
        .map(|_| {
            let params = client.document("a.md");
            let id = client.begin("textDocument/diagnostic", params);
            client.tell("$/cancelRequest", json!({ "id": serde_json::to_value(&id).unwrap() }));
            id
        })
        .collect();
    for id in &ids {
        match client.answer(id) {
            Ok(report) => assert_eq!(short(&report), ["value-enum 4:2"]),
            Err((code, _)) => assert_eq!(code, -32800),
        }
    }
    assert_eq!(client.heard_answers(), 0);
}

#[test]
fn a_big_document_does_not_hold_others_up() {
    let mut client = Client::new(&NOTES, watches());
    let lines = "Some words of a long text, as nobody writes it, line after line after line.\n".repeat(20_000);
    client.open("big.md", &format!("# A note\n\n{lines}\n"));
    client.open("a.md", &note(&["three"]));
    client.diagnostics_until("a.md", &["value-enum 4:2"]);
    let uri = client.uri("big.md");
    let told = client.heard_before("textDocument/publishDiagnostics");
    assert!(told.iter().all(|it| it["uri"] != uri), "the small one is checked while the big one is");
    let end = json!({ "line": 30_000, "character": 0 });
    for version in 2..12 {
        let changes = json!([{ "range": { "start": end, "end": end }, "text": "And more.\n" }]);
        client.change("big.md", version, changes);
        let params = client.document("a.md");
        assert!(client.ask("textDocument/documentSymbol", params).is_ok());
    }
    client.close("big.md");
    client.replace("a.md", 2, &note(&["one"]));
    client.diagnostics_until("a.md", &[]);
}

#[test]
fn ten_thousand_changes_are_no_more_than_one() {
    let mut client = Client::new(&NOTES, watches());
    client.open("a.md", &note(&["one"]));
    let last = |version: i32| if version % 2 == 0 { "three" } else { "two" };
    let end = |text: &str| 2 + text.len() as u32;
    for version in 2..=9_000 {
        let before = if version == 2 { "one" } else { last(version - 1) };
        client.change("a.md", version, json!([{ "range": on_line(4, 2, end(before)), "text": last(version) }]));
    }
    let change = |at: i32| json!({ "range": on_line(4, 2, end(last(at))), "text": last(at + 1) });
    client.change("a.md", 9_001, (0..1_001).map(change).collect());
    let mut count = 0;
    loop {
        count += 1;
        let told = client.diagnostics("a.md");
        if told["version"] == 9_001 {
            assert_eq!(short(&told), Vec::<String>::new());
            break;
        }
    }
    assert!(count < 1_000, "{count} lists of diagnostics");
}

#[test]
fn a_client_may_go_away_in_the_middle_of_a_report() {
    for says_goodbye in [true, false] {
        let documents: Vec<(String, String)> = (0..300).map(|at| (format!("{at}.md"), note(&["three"]))).collect();
        let documents: Vec<_> = documents.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
        let mut client = Client::new(&[&NOTES, &documents[..]].concat(), pulls());
        client.begin("workspace/diagnostic", json!({ "previousResultIds": [], "workDoneToken": 1 }));
        client.hear("$/progress");
        if says_goodbye {
            assert_eq!(client.end(), Ending::Orderly);
        } else {
            assert_eq!(client.vanish(), Ending::Abrupt);
        }
    }
}
