//! `[output]`: what the command line leaves open.

use super::Sandbox;
use crate::cli::sandbox::WARNING;

const PROJECT: &str = "schema = \"free.toml\"\n[output]\nformat = \"concise\"\nmax-warnings = 0\n";

fn sandbox() -> Sandbox {
    Sandbox::new(&[("digestlint.toml", PROJECT), ("a.md", WARNING)])
}

#[test]
fn it_is_the_default_of_the_flags() {
    let ran = sandbox().run(&["check"]).exits(1).says(&["1 warnings are more than the 0"]);
    assert!(ran.stdout.starts_with("a.md:1:1: warning["), "{}", ran.stdout);
}

#[test]
fn flags_win() {
    let ran = sandbox().run(&["check", "--output-format", "jsonl", "--max-warnings", "1"]).exits(0);
    assert!(ran.stdout.starts_with("{\"path\":"), "{}", ran.stdout);
}

#[test]
fn the_project_of_the_current_folder_decides() {
    let sandbox = sandbox();
    sandbox.write("sub/digestlint.toml", "schema = \"../free.toml\"\n[output]\nformat = \"json\"\n");
    sandbox.write("sub/b.md", WARNING);
    let above = sandbox.run(&["check", "sub"]).exits(1);
    assert!(above.stdout.starts_with("sub/b.md:1:1: "), "{}", above.stdout);
    let inside = sandbox.run_in("sub", &["check", "..", "."]).exits(0);
    assert!(inside.stdout.starts_with("[{"), "{}", inside.stdout);
}

#[test]
fn a_table_for_people_is_no_json() {
    let sandbox = sandbox();
    sandbox.write("digestlint.toml", "schema = \"free.toml\"\n[output]\nformat = \"json\"\n");
    let ran = sandbox.run(&["check", "--statistics"]).exits(0);
    assert!(!ran.stdout.starts_with('['), "{}", ran.stdout);
}

#[test]
fn several_reports_may_be_asked_for() {
    let sandbox = sandbox();
    let project = "schema = \"free.toml\"\n[output]\nformat = [\"concise\", \"json=out/a.json\"]\n";
    sandbox.write("digestlint.toml", project);
    sandbox.write("out/b.md", WARNING);
    // Paths are relative to the project file.
    let ran = sandbox.run_in("out", &["check"]).exits(0);
    assert!(ran.stdout.starts_with("b.md:1:1: warning["), "{}", ran.stdout);
    assert!(sandbox.read("out/a.json").starts_with("[{\"path\":\"b.md\""));
    std::fs::remove_file(sandbox.path("out/a.json")).unwrap();
    // A flag takes the place of them all.
    sandbox.run(&["check", "--output-format", "jsonl"]).exits(0);
    assert!(!sandbox.path("out/a.json").exists());
    // A diff tells of no findings.
    sandbox.run(&["check", "--diff"]);
    assert!(!sandbox.path("out/a.json").exists());
}

#[test]
fn reports_that_get_in_each_others_way_are_mistakes() {
    let sandbox = sandbox();
    let formats = "[\"concise\", \"json\", \"json=a\", \"jsonl=a\", \"jsn=b\", \"json=\", 1]";
    sandbox.write("digestlint.toml", format!("schema = \"free.toml\"\n[output]\nformat = {formats}\n"));
    let ran = sandbox.run(&["check"]).exits(2).prints_nothing();
    insta::assert_snapshot!(ran.stderr);
    sandbox.write(
        "digestlint.toml",
        "schema = \"free.toml\"\n[output]\nformat = [\"concise\", \"json\", \"json=a\", \"jsonl=./a\"]\n",
    );
    let ran = sandbox.run(&["check"]).exits(2).prints_nothing();
    insta::assert_snapshot!(ran.stderr);
    sandbox.write("digestlint.toml", "[output]\nformat = []\n");
    sandbox.run(&["check"]).exits(2).says(&["`format` is an empty list: nothing is written"]);
}

#[test]
fn an_output_for_nothing_is_in_the_format_too() {
    let sandbox = sandbox();
    sandbox.write("digestlint.toml", "exclude = [\"*\"]\n[output]\nformat = \"json\"\n");
    assert_eq!(sandbox.run(&["check"]).exits(0).stdout, "[]\n");
}
