//! What holds for the findings of any text under any schema.

mod baselines;
mod digests;
mod edits;
mod fixes;
mod inference;
mod layout;
mod schemas;
mod suppressions;

pub(crate) use digests::any_digest;
pub(crate) use edits::any_damaged_seed;
pub(crate) use layout::{any_layout, any_style};
pub(crate) use schemas::ALL as SCHEMA_TEXTS;

use std::collections::HashSet;
use std::sync::{Arc, LazyLock};

use digestlint::binding::{Candidate, Schemas};
use digestlint::corpus::{Elsewhere, Fact, Surroundings};
use digestlint::diagnostic::Diagnostic;
use digestlint::engine::{Settings, check_with};
use digestlint::report::{Format, Style, render};
use digestlint::text::{Source, Span};
use proptest::prelude::*;

use crate::support::{schema, source, today};

/// What Markdown gives a meaning, and some of what breaks programs.
const MARKS: &str = "[-|\\\\:#*_<>()\\[\\]!`+~=&;,.?/0-9 \t\n\rabé🙂\u{feff}\0\u{a0}\u{fffd}]";

/// What seldom comes of single characters.
const PHRASES: &[&str] = &[
    "\n\n",
    "\r\n",
    "\n# ",
    "\n## ",
    "\n### ",
    "\n* ",
    "\n1. ",
    "\n> ",
    "\n---\n",
    "\n===\n",
    "\n```\n",
    "    ",
    "<!--",
    "-->",
    "<!-- digestlint-disable-next-line value-empty",
    "<!-- digestlint-enable -->",
    "&amp;",
    "](b)",
    "https://a.b/?utm_source=c",
    "<https://a.b>",
    "Type: news",
    "nan",
    "cafÃ©",
    "…",
    "|--|:-|\n",
    "\n| a | b |\n",
    "## Keywords\n",
    "## Other\n",
    "## Summary\n",
    "## Signals\n",
    "| name | description |\n|:-|:-|\n",
];

/// The built-in schemas to choose from, and each of our own alone.
pub(crate) static SCHEMAS: LazyLock<Vec<Schemas>> = LazyLock::new(|| {
    let alone = |text: &&str| Schemas::new(vec![Candidate::Loaded(Arc::new(schema(text)))]);
    std::iter::once(Schemas::default()).chain(schemas::ALL.iter().map(alone)).collect()
});

/// A neighbourhood in which some links lead nowhere, and some values stand elsewhere.
pub(crate) struct Around;

impl Surroundings for Around {
    fn exists(&self, path: &str) -> Option<bool> {
        Some(!path.len().is_multiple_of(3))
    }

    fn anchors(&self, path: &str) -> Option<Arc<HashSet<String>>> {
        path.len().is_multiple_of(2).then(Arc::default)
    }

    fn earlier(&self, fact: &Fact) -> Option<Elsewhere> {
        let same = fact.key.is_multiple_of(2);
        same.then(|| Elsewhere { path: "0.md".into(), line: 1, column: 1 })
    }
}

pub(crate) fn any_text() -> impl Strategy<Value = String> {
    let marks = prop::string::string_regex(MARKS).unwrap();
    let part = prop_oneof![2 => marks, 1 => prop::sample::select(PHRASES).prop_map(str::to_owned)];
    prop::collection::vec(part, 0..80).prop_map(|parts| parts.concat())
}

pub(crate) fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, max_shrink_iters: 2000, ..ProptestConfig::default() }
}

fn assert_inside(source: &Source, span: Span, what: &str, finding: &Diagnostic) {
    let (start, end) = (span.start as usize, span.end as usize);
    assert!(start <= end && source.text().get(start..end).is_some(), "{what} {span:?} of {finding:#?}");
}

fn assert_spans(source: &Source, finding: &Diagnostic) {
    assert_inside(source, finding.span, "the span", finding);
    for related in &finding.related {
        assert_inside(source, related.span, "a related span", finding);
    }
    if let Some(fix) = &finding.fix {
        for edit in &fix.edits {
            assert_inside(source, edit.span, "an edit", finding);
            assert_ne!(source.slice(edit.span), edit.content, "an edit changes nothing: {finding:#?}");
        }
        assert!(!fix.edits.is_empty() && !fix.title.is_empty(), "{finding:#?}");
        assert!(fix.edits.windows(2).all(|pair| pair[0].span.end < pair[1].span.start), "{finding:#?}");
    }
    if let Some(declaration) = &finding.declaration {
        assert!(!declaration.source.slice(declaration.span).is_empty(), "no declaration: {finding:#?}");
    }
}

