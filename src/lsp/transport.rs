//! Messages on standard input and output.
//!
//! `lsp_server`'s own reader ends at the first message that it cannot read, and the server with it. This one tells the
//! client, and reads on.

use std::io::{self, BufRead, Read, Write};
use std::thread;

use crossbeam_channel::{Receiver, Sender, bounded, never, unbounded};
use lsp_server::{Connection, ErrorCode, Message, RequestId, Response};
use serde::Deserialize;
use serde_json::{Value, json};

/// The longest message, in bytes: a text of 4 GiB is refused anyway.
const LONGEST: u64 = u32::MAX as u64;

/// The header that says how long a message is (LSP 3.17, base protocol).
const CONTENT_LENGTH: &str = "content-length:";

/// What writes the messages of a connection.
pub(super) struct Writer {
    thread: thread::JoinHandle<()>,
    /// Dropped when nothing more is to be written than what was said so far.
    stop: Sender<()>,
}

impl Writer {
    /// Writes what was said so far, and ends. Whoever still speaks is not waited for.
    pub(super) fn finish(self) {
        drop(self.stop);
        _ = self.thread.join();
    }
}

/// A connection over `input` and `output`, each on a thread of its own. That of the input ends with it.
pub(super) fn connect(
    input: impl BufRead + Send + 'static,
    output: impl Write + Send + 'static,
) -> io::Result<(Connection, Writer)> {
    let (to_server, receiver) = unbounded();
    let (sender, from_server) = unbounded();
    let (complain, complaints) = unbounded();
    let (stop, stopped) = bounded(0);
    thread::Builder::new().name("reader".to_owned()).spawn(move || read(input, &to_server, &complain))?;
    let write = move || write(output, &from_server, complaints, &stopped);
    let thread = thread::Builder::new().name("writer".to_owned()).spawn(write)?;
    Ok((Connection { sender, receiver }, Writer { thread, stop }))
}

/// Reads messages until the stream ends.
fn read(mut input: impl BufRead, messages: &Sender<Message>, complaints: &Sender<Value>) {
    while let Ok(Some(bytes)) = frame(&mut input) {
        match parse(&bytes) {
            Ok(message) => {
                let is_last = matches!(&message, Message::Notification(it) if it.method == "exit");
                if messages.send(message).is_err() || is_last {
                    return;
                }
            }
            Err(complaint) => _ = complaints.send(complaint),
        }
    }
}

/// The bytes of the next message; `None` at the end of the stream. Lines that are no header are passed over: after a
/// message that was longer than it said, its rest.
fn frame(input: &mut impl BufRead) -> io::Result<Option<Vec<u8>>> {
    let mut length: Option<u64> = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        if input.take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        if line.trim_ascii().is_empty() {
            let Some(length) = length.take() else { continue };
            let mut bytes = Vec::new();
            // What is said to be there need not come: the memory grows with what does.
            let read = input.take(length).read_to_end(&mut bytes)?;
            return Ok((read as u64 == length).then_some(bytes));
        }
        let text = String::from_utf8_lossy(&line).to_ascii_lowercase();
        if let Some(at) = text.rfind(CONTENT_LENGTH) {
            let said = text[at + CONTENT_LENGTH.len()..].trim().parse();
            length = said.ok().filter(|length| *length <= LONGEST);
        }
    }
}

/// The message, or what to answer to one that is none (JSON-RPC 2.0, section 5.1).
fn parse(bytes: &[u8]) -> Result<Message, Value> {
    let complaint = |id: Value, code: ErrorCode, message: String| {
        let error = json!({ "code": code as i32, "message": message });
        json!({ "jsonrpc": "2.0", "id": id, "error": error })
    };
    let value: Value = serde_json::from_slice(bytes)
        .map_err(|error| complaint(Value::Null, ErrorCode::ParseError, format!("the message is not JSON: {error}")))?;
    // Without a method it is none of the client's ids: a response that cannot be read is not answered as a request.
    let id = value.get("method").and(value.get("id")).filter(|id| !id.is_null()).cloned();
    // What has an identifier that nobody can answer to would pass for a notification.
    if let Some(id) = id.as_ref().filter(|id| RequestId::deserialize(*id).is_err()) {
        let message = format!("`{id}` is no identifier of a request; use a text, or a whole number of 32 bits");
        return Err(complaint(Value::Null, ErrorCode::InvalidRequest, message));
    }
    serde_json::from_value(value).map_err(|_| {
        let message = "the message is neither a request nor a notification nor a response".to_owned();
        complaint(id.unwrap_or_default(), ErrorCode::InvalidRequest, message)
    })
}

