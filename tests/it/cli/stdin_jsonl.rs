//! `check --stdin-jsonl`: a stream of documents in, a stream of answers out.

use std::io::{BufRead, BufReader, BufWriter, Write};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

use crate::cli::sandbox::{CLEAN, ERROR, Ran, Sandbox, WARNING};

const CHECK: &[&str] = &["check", "--stdin-jsonl", "--schema", "free.toml"];

fn line(path: &str, text: &str) -> String {
    json!({ "path": path, "text": text }).to_string() + "\n"
}

fn answers(ran: &Ran) -> Vec<Value> {
    ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The paths and statuses of the lines that end documents.
fn statuses(ran: &Ran) -> Vec<(Value, Value)> {
    let ends = answers(ran).into_iter().filter(|it| it.get("status").is_some());
    ends.map(|it| (it["path"].clone(), it["status"].clone())).collect()
}

#[test]
fn each_document_is_answered_by_its_findings_and_a_status() {
    let input = line("a.md", ERROR) + &line("./b.md", CLEAN) + "\n" + &line("c/c.md", WARNING);
    let ran = Sandbox::new(&[]).run_on(input.as_bytes(), CHECK).exits(1);
    insta::assert_snapshot!(ran.stdout, @r#"
    {"path":"a.md","rule":"file-encoding","severity":"error","message":"the text contains a NUL character","help":"remove it, and look whether the text around it is whole","start":{"line":3,"column":6,"offset":16},"end":{"line":3,"column":7,"offset":17},"schema":null,"fix":null}
    {"path":"a.md","line":1,"status":"checked","message":null,"help":null,"errors":1,"warnings":0,"notes":0}
    {"path":"./b.md","line":2,"status":"checked","message":null,"help":null,"errors":0,"warnings":0,"notes":0}
    {"path":"c/c.md","rule":"file-encoding","severity":"warning","message":"the file begins with a byte order mark, which hides its first heading from Markdown parsers","help":"save the file as UTF-8 without a byte order mark","start":{"line":1,"column":1,"offset":0},"end":{"line":1,"column":2,"offset":3},"schema":null,"fix":{"title":"remove the byte order mark","applicability":"safe","edits":[{"start":0,"end":3,"content":""}]}}
    {"path":"c/c.md","line":4,"status":"checked","message":null,"help":null,"errors":0,"warnings":1,"notes":0}
    "#);
    assert!(ran.stderr.starts_with("1 error and 1 warning in 2 of 3 files ("), "{}", ran.stderr);
}

#[test]
fn findings_are_those_of_the_json_lines_report() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let file = sandbox.check(&["--output-format", "jsonl", "a.md"]).exits(1);
    let ran = sandbox.run_on(line("a.md", ERROR).as_bytes(), CHECK).exits(1);
    assert_eq!(ran.stdout.lines().next(), file.stdout.lines().next());
}

#[test]
fn a_bad_line_is_answered_and_does_not_end_the_run() {
    let lines = [
        "{\"path\": \"a.md\"",
        "{\"path\": \"a.md\"}",
        "\"text\"",
        "{\"path\": \"\", \"text\": \"\"}",
        "{\"path\": \"a.md\", \"text\": \"\\ud800\"}",
    ];
    let mut input = lines.join("\n").into_bytes();
    input.extend(b"\n\xff\xfe\n");
    input.extend(vec![b' '; (16 << 20) + 2]);
    input.extend(b"\n");
    input.extend(line("a.md", CLEAN).into_bytes());
    let ran = Sandbox::new(&[]).run_on(&input, CHECK).exits(2).says(&["no findings in 1 file (", "; 7 not checked"]);
    let failures: Vec<_> = answers(&ran).iter().filter(|it| it["status"] == "failed").cloned().collect();
    assert_eq!(failures.len(), 7);
    let told: Vec<_> = failures.iter().map(|it| format!("{} | {}", it["message"], it["help"])).collect();
    insta::assert_snapshot!(told.join("\n"), @r##"
    "line 1 is not JSON: EOF while parsing an object, at column 15" | "write one object a line: {\"path\": \"digests/a.md\", \"text\": \"# A title\\n…\"}"
    "line 2 is not a document: missing field `text`, at column 16" | "write one object a line: {\"path\": \"digests/a.md\", \"text\": \"# A title\\n…\"}"
    "line 3 is not a document: invalid type: string \"text\", expected an object with `path` and `text`, at column 6" | "write one object a line: {\"path\": \"digests/a.md\", \"text\": \"# A title\\n…\"}"
    "line 4 is not a document: its `path` is empty" | "name the file that the text is meant for: it decides on the project file and the schema"
    "line 5 is not JSON: unexpected end of hex escape, at column 33" | "write one object a line: {\"path\": \"digests/a.md\", \"text\": \"# A title\\n…\"}"
    "line 6 is not JSON: expected value, at column 1" | "write one object a line: {\"path\": \"digests/a.md\", \"text\": \"# A title\\n…\"}"
    "line 7 is longer than 16 MiB" | "write the text to a file and check that: `digestlint check PATH`"
    "##);
    assert_eq!(answers(&ran).last().unwrap()["status"], "checked");
}

#[test]
fn the_path_chooses_what_holds() {
    let sandbox = Sandbox::new(&[
        ("digestlint.toml", "schema = \"free.toml\"\nexclude = [\"drafts/\"]\n"),
        ("strict/digestlint.toml", "schema = \"strict.toml\"\n"),
        ("strict/strict.toml", "[schema]\nname = \"strict\"\n[[section]]\nheading = \"A part\"\ncontent = \"any\"\n"),
        ("broken/digestlint.toml", "shema = \"free.toml\"\n"),
    ]);
    let paths =
        ["a.md", "strict/a.md", "drafts/a.md", "broken/a.md", "new/folder/a.md", "broken/b.md", "broken/c/d.md"];
    let input: String = paths.iter().map(|path| line(path, CLEAN)).collect();
    for jobs in ["1", "3"] {
        let ran = sandbox.run_on(input.as_bytes(), &["check", "--stdin-jsonl", "-j", jobs]).exits(2);
        let expected = ["checked", "checked", "excluded", "failed", "checked", "failed", "failed"];
        let expected: Vec<(Value, Value)> = paths.iter().zip(expected).map(|(a, b)| (json!(a), json!(b))).collect();
        assert_eq!(statuses(&ran), expected);
        let answers = answers(&ran);
        assert_eq!(answers[1]["rule"], "section-missing");
        assert_eq!(answers[3]["message"], "`drafts/a.md` is excluded by `drafts/` in digestlint.toml");
        assert_eq!(
            answers[4]["message"],
            "broken/digestlint.toml:1:1: the project file has no key `shema` (did you mean `schema`?)"
        );
        assert!(ran.stderr.contains("; 1 excluded; 3 not checked"), "{}", ran.stderr);
    }
}

#[test]
fn documents_are_not_compared_with_each_other() {
    let input = line("digests/1.md", DIGEST) + &line("digests/2.md", DIGEST);
    let ran = Sandbox::new(&[]).run_on(input.as_bytes(), &["check", "--stdin-jsonl"]);
    let rules: Vec<_> = answers(&ran).iter().filter_map(|it| it.get("rule").cloned()).collect();
    assert!(!rules.contains(&json!("corpus-duplicate")), "{rules:?}");
}

const DIGEST: &str = include_str!("../../../seeds/http-semantics.md");

#[test]
fn a_baseline_lets_pass_what_it_holds() {
    let sandbox =
        Sandbox::new(&[("digestlint.toml", "schema = \"free.toml\"\nbaseline = \"known.json\"\n"), ("a.md", ERROR)]);
    sandbox.run(&["check", "a.md", "--write-baseline", "known.json"]).exits(0);
    let input = line("a.md", ERROR) + &line("b.md", ERROR);
    let ran = sandbox.run_on(input.as_bytes(), &["check", "--stdin-jsonl"]).exits(1).says(&["; 1 in the baseline"]);
    assert_eq!(answers(&ran).iter().map(|it| it["path"].clone()).collect::<Vec<_>>(), ["a.md", "b.md", "b.md"]);
}

#[test]
fn the_exit_status_is_that_of_a_check() {
    let run = |input: &str, more: &[&str]| Sandbox::new(&[]).run_on(input.as_bytes(), &[CHECK, more].concat());
    run("", &[]).exits(0).prints_nothing().says(&["no findings in 0 files"]);
    run(&line("a.md", WARNING), &[]).exits(0);
    run(&line("a.md", WARNING), &["--max-warnings", "0"]).exits(1).says(&["1 warnings are more than the 0"]);
    run(&line("a.md", ERROR), &["--exit-zero"]).exits(0);
    run("x", &["--exit-zero"]).exits(2);
    assert_eq!(run(&line("a.md", ERROR), &["-q"]).exits(1).stderr, "");
    let sandbox = Sandbox::new(&[("digestlint.toml", "shema = 1\n")]);
    sandbox.run_on(b"", &["check", "--stdin-jsonl"]).exits(2).prints_nothing().says(&["did you mean `schema`?"]);
}

#[test]
fn what_says_nothing_about_a_stream_is_refused() {
    let refused: &[(&[&str], &str)] = &[
        (&["a.md"], "each with its own `path`"),
        (&["-"], "each with its own `path`"),
        (&["--stdin-filename", "a.md"], "each document says its own `path`"),
        (&["--fix"], "apply the edits in the `fix` of each finding"),
        (&["--diff", "--unsafe-fixes"], "apply the edits"),
        (&["--write-baseline"], "in a run over the files"),
        (&["--statistics"], "count the findings by their `rule`"),
        (&["--output-format", "concise"], "JSON Lines go to standard output"),
        (&["--output-format", "sarif=a.sarif"], "JSON Lines go to standard output"),
        (&["--output-file", "out.jsonl"], "JSON Lines go to standard output"),
        (&["--staged"], "the documents come on standard input"),
        (&["--watch"], "the documents come on standard input"),
    ];
    for (arguments, help) in refused {
        let ran = Sandbox::new(&[]).run_on(b"", &[CHECK, arguments].concat()).exits(2).prints_nothing();
        ran.says(&["cannot be given with --stdin-jsonl", help]);
    }
    let format = [CHECK, &["--output-format", "jsonl"]].concat();
    Sandbox::new(&[]).run_on(line("a.md", CLEAN).as_bytes(), &format).exits(0);
}

/// The program as another one talks to it.
struct Dialogue {
    child: Child,
    input: Option<ChildStdin>,
    answers: Receiver<String>,
    _sandbox: Sandbox,
}

impl Dialogue {
    fn start() -> Self {
        let sandbox = Sandbox::new(&[]);
        let mut command = sandbox.command(CHECK);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let (tell, answers) = channel();
        let output = BufReader::new(child.stdout.take().unwrap());
        thread::spawn(move || output.lines().map_while(Result::ok).try_for_each(|line| tell.send(line)));
        Self { input: child.stdin.take(), child, answers, _sandbox: sandbox }
    }

    fn ask(&mut self, line: &str) {
        self.input.as_mut().unwrap().write_all(line.as_bytes()).unwrap();
    }

    fn answer(&self) -> Value {
        let line = self.answers.recv_timeout(Duration::from_mins(1)).expect("there is no answer");
        serde_json::from_str(&line).unwrap()
    }

    fn end(mut self) -> Option<i32> {
        drop(self.input.take());
        self.child.wait().unwrap().code()
    }
}

#[test]
fn an_answer_comes_before_the_next_question() {
    let mut dialogue = Dialogue::start();
    for round in 1..=3 {
        dialogue.ask(&line("a.md", ERROR));
        assert_eq!(dialogue.answer()["rule"], "file-encoding");
        let end = dialogue.answer();
        assert_eq!((&end["status"], &end["line"]), (&json!("checked"), &json!(round)));
    }
    assert_eq!(dialogue.end(), Some(1));
}

/// The most memory that the program held at a time over so many documents, each in a folder of its own, in KiB.
#[cfg(target_os = "linux")]
fn peak_memory(documents: usize) -> u64 {
    let sandbox = Sandbox::new(&[]);
    let mut child = sandbox.command(CHECK).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = BufWriter::new(child.stdin.take().unwrap());
    let writer = thread::spawn(move || {
        for index in 0..documents {
            writeln!(input, r##"{{"path": "folder-{index}/a.md", "text": "# A title"}}"##).unwrap();
        }
        input.flush().unwrap();
        input
    });
    let answers = BufReader::new(child.stdout.take().unwrap()).lines().take(documents);
    let expected = |index| format!("{{\"path\":\"folder-{index}/a.md\",\"line\":{},\"status\":\"checked\"", index + 1);
    let right = answers.enumerate().filter(|(index, line)| line.as_ref().unwrap().starts_with(&expected(*index)));
    assert_eq!(right.count(), documents);
    // It waits for more, and the system tells of it.
    let status = std::fs::read_to_string(format!("/proc/{}/status", child.id())).unwrap();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:")?.trim().strip_suffix(" kB"));
    drop(writer.join().unwrap());
    assert_eq!(child.wait().unwrap().code(), Some(0));
    peak.unwrap().parse().unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    let (few, many) = (peak_memory(10_000), peak_memory(200_000));
    // Of 190,000 documents more not even 8 bytes each may be kept.
    assert!(many < few + 1_500, "{few} KiB for 10,000 documents, {many} KiB for 200,000");
}

const PAGE: &str = include_str!("../../../docs/writing-programs.md");

/// The first block of this language on the page.
fn block(language: &str) -> &'static str {
    PAGE.split(&format!("```{language}\n")).nth(1).unwrap().split("```").next().unwrap()
}

/// Runs a script of the page, if its interpreter is there, in a folder with digests.
fn run_script(interpreter: &str, script: &str) -> Option<(Ran, Sandbox)> {
    let sandbox = Sandbox::new(&[("digests/a.md", DIGEST), ("digests/b.md", "# Not a digest\n")]);
    let program = Path::new(env!("CARGO_BIN_EXE_digestlint")).parent().unwrap().to_owned();
    let before = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(program).chain(std::env::split_paths(&before))).unwrap();
    if Command::new(interpreter).arg("--version").stdout(Stdio::null()).status().is_err() {
        _ = writeln!(std::io::stderr(), "\nNOT RUN: {interpreter} is not there\n");
        return None;
    }
    let mut command = Command::new(interpreter);
    command.args(["-c", script]).env("PATH", path).current_dir(sandbox.path("."));
    command.env("SOURCE_DATE_EPOCH", "1765065600");
    Some((command.output().unwrap().into(), sandbox))
}

#[test]
fn the_python_script_of_the_page_runs() {
    let Some((ran, _sandbox)) = run_script("python3", block("python")) else { return };
    let ran = ran.exits(0);
    assert_eq!(ran.stderr, "");
    insta::assert_snapshot!(ran.stdout, @"
    checked 3
    1 title-syntax the title does not begin with `__`, but with `A`
    1 section-missing the 9 sections `Keywords`, `Themes`, `Other`, `Summary`, `Signals`, `Concerns`, `Behaviors`, `Technologies` and `Issues` are missing after the title
    1 preamble-missing the external link is missing, the link to the article
    ");
}

#[test]
fn the_shell_script_of_the_page_runs() {
    if Command::new("jq").arg("--version").stdout(Stdio::null()).status().is_err() {
        _ = writeln!(std::io::stderr(), "\nNOT RUN: jq is not there\n");
        return;
    }
    let Some((ran, sandbox)) = run_script("bash", block("sh")) else { return };
    let ran = ran.exits(1).prints_nothing().says(&[" in 1 of 2 files ("]);
    let ran = Ran { stdout: sandbox.read("answers.jsonl"), ..ran };
    assert_eq!(statuses(&ran), ["a", "b"].map(|name| (json!(format!("digests/{name}.md")), json!("checked"))));
}
