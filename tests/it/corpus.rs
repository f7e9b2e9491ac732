//! Real digests, where they are at hand: `DIGESTLINT_CORPUS` names the folder that holds them.
//!
//! Their text is other people's: what is kept here is the place and the rule of each finding, reviewed by eye.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use digestlint::binding::{Fit, Schemas};
use digestlint::corpus::Alone;
use digestlint::document::Document;
use digestlint::engine::{Settings, check_with};
use digestlint::text::Source;

use crate::support::today;

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
fn verdicts(paths: &[PathBuf]) -> String {
    let (settings, schemas) = (Settings::new(today()), Schemas::default());
    let mut lines = String::new();
    for path in paths {
        let source = read(path);
        for finding in check_with(&source, &schemas, &settings, &Alone).findings {
            let line = source.line_column(finding.span.start).line;
            _ = writeln!(lines, "{}:{line} {} {}", source.name(), finding.severity, finding.rule);
        }
    }
    lines
}

fn read(path: &Path) -> Source {
    let name = path.file_name().unwrap().to_string_lossy().into_owned();
    Source::from_bytes(name, std::fs::read(path).unwrap()).unwrap()
}

/// Each folder of the corpus, and the schema that its digests are of.
const GENERATIONS: [(&str, &str); 4] = [
    ("current", "digest"),
    ("relevancy-everywhere", "digest-relevancy"),
    ("legacy", "digest-legacy"),
    ("cut-short", "digest"),
];

#[test]
fn each_digest_gets_the_schema_of_its_generation() {
    let Some(corpus) = corpus() else { return };
    let schemas = Schemas::default();
    for (folder, name) in GENERATIONS {
        for path in digests(&corpus.join(folder)) {
            let source = read(&path);
            let (schema, fit) = schemas.choose(&source, &Document::parse(&source)).unwrap();
            assert_eq!((schema.name.as_str(), fit), (name, Fit::Claimed), "{}", path.display());
        }
    }
}

#[test]
fn each_generation_has_the_faults_that_people_found_in_it() {
    let Some(corpus) = corpus() else { return };
    for (folder, _) in GENERATIONS {
        insta::assert_snapshot!(folder, verdicts(&digests(&corpus.join(folder))));
    }
}

#[test]
fn the_founding_digest_is_clean() {
    if let Some(corpus) = corpus() {
        let founding = corpus.with_file_name("seeds").join("mobile-identify.md");
        assert_eq!(verdicts(&[founding]), "");
    }
}
