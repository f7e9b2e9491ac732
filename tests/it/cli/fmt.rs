use std::fs;

use crate::cli::sandbox::Sandbox;

const UNTIDY: &str = "# A title\n- a\n- b\n\n\n\n|x|y|\n|-|-:|\n|1|2|\n\n";
const TIDY: &str = "\
# A title

* a
* b

| x   |   y |
|-----|----:|
| 1   |   2 |
";

#[test]
fn files_are_laid_out() {
    let sandbox = Sandbox::new(&[("a.md", UNTIDY), ("b/b.md", TIDY)]);
    sandbox.run(&["fmt"]).exits(0).prints_nothing().says(&["1 file reformatted, 1 unchanged ("]);
    assert_eq!(sandbox.read("a.md"), TIDY);
    sandbox.run(&["fmt", "a.md"]).exits(0).says(&["0 files reformatted, 1 unchanged ("]);
    assert_eq!(sandbox.run(&["fmt", "--quiet"]).exits(0).stderr, "");
}

#[test]
fn a_check_names_the_files_and_writes_nothing() {
    let sandbox = Sandbox::new(&[("a.md", UNTIDY), ("b.md", TIDY), ("c.md", UNTIDY)]);
    for jobs in ["1", "3"] {
        let ran = sandbox.run(&["fmt", "--check", "--jobs", jobs]).exits(1);
        assert_eq!(ran.stdout, "a.md\nc.md\n");
        ran.says(&["2 files would be reformatted, 1 unchanged ("]);
    }
    assert_eq!(sandbox.read("a.md"), UNTIDY);
    sandbox.run(&["fmt", "--check", "b.md"]).exits(0).prints_nothing();
}

#[test]
fn a_diff_writes_nothing() {
    let sandbox = Sandbox::new(&[("a.md", "# A title\n\n\n\nText.\n"), ("b.md", TIDY)]);
    for more in [&["--diff"][..], &["--diff", "--check"]] {
        let ran = sandbox.run(&[&["fmt"], more].concat()).exits(1);
        assert_eq!(ran.stdout, "--- a.md\n+++ a.md\n@@ -1,5 +1,3 @@\n # A title\n \n-\n-\n Text.\n");
    }
    assert_eq!(sandbox.read("a.md"), "# A title\n\n\n\nText.\n");
    sandbox.run(&["fmt", "--diff", "b.md"]).exits(0).prints_nothing();
}

#[test]
fn standard_input_goes_to_standard_output() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "exclude = [\"drafts/\"]\n")]);
    for more in [&["-"][..], &["--stdin-filename", "a.md"], &["-", "--stdin-filename", "a.md"]] {
        let ran = sandbox.run_on(UNTIDY.as_bytes(), &[&["fmt"], more].concat()).exits(0);
        assert_eq!(ran.stdout, TIDY);
        assert_eq!(sandbox.run_on(TIDY.as_bytes(), &[&["fmt"], more].concat()).exits(0).stdout, TIDY);
    }
    let excluded = sandbox.run_on(UNTIDY.as_bytes(), &["fmt", "-", "--stdin-filename", "drafts/a.md"]).exits(0);
    assert_eq!(excluded.stdout, UNTIDY);
    excluded.says(&["nothing was changed"]);
    let checked = sandbox.run_on(UNTIDY.as_bytes(), &["fmt", "--check", "-"]).exits(1);
    assert_eq!(checked.stdout, "<stdin>\n");
    let diff = sandbox.run_on(UNTIDY.as_bytes(), &["fmt", "--diff", "-"]).exits(1);
    assert!(diff.stdout.starts_with("--- <stdin>\n"), "{}", diff.stdout);
    assert_eq!(sandbox.run_on(b"", &["fmt", "-"]).exits(0).stdout, "");
    sandbox.run(&["fmt", "-", "a.md"]).exits(2).says(&["`-` cannot be given with other paths"]);
}

#[test]
fn the_project_file_says_how() {
    let sandbox = Sandbox::new(&[("a.md", UNTIDY), ("b/a.md", UNTIDY), ("c/a.md", UNTIDY)]);
    let format = "[format]\nlist-marker = \"-\"\ntables = \"compact\"\n";
    let exception = "[[override]]\nfiles = \"b/\"\nformat = { tables = \"keep\" }\n";
    sandbox.write("digestlint.toml", format!("exclude = \"c/\"\n{format}{exception}"));
    sandbox.run(&["fmt", "a.md", "b", "c/a.md"]).exits(0).says(&["2 files reformatted, 0 unchanged"]);
    assert_eq!(sandbox.read("a.md"), "# A title\n\n- a\n- b\n\n| x | y |\n|---|--:|\n| 1 | 2 |\n");
    assert_eq!(sandbox.read("b/a.md"), "# A title\n\n- a\n- b\n\n|x|y|\n|-|-:|\n|1|2|\n");
    assert_eq!(sandbox.read("c/a.md"), UNTIDY);
    sandbox.run(&["fmt", "c/a.md", "--isolated"]).exits(0);
    assert_eq!(sandbox.read("c/a.md"), TIDY);
    sandbox.write("other.toml", "[format]\nlist-marker = \"+\"\n");
    sandbox.run(&["fmt", "a.md", "--config", "other.toml"]).exits(0);
    assert!(sandbox.read("a.md").contains("\n+ a\n"));
}

