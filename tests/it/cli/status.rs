use crate::cli::sandbox::{CLEAN, ERROR, Sandbox, WARNING};

#[test]
fn a_clean_file_is_0() {
    Sandbox::new(&[("a.md", CLEAN)]).check(&["a.md"]).exits(0).prints_nothing();
}

#[test]
fn an_error_is_1() {
    Sandbox::new(&[("a.md", ERROR)]).check(&["a.md"]).exits(1).prints(&["file-encoding"]);
}

#[test]
fn a_warning_is_0_until_there_are_too_many() {
    let sandbox = Sandbox::new(&[("a.md", WARNING), ("b.md", WARNING)]);
    sandbox.check(&[]).exits(0).prints(&["file-encoding"]);
    sandbox.check(&["--max-warnings", "2"]).exits(0);
    sandbox
        .check(&["--max-warnings", "1"])
        .exits(1)
        .says(&["2 warnings are more than the 1 that --max-warnings allows"]);
    sandbox.check(&["--max-warnings=0", "a.md"]).exits(1);
}

#[test]
fn exit_zero_forgives_findings_but_not_failures() {
    let sandbox = Sandbox::new(&[("a.md", ERROR), ("b.md", WARNING)]);
    sandbox.check(&["--exit-zero"]).exits(0).prints(&["file-encoding"]);
    sandbox.check(&["--exit-zero", "--max-warnings", "0"]).exits(0);
    sandbox.check(&["--exit-zero", "a.md", "gone.md"]).exits(2);
}

#[test]
fn wrong_usage_is_2() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    for arguments in [
        &["--no-such-flag"][..],
        &["--output-format", "sarf"],
        &["--jobs", "0"],
        &["--jobs", "many"],
        &["--max-warnings", "-1"],
        &["--color", "sometimes"],
        &["-", "a.md"],
        &["--stdin-filename", "x.md", "a.md"],
        &["--statistics", "--output-format", "json"],
        &["--statistics", "--output-format", "jsonl"],
    ] {
        sandbox.check(arguments).exits(2).says(&["error: "]).prints_nothing();
    }
    sandbox.run(&[]).exits(2).says(&["Usage: digestlint"]).prints_nothing();
    sandbox.run(&["chek"]).exits(2).says(&["tip: ", "'check'"]);
}

#[test]
fn a_bad_epoch_is_2_and_named() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    let ran = sandbox.run_with(&[("SOURCE_DATE_EPOCH", "yesterday")], &["check", "a.md"]);
    ran.exits(2).says(&["SOURCE_DATE_EPOCH is `yesterday`"]).prints_nothing();
}

#[test]
fn the_version_is_told() {
    let ran = Sandbox::new(&[]).run(&["--version"]).exits(0);
    assert_eq!(ran.stdout, format!("digestlint {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn quiet_leaves_out_the_summary_and_nothing_else() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let (loud, quiet) = (sandbox.check(&[]).exits(1), sandbox.check(&["-q"]).exits(1));
    assert_eq!(loud.stdout, quiet.stdout);
    assert!(loud.stderr.contains(" ms)"), "{}", loud.stderr);
    assert_eq!(quiet.stderr, "");
}

#[test]
fn a_count_that_is_none_is_told() {
    let ran = Sandbox::new(&[]).check(&["--max-warnings", "few"]).exits(2);
    ran.says(&["invalid value 'few' for '--max-warnings <N>': it must be a whole number from 0 up"]);
}
