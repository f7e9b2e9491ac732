//! Mistakes in project files, and in what they name: all are told, and nothing is checked.

use super::{BARE, FREE_PROJECT, STRICT, Sandbox};
use crate::cli::sandbox::ERROR;

#[track_caller]
fn snapshot(name: &str, files: &[(&str, &str)], arguments: &[&str]) {
    let sandbox = Sandbox::new(&[&[("a.md", ERROR)], files].concat());
    let ran = sandbox.run(&[&["check"], arguments].concat()).exits(2).prints_nothing();
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, ran.stderr) });
}

#[test]
fn all_of_them_are_told_with_their_places() {
    let project = "\
schema = [\"digst\", \"schemas/strct.toml\", \"schemas/gone.toml\", \"schemas/wrong.toml\"]
exclude = [\"a[\", \"./drafts\"]
baselin = \"known.json\"

[rules]
link-trakcing = \"eror\"

[[override]]
schema = \"schemas/wrong.toml\"
";
    let wrong = "[schema]\nname = \"wrong\"\nsection-oder = \"any\"\n";
    let files = [("digestlint.toml", project), ("schemas/strict.toml", STRICT), ("schemas/wrong.toml", wrong)];
    snapshot("all", &files, &[]);
}

#[test]
fn a_syntax_error_is_the_only_one_of_its_file() {
    snapshot("syntax", &[("digestlint.toml", "schema = [\"digest\"\nbaselin = 1\n")], &[]);
}

#[test]
fn only_the_table_of_a_pyproject_counts() {
    snapshot("pyproject", &[("pyproject.toml", "[tool.x]\ny = 1\n\n[tool.digestlint]\nschem = \"digest\"\n")], &[]);
    snapshot("pyproject-type", &[("pyproject.toml", "tool.digestlint = 1\n")], &[]);
    snapshot("pyproject-syntax", &[("pyproject.toml", "[tool.digestlint]\nschema = \"digest\n")], &[]);
}

#[test]
fn those_of_several_files_are_told_together() {
    let files = [("digestlint.toml", "x = 1\n"), ("sub/digestlint.toml", "y = 1\n"), ("sub/b.md", BARE)];
    snapshot("several", &files, &[".", "sub"]);
}

#[test]
fn a_schema_that_no_file_of_the_run_needs_is_looked_at_too() {
    let project = "schema = \"free.toml\"\n[[override]]\nfiles = [\"adr/\"]\nschema = \"gone.toml\"\n";
    let sandbox = Sandbox::new(&[("digestlint.toml", project), ("a.md", BARE)]);
    sandbox.run(&["check", "a.md"]).exits(2).says(&["digestlint.toml:4:10", "the schema `gone.toml` cannot be read"]);
}

#[test]
fn a_project_file_that_no_file_of_the_run_lies_under_is_not_looked_at() {
    let sandbox =
        Sandbox::new(&[("digestlint.toml", FREE_PROJECT), ("a.md", BARE), ("sub/digestlint.toml", "x = 1\n")]);
    sandbox.run(&["check", "a.md"]).exits(0);
}

#[test]
fn one_that_is_not_utf_8_is_told() {
    let sandbox = Sandbox::new(&[("a.md", BARE)]);
    sandbox.write("digestlint.toml", b"# caf\xe9\n");
    sandbox.run(&["check"]).exits(2).says(&["error: digestlint.toml: not UTF-8 at line 1, column 6"]);
}

#[cfg(unix)]
#[test]
fn one_that_links_to_nothing_is_told() {
    let sandbox = Sandbox::new(&[("a.md", BARE)]);
    crate::cli::sandbox::link("gone.toml", &sandbox.path("digestlint.toml"));
    sandbox.run(&["check"]).exits(2).says(&["error: digestlint.toml: No such file or directory"]);
}

#[test]
fn findings_do_not_hide_them_nor_does_exit_zero() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "x = 1\n"), ("a.md", ERROR)]);
    sandbox.run(&["check", "--exit-zero", "-q"]).exits(2).prints_nothing().says(&["config-key"]);
}
