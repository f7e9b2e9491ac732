use serde_json::Value;

use crate::cli::sandbox::{CLEAN, FREE, Sandbox};

/// Two mistakes: a key and a value that the language does not know.
const WRONG: &str = "[schema]\nname = \"x\"\nsection-oder = \"strict\"\nunknown-sections = \"perhaps\"\n";

#[test]
fn an_unknown_schema_is_refused_with_the_one_that_was_meant() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    let ran = sandbox.run(&["check", "--schema", "digst", "a.md"]).exits(2).prints_nothing();
    ran.says(&["error: no schema is called `digst`", "did you mean `digest`?"]);
}

#[test]
fn a_schema_file_that_is_not_there_is_named() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    sandbox
        .run(&["check", "--schema", "no.toml", "a.md"])
        .exits(2)
        .says(&["error: no.toml: No such file or directory"]);
}

#[test]
fn all_mistakes_of_a_schema_are_shown_with_their_places() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN), ("wrong.toml", WRONG)]);
    let ran = sandbox.run(&["check", "--schema", "wrong.toml", "a.md"]).exits(2).prints_nothing();
    ran.says(&["wrong.toml:3:1", "section-oder", "section-order", "wrong.toml:4:", "perhaps", "2 mistakes"]);
}

#[test]
fn a_schema_is_found_by_name_by_path_and_without_extension() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN), ("schemas/own", FREE)]);
    sandbox.check(&["a.md"]).exits(0);
    sandbox.run(&["check", "--schema", "schemas/own", "a.md"]).exits(0);
}

#[test]
fn schema_check_tells_of_good_and_bad() {
    let sandbox = Sandbox::new(&[("wrong.toml", WRONG)]);
    sandbox.run(&["schema", "check"]).exits(0).prints_nothing().says(&["schema/digest.toml: ok"]);
    sandbox.run(&["schema", "check", "free.toml"]).exits(0).prints_nothing().says(&["free.toml: ok"]);
    let ran = sandbox.run(&["schema", "check", "--output-format", "concise", "wrong.toml", "free.toml"]).exits(1);
    assert_eq!(ran.stdout.lines().count(), 2, "{}", ran.stdout);
    ran.prints(&["wrong.toml:3:1: error[", "wrong.toml:4:"]).says(&["free.toml: ok"]);
}

#[test]
fn schema_check_goes_on_behind_a_failure() {
    let sandbox = Sandbox::new(&[("wrong.toml", WRONG)]);
    let ran =
        sandbox.run(&["schema", "check", "no.toml", "wrong.toml", "free.toml"]).exits(2).prints(&["section-oder"]);
    ran.says(&["error: no.toml: ", "free.toml: ok"]);
    sandbox.run(&["schema", "check", "."]).exits(2);
}

#[test]
fn schema_check_writes_json() {
    let sandbox = Sandbox::new(&[("wrong.toml", WRONG), ("worse.toml", "[schema\n")]);
    let ran = sandbox.run(&["schema", "check", "-q", "--output-format", "json", "wrong.toml", "worse.toml"]).exits(1);
    let mistakes: Vec<Value> = serde_json::from_str(&ran.stdout).unwrap();
    let of = |path| mistakes.iter().filter(|it| it["path"] == path).count();
    assert_eq!(of("wrong.toml"), 2);
    assert!(of("worse.toml") > 0);
    let ran = sandbox.run(&["schema", "check", "--output-format", "json", "free.toml"]).exits(0);
    assert_eq!(serde_json::from_str::<Value>(&ran.stdout).unwrap(), Value::Array(Vec::new()));
}

#[test]
fn a_schema_that_is_not_utf_8_is_refused() {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("bad.toml", b"[schema]\nname = \"\xe9\"\n");
    sandbox.run(&["schema", "check", "bad.toml"]).exits(2).says(&["bad.toml: not UTF-8 at line 2, column 9"]);
}

#[test]
fn what_schema_show_prints_is_the_same_schema() {
    let sandbox = Sandbox::new(&[]);
    let shown = sandbox.run(&["schema", "show"]).exits(0).stdout;
    assert_eq!(sandbox.run(&["schema", "show", "digest"]).exits(0).stdout, shown);
    sandbox.write("shown.toml", &shown);
    assert_eq!(sandbox.run(&["schema", "show", "shown.toml"]).exits(0).stdout, shown);
    sandbox.run(&["schema", "check", "shown.toml"]).exits(0);
}

#[test]
fn a_schema_with_mistakes_is_not_shown() {
    let sandbox = Sandbox::new(&[("wrong.toml", WRONG)]);
    sandbox.run(&["schema", "show", "wrong.toml"]).exits(2).prints_nothing().says(&["wrong.toml:3:1"]);
}

#[test]
fn schema_doc_writes_the_page_of_a_schema() {
    let sandbox = Sandbox::new(&[]);
    let printed = sandbox.run(&["schema", "doc"]).exits(0).prints(&["# Documents of the schema `digest`\n"]);
    assert_eq!(printed.stderr, "");
    sandbox.run(&["schema", "doc", "digest", "--output-file", "digest.md"]).exits(0).prints_nothing();
    assert_eq!(sandbox.read("digest.md"), printed.stdout);
    sandbox.run(&["schema", "doc", "free.toml"]).exits(0).prints(&["# Documents of the schema `free`\n"]);
}

#[test]
fn a_schema_with_mistakes_has_no_page() {
    let sandbox = Sandbox::new(&[("wrong.toml", WRONG)]);
    let ran = sandbox.run(&["schema", "doc", "wrong.toml", "--output-file", "page.md"]).exits(2);
    ran.prints_nothing().says(&["wrong.toml:3:1"]);
    assert!(!sandbox.path("page.md").exists());
    sandbox.run(&["schema", "doc", "digst"]).exits(2).says(&["did you mean `digest`?"]);
}

#[test]
fn the_json_schema_goes_to_standard_output_or_a_file() {
    let sandbox = Sandbox::new(&[]);
    let printed = sandbox.run(&["schema", "json-schema"]).exits(0);
    assert_eq!(printed.stderr, "");
    let schema: Value = serde_json::from_str(&printed.stdout).unwrap();
    assert!(schema["properties"]["section"].is_object());
    sandbox.run(&["schema", "json-schema", "--output-file", "s.json"]).exits(0).prints_nothing();
    assert_eq!(sandbox.read("s.json"), printed.stdout);
    let ran = sandbox.run(&["schema", "json-schema", "--output-file", "no/s.json"]).exits(2).prints_nothing();
    ran.says(&["error: cannot write no/s.json"]);
}