#[test]
fn a_schema_is_of_no_matter() {
    let sandbox = Sandbox::new(&[("a.md", UNTIDY), ("digestlint.toml", "schema = \"gone.toml\"\n")]);
    sandbox.run(&["check"]).exits(2);
    sandbox.run(&["fmt"]).exits(0);
    assert_eq!(sandbox.read("a.md"), TIDY);
}

#[test]
fn a_file_that_cannot_be_laid_out_leaves_the_others_be() {
    let sandbox = Sandbox::new(&[("b.md", UNTIDY), ("c.md", UNTIDY)]);
    sandbox.write("a.md", b"# caf\xe9 \n");
    let path = sandbox.path("b.md");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let ran = sandbox.run(&["fmt"]).exits(2);
    ran.says(&["error: a.md: not UTF-8 at line 1, column 6", "error: b.md: the file is read-only", ", 2 failed ("]);
    assert_eq!(sandbox.read("c.md"), TIDY);
    assert_eq!(fs::read(sandbox.path("a.md")).unwrap(), b"# caf\xe9 \n");
    sandbox.run(&["fmt", "gone.md"]).exits(2).says(&["gone.md"]);
    sandbox.run(&["fmt", "--check", "--config", "gone.toml"]).exits(2);
}

#[test]
fn folders_with_nothing_to_lay_out_are_told() {
    let sandbox = Sandbox::new(&[("empty/a.txt", ""), ("a.md", TIDY)]);
    sandbox.run(&["fmt", "empty"]).exits(2).says(&["no Markdown files found under `empty`"]);
    sandbox.run(&["fmt", "empty", "a.md"]).exits(0).says(&["warning: no Markdown files"]);
    sandbox.write("digestlint.toml", "exclude = \"*.md\"\n");
    sandbox.run(&["fmt", "a.md"]).exits(0).says(&["nothing was changed"]);
}

#[test]
fn the_rules_on_layout_are_off_until_they_are_turned_on() {
    let sandbox = Sandbox::new(&[("a.md", UNTIDY)]);
    sandbox.check(&["--output-format", "concise"]).exits(0).prints_nothing();
    let select = "table-format,list-marker,blank-lines,final-newline";
    let ran = sandbox.check(&["--output-format", "concise", "--select", select]).exits(0);
    let found: Vec<_> = ran.stdout.lines().map(str::to_owned).collect();
    let expected = [
        "a.md:2:1: warning[blank-lines] 1 blank line is missing here",
        "a.md:2:1: warning[list-marker] the list has the bullet `-`, not `*`",
        "a.md:5:1: warning[blank-lines] there are 3 blank lines here, where 1 belongs",
        "a.md:7:2: warning[table-format] the table is not laid out: a cell of `x` is 1 wide with its blanks, not 5",
        "a.md:10:1: warning[final-newline] the text ends with 2 line endings, not with 1 line ending",
    ];
    assert_eq!(found, expected);
    sandbox.write("digestlint.toml", "[rules]\ntrailing-whitespace = \"error\"\n[format]\nlist-marker = \"-\"\n");
    sandbox.check(&["--select", "list-marker"]).exits(0).prints_nothing();
    sandbox.write("a.md", "# A title \n");
    sandbox.check(&["--output-format", "concise"]).exits(1).prints(&["a.md:1:10: error[trailing-whitespace]"]);
    sandbox.check(&["--warn", "trailing-whitespace", "--fix"]).exits(0).says(&["; 1 fixed"]);
    assert_eq!(sandbox.read("a.md"), "# A title\n");
}

#[test]
fn a_comment_that_keeps_the_formatter_away_is_not_unused() {
    let text = format!("<!-- digestlint-disable-file table-format -- by hand -->\n\n{TIDY}").replace("| 1   |", "|1|");
    let sandbox = Sandbox::new(&[("a.md", &text)]);
    sandbox.check(&[]).exits(0).prints_nothing();
    sandbox.check(&["--warn", "table-format"]).exits(0).prints_nothing();
    sandbox.run(&["fmt", "--check"]).exits(0);
}
