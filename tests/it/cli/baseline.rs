use std::fmt::Write;

use crate::cli::sandbox::{CLEAN, ERROR, Ran, Sandbox, WARNING};

const BASELINE: &str = "digestlint-baseline.json";

const SCHEMA: &str = "[schema]\nname = \"words\"\n\n[[section]]\nheading = \"Words\"\ncontent = \"list\"\n\
                      item = { max-length = 4 }\n";

/// A list with items that are too long.
fn words(items: &[&str]) -> String {
    items.iter().fold("# A title\n\n## Words\n\n".to_owned(), |text, item| text + "* " + item + "\n")
}

fn sandbox() -> Sandbox {
    let sandbox =
        Sandbox::new(&[("a.md", &words(&["birds", "cat", "snakes"])), ("b/c.md", &words(&["birds", "birds"]))]);
    sandbox.write("words.toml", SCHEMA);
    sandbox
}

impl Sandbox {
    fn words(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["check", "--schema", "words.toml", "--output-format", "concise"], arguments].concat())
    }
}

/// What the run says, without the time that it took.
fn told(ran: &Ran) -> String {
    let stderr = ran.stderr.split(" (").map(|part| part.split_once("ms)").map_or(part, |(_, rest)| rest));
    format!("{}---\n{}", ran.stdout, stderr.collect::<String>())
}

