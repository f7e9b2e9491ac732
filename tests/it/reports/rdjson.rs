//! `rdjson`: held against a validator of reviewdog's format.
//!
//! reviewdog's own JSON Schema is in no package; the one here is made after the same definition, and is stricter.

use serde_json::Value;

use super::consumers::{consumers, node};
use super::{report, run, sandbox};

#[test]
fn the_report() {
    let value: Value = serde_json::from_str(&report("rdjson")).unwrap();
    insta::assert_snapshot!(format!("{value:#}"));
}

#[test]
fn a_validator_of_the_format_is_content() {
    let Some(folder) = consumers() else { return };
    let sandbox = sandbox();
    run(&sandbox, &["--output-format", "rdjson=out.json"]);
    let validate = |path: &str| node(&folder, "rdjson.cjs").arg(sandbox.path(path)).output().unwrap();
    let output = validate("out.json");
    assert!(output.status.success(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stdout).contains("6 diagnostics"), "{output:?}");
    sandbox
        .write("wrong.json", sandbox.read("out.json").replace("\"line\":1,", "\"line\":0,").replace("WARNING", "WARN"));
    assert!(!validate("wrong.json").status.success());
}

#[test]
fn columns_count_bytes() {
    let text = report("rdjson");
    let value: Value = serde_json::from_str(&text).unwrap();
    let sandbox = sandbox();
    for diagnostic in value["diagnostics"].as_array().unwrap() {
        let location = &diagnostic["location"];
        let text = sandbox.read(location["path"].as_str().unwrap());
        let place = |end: &str| {
            let number = |part: &str| usize::try_from(location["range"][end][part].as_u64().unwrap()).unwrap();
            text.split_inclusive('\n').take(number("line") - 1).map(str::len).sum::<usize>() + number("column") - 1
        };
        let (message, found) = (diagnostic["message"].as_str().unwrap(), &text[place("start")..place("end")]);
        let is_named = message.contains(found) || diagnostic["code"]["value"] == "prose-length";
        assert!(is_named && !found.is_empty(), "{message}: {found:?}");
    }
}
