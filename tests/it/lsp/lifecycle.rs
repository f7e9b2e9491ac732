//! How a session begins and ends.

use digestlint::lsp::Ending;
use serde_json::{Value, json};

use super::Client;

#[test]
fn the_server_says_what_it_offers() {
    let mut client = Client::silent(&[]);
    let everything = json!({
        "general": { "positionEncodings": ["utf-8"] },
        "textDocument": {
            "diagnostic": {},
            "codeAction": {
                "codeActionLiteralSupport": {},
                "dataSupport": true,
                "resolveSupport": { "properties": ["edit"] },
            },
        },
    });
    let offered = client.initialize(everything, Value::Null);
    insta::assert_snapshot!(client.shown(&offered));
    assert_eq!(client.end(), Ending::Orderly);
}

#[test]
fn a_session_ends_as_the_protocol_says() {
    assert_eq!(Client::new(&[], json!({})).end(), Ending::Orderly);
    assert_eq!(Client::new(&[], json!({})).vanish(), Ending::Abrupt);
    let client = Client::new(&[], json!({}));
    client.tell("exit", Value::Null);
    assert_eq!(client.vanish(), Ending::Abrupt);
}

#[test]
fn requests_that_come_too_early_or_too_late_are_refused() {
    let mut client = Client::silent(&[]);
    assert_eq!(client.ask("textDocument/hover", json!({})).unwrap_err().0, -32002);
    client.tell("textDocument/didOpen", json!({}));
    client.initialize(json!({}), Value::Null);
    assert_eq!(client.ask("initialize", json!({})).unwrap_err().0, -32600);
    assert_eq!(client.ask("digestlint/nothing", json!({})).unwrap_err().0, -32601);
    assert_eq!(client.ask("shutdown", Value::Null), Ok(Value::Null));
    assert_eq!(client.ask("textDocument/hover", json!({})).unwrap_err().0, -32600);
    client.tell("exit", Value::Null);
    assert_eq!(client.vanish(), Ending::Orderly);
}
