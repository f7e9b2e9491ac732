//! What a check costs, against the floor that nobody can avoid: reading the file and parsing it once with
//! pulldown-cmark.
//!
//! The first lines give the ratio, measured in one process with the two turn about, because a shared machine is noisy.
//! `DIGESTLINT_BENCH_CORPUS` names a folder of digests for the parallel run; without it one is made from `seeds/`.

#![allow(clippy::expect_used, clippy::unwrap_used, reason = "a benchmark that cannot go on has failed")]
#![allow(clippy::print_stdout, reason = "a benchmark speaks on standard output")]

use std::hint::black_box;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};
use std::time::{Duration, Instant};

use digestlint::binding::{Fit, Schemas, bind};
use digestlint::corpus::Alone;
use digestlint::document::Document;
use digestlint::engine::{Settings, check_document, check_with};
use digestlint::project::{self, Found, Projects, Run, Scope, discover};
use digestlint::schema::{BUILTIN, Schema};
use digestlint::text::Source;
use divan::Bencher;
use jiff::civil::date;
use pulldown_cmark::{Options, Parser};

static DIGEST: LazyLock<PathBuf> =
    LazyLock::new(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds/mobile-identify.md"));
static SCHEMA: LazyLock<Schema> = LazyLock::new(|| BUILTIN[0].load().unwrap());
static SCHEMAS: LazyLock<Schemas> = LazyLock::new(Schemas::default);
static CORPUS: LazyLock<Corpus> = LazyLock::new(Corpus::find);

fn main() {
    println!("one clean digest, {} bytes:", std::fs::metadata(&*DIGEST).unwrap().len());
    ratio(&DIGEST);
    println!("one digest with letters beyond ASCII:");
    ratio(&DIGEST.with_file_name("unicode-16.md"));
    divan::main();
}

/// The cost of a check against the floor: the best of many runs, turn about.
fn ratio(path: &Path) {
    const ROUNDS: usize = 5_000;
    let settings = settings();
    let mut best = [Duration::MAX; 2];
    for _ in 0..ROUNDS {
        let start = Instant::now();
        floor_of(path);
        best[0] = best[0].min(start.elapsed());
        let start = Instant::now();
        black_box(check_with(&read(path), &SCHEMAS, &settings, &Alone));
        best[1] = best[1].min(start.elapsed());
    }
    let ratio = best[1].as_secs_f64() / best[0].as_secs_f64();
    println!("  all/floor = {ratio:.2}  (floor {:.1?}, all {:.1?}, best of {ROUNDS})", best[0], best[1]);
}

fn settings() -> Settings {
    Settings::new(date(2026, 1, 1))
}

fn read(path: &Path) -> Source {
    Source::from_bytes("a.md", std::fs::read(path).unwrap()).unwrap()
}

fn floor_of(path: &Path) {
    let text = String::from_utf8(std::fs::read(path).unwrap()).unwrap();
    let events = Parser::new_ext(&text, Options::ENABLE_TABLES).into_offset_iter();
    black_box(events.fold(0, |sum, (event, range)| {
        black_box(event);
        sum + range.end
    }));
}

#[divan::bench]
fn one_1_floor() {
    floor_of(&DIGEST);
}

#[divan::bench]
fn one_2_parse(bencher: Bencher<'_, '_>) {
    let source = read(&DIGEST);
    bencher.bench_local(|| Document::parse(&source));
}

#[divan::bench]
fn one_3_bind(bencher: Bencher<'_, '_>) {
    let source = read(&DIGEST);
    let document = Document::parse(&source);
    bencher.bench_local(|| black_box(bind(&source, &document, &SCHEMA)));
}

#[divan::bench]
fn one_4_bind_and_rules(bencher: Bencher<'_, '_>) {
    let source = read(&DIGEST);
    let document = Document::parse(&source);
    bencher.bench_local(|| check_document(&source, &document, (&SCHEMA, Fit::Given), &settings(), &Alone));
}

#[divan::bench]
fn one_5_all(bencher: Bencher<'_, '_>) {
    bencher.bench_local(|| check_with(&read(&DIGEST), &SCHEMAS, &settings(), &Alone));
}

#[divan::bench]
fn schema_load() -> bool {
    BUILTIN[0].load().is_ok()
}

#[divan::bench(sample_count = 5, sample_size = 1)]
fn corpus_1_floor() {
    CORPUS.files.files.iter().for_each(|file| floor_of(&file.path));
}

#[divan::bench(sample_count = 5, sample_size = 1, args = [1, 2])]
fn corpus_2_check(jobs: usize) {
    let scopes = [Scope::new(Schemas::default(), settings())];
    let run = Run {
        scopes: &scopes,
        corpus: &project::Corpus::default(),
        changes: None,
        baselines: &project::Baselines::default(),
        fixing: None,
    };
    let mut findings = 0;
    run.check_files(
        &CORPUS.files.files,
        NonZero::new(jobs).unwrap(),
        |it| it.checked.findings.len(),
        |count| {
            findings += count.unwrap();
            ControlFlow::Continue(())
        },
    );
    black_box(findings);
}

/// How often each seed stands in the corpus that is made here.
const COPIES: usize = 300;

/// Digests in a folder; a temporary one lives as long as this.
struct Corpus {
    files: Found,
    _folder: Option<tempfile::TempDir>,
}

impl Corpus {
    fn find() -> Self {
        let isolated = Arc::new(Projects::none());
        if let Some(folder) = std::env::var_os("DIGESTLINT_BENCH_CORPUS") {
            let files = discover(&[PathBuf::from(folder)], &isolated);
            assert!(!files.files.is_empty(), "DIGESTLINT_BENCH_CORPUS holds no digests");
            return Self { files, _folder: None };
        }
        let folder = tempfile::tempdir().unwrap();
        let seeds = discover(&[Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds")], &isolated);
        for (number, seed) in seeds.files.iter().enumerate() {
            for copy in 0..COPIES {
                std::fs::copy(&seed.path, folder.path().join(format!("{number}-{copy}.md"))).unwrap();
            }
        }
        Self { files: discover(&[folder.path().to_owned()], &isolated), _folder: Some(folder) }
    }
}
