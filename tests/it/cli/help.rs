use crate::cli::sandbox::Sandbox;

#[track_caller]
fn snapshot(name: &str, arguments: &[&str]) {
    let ran = Sandbox::new(&[]).run(arguments).exits(0);
    assert_eq!(ran.stderr, "");
    assert!(ran.stdout.lines().all(|line| line.chars().count() <= 100), "{}", ran.stdout);
    // The parts that are written line by line, as an ordinary terminal shows them.
    let mut by_hand = ran.stdout.lines().skip_while(|line| *line != "Examples:");
    assert!(by_hand.all(|line| line.chars().count() <= 80), "{}", ran.stdout);
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, ran.stdout) });
}

/// A build without the MCP server does not list its command.
#[test]
fn the_program() {
    let server = if cfg!(feature = "mcp") { "-with-mcp" } else { "" };
    snapshot(&format!("digestlint{server}"), &["--help"]);
    snapshot(&format!("digestlint-short{server}"), &["-h"]);
}

#[cfg(feature = "mcp")]
#[test]
fn mcp() {
    snapshot("mcp", &["mcp", "--help"]);
}

#[test]
fn check() {
    snapshot("check", &["check", "--help"]);
    snapshot("check-short", &["check", "-h"]);
}

#[test]
fn completions() {
    snapshot("completions", &["completions", "--help"]);
}

#[test]
fn man() {
    snapshot("man", &["man", "--help"]);
}

#[test]
fn explain() {
    snapshot("explain", &["explain", "--help"]);
}

#[test]
fn export() {
    snapshot("export", &["export", "--help"]);
}

#[test]
fn fmt() {
    snapshot("fmt", &["fmt", "--help"]);
}

#[test]
fn init() {
    snapshot("init", &["init", "--help"]);
}

#[test]
fn new() {
    snapshot("new", &["new", "--help"]);
}

#[test]
fn schema() {
    snapshot("schema", &["schema", "--help"]);
    snapshot("schema-check", &["schema", "check", "--help"]);
    snapshot("schema-show", &["schema", "show", "--help"]);
    snapshot("schema-doc", &["schema", "doc", "--help"]);
    snapshot("schema-json-schema", &["schema", "json-schema", "--help"]);
    snapshot("schema-infer", &["schema", "infer", "--help"]);
}
