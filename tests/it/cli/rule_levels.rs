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

#[test]
fn a_rule_that_is_asked_for_looks_even_where_the_schema_turns_it_off() {
    let seed = include_str!("../../../seeds/commonmark-spec.md");
    let keyword = seed.lines().find(|line| line.starts_with("* ")).unwrap();
    let doubled = seed.replace("## Themes\n\n", &format!("## Themes\n\n{keyword}\n"));
    let sandbox = Sandbox::new(&[("a.md", &doubled)]);
    sandbox.run(&["check", "-q", "a.md"]).exits(0).prints_nothing();
    for flags in [["--select", "list-overlap"], ["--warn", "list-overlap"]] {
        let ran = sandbox.run(&[&["check", "--output-format", "concise", "a.md"][..], &flags].concat()).exits(0);
        assert!(ran.stdout.contains("warning[list-overlap]"), "{}", ran.stdout);
    }
    sandbox.write("digestlint.toml", "[rules]\nlist-overlap = \"note\"\n");
    sandbox.run(&["check", "a.md"]).exits(0).says(&["1 note"]);
    sandbox.write("digestlint.toml", "[rules]\nlist-overlap = \"off\"\n");
    sandbox.run(&["check", "a.md", "--select", "list-overlap"]).exits(0).says(&["1 warning"]);
}
