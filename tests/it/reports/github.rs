//! `github`: held against the commands that GitHub's own library writes.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io::Write as _;
use std::process::Stdio;

use serde_json::{Value, json};

use super::consumers::{consumers, node};
use super::{PATHS, SCHEMA, report, run, sandbox};
use crate::cli::sandbox::Sandbox;

#[test]
fn the_report() {
    insta::assert_snapshot!(report("github"));
}

#[test]
fn commands_are_those_of_the_library_of_actions() {
    let Some(folder) = consumers() else { return };
    let mut input = String::new();
    for line in report("jsonl").lines() {
        _ = writeln!(input, "{}", command(&serde_json::from_str(line).unwrap()));
    }
    let gone = json!({
        "command": "error",
        "properties": {"file": "gone.md", "title": "digestlint"},
        "message": "gone.md: No such file or directory",
    });
    _ = writeln!(input, "{gone}");
    let mut child = node(&folder, "github.cjs").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(input.as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let expected = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && expected.lines().count() > 4, "{expected}");
    let parts = |text: &str| text.lines().map(parts).collect::<BTreeSet<_>>();
    assert_eq!(parts(&report("github")), parts(&expected));
}

/// The name of a command, its properties, whose order does not matter, and the rest.
fn parts(line: &str) -> (String, BTreeSet<String>, String) {
    let (head, message) = line.strip_prefix("::").unwrap().split_once("::").unwrap();
    let (name, properties) = head.split_once(' ').unwrap();
    (name.to_owned(), properties.split(',').map(str::to_owned).collect(), message.to_owned())
}

/// What the library is asked to write about a finding.
fn command(finding: &Value) -> Value {
    let place = |at: &str, part: &str| finding[at][part].as_u64().unwrap();
    let text = |key: &str| finding[key].as_str().unwrap();
    let mut message =
        format!("{}:{}:{}: {}", text("path"), place("start", "line"), place("start", "column"), text("message"));
    if let Some(help) = finding["help"].as_str() {
        _ = write!(message, "\nhelp: {help}");
    }
    if let Some(path) = finding["schema"]["path"].as_str() {
        _ = write!(message, "\nasked for by {path}:{}:{}", finding["schema"]["line"], finding["schema"]["column"]);
    }
    let mut properties = json!({
        "file": text("path"),
        "line": place("start", "line").to_string(),
        "endLine": place("end", "line").to_string(),
        "col": place("start", "column").to_string(),
        "endColumn": place("end", "column").to_string(),
        "title": format!("digestlint: {}", text("rule")),
    });
    if place("start", "line") != place("end", "line") {
        properties.as_object_mut().unwrap().retain(|key, _| !["col", "endColumn"].contains(&key.as_str()));
    }
    let command = if text("severity") == "note" { "notice" } else { text("severity") };
    json!({"command": command, "properties": properties, "message": message})
}

#[test]
fn a_run_that_fails_is_annotated_too() {
    let sandbox = sandbox();
    let on = |arguments: &[&str]| sandbox.run_with(&[("GITHUB_ACTIONS", "true")], arguments);
    let ran = on(&["check", "--changed-since", "x", "."]).exits(2).prints_nothing();
    assert!(ran.stderr.lines().any(|line| line.starts_with("::error title=digestlint::")), "{}", ran.stderr);
    sandbox.write("digestlint.toml", "[rules\n");
    let ran = on(&["check", "."]).exits(2).prints_nothing();
    let annotation = "::error file=digestlint.toml,line=1,endLine=1,";
    assert!(ran.stderr.lines().any(|line| line.starts_with(annotation)), "{}", ran.stderr);
    assert!(!on(&["explain", "nothing"]).exits(2).stderr.contains("::error"));
}

