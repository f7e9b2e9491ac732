use crate::cli::sandbox::Sandbox;

fn record(number: usize) -> String {
    format!("# Record {number}\n\n## State\n\n* Open: {}\n", if number.is_multiple_of(2) { "true" } else { "false" })
}

fn sandbox(count: usize) -> Sandbox {
    let sandbox = Sandbox::new(&[]);
    (1..=count).for_each(|number| sandbox.write(&format!("docs/{number:03}.md"), record(number)));
    sandbox
}

#[test]
fn what_is_inferred_is_a_schema_for_check() {
    let sandbox = sandbox(12);
    let ran = sandbox.run(&["schema", "infer", "docs"]).exits(0).says(&["a schema from 12 files, 0 outliers ("]);
    let ran = ran.prints(&[
        "syntax = \"Record {record}\"",
        "[section.field.Open]\ntype = \"boolean\"",
        "Outliers: none of 12",
    ]);
    sandbox.write("own.toml", &ran.stdout);
    sandbox.run(&["schema", "check", "own.toml"]).exits(0);
    sandbox.run(&["check", "--schema", "own.toml", "docs"]).exits(0);
    sandbox.write("docs/bad.md", record(3).replace("Open", "Shut"));
    sandbox.run(&["check", "--schema", "own.toml", "docs"]).exits(1);
    sandbox.run(&["schema", "infer", "docs"]).exits(0).prints(&["# - docs/bad.md: "]).says(&["13 files, 1 outlier ("]);
}

#[test]
fn the_schema_goes_into_a_file() {
    let sandbox = sandbox(3);
    let arguments = ["schema", "infer", "-q", "docs", "--name", "a \"b\"", "--output-file", "own.toml"];
    let ran = sandbox.run(&arguments).exits(0).prints_nothing();
    assert_eq!(ran.stderr, "");
    assert!(sandbox.read("own.toml").contains("name = \"a \\\"b\\\"\"\n"));
    sandbox.run(&["schema", "infer", "docs", "--name", " "]).exits(2).says(&["it must not be blank"]);
    sandbox.run(&["schema", "infer", "docs", "--output-file", "no/own.toml"]).exits(2).says(&["no/own.toml"]);
}

#[test]
fn nothing_to_learn_from_fails() {
    let sandbox = Sandbox::new(&[("empty/a.txt", "")]);
    sandbox
        .run(&["schema", "infer", "empty"])
        .exits(2)
        .prints_nothing()
        .says(&["no Markdown files found under `empty`"]);
    sandbox.run(&["schema", "infer", "no.md"]).exits(2).prints_nothing().says(&["error: no.md: No such file"]);
}

#[test]
fn files_that_cannot_be_read_are_named() {
    let sandbox = sandbox(4);
    sandbox.write("docs/latin.md", b"# caf\xe9\n");
    let ran = sandbox.run(&["schema", "infer", "docs"]).exits(0).prints(&["from 4 files"]);
    ran.says(&["warning: docs/latin.md: not UTF-8 at line 1, column 6", "left out", "a schema from 4 files"]);
    sandbox.run(&["schema", "infer", "docs", "gone.md"]).exits(2).prints(&["from 4 files"]).says(&["error: gone.md: "]);
}

#[test]
fn the_threshold_is_a_share() {
    let sandbox = sandbox(2);
    for wrong in ["0.2", "1.5", "most", "nan", "90"] {
        let ran = sandbox.run(&["schema", "infer", "--threshold", wrong, "docs"]).exits(2).prints_nothing();
        ran.says(&["it must be a number from 0.5 to 1, such as 0.95"]);
    }
    sandbox.run(&["schema", "infer", "--threshold", "0.57", "docs"]).exits(0).prints(&["at least 57% of them"]);
}

#[test]
fn neither_threads_nor_the_order_of_paths_change_anything() {
    let sandbox = sandbox(150);
    sandbox.write("more/a.md", "# Another\n\n## Thing\n\n* x\n");
    let run = |arguments: &[&str]| sandbox.run(&[&["schema", "infer", "-q"], arguments].concat()).exits(0).stdout;
    let one = run(&["-j", "1", "docs", "more"]);
    for arguments in [&["-j", "2", "docs", "more"][..], &["-j", "7", "more", "docs"], &["more/a.md", "docs", "more"]] {
        assert_eq!(run(arguments), one, "{arguments:?}");
    }
}

#[test]
fn what_is_excluded_is_nothing_to_learn_from() {
    let sandbox = Sandbox::new(&[("docs/a.md", "# A\n\ntext\n"), ("digestlint.toml", "exclude = \"docs/\"\n")]);
    let ran = sandbox.run(&["schema", "infer", "docs"]).exits(2).prints_nothing();
    let said = "error: `docs` is excluded by `docs/` in digestlint.toml; there is nothing to learn from\n\
                help: `--isolated` looks at no project file\n";
    assert_eq!(ran.stderr, said);
}
