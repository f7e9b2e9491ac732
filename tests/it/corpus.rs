//! Real digests, where they are at hand: `DIGESTLINT_CORPUS` names the folder that holds them.
//!
//! Their text is other people's: what is kept here is the place and the rule of each finding, reviewed by eye.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use digestlint::binding::{Bound, Candidate, Fit, Schemas};
use digestlint::compose::{Missing, document};
use digestlint::corpus::Alone;
use digestlint::diagnostic::{Applicability, Severity};
use digestlint::document::{Document, means_the_same};
use digestlint::engine::{Settings, bound, check_with};
use digestlint::export::record;
use digestlint::fix::fix;
use digestlint::ide::ActionKind;
use digestlint::layout::{FinalNewline, LineEnding, Style, TableStyle, format};
use digestlint::schema::Schema;
use digestlint::text::Source;

use crate::ide::assert_actions;
use crate::infer::infer;
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

/// A line for each finding under the schemas: file, line, severity, rule.
fn verdicts(paths: &[PathBuf], schemas: &Schemas) -> String {
    let settings = Settings::new(today());
    let mut lines = String::new();
    for path in paths {
        let source = read(path);
        for finding in check_with(&source, schemas, &settings, &Alone).findings {
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

/// The verdict on every finding of a run over the whole corpus is that it is true.
#[test]
fn the_whole_corpus_has_the_faults_that_people_found_in_it() {
    let Some(corpus) = corpus() else { return };
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_digestlint"));
    command.args(["check", "--isolated", "--quiet", "--output-format", "jsonl"]).args(GENERATIONS.map(|it| it.0));
    // The day that counts as today in tests.
    let output = command.env("SOURCE_DATE_EPOCH", "1795392000").current_dir(&corpus).output().unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    let mut lines = String::new();
    for line in String::from_utf8(output.stdout).unwrap().lines() {
        let finding: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = |key: &str| finding[key].as_str().unwrap().to_owned();
        _ = writeln!(lines, "{}:{} {} {}", text("path"), finding["start"]["line"], text("severity"), text("rule"));
    }
    insta::assert_snapshot!("verdicts", lines);
}

#[test]
fn the_fixes_of_real_digests_come_to_an_end() {
    let Some(corpus) = corpus() else { return };
    let (schemas, settings) = (Schemas::default(), Settings::new(today()));
    let check = |source: &Source| check_with(source, &schemas, &settings, &Alone);
    let mut applied = 0;
    for path in GENERATIONS.iter().flat_map(|(folder, _)| digests(&corpus.join(folder))) {
        for most in [Applicability::Safe, Applicability::Unsafe] {
            let once = fix(&read(&path), most, check);
            assert!(once.settled, "{}", path.display());
            applied += once.applied;
            let again = once.source.map(|mended| fix(&mended, most, check));
            assert!(again.is_none_or(|again| again.source.is_none()), "{}", path.display());
        }
    }
    assert!(applied > 0);
}

/// What an exported digest becomes when it is composed again.
fn composed_again(source: &Source, schemas: &Schemas) -> Result<String, String> {
    let composed =
        |it: Bound<'_>| document(it.schema, &record(it), Missing::Fault).map_err(|faults| faults[0].to_string());
    bound(source, schemas, composed).unwrap()
}

/// Every digest without errors comes back byte for byte; so do those with errors, unless rows or columns of them cannot
/// be read, or hold what is not of their type.
#[test]
fn exported_digests_come_back_byte_for_byte() {
    let Some(corpus) = corpus() else { return };
    let schemas = Schemas::default();
    let settings = Settings::new(today());
    let mut refused = Vec::new();
    for (folder, _) in GENERATIONS {
        for path in digests(&corpus.join(folder)) {
            let source = read(&path);
            let findings = check_with(&source, &schemas, &settings, &Alone).findings;
            let has_errors = findings.iter().any(|finding| finding.severity == Severity::Error);
            match composed_again(&source, &schemas) {
                Ok(text) => assert!(text == source.text(), "{} comes back otherwise", path.display()),
                Err(_) if has_errors => refused.push(format!("{folder}/{}", source.name())),
                Err(fault) => panic!("{}: {fault}", path.display()),
            }
        }
    }
    insta::assert_snapshot!("refused", refused.join("\n"));
}

fn only(schema: &Arc<Schema>) -> Schemas {
    Schemas::new(vec![Candidate::Loaded(Arc::clone(schema))])
}

/// The files with errors, under the schema that is inferred from them.
fn outliers(paths: &[PathBuf]) -> (Arc<Schema>, Vec<String>) {
    let texts = paths.iter().map(|path| std::fs::read_to_string(path).unwrap());
    let schema = Arc::new(infer(texts).schema);
    let verdicts = verdicts(paths, &only(&schema));
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
    assert_eq!(verdicts(&[seeds.join("mobile-identify.md")], &only(&schema)), "");
}

#[test]
fn other_generations_are_told_apart_by_their_inferred_schemas() {
    let Some(corpus) = corpus() else { return };
    let (current, _) = outliers(&digests(&corpus.join("current")));
    for other in ["legacy", "cut-short"] {
        for path in digests(&corpus.join(other)) {
            assert!(verdicts(&[path], &only(&current)).contains(" error "), "{other}");
        }
    }
    let (legacy, files) = outliers(&digests(&corpus.join("legacy")));
    // What is wrong with these is worth a warning.
    assert_eq!(files, Vec::<String>::new());
    assert!(legacy.title.as_ref().is_some_and(|title| title.syntax.is_some()));
}

#[test]
fn the_founding_digest_is_clean() {
    if let Some(corpus) = corpus() {
        let founding = corpus.with_file_name("seeds").join("mobile-identify.md");
        assert_eq!(verdicts(&[founding], &Schemas::default()), "");
    }
}

/// No digest is laid out otherwise than the formatter would by its default style, faults and all: the one with rows of too
/// many cells has tables that are left alone, and items that are blank, or a hyphen, are kept.
#[test]
fn real_digests_are_laid_out_as_their_printer_does() {
    let Some(corpus) = corpus() else { return };
    let paths = GENERATIONS.iter().flat_map(|(folder, _)| digests(&corpus.join(folder)));
    let changed: Vec<_> = paths.filter(|path| format(&read(path), &Style::default()).is_some()).collect();
    let names: Vec<_> = changed.iter().filter_map(|path| path.file_name()?.to_str()).collect();
    assert_eq!(names, [""; 0]);
    let founding = corpus.with_file_name("seeds").join("mobile-identify.md");
    assert!(format(&read(&founding), &Style::default()).is_none());
}

/// Whatever a style asks for, real digests go on saying what they say, and can be laid out as they were.
#[test]
fn real_digests_say_the_same_in_any_layout() {
    let Some(corpus) = corpus() else { return };
    let other = Style {
        tables: TableStyle::Compact,
        list_marker: Some('-'),
        blank_lines_before_sections: 1,
        line_ending: LineEnding::Crlf,
        final_newline: FinalNewline::Always,
    };
    let back = Style { line_ending: LineEnding::Lf, final_newline: FinalNewline::Never, ..Style::default() };
    for path in GENERATIONS.iter().flat_map(|(folder, _)| digests(&corpus.join(folder))) {
        let original = read(&path);
        let changed = format(&original, &other).unwrap();
        let (a, b) = (Document::parse(&original), Document::parse(&changed));
        assert!(means_the_same((&original, &a), (&changed, &b)), "{}", path.display());
        assert!(format(&changed, &other).is_none(), "{}", path.display());
        // What stands in a row with too many cells is left as the printer wrote it, and so is the rest.
        assert_eq!(format(&changed, &back).unwrap().text(), original.text(), "{}", path.display());
    }
}

/// What editors offer for real findings works: the laws are those of made-up texts. Nearly all can be suppressed where
/// they stand.
#[test]
fn what_editors_offer_works() {
    let Some(corpus) = corpus() else { return };
    let settings = Settings::new(today());
    let schemas = Schemas::default();
    let check = |source: &Source| check_with(source, &schemas, &settings, &Alone);
    let (mut all, mut in_place, mut left) = (0, 0, String::new());
    for (folder, _) in GENERATIONS {
        for path in digests(&corpus.join(folder)) {
            let source = read(&path);
            // Hundreds of rows with the same fault say no more than a few.
            let mut seen = std::collections::BTreeMap::new();
            for finding in check(&source).findings {
                let count: &mut usize = seen.entry(finding.rule).or_default();
                *count += 1;
                if *count > 2 {
                    continue;
                }
                let title = format!("Suppress `{}`", finding.rule);
                let actions = assert_actions(&source, finding.span, &check);
                let has = |kind| actions.iter().any(|it| it.kind == kind && it.title.starts_with(&title));
                assert!(has(ActionKind::SuppressInFile), "{}: {}", source.name(), finding.message);
                all += 1;
                in_place += usize::from(has(ActionKind::Suppress));
                if !has(ActionKind::Suppress) {
                    _ = writeln!(left, "{}: {} {}", source.name(), finding.rule, finding.message);
                }
            }
        }
    }
    assert!(in_place * 100 >= all * 95, "{in_place} of {all} can be suppressed where they stand, but not:\n{left}");
}