#[test]
fn it_is_the_default_on_github() {
    const ACTIONS: (&str, &str) = ("GITHUB_ACTIONS", "true");
    let sandbox = sandbox();
    let on = |variables: &[(&str, &str)], arguments: &[&str]| {
        let arguments = [&["check", "-q", "--schema", "notes.toml"], arguments, &PATHS[..2]].concat();
        let ran = sandbox.run_with(variables, &arguments);
        assert!(ran.status == 1 || arguments.contains(&"--diff"), "{ran:?}");
        ran.stdout
    };
    assert!(on(&[ACTIONS], &[]).starts_with("::error file="));
    assert!(on(&[ACTIONS], &["--output-format", "json=out.json"]).starts_with("::error file="));
    for (variables, arguments) in [
        (&[][..], &[][..]),
        (&[("GITHUB_ACTIONS", "false")], &[]),
        (&[ACTIONS], &["--output-format", "concise"]),
        (&[ACTIONS], &["--statistics"]),
        (&[ACTIONS], &["--diff"]),
    ] {
        let printed = on(variables, arguments);
        assert!(!printed.is_empty() && !printed.contains("::error file="), "{variables:?} {arguments:?}: {printed}");
    }
    on(&[ACTIONS], &["--output-file", "out.txt"]);
    assert!(sandbox.read("out.txt").starts_with("error["));
    sandbox.write("digestlint.toml", "schema = \"notes.toml\"\n[output]\nformat = \"concise\"\n");
    assert!(on(&[ACTIONS], &[]).starts_with("digests/"));
}

#[test]
fn the_page_of_the_step_gets_a_table() {
    let sandbox = sandbox();
    sandbox.write("page.md", "Before.\n\n");
    let arguments = ["check", "-q", "--schema", "notes.toml", "--output-format", "github"];
    let variables = [("GITHUB_STEP_SUMMARY", "page.md")];
    sandbox.run_with(&variables, &[&arguments[..], &PATHS].concat()).exits(2);
    insta::assert_snapshot!(sandbox.read("page.md"));
    // Other formats have no business there, and a page that cannot be written is no reason to fail.
    let before = sandbox.read("page.md");
    sandbox.run_with(&variables, &["check", "--schema", "notes.toml", "--output-format", "json", PATHS[2]]).exits(0);
    assert_eq!(sandbox.read("page.md"), before);
    let ran = sandbox.run_with(&[("GITHUB_STEP_SUMMARY", "no/page.md")], &[&arguments[..], &PATHS[2..3]].concat());
    ran.exits(0).says(&["warning: cannot write the summary of the step: no/page.md: "]);
}

#[test]
fn the_page_of_the_step_is_not_overfilled() {
    let rows = "| x | 9 |\n".repeat(20_000);
    let text = format!("# T\n\n## Signals\n\n| name | relevancy |\n|:-----|----------:|\n{rows}");
    let sandbox = Sandbox::new(&[("notes.toml", SCHEMA), ("a.md", &text), ("page.md", "x")]);
    let arguments = ["check", "-q", "--schema", "notes.toml", "--output-format", "github", "a.md"];
    let ran = sandbox.run_with(&[("GITHUB_STEP_SUMMARY", "page.md")], &arguments).exits(1);
    let page = sandbox.read("page.md");
    assert!(page.len() <= 1024 * 1024, "{}", page.len());
    let rows = page.lines().filter(|line| line.contains(" | a.md:")).count();
    let left_out = ran.stdout.lines().count() - rows;
    assert!(rows > 5_000 && left_out > 0, "{rows} {left_out}");
    let left_out = format!("{},{:03}", left_out / 1000, left_out % 1000);
    assert!(page.contains(&format!("The page has no room for {left_out} findings more")), "{left_out}");
}

#[test]
fn several_lines_have_no_columns() {
    let sandbox = sandbox();
    for line in run(&sandbox, &["--output-format", "github"]).stdout.lines() {
        let number = |key: &str| line.split([',', ' ', ':']).find_map(|it| it.strip_prefix(key)?.parse::<u32>().ok());
        let within = number("line=") == number("endLine=");
        assert_eq!(number("col=").is_some(), within && number("line=").is_some(), "{line}");
    }
}
