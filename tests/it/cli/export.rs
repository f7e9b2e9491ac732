use crate::cli::sandbox::Sandbox;

const SCHEMA: &str = r#"
[schema]
name = "note"

[[section]]
heading = "Rows"
content = "table"
table = "rows"

[table.rows]
columns = [{ name = "name" }, { name = "score", type = "integer" }]
"#;

fn document(score: &str) -> String {
    format!("# A note\n\n## Rows\n\n| name | score |\n|---|---|\n| a, b | {score} |\n")
}

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new(&[("note.toml", SCHEMA), ("digestlint.toml", "schema = \"note.toml\"\n")]);
    sandbox.write("notes/a.md", document("4"));
    sandbox.write("notes/b.md", document("5"));
    sandbox
}

const A: &str =
    r#"{"path":"notes/a.md","schema":"note","title":"A note","sections":{"Rows":[{"name":"a, b","score":4}]}}"#;
const B: &str =
    r#"{"path":"notes/b.md","schema":"note","title":"A note","sections":{"Rows":[{"name":"a, b","score":5}]}}"#;

#[test]
fn each_document_is_a_line() {
    let ran = sandbox().run(&["export"]).exits(0).says(&["2 documents exported ("]);
    assert_eq!(ran.stdout, format!("{A}\n{B}\n"));
}

#[test]
fn each_row_is_a_line() {
    let ran = sandbox().run(&["export", "--format", "csv", "--table", "rows", "--quiet"]).exits(0).says(&[]);
    assert_eq!(ran.stdout, "path,section,name,score\nnotes/a.md,Rows,\"a, b\",4\nnotes/b.md,Rows,\"a, b\",5\n");
    assert_eq!(ran.stderr, "");
}

#[test]
fn documents_with_errors_are_left_out() {
    let sandbox = sandbox();
    sandbox.write("notes/a.md", document("four"));
    let ran = sandbox.run(&["export"]).exits(1);
    assert_eq!(ran.stdout, format!("{B}\n"));
    ran.says(&["warning: notes/a.md: left out: it has 1 error", "1 document exported, 1 left out (", "--lenient"]);
    let ran = sandbox.run(&["export", "--lenient"]).exits(0);
    assert_eq!(ran.stdout, format!("{}\n{B}\n", A.replace('4', "\"four\"")));
}

#[test]
fn levels_of_the_project_decide_what_an_error_is() {
    let sandbox = sandbox();
    sandbox.write("notes/a.md", document("four"));
    sandbox.write("digestlint.toml", "schema = \"note.toml\"\n[rules]\nvalue-type = \"warn\"\n");
    sandbox.run(&["export"]).exits(0).says(&["2 documents exported"]);
}

#[test]
fn a_baseline_makes_no_document_sound() {
    let sandbox = sandbox();
    sandbox.write("notes/a.md", document("four"));
    sandbox.run(&["check", "--write-baseline"]);
    sandbox.write("digestlint.toml", "schema = \"note.toml\"\nbaseline = \"digestlint-baseline.json\"\n");
    sandbox.run(&["check"]).exits(0);
    sandbox.run(&["export"]).exits(1).says(&["notes/a.md: left out"]);
}

#[test]
fn a_text_that_is_not_utf_8_has_no_values() {
    let sandbox = sandbox();
    sandbox.write("notes/a.md", b"# A\xff\n");
    for arguments in [&["export"][..], &["export", "--lenient"]] {
        assert_eq!(sandbox.run(arguments).exits(1).says(&["notes/a.md: left out"]).stdout, format!("{B}\n"));
    }
}

#[test]
fn what_no_flag_can_export_is_not_offered_one() {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("a.md", b"# A\xff\n");
    let ran = sandbox.run(&["export", "a.md", "--lenient"]).exits(1).says(&["a.md: left out: it is not UTF-8"]);
    assert!(!ran.stderr.contains("--lenient"), "{}", ran.stderr);
}

#[test]
fn values_may_go_to_a_file() {
    let sandbox = sandbox();
    sandbox.run(&["export", "--output-file", "out.jsonl", "notes/b.md"]).exits(0).prints_nothing();
    assert_eq!(sandbox.read("out.jsonl"), format!("{B}\n"));
}

#[test]
fn the_order_is_that_of_the_paths_for_any_number_of_threads() {
    let sandbox = sandbox();
    for at in 0..150 {
        sandbox.write(&format!("many/{at:03}.md"), document(&at.to_string()));
    }
    let one = sandbox.run(&["export", "many", "-j", "1"]).exits(0).stdout;
    assert_eq!(one.lines().count(), 150);
    assert_eq!(sandbox.run(&["export", "many", "-j", "3"]).exits(0).stdout, one);
}

#[test]
fn what_does_not_go_together_is_refused() {
    let sandbox = sandbox();
    sandbox.run(&["export", "--table", "rows"]).exits(2).says(&["--table is for comma-separated values only"]);
    sandbox.run(&["export", "--format", "csv"]).exits(2).says(&["--table <NAME>"]);
    let ran = sandbox.run(&["export", "--format", "csv", "--table", "Row"]).exits(2).prints_nothing();
    ran.says(&["no schema here has a table", "did you mean `Rows`?"]);
    let ran = sandbox.run(&["export", "--format", "csv", "--table", "else"]).exits(2);
    ran.says(&["help: there are `rows`, `Rows`"]);
}

#[test]
fn nothing_to_export_is_told_as_by_a_check() {
    let sandbox = sandbox();
    sandbox.run(&["export", "no.md"]).exits(2).says(&["no.md: "]);
    sandbox.write("empty/a.txt", "");
    sandbox.run(&["export", "empty"]).exits(2).says(&["no Markdown files found under `empty`"]);
    sandbox.write("digestlint.toml", "schema = \"note.toml\"\nexclude = [\"notes/\"]\n");
    sandbox.run(&["export", "notes"]).exits(0).prints_nothing();
    sandbox.run(&["export", "notes/a.md", "no.md"]).exits(2);
}
