//! `gitlab`: held against the types of Code Climate's issues, of which GitLab reads a part.
//!
//! GitLab's own schema of the report is in no package; what its documentation asks for is looked at besides.

use std::collections::HashSet;
use std::process::Command;

use serde_json::Value;

use super::consumers::consumers;
use super::{PATHS, report, run, sandbox};

#[test]
fn the_report() {
    let value: Value = serde_json::from_str(&report("gitlab")).unwrap();
    insta::assert_snapshot!(format!("{value:#}"));
}

#[test]
fn the_types_of_the_format_hold() {
    let Some(folder) = consumers() else { return };
    let sandbox = sandbox();
    let report = run(&sandbox, &["--output-format", "gitlab"]).stdout;
    let check = |report: &str| {
        let text =
            format!("import type {{ Issue }} from \"codeclimate-types\";\nexport const report: Issue[] = {report};\n");
        sandbox.write("report.ts", text);
        let tsc = folder.join("node_modules/typescript/bin/tsc");
        let mut command = Command::new("node");
        command.arg(tsc).args(["--noEmit", "--strict", "--skipLibCheck", "--moduleResolution", "node10"]);
        command.args(["--ignoreDeprecations", "5.0", "report.ts"]).current_dir(sandbox.path("")).output().unwrap()
    };
    let modules = sandbox.path("node_modules");
    #[cfg(unix)]
    std::os::unix::fs::symlink(folder.join("node_modules"), modules).unwrap();
    let output = check(&report);
    assert!(output.status.success(), "{output:?}");
    assert!(!check(&report.replace("\"major\"", "\"huge\"")).status.success());
}

#[test]
fn issues_have_what_gitlab_asks_for() {
    let issues: Vec<Value> = serde_json::from_str(&report("gitlab")).unwrap();
    let mut fingerprints = HashSet::new();
    for issue in &issues {
        for key in ["description", "check_name", "fingerprint"] {
            assert!(issue[key].as_str().is_some_and(|text| !text.is_empty()), "{issue}");
        }
        let severity = issue["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity), "{issue}");
        assert!(PATHS.contains(&issue["location"]["path"].as_str().unwrap()), "{issue}");
        assert!(issue["location"]["lines"]["begin"].as_u64().unwrap() > 0, "{issue}");
        assert!(fingerprints.insert(issue["fingerprint"].to_string()), "{issue}");
    }
    assert_eq!(issues.len(), 6);
}

#[test]
fn equal_findings_of_two_files_have_two_fingerprints() {
    let sandbox = sandbox();
    sandbox.write("digests/c.md", sandbox.read(PATHS[1]));
    let arguments = ["check", "--schema", "notes.toml", "--output-format", "gitlab", "digests"];
    let issues: Vec<Value> = serde_json::from_str(&sandbox.run(&arguments).exits(1).stdout).unwrap();
    let fingerprints: HashSet<_> = issues.iter().map(|issue| issue["fingerprint"].to_string()).collect();
    assert_eq!(fingerprints.len(), issues.len());
}
