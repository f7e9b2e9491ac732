//! What project files keep from being checked.

use serde_json::Value;

use super::Sandbox;
use crate::cli::sandbox::{CLEAN, ERROR};

const PROJECT: &str = "schema = \"free.toml\"\nexclude = [\"drafts/\", \"*.tmp.md\", \"!keep.tmp.md\"]\n";

fn sandbox() -> Sandbox {
    let names = ["a.md", "b.tmp.md", "keep.tmp.md", "drafts/c.md", "sub/drafts/deep/d.md", "sub/e.md"];
    let sandbox = Sandbox::new(&[("digestlint.toml", PROJECT), ("empty/notes.txt", "")]);
    for name in names {
        sandbox.write(name, ERROR);
    }
    sandbox
}

#[test]
fn patterns_are_those_of_gitignore() {
    assert_eq!(sandbox().lines(&[]).exits(1).paths(), ["a.md", "keep.tmp.md", "sub/e.md"]);
    let ran = sandbox().run_in("sub", &["check", "-q", "--output-format", "concise"]).exits(1);
    assert_eq!(ran.paths(), ["e.md"]);
}

#[test]
fn they_hold_for_what_is_named() {
    let ran = sandbox().lines(&["a.md", "b.tmp.md", "drafts/c.md", "drafts", "sub/drafts/deep"]).exits(1);
    assert_eq!(ran.paths(), ["a.md"]);
    assert_eq!(ran.stderr, "");
}

#[test]
fn nothing_left_is_a_warning() {
    let warns = |arguments: &[&str], message: &str| {
        let ran = sandbox().run(&[&["check"], arguments].concat()).exits(0).prints_nothing();
        assert_eq!(ran.stderr, format!("warning: {message}; nothing was checked\n"));
    };
    warns(&["b.tmp.md"], "`b.tmp.md` is excluded by `*.tmp.md` in digestlint.toml");
    warns(&["./drafts/c.md"], "`drafts/c.md` is excluded by `drafts/` in digestlint.toml");
    warns(&["drafts"], "`drafts` is excluded by `drafts/` in digestlint.toml");
    warns(&["sub/drafts/deep"], "`sub/drafts/deep` is excluded by `drafts/` in digestlint.toml");
    warns(&["drafts", "b.tmp.md"], "the 2 named paths are excluded by digestlint.toml");
    warns(&["-q", "drafts"], "`drafts` is excluded by `drafts/` in digestlint.toml");
}

#[test]
fn a_folder_in_which_nothing_is_left_is_a_warning() {
    let sandbox = sandbox();
    sandbox.write("files/x.tmp.md", ERROR);
    sandbox.write("folders/drafts/x.md", ERROR);
    for folder in ["files", "folders"] {
        let ran = sandbox.run(&["check", folder]).exits(0).prints_nothing();
        let message = format!("all Markdown files under `{folder}` are excluded by digestlint.toml");
        assert_eq!(ran.stderr, format!("warning: {message}; nothing was checked\n"));
    }
    let ran = sandbox.run_in("drafts", &["check"]).exits(0);
    assert_eq!(ran.stderr, "warning: `.` is excluded by `drafts/` in ../digestlint.toml; nothing was checked\n");
}

#[test]
fn a_folder_without_markdown_stays_a_failure() {
    let sandbox = sandbox();
    sandbox.write("bare/drafts/notes.txt", "");
    for folder in ["empty", "bare"] {
        sandbox.run(&["check", folder]).exits(2).says(&["error: no Markdown files found under"]);
        sandbox.run(&["check", folder, "drafts"]).exits(2).says(&["error: no Markdown files found under"]);
    }
}

#[test]
fn a_program_gets_an_empty_list() {
    let ran = sandbox().run(&["check", "--output-format", "json", "drafts"]).exits(0);
    assert_eq!(serde_json::from_str::<Value>(&ran.stdout).unwrap(), Value::Array(Vec::new()));
}

#[test]
fn they_can_be_waived_for_what_is_named() {
    let sandbox = sandbox();
    let waived = |arguments: &[&str]| sandbox.lines(&[&["--no-force-exclude"], arguments].concat()).exits(1);
    assert_eq!(waived(&["b.tmp.md", "drafts/c.md"]).paths(), ["b.tmp.md", "drafts/c.md"]);
    assert_eq!(waived(&["drafts"]).paths(), ["drafts/c.md"]);
    assert_eq!(waived(&["."]).paths(), ["a.md", "keep.tmp.md", "sub/e.md"]);
}

#[cfg(unix)]
#[test]
fn excluded_folders_are_not_searched() {
    let sandbox = sandbox();
    // A link to nothing is a failure where it is met.
    crate::cli::sandbox::link("gone.md", &sandbox.path("drafts/link.md"));
    sandbox.lines(&["--warn", "file-encoding"]).exits(0);
    sandbox.lines(&["--warn", "file-encoding", "--isolated", "--schema", "free.toml"]).exits(2);
}

#[test]
fn the_nearest_project_file_decides() {
    let sandbox = Sandbox::new(&[
        ("digestlint.toml", "exclude = [\"skipped/\", \"inner/drafts/\"]\n"),
        ("inner/digestlint.toml", "schema = \"../free.toml\"\nexclude = [\"/x.md\"]\n"),
        ("inner/x.md", ERROR),
        ("inner/drafts/y.md", ERROR),
        ("skipped/digestlint.toml", "schema = \"../free.toml\"\n"),
        ("skipped/z.md", ERROR),
    ]);
    assert_eq!(sandbox.lines(&[]).exits(1).paths(), ["inner/drafts/y.md"]);
    assert_eq!(sandbox.lines(&["inner/x.md", "inner/drafts/y.md"]).exits(1).paths(), ["inner/drafts/y.md"]);
    assert_eq!(sandbox.lines(&["skipped/z.md"]).exits(1).paths(), ["skipped/z.md"]);
}

#[test]
fn a_path_that_is_missing_still_fails() {
    let ran = sandbox().run(&["check", "gone.md", "drafts"]).exits(2);
    ran.says(&["error: gone.md: ", "`drafts` is excluded"]);
}

#[test]
fn everything_may_be_excluded() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "exclude = [\"*\"]\n"), ("a.md", CLEAN), ("b/c.md", CLEAN)]);
    sandbox.run(&["check"]).exits(0).says(&["all Markdown files under `.` are excluded by digestlint.toml"]);
    sandbox.run(&["check", "b"]).exits(0).says(&["`b` is excluded by `*`"]);
}
