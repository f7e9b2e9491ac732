//! The picture in the README is what the program prints, and its schemas load.

use digestlint::engine::{Settings, check};
use digestlint::report::{Format, Style, render};
use digestlint::text::Source;

use crate::support::{digest_schema, schema, today};

#[test]
fn the_picture_is_a_real_report() {
    let seed = include_str!("../../seeds/http-semantics.md");
    let row = seed.lines().find(|line| line.starts_with("| Dedicated Registry")).unwrap();
    let faulty = format!("{}9 |", &row[..row.len() - "2 |".len()]);
    let text = seed.replace(row, &faulty).replace("## Concerns", "## Concrens");
    let source = Source::new("digests/http-semantics.md", text).unwrap();
    let findings = check(&source, &digest_schema(), &Settings::new(today()));
    let report = render(Format::Full, Style { width: 100, color: false }, &source, &findings);
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&report), "the README should show\n{report}");
}

#[test]
fn the_schemas_load() {
    let blocks = include_str!("../../README.md").split("```toml\n").skip(1).filter_map(|it| it.split("```").next());
    let names: Vec<_> = blocks.filter(|block| block.contains("[schema]")).map(|block| schema(block).name).collect();
    assert_eq!(names, ["digest", "review"]);
}
