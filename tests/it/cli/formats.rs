use serde_json::Value;

use crate::cli::sandbox::{CLEAN, ERROR, Sandbox, WARNING};

fn three() -> Sandbox {
    Sandbox::new(&[("a.md", ERROR), ("b.md", CLEAN), ("c.md", WARNING)])
}

#[test]
fn json_is_one_array() {
    let ran = three().check(&["--output-format", "json"]).exits(1);
    let findings: Vec<Value> = serde_json::from_str(&ran.stdout).unwrap();
    let paths: Vec<_> = findings.iter().map(|it| it["path"].as_str().unwrap()).collect();
    assert_eq!(paths, ["a.md", "c.md"]);
    assert_eq!(findings[0]["rule"], "file-encoding");
    assert_eq!(findings[0]["severity"], "error");
}

#[test]
fn no_findings_are_an_empty_array() {
    let ran = Sandbox::new(&[("a.md", CLEAN)]).check(&["--output-format", "json"]).exits(0);
    assert_eq!(serde_json::from_str::<Value>(&ran.stdout).unwrap(), Value::Array(Vec::new()));
}

#[test]
fn json_stays_json_when_the_run_fails() {
    let ran = three().check(&["--output-format", "json", "a.md", "gone.md"]).exits(2);
    assert_eq!(serde_json::from_str::<Vec<Value>>(&ran.stdout).unwrap().len(), 1);
}

#[test]
fn jsonl_is_one_object_a_line() {
    let ran = three().check(&["--output-format", "jsonl"]).exits(1);
    let findings: Vec<Value> = ran.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings.len(), 2);
    assert!(findings.iter().all(Value::is_object));
}

#[test]
fn concise_is_one_line_a_finding() {
    let ran = three().check(&["--output-format", "concise"]).exits(1);
    assert_eq!(ran.stdout.lines().count(), 2, "{}", ran.stdout);
    ran.prints(&["a.md:3:6: error[file-encoding] ", "c.md:1:1: warning[file-encoding] "]);
}

#[test]
fn the_summary_is_on_standard_error() {
    let ran = three().check(&[]).exits(1).says(&["1 error", "1 warning", "2 of 3 files", " ms)"]);
    assert!(!ran.stdout.contains("of 3 files"));
}

#[test]
fn an_output_file_holds_what_standard_output_would() {
    let sandbox = three();
    for format in ["full", "concise", "json", "jsonl"] {
        let printed = sandbox.check(&["--output-format", format]).exits(1).stdout;
        let ran = sandbox.check(&["--output-format", format, "--output-file", "report"]).exits(1).prints_nothing();
        ran.says(&["2 of 3 files"]);
        assert_eq!(sandbox.read("report"), printed);
    }
}

#[test]
fn a_run_into_a_file_writes_its_baseline_too() {
    let sandbox = three();
    let ran = sandbox.check(&["--output-file", "report", "--write-baseline"]).exits(0);
    ran.says(&["wrote 2 findings to digestlint-baseline.json"]);
    assert!(sandbox.path("digestlint-baseline.json").exists());
}

#[test]
fn several_reports_are_of_one_run() {
    let sandbox = three();
    let one = |format| sandbox.check(&["--output-format", format]).exits(1).stdout;
    let arguments = ["concise", "json=out.json", "jsonl=out.jsonl"].map(|it| ["--output-format", it]).concat();
    let ran = sandbox.check(&arguments).exits(1);
    assert_eq!(ran.stdout, one("concise"));
    assert_eq!(sandbox.read("out.json"), one("json"));
    assert_eq!(sandbox.read("out.jsonl"), one("jsonl"));
    assert_eq!(std::fs::read_dir(sandbox.path("")).unwrap().count(), 6, "nothing else is left there");
}

#[test]
fn a_file_comes_besides_what_is_told_anyway() {
    let sandbox = three();
    let full = sandbox.check(&[]).exits(1).stdout;
    assert_eq!(sandbox.check(&["--output-format", "json=out.json"]).exits(1).stdout, full);
    let arguments = ["--output-format", "json=out.json", "--output-file", "out.txt"];
    sandbox.check(&arguments).exits(1).prints_nothing();
    assert_eq!(sandbox.read("out.txt"), full);
}

