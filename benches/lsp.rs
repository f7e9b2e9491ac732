//! How long an editor waits: from a keystroke to the findings, through the language server's whole loop.
//!
//! Each round sends a change of one character and asks for the document's diagnostics; what is told is the time until the
//! answer is there, as the median and as the 99th percentile. The server is in the same process, so that no pipe is
//! measured. The cost of the change alone, with a question that needs no check, stands beside it.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "a benchmark speaks on standard output")]

use std::path::Path;
use std::time::{Duration, Instant};

use digestlint::lsp::serve;
use jiff::civil::date;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};

fn main() {
    let digest = std::fs::read_to_string(seed("mobile-identify.md")).unwrap();
    println!("from a keystroke to the findings:");
    println!("{:>24} {:>10} {:>10} {:>10} {:>10}", "", "median", "p99", "change", "p99");
    for (name, text, rounds) in [
        ("a digest of 10 KB", grown(&digest, 10_000), 2_000),
        ("the same, rows broken", grown(&digest, 10_000).replace(" | 4 |", " | 9 |"), 2_000),
        ("one of 100 KB", grown(&digest, 100_000), 500),
        ("one of 1 MB", grown(&digest, 1_000_000), 100),
    ] {
        let mut session = Session::open(&text);
        let whole = session.measure(rounds, "textDocument/diagnostic");
        let change = session.measure(rounds, "digestlint/nothing");
        let [a, b, c, d] = [whole.0, whole.1, change.0, change.1].map(|it| format!("{it:.1?}"));
        println!("{:>24} {a:>10} {b:>10} {c:>10} {d:>10}   {} bytes", name, text.len());
    }
}

fn seed(name: &str) -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds").join(name)
}

/// The digest with so many rows in its last table that it has at least `length` bytes.
fn grown(digest: &str, length: usize) -> String {
    let row = digest.trim_end().lines().last().unwrap();
    let mut text = format!("{}\n", digest.trim_end());
    let mut number = 0;
    while text.len() < length {
        number += 1;
        text += &row.replacen("| ", &format!("| {number} "), 1);
        text.push('\n');
    }
    text
}

/// A session with one open document.
struct Session {
    connection: Connection,
    version: i32,
    line: usize,
}

impl Session {
    fn open(text: &str) -> Self {
        let (ours, theirs) = Connection::memory();
        std::thread::spawn(move || serve(theirs, date(2026, 1, 1)));
        // The prose of the summary, where a letter more or less changes nothing else.
        let line = text.lines().position(|line| line.starts_with("## Summary")).unwrap() + 2;
        let mut session = Self { connection: ours, version: 1, line };
        let capabilities = json!({ "textDocument": { "diagnostic": {} } });
        session.ask("initialize", json!({ "capabilities": capabilities }));
        session.tell("initialized", json!({}));
        let document = json!({ "uri": URI, "languageId": "markdown", "version": 1, "text": text });
        session.tell("textDocument/didOpen", json!({ "textDocument": document }));
        session
    }

    /// The median and the 99th percentile of the time from a change to the answer to `method`.
    fn measure(&mut self, rounds: usize, method: &str) -> (Duration, Duration) {
        let mut times: Vec<Duration> = (0..rounds)
            .map(|round| {
                let started = Instant::now();
                self.type_letter(round % 2 == 0);
                self.ask(method, json!({ "textDocument": { "uri": URI } }));
                started.elapsed()
            })
            .collect();
        times.sort();
        (times[rounds / 2], times[rounds * 99 / 100])
    }

    /// Types a letter, or takes it away again.
    fn type_letter(&mut self, more: bool) {
        self.version += 1;
        let (start, end) = (json!({ "line": self.line, "character": 0 }), json!({ "line": self.line, "character": 1 }));
        let change = if more {
            json!({ "range": { "start": start, "end": start }, "text": "A" })
        } else {
            json!({ "range": { "start": start, "end": end }, "text": "" })
        };
        let document = json!({ "uri": URI, "version": self.version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": [change] }));
    }

    fn tell(&self, method: &str, params: Value) {
        self.connection.sender.send(Notification { method: method.to_owned(), params }.into()).unwrap();
    }

    fn ask(&mut self, method: &str, params: Value) -> Response {
        let request = Request { id: RequestId::from(self.version), method: method.to_owned(), params };
        self.connection.sender.send(request.into()).unwrap();
        loop {
            if let Message::Response(response) = self.connection.receiver.recv().unwrap() {
                return response;
            }
        }
    }
}

/// A document that lies nowhere, so that nothing but its text counts.
const URI: &str = "untitled:digest.md";
