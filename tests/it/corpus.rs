//! Real digests, where they are at hand: `DIGESTLINT_CORPUS` names the folder that holds them.
//!
//! Their text is other people's: what is kept here is the place and the rule of each finding, reviewed by eye.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use digestlint::engine::{Settings, check};
use digestlint::schema::Schema;
use digestlint::text::Source;

use crate::infer::infer;
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

/// The files with errors, under the schema that is inferred from them.
fn outliers(paths: &[PathBuf]) -> (Schema, Vec<String>) {
    let texts = paths.iter().map(|path| std::fs::read_to_string(path).unwrap());
    let schema = infer(texts).schema;
    let verdicts = verdicts(paths, &schema);
    let errors = verdicts.lines().filter(|line| line.contains(" error "));
    let mut files: Vec<_> = errors.map(|line| line.split(':').next().unwrap_or_default().to_owned()).collect();
    files.dedup();
    (schema, files)
}

#[test]
fn a_schema_inferred_from_the_current_generation_finds_its_faults() {
    let Some(corpus) = corpus() else { return };
    let (schema, files) = outliers(&digests(&corpus.join("current")));
    // Rows torn in two, a section that is missing, a type that is none; two page slugs with a letter are too many to be
    // faults.
    let expected = [
        "9c40a9b5a4dad7aac779378af2e76969.md",
        "a33e4c1dc90678fdaa990dbcfd181bd5.md",
        "bb1fe7a382048270c081c1a31c577aa3.md",
        "cd4f6f65b2486d56699138cd2270044d.md",
    ];
    assert_eq!(files, expected);
    let seeds = corpus.with_file_name("seeds");
    assert_eq!(verdicts(&[seeds.join("mobile-identify.md")], &schema), "");
}

#[test]
fn other_generations_are_told_apart_by_their_inferred_schemas() {
    let Some(corpus) = corpus() else { return };
    let (current, _) = outliers(&digests(&corpus.join("current")));
    for other in ["legacy", "cut-short"] {
        for path in digests(&corpus.join(other)) {
            assert!(verdicts(&[path], &current).contains(" error "), "{other}");
        }
    }
    let (legacy, files) = outliers(&digests(&corpus.join("legacy")));
    // Addresses that end in a bare question mark.
    assert_eq!(files, ["1ef0f968ac542dcb76eef026bdb6791e.md", "b8f977d6173309879b7e4e8b478210c0.md"]);
    assert!(legacy.title.is_some_and(|title| title.syntax.is_some()));
}

#[test]
fn the_founding_digest_is_clean() {
    if let Some(corpus) = corpus() {
        let founding = corpus.with_file_name("seeds").join("mobile-identify.md");
        assert_eq!(verdicts(&[founding], &digest_schema()), "");
    }
}
