//! Places in the three encodings, in both directions.

use std::fmt::Write;

use serde_json::{Value, json};

use super::Client;
use super::notes::{NOTES, on_line, pulls, short};

fn client(encoding: &str) -> Client {
    let mut capabilities = pulls();
    capabilities["general"] = json!({ "positionEncodings": [encoding] });
    Client::new(&NOTES, capabilities)
}

/// How many units `é🙂` has.
const WIDTHS: [(&str, u32); 3] = [("utf-8", 6), ("utf-16", 3), ("utf-32", 2)];

const TABLE: &str = "# A note\n\n## Words\n\n* one\n\n## Rows\n\n| name | word |\n|:---|:---|\n| é🙂 | x🙂 |\n";

#[test]
fn findings_are_where_the_client_counts_them() {
    for (encoding, width) in WIDTHS {
        for end in ["\n", "\r\n", "\r"] {
            let mut client = client(encoding);
            client.open("a.md", &TABLE.replace('\n', end));
            let report = client.pull("a.md");
            assert_eq!(short(&report).len(), 1, "{report}");
            let smiley = if encoding == "utf-8" { 4 } else { width - 1 };
            let start = 2 + width + 3;
            assert_eq!(report["items"][0]["range"], on_line(10, start, start + 1 + smiley), "{encoding} {end:?}");
        }
    }
}

#[test]
fn changes_are_where_the_client_counts_them() {
    for (encoding, width) in WIDTHS {
        for end in ["\n", "\r\n", "\r"] {
            let mut client = client(encoding);
            client.open("a.md", &TABLE.replace('\n', end));
            let smiley = if encoding == "utf-8" { 4 } else { width - 1 };
            let start = 2 + width + 3;
            let word = json!([{ "range": on_line(10, start, start + 1 + smiley), "text": "two" }]);
            client.change("a.md", 2, word);
            assert_eq!(short(&client.pull("a.md")), Vec::<String>::new(), "{encoding} {end:?}");
        }
    }
}

#[test]
fn the_end_of_a_text_is_a_place() {
    let mut seen = String::new();
    for text in
        ["", "\n", "\u{feff}", "# A note", "# A note\n", "# A note\n\n", "# é🙂\r\n\r\n", "# A note\n\n## Words\n\n"]
    {
        let mut client = client("utf-16");
        client.open("a.md", text);
        let report = client.pull("a.md");
        let items: Vec<&Value> = report["items"].as_array().unwrap().iter().collect();
        for item in items {
            let (start, end) = (&item["range"]["start"], &item["range"]["end"]);
            let place = |it: &Value| format!("{}:{}", it["line"], it["character"]);
            let rule = item["code"].as_str().unwrap();
            writeln!(seen, "{text:?}: {}-{} {rule}", place(start), place(end)).unwrap();
        }
    }
    insta::assert_snapshot!(seen);
}
