//! The schemas that project files name.

use super::{BARE, STRICT};
use crate::cli::sandbox::{FREE, Sandbox};

const SEED: &str = include_str!("../../../../seeds/wcag-2-2.md");

#[test]
fn paths_are_relative_to_the_project_file() {
    let sandbox = Sandbox::new(&[
        ("sub/digestlint.toml", "schema = \"schemas/own.toml\"\n"),
        ("sub/schemas/own.toml", STRICT),
        ("sub/deep/a.md", BARE),
    ]);
    sandbox.run(&["check", "sub"]).exits(1).prints(&["schema: sub/schemas/own.toml:4:1"]);
    sandbox.run_in("sub/deep", &["check"]).exits(1).prints(&["schema: ../schemas/own.toml:4:1"]);
    sandbox.run_in("sub", &["check"]).exits(1).prints(&["schema: schemas/own.toml:4:1"]);
}

#[test]
fn a_schema_file_needs_no_extension() {
    let sandbox = Sandbox::new(&[("sub/digestlint.toml", "schema = \"own\"\n"), ("sub/own", FREE), ("sub/a.md", BARE)]);
    sandbox.run(&["check", "sub"]).exits(0);
    sandbox.run_in("sub", &["check"]).exits(0);
}

#[test]
fn a_built_in_schema_is_named() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "schema = \"digest\"\n"), ("a.md", SEED)]);
    sandbox.run(&["check"]).exits(0);
    sandbox.write("digestlint.toml", "schema = \"digest-legacy\"\n");
    sandbox.run(&["check"]).exits(1).prints(&["schema/digest-legacy.toml"]);
}

#[test]
fn of_several_each_document_gets_its_own() {
    let detect = "\n[detect]\nsections = [\"Context\"]\n";
    let sandbox = Sandbox::new(&[
        ("digestlint.toml", "schema = [\"strict.toml\", \"digest\"]\n"),
        ("strict.toml", &[STRICT, detect].concat()),
        ("a.md", SEED),
        ("b.md", "# A title\n\n## Context\n\nText.\n"),
        ("c.md", "# A title\n\n## Context\n\nText.\n\n## Other\n\nText.\n"),
    ]);
    let ran = sandbox.lines(&[]).exits(1).prints(&["section-unknown"]);
    assert_eq!(ran.paths(), ["c.md"]);
}

#[test]
fn later_overrides_win() {
    let project = "\
schema = \"strict.toml\"

[[override]]
files = [\"notes/\", \"!notes/strict-*\"]
schema = \"free.toml\"

[[override]]
files = [\"notes/b.md\"]
schema = \"strict.toml\"

[[override]]
files = [\"notes/**\"]
[override.rules]
file-encoding = \"off\"
";
    let sandbox = Sandbox::new(&[("digestlint.toml", project), ("strict.toml", STRICT)]);
    for name in ["a.md", "notes/a.md", "notes/b.md", "notes/strict-c.md", "notes/deep/d.md"] {
        sandbox.write(name, BARE);
    }
    let expected = ["a.md", "notes/b.md", "notes/strict-c.md"];
    assert_eq!(sandbox.lines(&[]).exits(1).paths(), expected);
    assert_eq!(sandbox.lines(&["notes", "a.md"]).exits(1).paths(), expected);
    let ran = sandbox.run_in("notes", &["check", "-q", "--output-format", "concise"]).exits(1);
    assert_eq!(ran.paths(), ["b.md", "strict-c.md"]);
}

#[test]
fn the_command_line_names_one_for_all_files() {
    let project = "schema = \"no such schema\"\nexclude = [\"out/\"]\n[rules]\nsection-missing = \"warn\"\n";
    let sandbox =
        Sandbox::new(&[("digestlint.toml", project), ("strict.toml", STRICT), ("a.md", BARE), ("out/b.md", BARE)]);
    let ran = sandbox.lines(&["--schema", "strict.toml"]).exits(0).prints(&["warning[section-missing]"]);
    assert_eq!(ran.paths(), ["a.md"]);
    sandbox.lines(&["--schema", "strict.toml", "--isolated"]).exits(1).prints(&["error[section-missing]", "out/b.md"]);
}
