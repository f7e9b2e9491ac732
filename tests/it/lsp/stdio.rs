//! The server as editors start it.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout, Stdio};

use serde_json::{Value, json};

use super::notes::{NOTES, note};
use crate::cli::sandbox::Sandbox;

struct Process {
    child: Child,
    input: Option<ChildStdin>,
    output: BufReader<ChildStdout>,
    sandbox: Sandbox,
}

impl Process {
    fn new() -> Self {
        let sandbox = Sandbox::new(&NOTES);
        let mut child = sandbox.command(&["lsp"]).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (input, output) = (child.stdin.take(), BufReader::new(child.stdout.take().unwrap()));
        Self { child, input, output, sandbox }
    }

    fn initialized() -> Self {
        let mut process = Self::new();
        let root = url::Url::from_file_path(process.sandbox.path("")).unwrap().to_string();
        let capabilities = json!({ "textDocument": { "diagnostic": {} } });
        process.send(&json!({
            "jsonrpc": "2.0", "id": 1, "method": "initialize",
            "params": { "processId": null, "rootUri": root, "capabilities": capabilities },
        }));
        assert_eq!(process.receive()["id"], 1);
        process.send(&json!({ "jsonrpc": "2.0", "method": "initialized", "params": {} }));
        process
    }

    fn raw(&mut self, bytes: &[u8]) {
        let input = self.input.as_mut().unwrap();
        input.write_all(bytes).unwrap();
        input.flush().unwrap();
    }

    fn send(&mut self, message: &Value) {
        let text = message.to_string();
        self.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len()).as_bytes());
    }

    fn receive(&mut self) -> Value {
        let mut length = 0;
        loop {
            let mut line = String::new();
            assert_ne!(self.output.read_line(&mut line).unwrap(), 0, "the server has ended");
            match line.trim().strip_prefix("Content-Length: ") {
                Some(text) => length = text.parse().unwrap(),
                None if line.trim().is_empty() => break,
                None => {}
            }
        }
        let mut bytes = vec![0; length];
        self.output.read_exact(&mut bytes).unwrap();
        serde_json::from_slice(&bytes).unwrap()
    }

    /// Asks for the diagnostics of a document; gives how many there are.
    fn is_well(&mut self) {
        let uri = url::Url::from_file_path(self.sandbox.path("a.md")).unwrap().to_string();
        let document = json!({ "uri": uri, "languageId": "markdown", "version": 1, "text": note(&["three"]) });
        self.send(
            &json!({ "jsonrpc": "2.0", "method": "textDocument/didOpen", "params": { "textDocument": document } }),
        );
        let params = json!({ "textDocument": { "uri": uri } });
        self.send(&json!({ "jsonrpc": "2.0", "id": "ask", "method": "textDocument/diagnostic", "params": params }));
        let answer = self.receive();
        assert_eq!(answer["id"], "ask", "{answer}");
        assert_eq!(answer["result"]["items"].as_array().unwrap().len(), 1, "{answer}");
    }

    fn status(mut self) -> i32 {
        drop(self.input.take());
        let mut rest = Vec::new();
        self.output.read_to_end(&mut rest).unwrap();
        self.child.wait().unwrap().code().unwrap()
    }
}

#[test]
fn a_session_ends_with_its_status() {
    let mut process = Process::initialized();
    process.is_well();
    process.send(&json!({ "jsonrpc": "2.0", "id": 2, "method": "shutdown" }));
    assert_eq!(process.receive(), json!({ "jsonrpc": "2.0", "id": 2, "result": null }));
    process.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(process.status(), 0);

    let mut process = Process::initialized();
    process.send(&json!({ "jsonrpc": "2.0", "method": "exit" }));
    assert_eq!(process.status(), 1);
    assert_eq!(Process::initialized().status(), 1);
    assert_eq!(Process::new().status(), 1);
}

#[test]
fn what_is_no_message_is_answered_and_passed_over() {
    let mut process = Process::initialized();
    for (bad, code) in [
        ("Content-Length: 1\r\n\r\n{", -32700),
        ("Content-Length: 4\r\n\r\n[{}]", -32600),
        ("Content-Length: 23\r\n\r\n{\"id\":1.5,\"method\":\"x\"}", -32600),
        ("Content-Length: 2\r\n\r\n{}", -32600),
    ] {
        process.raw(bad.as_bytes());
        let answer = process.receive();
        assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(code)), "{bad}");
    }
    for garbage in ["nonsense\r\n", "\r\n\r\n", "Content-Length: x\r\n\r\n", "no line end", "{\"jsonrpc\":\"2.0\"}"] {
        process.raw(garbage.as_bytes());
        process.is_well();
    }
}

#[test]
fn a_message_that_is_longer_than_it_says_costs_itself_alone() {
    let mut process = Process::initialized();
    let text = json!({ "jsonrpc": "2.0", "id": 5, "method": "shutdown" }).to_string();
    process.raw(format!("Content-Length: {}\r\n\r\n{text}", text.len() - 4).as_bytes());
    assert_eq!(process.receive()["error"]["code"], -32700);
    process.is_well();
}

#[test]
fn a_broken_response_is_not_answered_as_if_it_were_a_request() {
    let mut process = Process::initialized();
    // Its id is one of the server's, and may be one of the client's too.
    process.send(&json!({ "jsonrpc": "2.0", "id": 0 }));
    let answer = process.receive();
    assert_eq!((&answer["id"], &answer["error"]["code"]), (&Value::Null, &json!(-32600)));
    process.is_well();
}

#[test]
fn a_client_that_closes_both_ends_is_no_fault() {
    let mut process = Process::initialized();
    process.is_well();
    let Process { mut child, input, output, .. } = process;
    drop((input, output));
    assert_eq!(child.wait().unwrap().code(), Some(1));
}
