use crate::cli::sandbox::{ERROR, Sandbox};

const ESCAPE: char = '\u{1b}';

#[track_caller]
fn colored(variables: &[(&str, &str)], arguments: &[&str], expected: bool) {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let arguments = [&["check", "--schema", "free.toml", "a.md", "gone.md"], arguments].concat();
    let ran = sandbox.run_with(variables, &arguments).exits(2);
    assert_eq!(ran.stdout.contains(ESCAPE), expected, "stdout, {variables:?} {arguments:?}");
    assert_eq!(ran.stderr.contains(ESCAPE), expected, "stderr, {variables:?} {arguments:?}");
}

#[test]
fn a_pipe_gets_no_color() {
    colored(&[], &[], false);
    colored(&[("CLICOLOR", "1"), ("TERM", "xterm-256color")], &[], false);
}

#[test]
fn the_flag_decides() {
    colored(&[("NO_COLOR", "1")], &["--color", "always"], true);
    colored(&[("FORCE_COLOR", "1")], &["--color", "never"], false);
}

#[test]
fn the_environment_decides_where_the_flag_does_not() {
    colored(&[("FORCE_COLOR", "1")], &[], true);
    colored(&[("FORCE_COLOR", "1"), ("NO_COLOR", "1")], &[], false);
    colored(&[("FORCE_COLOR", "1"), ("NO_COLOR", "")], &[], true);
    colored(&[("FORCE_COLOR", "0")], &[], false);
    colored(&[("CLICOLOR_FORCE", "1")], &["--color", "auto"], true);
    colored(&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")], &[], true);
    colored(&[("CLICOLOR_FORCE", "0")], &[], false);
}

#[test]
fn help_and_usage_errors_obey_too() {
    let sandbox = Sandbox::new(&[]);
    let help = |variables: &[_], arguments: &[_]| sandbox.run_with(variables, arguments).stdout.contains(ESCAPE);
    assert!(!help(&[], &["--help"]));
    assert!(help(&[("FORCE_COLOR", "1")], &["--help"]));
    assert!(help(&[], &["check", "--color=always", "--help"]));
    assert!(!help(&[("FORCE_COLOR", "1")], &["--color", "never", "check", "--help"]));
    let usage = sandbox.run_with(&[("FORCE_COLOR", "1")], &["check", "--no-such-flag"]).exits(2);
    assert!(usage.stderr.contains(ESCAPE));
}

#[test]
fn an_output_file_is_colored_only_by_the_flag() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let arguments = ["check", "--schema", "free.toml", "a.md", "--output-file", "report"];
    sandbox.run_with(&[("FORCE_COLOR", "1")], &arguments).exits(1);
    assert!(!sandbox.read("report").contains(ESCAPE));
    sandbox.run(&[&arguments[..], &["--color", "always"]].concat()).exits(1);
    assert!(sandbox.read("report").contains(ESCAPE));
}
