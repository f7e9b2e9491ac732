//! `junit`: held against the XML Schema of Jenkins, and read by a library.

use std::path::Path;
use std::process::Command;

use super::consumers::consumers;
use super::{report, run, sandbox};
use crate::cli::sandbox::{ERROR, Sandbox};

#[test]
fn the_report() {
    insta::assert_snapshot!(report("junit"));
}

/// What `tests/consumers/junit.py` says of a report: whether Jenkins' schema holds, then what a library reads in it.
fn read(folder: &Path, report: &Path) -> (bool, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/consumers/junit.py");
    let output = Command::new(folder.join("venv/bin/python")).arg(script).arg(folder).arg(report).output().unwrap();
    let text = String::from_utf8_lossy(if output.status.success() { &output.stdout } else { &output.stderr });
    (output.status.success(), text.into_owned())
}

#[test]
fn jenkins_and_a_library_read_it() {
    let Some(folder) = consumers() else { return };
    let sandbox = sandbox();
    run(&sandbox, &["--output-format", "junit=out.xml"]);
    let (holds, text) = read(&folder, &sandbox.path("out.xml"));
    assert!(holds, "{text}");
    insta::assert_snapshot!(text);
    sandbox.write("wrong.xml", sandbox.read("out.xml").replace(" failures=", " failing="));
    assert!(!read(&folder, &sandbox.path("wrong.xml")).0);
}

#[test]
fn characters_that_xml_has_not_are_read_too() {
    let Some(folder) = consumers() else { return };
    let sandbox = Sandbox::new(&[("a\u{1}<.md", ERROR)]);
    sandbox.check(&["--output-format", "junit=out.xml"]).exits(1);
    let (holds, text) = read(&folder, &sandbox.path("out.xml"));
    assert!(holds && text.contains("a\u{fffd}<.md"), "{text}");
}
