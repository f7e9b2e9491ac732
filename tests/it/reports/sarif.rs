//! `sarif`: held against the validator of its makers, with GitHub's wishes.

use std::collections::HashMap;
use std::process::Command;

use boon::{Compiler, Schemas};
use serde_json::Value;

use super::consumers::consumers;
use super::{FIRST, PATHS, report, run, sandbox};
use crate::cli::sandbox::Sandbox;

/// The log without the rules, which are the same in every run.
fn shown(log: &str) -> String {
    let mut value: Value = serde_json::from_str(log).unwrap();
    let rules = value["runs"][0]["tool"]["driver"]["rules"].take();
    assert!(rules.as_array().unwrap().len() > 60);
    format!("{value:#}")
}

fn results(log: &str) -> Vec<Value> {
    let mut value: Value = serde_json::from_str(log).unwrap();
    let Value::Array(results) = value["runs"][0]["results"].take() else { panic!("{log}") };
    results
}

#[test]
fn the_report() {
    insta::assert_snapshot!(shown(&report("sarif")));
}

#[test]
fn a_rule_is_told_with_its_documentation() {
    let log: Value = serde_json::from_str(&report("sarif")).unwrap();
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    let rule = rules.iter().find(|rule| rule["id"] == "value-quoted").unwrap();
    insta::assert_snapshot!(format!("{rule:#}"));
    for result in results(&report("sarif")) {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
}

#[test]
fn the_schema_of_the_standard_holds() {
    let Some(folder) = consumers() else { return };
    let schema = folder.join("node_modules/@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json");
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(schema).unwrap()).unwrap();
    let (mut schemas, mut compiler) = (Schemas::new(), Compiler::new());
    compiler.add_resource("sarif.json", schema).unwrap();
    let index = compiler.compile("sarif.json", &mut schemas).unwrap();
    for (log, text) in logs() {
        let fault = schemas.validate(&serde_json::from_str(&text).unwrap(), index).err().map(|it| it.to_string());
        assert_eq!(fault, None, "{log}");
    }
    let wrong = report("sarif").replace("unicodeCodePoints", "bytes");
    assert!(schemas.validate(&serde_json::from_str(&wrong).unwrap(), index).is_err());
}

/// A log of a plain run, one with a baseline, and one of a run without findings.
fn logs() -> [(&'static str, String); 3] {
    let sandbox = sandbox();
    let plain = run(&sandbox, &["--output-format", "sarif"]).stdout;
    run(&sandbox, &["--write-baseline", "known.json"]);
    sandbox.write(PATHS[0], FIRST.replace("| 7 |", "| 0 |"));
    let known = run(&sandbox, &["--baseline", "known.json", "--output-format", "sarif"]).stdout;
    let arguments = ["check", "-q", "--schema", "notes.toml", "--output-format", "sarif", PATHS[2]];
    [("plain", plain), ("known", known), ("empty", sandbox.run(&arguments).exits(0).stdout)]
}

#[test]
fn the_validator_of_its_makers_is_content() {
    let Some(folder) = consumers() else { return };
    let sandbox = sandbox();
    for (log, text) in logs() {
        sandbox.write(&format!("{log}.sarif"), text);
        let faults = validated(&folder, &sandbox, log);
        assert!(faults.is_empty(), "{log}: {faults:#?}");
    }
    // It would not be so of anything.
    let wrong = sandbox.read("plain.sarif").replace("%20", " ");
    sandbox.write("wrong.sarif", wrong);
    assert!(!validated(&folder, &sandbox, "wrong").is_empty());
}

/// The errors and warnings of the validator about a log. (Its notes wish for pages of rules, and other names.)
fn validated(folder: &std::path::Path, sandbox: &Sandbox, log: &str) -> Vec<String> {
    let tool = folder.join("node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool");
    let mut command = Command::new(tool);
    // The program wants a home, and no data on cultures is needed.
    command.current_dir(sandbox.path("")).env("DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "1").args([
        "validate",
        &format!("{log}.sarif"),
        "--rule-kind",
        "Sarif;Ghas",
        "--level",
        "Error;Warning",
        "--output",
        &format!("{log}.validated.sarif"),
        "--log",
        "ForceOverwrite",
    ]);
    let output = command.output().unwrap();
    assert!(sandbox.path(&format!("{log}.validated.sarif")).exists(), "{output:?}");
    let text = |it: &Value| format!("{} {} {} {}", it["level"], it["ruleId"], it["message"], it["locations"]);
    // The one wish that is not met: an address of the tool, which has none.
    let told = results(&sandbox.read(&format!("{log}.validated.sarif"))).into_iter();
    told.filter(|it| it["ruleId"] != "SARIF2005").map(|it| text(&it)).collect()
}

