use crate::cli::sandbox::{ERROR, Sandbox};

const DIGEST: &str = "\
# A title

<!-- digestlint-disable-next-line prose-mojibake -- quoted as it was sent -->
Itâ€™s an example.

<!-- digestlint-disable-next-line link-url -->
Itâ€™s another.
";

#[test]
fn what_is_suppressed_counts_nowhere() {
    let sandbox = Sandbox::new(&[("a.md", &format!("<!-- digestlint-disable-file file-encoding -->\n\n{ERROR}"))]);
    sandbox.check(&["a.md"]).exits(0).prints_nothing().says(&["no findings in 1 file"]);
    sandbox.check(&["--statistics", "a.md"]).exits(0).prints_nothing();
    sandbox.check(&["--error", "file-encoding", "--max-warnings", "0", "a.md"]).exits(0).prints_nothing();
}

#[test]
fn an_unused_suppression_is_shown_with_the_rest() {
    let sandbox = Sandbox::new(&[("a.md", DIGEST)]);
    insta::assert_snapshot!(sandbox.check(&["-q", "a.md"]).exits(0).stdout);
    sandbox.check(&["--max-warnings", "1", "a.md"]).exits(1).says(&["2 warnings in 1 of 1 file"]);
    sandbox.check(&["--ignore", "suppression-unused", "a.md"]).exits(0).says(&["1 warning in 1 of 1 file"]);
    sandbox.check(&["--select", "prose-mojibake", "a.md"]).exits(0).says(&["1 warning in 1 of 1 file"]);
    sandbox.check(&["--error", "suppression-unused", "a.md"]).exits(1).says(&["1 error and 1 warning"]);
}

#[test]
fn an_unknown_rule_in_a_comment_fails_the_run() {
    let sandbox = Sandbox::new(&[("a.md", "# A title\n\n<!-- digestlint-disable prose-mojibak -->\n")]);
    let ran = sandbox.check(&["--output-format", "concise", "a.md"]).exits(1);
    assert_eq!(ran.stdout, "a.md:3:25: error[suppression-unknown] there is no rule `prose-mojibak`\n");
}