/// Writes messages until it is stopped, there are no more, or nobody reads them.
fn write(
    mut output: impl Write,
    messages: &Receiver<Message>,
    mut complaints: Receiver<Value>,
    stopped: &Receiver<()>,
) {
    loop {
        let written = crossbeam_channel::select! {
            recv(messages) -> message => match message {
                Ok(message) => message.write(&mut output),
                Err(_) => return,
            },
            recv(complaints) -> complaint => complaint.map_or_else(
                |_| {
                    // The reader has ended.
                    complaints = never();
                    Ok(())
                },
                |complaint| write_value(&mut output, &complaint),
            ),
            recv(stopped) -> _ => {
                return messages.try_iter().try_for_each(|it| it.write(&mut output)).unwrap_or_default();
            }
        };
        if written.is_err() {
            return;
        }
    }
}

fn write_value(output: &mut impl Write, value: &Value) -> io::Result<()> {
    let text = value.to_string();
    write!(output, "Content-Length: {}\r\n\r\n{text}", text.len())?;
    output.flush()
}

/// An error that answers a request.
pub(super) fn refusal(id: RequestId, code: ErrorCode, message: impl Into<String>) -> Response {
    Response::new_err(id, code as i32, message.into())
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    /// What comes out of `input`: the methods that were read, and the codes of complaints.
    fn read_all(input: &[u8]) -> (Vec<String>, Vec<i64>) {
        let ((messages, read_messages), (complain, complaints)) = (unbounded(), unbounded());
        read(Cursor::new(input.to_vec()), &messages, &complain);
        drop((messages, complain));
        let method = |message: Message| match message {
            Message::Request(it) => it.method,
            Message::Notification(it) => it.method,
            Message::Response(it) => it.id.to_string(),
        };
        let code = |complaint: Value| complaint["error"]["code"].as_i64().unwrap();
        (read_messages.into_iter().map(method).collect(), complaints.into_iter().map(code).collect())
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    const GOOD: &str = r#"{"jsonrpc":"2.0","method":"good"}"#;

    #[test]
    fn reading_goes_on_after_what_is_no_message() {
        for (bad, code) in [
            ("{", -32700),
            ("", -32700),
            ("[]", -32600),
            (r#"{"jsonrpc":"2.0","id":1.5,"method":"x"}"#, -32600),
            (r#"{"id":5000000000,"method":"x"}"#, -32600),
            (r#"{"id":7}"#, -32600),
        ] {
            let input = framed(bad) + &framed(GOOD);
            assert_eq!(read_all(input.as_bytes()), (vec!["good".to_owned()], vec![code]), "{bad}");
        }
        let not_utf8 = [b"Content-Length: 2\r\n\r\n\xff\xfe".as_slice(), framed(GOOD).as_bytes()].concat();
        assert_eq!(read_all(&not_utf8), (vec!["good".to_owned()], vec![-32700]));
    }

    #[test]
    fn reading_goes_on_after_headers_that_lie() {
        for bad in [
            "Content-Length: nine\r\n\r\n",
            "Content-Length: 99999999999999999999\r\n\r\n{}",
            "Content-Type: x\r\n\r\n{}",
            "\r\n\r\n",
            "nonsense\r\n",
        ] {
            let input = format!("{bad}{}", framed(GOOD));
            assert_eq!(read_all(input.as_bytes()).0, ["good"], "{bad:?}");
        }
        let header = format!("content-length:{}\nX: y\r\n\r\n{GOOD}", GOOD.len());
        assert_eq!(read_all(header.as_bytes()).0, ["good"]);
    }

    #[test]
    fn a_message_that_never_comes_ends_the_reading() {
        assert_eq!(read_all(b"Content-Length: 4000000000\r\n\r\n{}").0, Vec::<String>::new());
    }

    #[test]
    fn nothing_is_read_after_the_end() {
        let exit = framed(r#"{"jsonrpc":"2.0","method":"exit"}"#);
        assert_eq!(read_all((exit + &framed(GOOD)).as_bytes()).0, ["exit"]);
    }
}
