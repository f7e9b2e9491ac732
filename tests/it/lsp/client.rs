//! A client at the other end of a connection in memory.

#![allow(clippy::needless_pass_by_value, reason = "JSON is written where it is handed over")]

use std::collections::VecDeque;
use std::path::{Path, PathBuf};
use std::thread::JoinHandle;
use std::time::Duration;

use digestlint::lsp::{Ending, serve};
use jiff::civil::date;
use lsp_server::{Connection, Message, Notification, Request, RequestId, Response};
use serde_json::{Value, json};
use tempfile::TempDir;

use super::notes::short;

/// A message that has not come until then does not come. On a busy machine one takes its time.
const PATIENCE: Duration = Duration::from_mins(1);

/// A client in a folder of its own.
pub(super) struct Client {
    connection: Connection,
    server: Option<JoinHandle<Ending>>,
    _folder: TempDir,
    root: PathBuf,
    next: i32,
    /// What the server said while something else was awaited.
    heard: VecDeque<Message>,
    /// What `workspace/configuration` is answered.
    pub(super) settings: Value,
}

impl Client {
    /// A client whose folder holds `files`, with a server that has not been spoken to.
    pub(super) fn silent(files: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let root = std::fs::canonicalize(folder.path()).unwrap();
        let (ours, theirs) = Connection::memory();
        let server = std::thread::spawn(move || serve(theirs, date(2026, 1, 1)).unwrap());
        let heard = VecDeque::new();
        let client = Self {
            connection: ours,
            server: Some(server),
            _folder: folder,
            root,
            next: 0,
            heard,
            settings: Value::Null,
        };
        for (path, text) in files {
            client.write(path, text);
        }
        client
    }

    /// The same, with a session that is open for a client that can `capabilities`.
    pub(super) fn new(files: &[(&str, &str)], capabilities: Value) -> Self {
        let mut client = Self::silent(files);
        client.initialize(capabilities, Value::Null);
        client
    }

    /// Opens the session; returns what the server offers.
    pub(super) fn initialize(&mut self, capabilities: Value, options: Value) -> Value {
        let params = json!({
            "processId": null,
            "rootUri": null,
            "workspaceFolders": [{ "uri": self.uri(""), "name": "here" }],
            "capabilities": capabilities,
            "initializationOptions": options,
        });
        self.initialize_by(params)
    }

    /// Opens the session with these parameters; returns what the server offers.
    pub(super) fn initialize_by(&mut self, params: Value) -> Value {
        let result = self.ask("initialize", params).unwrap();
        self.tell("initialized", json!({}));
        result
    }