#[test]
fn what_is_let_pass_is_in_the_log() {
    let sandbox = sandbox();
    run(&sandbox, &["--write-baseline", "known.json"]);
    let faulty = FIRST.replace("| 7 |", "| 7 |\n| new | 0 |");
    sandbox.write(PATHS[0], format!("{faulty}\n"));
    let ran = run(&sandbox, &["--baseline", "known.json", "--output-format", "sarif"]);
    let state = |it: &Value| {
        let kind = &it["suppressions"][0]["kind"];
        format!("{} {} {}", it["ruleId"].as_str().unwrap(), it["baselineState"].as_str().unwrap(), kind)
    };
    insta::assert_snapshot!(results(&ran.stdout).iter().map(state).collect::<Vec<_>>().join("\n"));
}

#[test]
fn fingerprints_stay_when_lines_move() {
    let sandbox = sandbox();
    let fingerprints = || -> HashMap<String, String> {
        let log = run(&sandbox, &["--output-format", "sarif"]).stdout;
        let name = |it: &Value| format!("{} {}", it["partialFingerprints"]["digestlint/v1"], it["ruleId"]);
        let line = |it: &Value| it["locations"][0]["physicalLocation"]["region"]["startLine"].to_string();
        results(&log).iter().map(|it| (name(it), line(it))).collect()
    };
    let before = fingerprints();
    sandbox
        .write(PATHS[0], FIRST.replacen("|:-----", "| zz   | 1 |\n|:-----", 0).replace("## Signals", "\n\n## Signals"));
    let after = fingerprints();
    assert!(before.len() > 5);
    let mut names: Vec<_> = before.keys().collect();
    names.sort();
    assert!(names.iter().all(|name| after.contains_key(*name)), "{before:#?} {after:#?}");
    assert!(names.iter().any(|name| before[*name] != after[*name]));
}

#[test]
fn columns_are_what_the_log_says_that_they_are() {
    let log = report("sarif");
    let run: Value = serde_json::from_str::<Value>(&log).unwrap()["runs"][0].take();
    assert_eq!(run["columnKind"], "unicodeCodePoints");
    let sandbox = sandbox();
    let mut seen = 0;
    for result in run["results"].as_array().unwrap() {
        let location = &result["locations"][0]["physicalLocation"];
        let path = location["artifactLocation"]["uri"].as_str().unwrap().replace("%20", " ");
        let text = sandbox.read(&path.replace("%2C", ",").replace("%25", "%").replace("%C3%A9", "é"));
        let region = &location["region"];
        let number = |key: &str| usize::try_from(region[key].as_u64().unwrap()).unwrap();
        let start = number("byteOffset");
        assert_eq!(text[start..start + number("byteLength")], *region["snippet"]["text"].as_str().unwrap_or_default());
        let line = text[..start].rfind('\n').map_or(0, |at| at + 1);
        assert_eq!(number("startColumn"), text[line..start].chars().count() + 1);
        assert_eq!(number("startLine"), text[..start].matches('\n').count() + 1);
        seen += 1;
    }
    assert!(seen > 5);
}
