//! The levels of rules, and who has the last word on them.

use super::{BARE, STRICT, Sandbox};
use crate::cli::sandbox::WARNING;

#[track_caller]
fn found(project: &str, arguments: &[&str], expected: &str) {
    let sandbox =
        Sandbox::new(&[("digestlint.toml", &format!("schema = \"free.toml\"\n{project}")), ("a.md", WARNING)]);
    let ran = sandbox.lines(arguments);
    let severity = ran.stdout.split(": ").nth(1).and_then(|it| it.split('[').next()).unwrap_or("nothing");
    assert_eq!(severity, expected, "{project} {arguments:?}: {}{}", ran.stdout, ran.stderr);
}

#[test]
fn a_rule_has_its_own_level() {
    found("", &[], "warning");
}

#[test]
fn a_project_file_sets_levels() {
    for (level, severity) in [("error", "error"), ("warn", "warning"), ("note", "note"), ("off", "nothing")] {
        found(&format!("[rules]\nfile-encoding = \"{level}\"\n"), &[], severity);
    }
}

#[test]
fn an_override_comes_before_it() {
    let project =
        "[rules]\nfile-encoding = \"error\"\n[[override]]\nfiles = [\"a.md\"]\nrules = { file-encoding = \"note\" }\n";
    found(project, &[], "note");
    let later = "[[override]]\nfiles = [\"*.md\"]\nrules = { file-encoding = \"off\" }\n";
    found(&[project, later].concat(), &[], "nothing");
    let elsewhere = "[[override]]\nfiles = [\"b.md\"]\nrules = { file-encoding = \"off\" }\n";
    found(&[project, elsewhere].concat(), &[], "note");
}

#[test]
fn the_command_line_comes_before_all() {
    let project =
        "[rules]\nfile-encoding = \"note\"\n[[override]]\nfiles = [\"a.md\"]\nrules = { file-encoding = \"off\" }\n";
    found(project, &["--warn", "file-encoding"], "warning");
    found(project, &["--error", "file-encoding"], "error");
    let on = "[rules]\nfile-encoding = \"error\"\n";
    found(on, &["--ignore", "file-encoding"], "nothing");
    found(on, &["--select", "section-missing"], "nothing");
    found(on, &["--select", "file-encoding"], "error");
}

#[test]
fn a_selected_rule_runs_even_where_it_is_off() {
    found("[rules]\nfile-encoding = \"off\"\n", &["--select", "file-encoding"], "warning");
}

#[test]
fn a_declaration_comes_after_the_project_file() {
    let schema = [STRICT, "severity = \"note\"\n"].concat();
    let sandbox =
        Sandbox::new(&[("digestlint.toml", "schema = \"own.toml\"\n"), ("own.toml", &schema), ("a.md", BARE)]);
    sandbox.lines(&[]).exits(0).prints(&["note[section-missing]"]);
    sandbox.write("digestlint.toml", "schema = \"own.toml\"\n[rules]\nsection-missing = \"error\"\n");
    sandbox.lines(&[]).exits(1).prints(&["error[section-missing]"]);
}
