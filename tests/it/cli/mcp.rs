//! `digestlint mcp`, as far as it can be held without a client; `tests/mcp/run` has one.

use serde_json::Value;

use crate::cli::sandbox::Sandbox;

/// The ways in which the page says that clients are told of the server.
#[test]
fn the_configurations_of_the_page_start_it() {
    let page = include_str!("../../../docs/writing-programs.md");
    let blocks = page.split("```json\n").skip(1).filter_map(|it| it.split("```").next());
    let blocks: Vec<Value> = blocks.map(|block| serde_json::from_str(block).unwrap()).collect();
    assert_eq!(blocks.len(), 2);
    for block in blocks {
        let server = &block.as_object().unwrap().values().next().unwrap()["digestlint"];
        assert_eq!((&server["command"], &server["args"]), (&"digestlint".into(), &vec!["mcp"].into()));
    }
}

#[cfg(not(feature = "mcp"))]
#[test]
fn a_build_without_it_says_so() {
    Sandbox::new(&[]).run(&["mcp"]).exits(2).prints_nothing().says(&["built without the MCP server", "--features mcp"]);
}

#[cfg(feature = "mcp")]
mod served {
    use serde_json::json;

    use super::*;
    use crate::cli::sandbox::{CLEAN, ERROR};

    /// A session that asks one tool after the other, in the form of clients of 2025; the answers by their ids.
    fn session(calls: &[(&str, Value)]) -> Vec<Value> {
        let hello = json!({
            "protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": { "name": "a test", "version": "1" },
        });
        let mut lines = vec![
            json!({ "jsonrpc": "2.0", "id": 0, "method": "initialize", "params": hello }),
            json!({ "jsonrpc": "2.0", "method": "notifications/initialized" }),
        ];
        for (index, (name, arguments)) in calls.iter().enumerate() {
            let params = json!({ "name": name, "arguments": arguments });
            lines.push(json!({ "jsonrpc": "2.0", "id": index + 1, "method": "tools/call", "params": params }));
        }
        let input: String = lines.iter().flat_map(|line| [line.to_string(), "\n".to_owned()]).collect();
        let ran = Sandbox::new(&[]).run_on(input.as_bytes(), &["mcp", "--schema", "free.toml"]).exits(0);
        assert_eq!(ran.stderr, "");
        let mut answers: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        answers.sort_by_key(|answer| answer["id"].as_u64());
        answers
    }

    #[test]
    fn a_session_is_answered_to_its_end() {
        let answers = session(&[
            ("check", json!({ "text": CLEAN })),
            ("check", json!({ "text": ERROR, "path": "a.md" })),
            ("explain", json!({ "rule": "gone" })),
        ]);
        assert_eq!(answers.len(), 4);
        assert_eq!(answers[0]["result"]["serverInfo"]["name"], "digestlint");
        assert_eq!(answers[1]["result"]["structuredContent"]["ok"], true);
        assert_eq!(answers[2]["result"]["structuredContent"]["findings"][0]["rule"], "file-encoding");
        assert_eq!(answers[3]["result"]["isError"], true);
    }

    #[test]
    fn who_does_not_speak_the_protocol_is_told() {
        let sandbox = Sandbox::new(&[]);
        sandbox.run_on(b"", &["mcp"]).exits(2).prints_nothing().says(&["error: the client did not open a session: "]);
        sandbox.run(&["mcp", "--schema", "gone.toml"]).exits(2).prints_nothing().says(&["error: gone.toml: "]);
    }
}
