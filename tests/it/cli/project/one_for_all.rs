//! `--config` and `--isolated`.

use super::{BARE, FREE_PROJECT, STRICT, Sandbox};
use crate::cli::sandbox::{ERROR, FREE};

#[test]
fn one_project_file_serves_all_files() {
    let sandbox = Sandbox::new(&[
        ("shared/lint.toml", "schema = \"own.toml\"\nexclude = [\"/drafts/\"]\n"),
        ("shared/own.toml", FREE),
        ("digestlint.toml", "schema = \"strict.toml\"\n"),
        ("strict.toml", STRICT),
        ("a.md", BARE),
        ("drafts/b.md", ERROR),
        ("shared/drafts/c.md", BARE),
    ]);
    sandbox.lines(&[]).exits(1);
    // Its patterns are relative to the current folder, its schemas to itself.
    sandbox.run(&["check", "--config", "shared/lint.toml"]).exits(0).says(&["no findings in 2 files"]);
    let ran = sandbox.run_in("drafts", &["check", "--config", "../shared/lint.toml"]).exits(1);
    ran.says(&["1 error in 1 of 1 file"]);
}

#[test]
fn it_may_be_a_pyproject() {
    let sandbox = Sandbox::new(&[
        ("own/pyproject.toml", "[tool.digestlint]\nschema = \"../free.toml\"\n"),
        ("bare/pyproject.toml", "[tool.other]\n"),
        ("a.md", BARE),
    ]);
    sandbox.run(&["check", "--config", "own/pyproject.toml"]).exits(0);
    let ran = sandbox.run(&["check", "--config", "bare/pyproject.toml"]).exits(2).prints_nothing();
    ran.says(&["error: bare/pyproject.toml: there is no table [tool.digestlint] in it\n", "nothing was checked"]);
}

#[test]
fn it_must_be_there() {
    let sandbox = Sandbox::new(&[("a.md", BARE)]);
    let ran = sandbox.run(&["check", "--config", "no.toml"]).exits(2).prints_nothing();
    assert_eq!(
        ran.stderr,
        "error: no.toml: No such file or directory\nerror: not every project file could be read; nothing was checked\n"
    );
    sandbox.run(&["check", "--config", "."]).exits(2).says(&["error: .: Is a directory"]);
}

#[test]
fn files_outside_the_current_folder_meet_no_pattern() {
    let sandbox = Sandbox::new(&[
        ("lint.toml", "schema = \"free.toml\"\nexclude = [\"*\"]\n"),
        ("a.md", BARE),
        ("sub/b.md", BARE),
    ]);
    sandbox.run_in("sub", &["check", "--config", "../lint.toml", "../a.md"]).exits(0).says(&["1 file"]);
    sandbox.run_in("sub", &["check", "--config", "../lint.toml", "b.md"]).exits(0).says(&["`b.md` is excluded by `*`"]);
}

#[test]
fn isolated_looks_at_no_project_file() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "not TOML"), ("a.md", BARE)]);
    sandbox.run(&["check"]).exits(2);
    sandbox.run(&["check", "--isolated", "--schema", "free.toml"]).exits(0);
}

#[test]
fn the_two_do_not_go_together() {
    let sandbox = Sandbox::new(&[("lint.toml", FREE_PROJECT), ("a.md", BARE)]);
    sandbox.run(&["check", "--isolated", "--config", "lint.toml"]).exits(2).says(&["cannot be used with"]);
}
