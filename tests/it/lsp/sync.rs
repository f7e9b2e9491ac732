//! Documents that are opened, changed and closed.

use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, note, on_line, pulls, short, watches};

/// A document that is open in a client which asks for its diagnostics.
fn opened(text: &str) -> Client {
    let client = Client::new(&NOTES, pulls());
    client.open("a.md", text);
    client
}

fn insert(line: u32, character: u32, text: &str) -> Value {
    json!({ "range": on_line(line, character, character), "text": text })
}

#[test]
fn each_change_is_one_of_the_text_after_the_one_before() {
    let mut client = opened(&note(&["one"]));
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
    // `one` becomes `three`; a line comes before it, and then the item is where it was plus one line.
    let three = json!({ "range": on_line(4, 2, 5), "text": "three" });
    client.change("a.md", 2, json!([three, insert(3, 0, "\n"), insert(5, 2, "é🙂 ")]));
    let report = client.pull("a.md");
    assert_eq!(short(&report), ["value-enum 5:2"]);
    assert_eq!(report["items"][0]["range"], on_line(5, 2, 11));
    client.change("a.md", 3, json!([{ "text": note(&["four"]) }, insert(4, 2, "3")]));
    let message = client.pull("a.md")["items"][0]["message"].as_str().unwrap().to_owned();
    assert!(message.contains("`3four`"), "{message}");
    client.change("a.md", 4, json!([]));
    assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"]);
}

#[test]
fn places_past_the_end_are_the_end() {
    let mut client = opened("# A note\n\n## Words\n\n* one");
    client.change("a.md", 2, json!([insert(4, u32::MAX, "\n"), insert(u32::MAX, 7, "* three\n")]));
    assert_eq!(short(&client.pull("a.md")), ["value-enum 5:2"]);
    let all = json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    client.change("a.md", 3, json!([{ "range": all, "text": note(&["two"]) }]));
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
}

#[test]
fn a_range_that_ends_before_it_starts_is_read_backwards() {
    let mut client = opened(&note(&["one"]));
    client.change("a.md", 2, json!([{ "range": on_line(4, 5, 2), "text": "three" }]));
    let report = client.pull("a.md");
    assert_eq!(report["items"][0]["range"], on_line(4, 2, 7));
}

#[test]
fn what_is_not_open_is_not_changed() {
    let mut client = opened(&note(&["one"]));
    client.replace("b.md", 2, &note(&["three"]));
    client.close("b.md");
    assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
    let log = client.hear("window/logMessage");
    assert!(log["message"].as_str().unwrap().contains("b.md"), "{log}");
    let params = client.document("b.md");
    assert_eq!(client.ask("textDocument/foldingRange", params).unwrap_err().0, -32602);
}

#[test]
fn a_change_whose_range_cannot_be_read_changes_nothing() {
    for range in
        [json!({ "start": { "line": -1, "character": 0 }, "end": { "line": 0, "character": 0 } }), json!([]), json!(7)]
    {
        let mut client = opened(&note(&["three"]));
        client.change("a.md", 2, json!([{ "range": range, "text": "" }]));
        assert_eq!(short(&client.pull("a.md")), ["value-enum 4:2"], "{range}");
        let log = client.hear("window/logMessage");
        assert!(log["message"].as_str().unwrap().contains("textDocument/didChange"), "{log}");
        // No range is the whole text, as clients in languages with null may say it.
        client.change("a.md", 3, json!([{ "range": null, "text": note(&["one"]) }]));
        assert_eq!(short(&client.pull("a.md")), Vec::<String>::new());
    }
}

#[test]
fn closing_takes_the_findings_back() {
    let mut client = Client::new(&NOTES, watches());
    client.open("a.md", &note(&["three"]));
    let told = client.diagnostics("a.md");
    assert_eq!((short(&told), &told["version"]), (vec!["value-enum 4:2".to_owned()], &json!(1)));
    client.close("a.md");
    let told = client.diagnostics("a.md");
    assert_eq!(short(&told), Vec::<String>::new());
    // The next ones are of what is opened after.
    client.open("a.md", &note(&["three", "four"]));
    assert_eq!(short(&client.diagnostics("a.md")).len(), 2);
}

#[test]
fn nothing_is_told_of_a_document_that_was_closed_at_once() {
    let mut client = Client::new(&NOTES, watches());
    client.open("a.md", &note(&["three"]));
    client.close("a.md");
    client.open("b.md", &note(&["three"]));
    client.diagnostics_until("b.md", &["value-enum 4:2"]);
    // Whatever was told of it, the last word is that it has none.
    let (uri, heard) = (client.uri("a.md"), client.heard("textDocument/publishDiagnostics"));
    let last = heard.iter().rfind(|it| it["uri"] == uri).unwrap();
    assert_eq!(short(last), Vec::<String>::new());
}