    /// Writes a file of the folder.
    pub(super) fn write(&self, path: &str, text: &str) {
        let path = self.path(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    pub(super) fn path(&self, path: &str) -> PathBuf {
        if path.is_empty() { self.root.clone() } else { self.root.join(path) }
    }

    /// What the client calls a file of the folder.
    pub(super) fn uri(&self, path: &str) -> String {
        url::Url::from_file_path(self.path(path)).unwrap().into()
    }

    pub(super) fn tell(&self, method: &str, params: Value) {
        self.connection.sender.send(Notification { method: method.to_owned(), params }.into()).unwrap();
    }

    /// Sends a request and goes on.
    pub(super) fn begin(&mut self, method: &str, params: Value) -> RequestId {
        self.next += 1;
        let id = RequestId::from(self.next);
        let request = Request { id: id.clone(), method: method.to_owned(), params };
        self.connection.sender.send(request.into()).unwrap();
        id
    }

    /// What a request is answered; an error is its code and message.
    pub(super) fn ask(&mut self, method: &str, params: Value) -> Result<Value, (i32, String)> {
        let id = self.begin(method, params);
        self.answer(&id)
    }

    /// Waits for the answer to a request.
    pub(super) fn answer(&mut self, id: &RequestId) -> Result<Value, (i32, String)> {
        let is_it = |message: &Message| matches!(message, Message::Response(response) if response.id == *id);
        let Message::Response(response) = self.wait(is_it) else { unreachable!() };
        response.response_result.map_err(|error| (error.code, error.message))
    }

    /// Waits for a notification, and gives its parameters.
    pub(super) fn hear(&mut self, method: &str) -> Value {
        let is_it = |message: &Message| matches!(message, Message::Notification(it) if it.method == method);
        let Message::Notification(notification) = self.wait(is_it) else { unreachable!() };
        notification.params
    }

    /// Waits for a request of the server, which is answered, and gives its parameters.
    pub(super) fn hear_request(&mut self, method: &str) -> Value {
        let is_it = |message: &Message| matches!(message, Message::Request(it) if it.method == method);
        let Message::Request(request) = self.wait(is_it) else { unreachable!() };
        request.params
    }

    /// How many answers have come that nobody awaits.
    pub(super) fn heard_answers(&mut self) -> usize {
        _ = self.ask("digestlint/nothing", Value::Null);
        self.heard.iter().filter(|message| matches!(message, Message::Response(_))).count()
    }

    /// Whether the server has sent such a request so far.
    pub(super) fn was_asked(&mut self, method: &str) -> bool {
        _ = self.ask("digestlint/nothing", Value::Null);
        self.heard.iter().any(|message| matches!(message, Message::Request(it) if it.method == method))
    }

    /// Waits for diagnostics of a file of the folder that have these findings, in short.
    pub(super) fn diagnostics_until(&mut self, path: &str, findings: &[&str]) -> Value {
        loop {
            let told = self.diagnostics(path);
            if short(&told) == findings {
                return told;
            }
        }
    }

    /// Waits until a schema or project file of the folder has so many mistakes.
    pub(super) fn mistakes_until(&mut self, path: &str, count: usize) {
        while short(&self.diagnostics(path)).len() != count {}
    }

    /// Tells that files of the folder have changed: 1 for created, 2 for changed, 3 for deleted.
    pub(super) fn tell_of_files(&self, changes: &[(&str, i32)]) {
        let change = |(path, kind): &(&str, i32)| json!({ "uri": self.uri(path), "type": kind });
        let changes: Vec<Value> = changes.iter().map(change).collect();
        self.tell("workspace/didChangeWatchedFiles", json!({ "changes": changes }));
    }

    /// The report on an open document.
    pub(super) fn pull(&mut self, path: &str) -> Value {
        let params = self.document(path);
        self.ask("textDocument/diagnostic", params).unwrap()
    }

    /// The next diagnostics of a file of the folder.
    pub(super) fn diagnostics(&mut self, path: &str) -> Value {
        let uri = self.uri(path);
        let is_it = |message: &Message| matches!(message, Message::Notification(it) if it.method == "textDocument/publishDiagnostics" && it.params["uri"] == uri);
        let Message::Notification(notification) = self.wait(is_it) else { unreachable!() };
        notification.params
    }

    /// The notifications of a kind that have come so far and were not asked for.
    pub(super) fn heard(&mut self, method: &str) -> Vec<Value> {
        // A request is answered after what was said before it.
        _ = self.ask("digestlint/nothing", Value::Null);
        self.heard_before(method)
    }

    /// The notifications of a kind that came before what was awaited last, and were not asked for.
    pub(super) fn heard_before(&mut self, method: &str) -> Vec<Value> {
        let params = |message: &Message| match message {
            Message::Notification(it) if it.method == method => Some(it.params.clone()),
            _ => None,
        };
        let heard = self.heard.iter().filter_map(params).collect();
        self.heard.retain(|message| params(message).is_none());
        heard
    }

    /// Waits for a message of the server; its requests are answered on the way.
    fn wait(&mut self, is_it: impl Fn(&Message) -> bool) -> Message {
        if let Some(at) = self.heard.iter().position(&is_it) {
            return self.heard.remove(at).unwrap();
        }
        loop {
            let message = match self.connection.receiver.recv_timeout(PATIENCE) {
                Ok(message) => message,
                Err(error) => panic!("{error}; heard so far: {:#?}", self.heard),
            };
            if let Message::Request(request) = &message {
                let result = match request.method.as_str() {
                    "workspace/configuration" => json!([self.settings]),
                    _ => Value::Null,
                };
                let response = Response { id: request.id.clone(), response_result: Ok(result) };
                self.connection.sender.send(response.into()).unwrap();
            }
            if is_it(&message) {
                return message;
            }
            self.heard.push_back(message);
        }
    }

    /// Opens a document of the folder with this text, which need not be saved.
    pub(super) fn open(&self, path: &str, text: &str) {
        let language = if Path::new(path).extension().is_some_and(|it| it == "toml") { "toml" } else { "markdown" };
        let document = json!({ "uri": self.uri(path), "languageId": language, "version": 1, "text": text });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    /// Changes a document, by changes of the protocol.
    pub(super) fn change(&self, path: &str, version: i32, changes: Value) {
        let document = json!({ "uri": self.uri(path), "version": version });
        self.tell("textDocument/didChange", json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Puts another text in the place of a document's.
    pub(super) fn replace(&self, path: &str, version: i32, text: &str) {
        self.change(path, version, json!([{ "text": text }]));
    }

    pub(super) fn close(&self, path: &str) {
        self.tell("textDocument/didClose", json!({ "textDocument": { "uri": self.uri(path) } }));
    }

    /// Says which document a request is about.
    pub(super) fn document(&self, path: &str) -> Value {
        json!({ "textDocument": { "uri": self.uri(path) } })
    }

    /// `value` as JSON on several lines, with `…` for the addresses and paths of the client's folder.
    pub(super) fn shown(&self, value: &Value) -> String {
        let text = serde_json::to_string_pretty(value).unwrap();
        text.replace(&self.uri(""), "…").replace(&*self.root.to_string_lossy(), "…")
    }

    /// Ends the session as the protocol says.
    pub(super) fn end(mut self) -> Ending {
        assert_eq!(self.ask("shutdown", Value::Null), Ok(Value::Null));
        self.tell("exit", Value::Null);
        self.server.take().unwrap().join().unwrap()
    }

    /// Goes away without a word.
    pub(super) fn vanish(mut self) -> Ending {
        let server = self.server.take().unwrap();
        drop(self.connection);
        server.join().unwrap()
    }
}
