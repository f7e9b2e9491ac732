use crate::cli::sandbox::{ERROR, Sandbox, WARNING};

#[test]
fn an_unknown_rule_is_refused_with_the_one_that_was_meant() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    for flag in ["--select", "--ignore", "--warn", "--error"] {
        let ran = sandbox.check(&[flag, "file-encodin"]).exits(2).prints_nothing();
        ran.says(&["file-encodin", "did you mean `file-encoding`?"]);
        sandbox.check(&[flag, "zzz"]).exits(2).says(&["`digestlint explain` lists them all"]);
        sandbox.check(&[flag, "file-encoding,"]).exits(2);
    }
}

#[test]
fn an_ignored_rule_is_silent() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    sandbox.check(&["--ignore", "file-encoding"]).exits(0).prints_nothing();
    sandbox.check(&["--select", "file-encoding", "--ignore", "file-encoding"]).exits(0).prints_nothing();
}

#[test]
fn a_selected_rule_runs() {
    Sandbox::new(&[("a.md", ERROR)]).check(&["--select", "file-encoding"]).exits(1);
}

#[test]
fn levels_have_the_last_word() {
    let sandbox = Sandbox::new(&[("a.md", ERROR), ("b.md", WARNING)]);
    sandbox.check(&["--warn", "file-encoding", "a.md"]).exits(0).says(&["1 warning"]);
    sandbox.check(&["--error", "file-encoding", "b.md"]).exits(1).says(&["1 error"]);
    sandbox.check(&["--ignore", "file-encoding", "--warn", "file-encoding", "a.md"]).exits(0).says(&["1 warning"]);
    sandbox.check(&["--error", "file-encoding", "--warn", "file-encoding", "a.md"]).exits(1).says(&["1 error"]);
}