#[test]
fn a_document_is_not_written_over_by_its_report() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    for arguments in
        [&["--output-file", "a.md"][..], &["--output-format", "json=./a.md"], &["--fix", "--output-file", "a.md"]]
    {
        let ran = sandbox.check(&[arguments, &["."]].concat()).exits(2).prints_nothing();
        ran.says(&["a.md` is one of the files to read"]);
    }
    sandbox.run(&["export", "a.md", "--output-file", "a.md"]).exits(2).says(&["`a.md` is one of the files to read"]);
    assert_eq!(sandbox.read("a.md"), CLEAN);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let sandbox = three();
    sandbox.write("out.json", "old");
    sandbox.check(&["--output-format", "json=out.json", "--max-warnings", "few"]).exits(2);
    assert_eq!(sandbox.read("out.json"), "old");
    sandbox.check(&["--output-format", "json=out.json"]).exits(1);
    assert!(sandbox.read("out.json").starts_with("[{"));
    let ran = sandbox.check(&["--output-format", "json=no/out.json"]).exits(2).prints_nothing();
    ran.says(&["error: cannot write to no/out.json: No such file or directory\n"]);
    sandbox.check(&["--output-format", "json=."]).exits(2).says(&["error: cannot write to .: "]).prints_nothing();
}

#[cfg(target_os = "linux")]
#[test]
fn a_report_that_cannot_be_written_leaves_the_others_be() {
    let sandbox = three();
    let arguments = ["--output-format", "json=/dev/full", "--output-format", "jsonl=out.jsonl"];
    let ran = sandbox.check(&arguments).exits(2).prints(&["a.md"]);
    ran.says(&["error: cannot write /dev/full: No space left on device"]);
    assert_eq!(sandbox.read("out.jsonl").lines().count(), 2);
}

#[test]
fn reports_that_get_in_each_others_way_are_refused() {
    let sandbox = three();
    let check = |formats: &[&str], more: &[&str]| {
        let formats: Vec<_> = formats.iter().flat_map(|it| ["--output-format", it]).collect();
        sandbox.check(&[&formats, more].concat()).exits(2).prints_nothing()
    };
    check(&["json", "jsonl"], &[])
        .says(&["the formats `json` and `jsonl` are both for standard output", "`--output-format sarif=report.sarif`"]);
    check(&["json=a", "jsonl=a"], &[]).says(&["two reports are for the file `a`\n", "a file of its own"]);
    check(&["json=a"], &["--output-file", "a"]).says(&["two reports are for the file `a`\n"]);
    check(&["json=a", "jsonl=./a"], &[]).says(&["two reports are for the file `a`\n"]);
    check(&["json="], &[]).says(&["error: invalid value 'json=': no file is named after `=`\n"]);
    check(&["jsn=a"], &[]).says(&["invalid value 'jsn' for '--output-format", "tip: a similar value exists: 'json'"]);
    check(&["json=a"], &["--diff"]).says(&["cannot be used with"]);
}

#[test]
fn statistics_stand_for_the_first_report_only() {
    let sandbox = three();
    let ran = sandbox.check(&["--statistics", "--output-format", "jsonl=out.jsonl"]).exits(1);
    ran.prints(&["1  error    file-encoding"]);
    assert_eq!(sandbox.read("out.jsonl").lines().count(), 2);
}

#[test]
fn statistics_stand_in_place_of_the_findings() {
    let sandbox = three();
    for format in ["full", "concise"] {
        let ran = sandbox.check(&["--statistics", "--output-format", format]).exits(1);
        assert!(!ran.stdout.contains("a.md"), "{}", ran.stdout);
        ran.prints(&["1  error    file-encoding", "1  warning  file-encoding"]).says(&["2 of 3 files"]);
    }
}

#[test]
fn statistics_in_json_are_refused_with_a_way_out() {
    three()
        .check(&["--statistics", "--output-format", "json"])
        .exits(2)
        .says(&["--statistics is a table", "help: leave out --statistics"]);
}
