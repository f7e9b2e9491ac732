//! Real digests, where they are at hand: `DIGESTLINT_CORPUS` names the folder that holds them.
//!
//! Their text is other people's: what is kept here is the place and the rule of each finding, reviewed by eye.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use digestlint::engine::{Settings, check};
use digestlint::schema::Schema;
use digestlint::text::Source;

use crate::support::{digest_schema, today};

/// The folder of the corpus. Without the variable the tests pass, and say so past the test harness, which would keep
/// it to itself; with a variable that leads nowhere they fail.
fn corpus() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("DIGESTLINT_CORPUS").map(PathBuf::from) else {
        _ = writeln!(std::io::stderr(), "\nNOT RUN: DIGESTLINT_CORPUS is not set, so no real digests are checked\n");
        return None;
    };
    assert!(
        folder.join("current").is_dir(),
        "DIGESTLINT_CORPUS is {}, which holds no folder `current`",
        folder.display()
    );
    Some(folder)
}

fn digests(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut paths: Vec<_> = entries.filter(|path| path.extension().is_some_and(|it| it == "md")).collect();
    paths.sort();
    assert!(!paths.is_empty(), "{} holds no digests", folder.display());
    paths
}

/// A line for each finding: file, line, severity, rule.
fn verdicts(paths: &[PathBuf], schema: &Schema) -> String {
    let settings = Settings::new(today());
    let mut lines = String::new();
    for path in paths {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Source::from_bytes(name, std::fs::read(path).unwrap()).unwrap();
        for finding in check(&source, schema, &settings) {
            let line = source.line_column(finding.span.start).line;
            _ = writeln!(lines, "{}:{line} {} {}", source.name(), finding.severity, finding.rule);
        }
    }
    lines
}

#[test]
fn the_current_generation_has_the_faults_that_people_found_in_it() {
    if let Some(corpus) = corpus() {
        insta::assert_snapshot!("current", verdicts(&digests(&corpus.join("current")), &digest_schema()));
    }
}

#[test]
fn the_founding_digest_is_clean() {
    if let Some(corpus) = corpus() {
        let founding = corpus.with_file_name("seeds").join("mobile-identify.md");
        assert_eq!(verdicts(&[founding], &digest_schema()), "");
    }
}