fn assert_words(finding: &Diagnostic) {
    let help = finding.help.as_deref().unwrap_or_else(|| panic!("no help: {finding:#?}"));
    let related = finding.related.iter().map(|it| &*it.label);
    let texts = [&*finding.message, help, &*finding.label].into_iter().chain(related);
    for text in texts {
        assert!(!text.is_empty() && !text.contains(['\n', '\r']), "{text:?} of {finding:#?}");
        assert!(text.len() < 2000, "{} bytes: {text}", text.len());
    }
    assert!(!finding.message.ends_with('.'), "{}", finding.message);
}

/// Renders in every format and reads the JSON back.
fn assert_rendered(source: &Source, findings: &[Diagnostic]) {
    let style = Style { width: 80, color: true };
    for format in [Format::Full, Format::Concise] {
        let text = render(format, style, source, findings);
        assert_eq!(text.is_empty(), findings.is_empty());
    }
    let lines = render(Format::Jsonl, style, source, findings);
    assert_eq!(lines.lines().count(), findings.len());
    for (line, finding) in lines.lines().zip(findings) {
        let value: serde_json::Value = serde_json::from_str(line).unwrap();
        assert_eq!(value["start"]["offset"], finding.span.start);
        assert_eq!(value["end"]["offset"], finding.span.end);
    }
    let array = format!("[{}]", render(Format::Json, style, source, findings));
    let values: Vec<serde_json::Value> = serde_json::from_str(&array).unwrap();
    assert_eq!(values.len(), findings.len());
}

fn key(finding: &Diagnostic) -> (Span, &str, &str, Option<&str>) {
    (finding.span, finding.rule, &finding.message, finding.help.as_deref())
}

fn assert_sound(text: &str, schemas: &Schemas) {
    let source = source(text);
    let settings = Settings::new(today());
    let findings = check_with(&source, schemas, &settings, &Around).findings;
    for finding in &findings {
        assert_spans(&source, finding);
        assert_words(finding);
    }
    assert!(findings.is_sorted_by_key(|finding| (finding.span, finding.rule)), "not sorted: {findings:#?}");
    let again = check_with(&source, schemas, &settings, &Around).findings;
    assert!(findings.iter().map(key).eq(again.iter().map(key)), "other findings the second time");
    assert_rendered(&source, &findings);
}

fn assert_sound_under_all(text: &str) {
    for schemas in SCHEMAS.iter() {
        assert_sound(text, schemas);
    }
}

proptest! {
    #![proptest_config(config(192))]

    #[test]
    fn findings_of_any_text_are_sound(text in any_text()) {
        assert_sound_under_all(&text);
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn findings_of_odd_digests_are_sound(text in any_digest()) {
        assert_sound_under_all(&text);
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn findings_of_damaged_seeds_are_sound(text in any_damaged_seed()) {
        assert_sound_under_all(&text);
    }

    #[test]
    fn any_bytes_have_sound_findings(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let source = Source::from_bytes("a.md", bytes).unwrap();
        let findings = check_with(&source, &SCHEMAS[0], &Settings::new(today()), &Around).findings;
        for finding in &findings {
            assert_spans(&source, finding);
        }
        assert_rendered(&source, &findings);
    }
}

/// The generators are worth something only while the rules see what they make.
#[test]
fn odd_digests_reach_the_rules() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let mut reached = std::collections::BTreeSet::new();
    let mut before = String::new();
    for _ in 0..250 {
        let text = any_digest().new_tree(&mut runner).unwrap().current();
        for schemas in SCHEMAS.iter() {
            let (baseline, _) = baselines::written(&source(&before), schemas);
            let around = baselines::WithBaseline { baseline: &baseline, renews: false };
            let settings = Settings::new(today());
            reached.extend(check_with(&source(&text), schemas, &settings, &Around).findings.iter().map(|it| it.rule));
            reached.extend(check_with(&source(&text), schemas, &settings, &around).findings.iter().map(|it| it.rule));
        }
        before = text;
    }
    let unseen: Vec<_> = digestlint::rules::RULES.iter().map(|it| it.name).filter(|it| !reached.contains(it)).collect();
    assert!(unseen.is_empty(), "no digest reached {unseen:?}");
}
