//! The built-in schema, which serves where none is named.

use serde_json::Value;

use crate::cli::sandbox::Sandbox;

const DIGEST: &str = include_str!("../../../seeds/http-semantics.md");

#[test]
fn a_good_digest_passes() {
    let sandbox = Sandbox::new(&[("a.md", DIGEST)]);
    sandbox.run(&["check"]).exits(0).prints_nothing();
    sandbox.run(&["check", "--schema", "digest", "a.md"]).exits(0).prints_nothing();
}

#[test]
fn a_relevancy_of_9_is_out_of_range() {
    let row = DIGEST.lines().find(|line| line.starts_with("| Version Independent")).unwrap();
    let (head, cell) = row.trim_end().trim_end_matches('|').rsplit_once('|').unwrap();
    let wrong = format!("{head}|{}|", cell.replace(cell.trim(), "9"));
    let sandbox = Sandbox::new(&[("a.md", &DIGEST.replace(row, &wrong))]);
    let ran = sandbox.run(&["check", "--output-format", "json"]).exits(1);
    let findings: Vec<Value> = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!(findings.len(), 1, "{}", ran.stdout);
    assert_eq!(findings[0]["rule"], "value-range");
    assert_eq!(findings[0]["schema"]["path"], "schema/digest.toml");
    let place = &findings[0]["start"];
    let line = DIGEST.lines().position(|line| line == row).unwrap() + 1;
    assert_eq!(place["line"], line);
    assert_eq!(place["column"], wrong.rfind('9').unwrap() + 1);
}
