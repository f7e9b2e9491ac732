//! Which schema `check` holds a document against.

use crate::cli::sandbox::Sandbox;

/// A document that no built-in schema claims.
const RECIPE: &str = "# Bread\n\n## Ingredients\n\n* flour\n";

/// The schema that findings name, by `path:line:column: severity[rule]` of one file.
fn lines(sandbox: &Sandbox, arguments: &[&str]) -> Vec<String> {
    let all = [&["check", "--output-format", "concise"], arguments].concat();
    let ran = sandbox.run(&all);
    ran.stdout.lines().map(|line| line.split(']').next().unwrap().to_owned() + "]").collect()
}

#[test]
fn each_document_is_held_against_the_built_in_schema_that_claims_it() {
    let sandbox = Sandbox::new(&[
        ("a.md", "# T\n\n## Keywords\n\n* lamps\n"),
        ("b.md", "# T\n\n## Closest\n\n* a digest\n"),
        ("c.md", "# T\n\n## Issues\n\n| name | description | relevancy |\n|:--|:--|--:|\n| a | b | 4 |\n"),
    ]);
    let ran = sandbox.run(&["check", "--output-format", "json", "."]).exits(1);
    let found: Vec<serde_json::Value> = serde_json::from_str(&ran.stdout).unwrap();
    let declares = |path: &str, line: &str| {
        let of_path = |it: &&serde_json::Value| it["path"] == path;
        assert!(found.iter().filter(of_path).any(|it| it["schema"]["path"] == line), "{path}: {}", ran.stdout);
    };
    declares("a.md", "schema/digest.toml");
    declares("b.md", "schema/digest-legacy.toml");
    declares("c.md", "schema/digest.toml");
    assert!(!ran.stdout.contains("file-schema"), "{}", ran.stdout);
    let ran = sandbox.run(&["check", "b.md"]).exits(1);
    assert!(ran.stdout.contains("schema: schema/digest-legacy.toml:") && ran.stdout.contains("(built in)"));
}

#[test]
fn a_document_that_none_claims_gets_one_note() {
    let sandbox = Sandbox::new(&[("a.md", RECIPE)]);
    let notes = |arguments: &[&str]| lines(&sandbox, arguments).iter().filter(|it| it.contains("note")).count();
    assert_eq!(notes(&["a.md"]), 1);
    let ran = sandbox.run(&["check", "--select", "file-schema", "a.md"]).exits(0);
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn the_level_of_the_note_can_be_set() {
    let sandbox = Sandbox::new(&[("a.md", RECIPE)]);
    for (level, severity, status) in [("--error", "error", 1), ("--warn", "warning", 0)] {
        let arguments =
            ["check", "--output-format", "concise", "--select", "file-schema", level, "file-schema", "a.md"];
        sandbox.run(&arguments).exits(status).prints(&[&format!("a.md:1:3: {severity}[file-schema]")]);
    }
    assert!(!lines(&sandbox, &["--ignore", "file-schema", "a.md"]).iter().any(|it| it.contains("file-schema")));
}

#[test]
fn a_schema_that_is_named_takes_every_document() {
    let sandbox = Sandbox::new(&[("a.md", RECIPE), ("b.md", "# T\n\n## Closest\n\n* a digest\n")]);
    for schema in ["digest", "digest-relevancy", "digest-legacy"] {
        let ran = sandbox.run(&["check", "--output-format", "concise", "--schema", schema, "."]).exits(1);
        assert!(!ran.stdout.contains("file-schema"), "{}", ran.stdout);
        let closest = ran.stdout.lines().any(|line| line.starts_with("b.md") && line.contains("`Closest` is not"));
        assert_eq!(closest, schema != "digest-legacy", "{schema}: {}", ran.stdout);
    }
}

#[test]
fn a_text_on_standard_input_gets_its_schema_too() {
    let sandbox = Sandbox::new(&[]);
    let arguments = ["check", "--output-format", "concise", "-"];
    sandbox.run_on(RECIPE.as_bytes(), &arguments).exits(1).prints(&["<stdin>:1:3: note[file-schema]"]);
    let ran = sandbox.run_on(b"# T\n\n## Closest\n\n* a digest\n", &arguments).exits(1);
    assert!(!ran.stdout.contains("file-schema") && !ran.stdout.contains("section-unknown"), "{}", ran.stdout);
}

#[test]
fn an_empty_document_gets_no_note() {
    let sandbox = Sandbox::new(&[("a.md", "")]);
    assert!(!lines(&sandbox, &["a.md"]).iter().any(|it| it.contains("file-schema")));
}