#[test]
fn quick_typing_ends_in_the_findings_of_the_last_text() {
    let mut client = Client::new(&NOTES, watches());
    client.open("a.md", &note(&["one"]));
    let words = |count: i32| (0..count).map(|at| format!("three{at}")).collect::<Vec<_>>();
    for version in 2..=11 {
        let words = words(version);
        client.replace("a.md", version, &note(&words.iter().map(String::as_str).collect::<Vec<_>>()));
    }
    let mut versions = Vec::new();
    loop {
        let told = client.diagnostics("a.md");
        let version = told["version"].as_i64().unwrap();
        let findings = short(&told).len();
        assert_eq!(
            findings.to_string(),
            if version == 1 { 0 } else { version }.to_string(),
            "the findings are those of the version"
        );
        versions.push(version);
        if version == 11 {
            break;
        }
    }
    assert!(versions.is_sorted_by(|a, b| a < b), "{versions:?}");
    // A change of another document comes after whatever is still on its way.
    client.open("b.md", &note(&["three"]));
    client.diagnostics("b.md");
    assert_eq!(client.heard("textDocument/publishDiagnostics"), Vec::<Value>::new());
}

#[test]
fn saving_changes_nothing_that_was_told() {
    let mut client = Client::new(&NOTES, watches());
    client.open("a.md", &note(&["three"]));
    let before = client.diagnostics("a.md");
    client.write("a.md", &note(&["three"]));
    let params = client.document("a.md");
    client.tell("textDocument/didSave", params);
    assert_eq!(client.diagnostics("a.md"), before);
}

/// A text as a client holds it, which knows nothing of the server's ways to count.
#[derive(Clone, Debug)]
struct Model(Vec<char>);

impl Model {
    fn units(character: char, encoding: &str) -> usize {
        let mut buffer = [0; 4];
        match encoding {
            "utf-8" => character.encode_utf8(&mut buffer).len(),
            "utf-16" => character.encode_utf16(&mut [0; 2]).len(),
            _ => 1,
        }
    }

    /// The place before the character `at`; between the two that end a line there is none.
    fn position(&self, at: usize, encoding: &str) -> Option<Value> {
        let text = &self.0;
        if at > 0 && text[at - 1] == '\r' && text.get(at) == Some(&'\n') {
            return None;
        }
        let (mut line, mut character) = (0, 0);
        for index in 0..at {
            match text[index] {
                '\r' if text.get(index + 1) == Some(&'\n') => {}
                '\r' | '\n' => (line, character) = (line + 1, 0),
                other => character += Self::units(other, encoding),
            }
        }
        Some(json!({ "line": line, "character": character }))
    }

    /// Puts `text` in the place of a part, and tells how a client says so.
    fn edit(&mut self, (from, to, text): &Typed, encoding: &str) -> Option<Value> {
        let place = |part: &Index| part.index(self.0.len() + 1);
        let (start, end) = (place(from).min(place(to)), place(from).max(place(to)));
        let range = json!({ "start": self.position(start, encoding)?, "end": self.position(end, encoding)? });
        self.0.splice(start..end, text.chars());
        Some(json!({ "range": range, "text": text }))
    }

    fn text(&self) -> String {
        self.0.iter().collect()
    }
}

const TEXTS: &str = "(# A|\n|\r|\r\n|\n\n|## Words|\\* |one|é|🙂|e\u{301}|\u{feff}|x){0,8}";

/// From where to where something is typed, and what.
type Typed = (Index, Index, String);

fn edits() -> impl Strategy<Value = Vec<Vec<Typed>>> {
    let edit = (any::<Index>(), any::<Index>(), TEXTS);
    prop::collection::vec(prop::collection::vec(edit, 1..4), 1..6)
}

/// Whatever is typed, the findings are those of a document that was opened with the text that the client has then.
#[test]
fn the_server_has_the_text_of_its_client() {
    for encoding in ["utf-8", "utf-16", "utf-32"] {
        let mut capabilities = pulls();
        capabilities["general"] = json!({ "positionEncodings": [encoding] });
        let client = std::cell::RefCell::new(Client::new(&NOTES, capabilities));
        let law = |(text, edits): (String, Vec<Vec<Typed>>)| {
            let mut client = client.borrow_mut();
            let mut model = Model(text.chars().collect());
            client.open("a.md", &text);
            for (version, edits) in (2..).zip(&edits) {
                let changes = edits.iter().filter_map(|edit| model.edit(edit, encoding)).collect();
                client.change("a.md", version, Value::Array(changes));
            }
            client.open("b.md", &model.text());
            let (found, expected) = (client.pull("a.md"), client.pull("b.md"));
            prop_assert_eq!(found, expected, "{:?}", model.text());
            client.close("a.md");
            client.close("b.md");
            Ok(())
        };
        let mut runner =
            proptest::test_runner::TestRunner::new(ProptestConfig { cases: 48, ..ProptestConfig::default() });
        if let Err(error) = runner.run(&(TEXTS, edits()), law) {
            panic!("{encoding}: {error}");
        }
    }
}

#[test]
fn findings_are_told_while_somebody_types_without_a_pause() {
    let mut client = Client::new(&NOTES, watches());
    // A check of it takes longer than the time between two keys.
    let long: Vec<String> = (0..3_000).map(|at| format!("word{at}")).collect();
    let long = note(&long.iter().map(String::as_str).collect::<Vec<_>>());
    client.open("a.md", &long);
    client.diagnostics("a.md");
    let mut told = Vec::new();
    for version in 2..2_000 {
        client.change("a.md", version, json!([insert(4, 2, "x")]));
        std::thread::sleep(std::time::Duration::from_millis(10));
        let heard = client.heard("textDocument/publishDiagnostics");
        told.extend(heard.iter().map(|it| it["version"].as_i64().unwrap()));
        if told.len() == 3 {
            break;
        }
    }
    assert!(told.len() == 3 && told.is_sorted() && told[0] > 1, "{told:?}");
}