#[test]
fn a_repository_is_told_of_new_findings_only() {
    let sandbox = sandbox();
    sandbox.words(&[]).exits(0).says(&["4 warnings in 2 of 2 files"]);
    insta::assert_snapshot!(told(&sandbox.words(&["--write-baseline"]).exits(0)), @r"
    ---
    no findings in 2 files; 4 in the baseline
    wrote 4 findings to digestlint-baseline.json
    ");
    insta::assert_snapshot!(sandbox.read(BASELINE), @r#"
    {"version": 1, "findings": [
    {"path":"a.md","rule":"value-length","section":"Words","text":"birds"},
    {"path":"a.md","rule":"value-length","section":"Words","text":"snakes"},
    {"path":"b/c.md","rule":"value-length","section":"Words","text":"birds","count":2}
    ]}
    "#);
    sandbox.words(&["--baseline", "--max-warnings", "0"]).exits(0).prints_nothing().says(&["; 4 in the baseline"]);
    sandbox.write("a.md", words(&["cat", "horse", "snakes", "birds", "birds"]));
    insta::assert_snapshot!(told(&sandbox.words(&["--baseline"]).exits(0)), @r"
    a.md:6:3: warning[value-length] Words item `horse` has 5 characters, more than the maximum 4
    a.md:9:3: warning[value-length] Words item `birds` has 5 characters, more than the maximum 4
    ---
    2 warnings in 1 of 2 files; 4 in the baseline
    ");
    sandbox.words(&["--baseline", "--max-warnings", "1"]).exits(1);
}

#[test]
fn an_entry_whose_fault_is_gone_is_told_with_its_line() {
    let sandbox = sandbox();
    sandbox.words(&["--write-baseline"]).exits(0);
    sandbox.write("a.md", words(&["bird", "snakes"]));
    sandbox.write("b/c.md", words(&["birds"]).replace("Words", "Birds"));
    let full = ["--baseline", "-q", "--output-format", "full"];
    insta::assert_snapshot!(sandbox.run(&[&["check", "--schema", "words.toml"], &full[..]].concat()).exits(1).stdout);
    sandbox
        .words(&["--baseline", "-q", "--select", "section-unknown,baseline-unused", "a.md"])
        .exits(0)
        .prints_nothing();
    sandbox.words(&["--baseline", "--ignore", "value-length", "a.md"]).exits(0).says(&["no findings in 1 file"]);
    sandbox.words(&["--baseline", "--ignore", "baseline-unused", "a.md"]).exits(0).says(&["no findings in 1 file"]);
    sandbox.words(&["--baseline", "--error", "baseline-unused", "a.md"]).exits(1).says(&["1 error in 1 of 1 file"]);
    sandbox.words(&["a.md", "--write-baseline"]).exits(0).says(&["wrote 3 findings to"]);
    sandbox.words(&["a.md", "--baseline"]).exits(0).prints_nothing();
}

#[test]
fn a_baseline_may_lie_elsewhere() {
    let sandbox = sandbox();
    sandbox
        .words(&["--write-baseline", "lists/known.json"])
        .exits(2)
        .says(&["cannot write the baseline lists/known.json"]);
    sandbox.write("lists/x.txt", "");
    sandbox.words(&["--write-baseline", "lists/known.json"]).exits(0).says(&["wrote 4 findings to lists/known.json"]);
    assert!(sandbox.read("lists/known.json").contains("{\"path\":\"../b/c.md\","));
    sandbox.words(&["--baseline=lists/known.json", "b"]).exits(0).says(&["; 2 in the baseline"]);
    let absolute = sandbox.path("lists/known.json");
    sandbox.words(&["--baseline", &absolute.to_string_lossy()]).exits(0).says(&["; 4 in the baseline"]);
    let document = sandbox.path("a.md");
    let ran = sandbox.words(&[&document.to_string_lossy(), "--baseline=lists/known.json"]).exits(0);
    ran.says(&["; 2 in the baseline"]);
}

#[test]
fn the_project_file_names_the_baseline() {
    let sandbox = sandbox();
    sandbox.write("digestlint.toml", "schema = \"words.toml\"\nbaseline = \"known.json\"\n");
    sandbox
        .run(&["check"])
        .exits(2)
        .says(&["known.json: ", "help: `digestlint check --write-baseline` writes a baseline"]);
    sandbox.run(&["check", "--write-baseline"]).exits(0).says(&["wrote 4 findings to known.json"]);
    sandbox.run(&["check"]).exits(0).prints_nothing().says(&["; 4 in the baseline"]);
    let mut inner = sandbox.command(&["check"]);
    let ran: Ran = inner.current_dir(sandbox.path("b")).output().unwrap().into();
    ran.exits(0).prints_nothing().says(&["; 2 in the baseline"]);
    sandbox.words(&["--isolated"]).exits(0).says(&["4 warnings in 2 of 2 files"]);
}

#[test]
fn each_project_has_its_own_baseline() {
    let sandbox = sandbox();
    sandbox.write("digestlint.toml", "schema = \"words.toml\"\n");
    sandbox.write("b/digestlint.toml", "schema = \"../words.toml\"\nbaseline = \"known.json\"\n");
    sandbox.run(&["check", "b", "--write-baseline"]).exits(0).says(&["wrote 2 findings to b/known.json"]);
    assert!(sandbox.read("b/known.json").contains("{\"path\":\"c.md\","));
    // Wherever the run starts, and whatever else it is about.
    sandbox.run(&["check", "b/c.md"]).exits(0).prints_nothing().says(&["; 2 in the baseline"]);
    let ran = sandbox.run(&["check", "--output-format", "concise"]).exits(0).says(&["; 2 in the baseline"]);
    assert_eq!(ran.paths(), ["a.md", "a.md"]);
    sandbox
        .run(&["check", "--write-baseline"])
        .exits(0)
        .says(&["wrote 2 findings to digestlint-baseline.json\n", "wrote 2 findings to b/known.json\n"]);
    sandbox.run(&["check", "--baseline"]).exits(0).prints_nothing().says(&["; 4 in the baseline"]);
    // One that is named is for all.
    sandbox.run(&["check", "--write-baseline=all.json"]).exits(0).says(&["wrote 4 findings to all.json"]);
    sandbox.run(&["check", "--baseline=all.json"]).exits(0).prints_nothing().says(&["; 4 in the baseline"]);
}

#[test]
fn only_what_the_run_is_about_is_written_anew() {
    let sandbox = sandbox();
    sandbox.write("gone.md", words(&["mouse"]));
    sandbox.words(&["--write-baseline"]).exits(0).says(&["wrote 5 findings"]);
    std::fs::remove_file(sandbox.path("gone.md")).unwrap();
    sandbox.words(&["--baseline"]).exits(0).says(&[
        "warning: digestlint-baseline.json holds findings of `gone.md`, which no longer exists; --write-baseline drops them\n",
    ]);
    let ran = sandbox.words(&["a.md", "--baseline"]).exits(0);
    assert!(!ran.stderr.contains("no longer"), "{}", ran.stderr);
    sandbox.write("a.md", words(&["cat"]));
    // The rule is off, so its entries stay.
    sandbox.words(&["--write-baseline", "--ignore", "value-length"]).exits(0).says(&["wrote 4 findings"]);
    sandbox.words(&["a.md", "--write-baseline"]).exits(0).says(&["wrote 2 findings"]);
    insta::assert_snapshot!(sandbox.read(BASELINE), @r#"
    {"version": 1, "findings": [
    {"path":"b/c.md","rule":"value-length","section":"Words","text":"birds","count":2}
    ]}
    "#);
}

#[test]
fn suppressions_come_first() {
    let sandbox = Sandbox::new(&[("a.md", &format!("{ERROR}\n<!-- digestlint-disable-next-line prose-length -->\n"))]);
    sandbox.check(&["--write-baseline"]).exits(0).says(&["wrote 2 findings"]);
    sandbox.check(&["--baseline"]).exits(0).prints_nothing();
    sandbox.write("a.md", format!("<!-- digestlint-disable-file file-encoding -->\n\n{ERROR}"));
    let ran = sandbox.check(&["--baseline", "--output-format", "concise", "-q"]).exits(0);
    assert_eq!(ran.stdout.matches("baseline-unused").count(), 2, "{}", ran.stdout);
}

#[test]
fn any_text_can_be_in_it() {
    let sandbox = Sandbox::new(&[("a.md", ERROR), ("b.md", WARNING), ("c.md", CLEAN)]);
    sandbox.write("d.md", b"\xff\n");
    sandbox.check(&["--write-baseline"]).exits(0).says(&["wrote 3 findings"]);
    sandbox.check(&["--baseline", "--statistics"]).exits(0).prints_nothing().says(&["no findings in 4 files"]);
    assert_eq!(sandbox.check(&["--baseline", "--output-format", "json"]).exits(0).stdout, "[]\n");
    // Of a file that is no longer UTF-8 nothing is known to be gone.
    sandbox.write("b.md", b"\xff\n");
    let ran = sandbox.check(&["--baseline", "--output-format", "concise", "b.md"]).exits(1);
    assert_eq!(ran.stdout, "b.md:1:1: error[file-encoding] the file is not UTF-8: it contains 0xFF\n");
}

#[test]
fn standard_input_is_held_against_it_by_its_name() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    sandbox.check(&["--write-baseline"]).exits(0);
    let check = |arguments: &[&str]| {
        sandbox.run_on(ERROR.as_bytes(), &[&["check", "--schema", "free.toml", "--baseline"], arguments].concat())
    };
    check(&["--stdin-filename", "a.md"]).exits(0).says(&["; 1 in the baseline"]);
    check(&["--stdin-filename", "b.md"]).exits(1);
    sandbox.check(&["--write-baseline", "--stdin-filename", "a.md"]).exits(2).says(&["is for files"]).prints_nothing();
}

#[test]
fn a_run_that_fails_keeps_what_it_did_not_see() {
    let sandbox = Sandbox::new(&[("a.md", ERROR), ("b.md", ERROR)]);
    sandbox.check(&["--write-baseline"]).exits(0).says(&["wrote 2 findings"]);
    sandbox.check(&["a.md", "gone.md", "--write-baseline"]).exits(2).says(&["wrote 2 findings"]);
    sandbox.check(&["no-such-folder", "--write-baseline"]).exits(2);
    assert!(sandbox.read(BASELINE).contains("\"b.md\""));
    sandbox.check(&["a.md", "--write-baseline", "-q"]).exits(0);
}

#[test]
fn what_is_no_baseline_is_refused() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let refusals = [
        ("{\"version\": 1, \"findings\": [\n{\"path\":\"a.md\" \"rule\"}\n]}", &["--baseline"][..]),
        ("{\"version\": 1, \"findings\": [\n{\"path\":\"a.md\"}\n]}", &["--write-baseline"]),
        ("{\"version\": 7, \"findings\": []}", &["--baseline"]),
        ("{}", &["--baseline", "none.json"]),
        ("{}", &["--baseline", "a.md"]),
        ("{}", &["--write-baseline", "."]),
        ("{}", &["--baseline", "a.json", "--write-baseline", "b.json"]),
    ];
    let mut all = String::new();
    for (text, arguments) in refusals {
        sandbox.write(BASELINE, text);
        let ran = sandbox.check(arguments).exits(2).prints_nothing();
        _ = write!(all, "{}\n{}", arguments.join(" "), ran.stderr);
        assert_eq!(sandbox.read(BASELINE), text);
    }
    insta::assert_snapshot!(all);
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("words.toml", SCHEMA);
    for index in 0..200_usize {
        let item = ["birds", "cat", "snakes", "elephants"][index % 4];
        sandbox.write(&format!("{}/{index}.md", index % 7), words(&["birds", item, &"x".repeat(index % 9)]));
    }
    let written = |jobs| {
        sandbox.words(&["--write-baseline", "-j", jobs]).exits(0);
        sandbox.read(BASELINE)
    };
    let one = written("1");
    assert!(one.lines().count() > 200);
    for index in (0..200_usize).step_by(3) {
        sandbox.write(&format!("{}/{index}.md", index % 7), words(&["birds", "horses"]));
    }
    let told = |jobs| sandbox.words(&["--baseline", "-q", "-j", jobs]).exits(0).stdout;
    let told_by_one = told("1");
    assert!(told_by_one.lines().count() > 67, "{told_by_one}");
    for jobs in ["2", "7"] {
        assert_eq!(told(jobs), told_by_one);
    }
    let (mended, again) = (written("1"), written("5"));
    assert_eq!(mended, again);
    assert_ne!(mended, one);
}

/// The commands and the example of the page about adopting are as they are there.
#[test]
fn what_the_page_says_works() {
    const PAGE: &str = include_str!("../../../docs/adopting.md");
    let sandbox = sandbox();
    sandbox.write("digestlint.toml", "schema = \"words.toml\"\n");
    sandbox.write("digests/a.md", words(&["birds"]));
    let block = |language: &str| PAGE.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap();
    let commands = block("sh").lines().map(|line| line.split('#').next().unwrap().split_whitespace().skip(1));
    let runs: Vec<_> = commands.map(|arguments| sandbox.run(&arguments.collect::<Vec<_>>()).exits(0).stderr).collect();
    assert!(runs.len() == 2 && runs[0].contains("wrote 1 finding to digestlint-baseline.json\n"), "{runs:?}");
    assert!(runs[1].contains("; 1 in the baseline"), "{runs:?}");
    sandbox.write("digests/b.md", format!("# A title\n\n## Words\n\n{}", block("markdown")));
    sandbox.run(&["check", "digests/b.md"]).exits(0).prints_nothing();
    std::fs::rename(sandbox.path(BASELINE), sandbox.path("known-faults.json")).unwrap();
    sandbox.write("digestlint.toml", format!("schema = \"words.toml\"\n{}", block("toml")));
    sandbox.run(&["check", "digests"]).exits(0).says(&["; 1 in the baseline"]);
}
