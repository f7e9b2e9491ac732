//! What holds for texts with a baseline.

use std::collections::HashSet;
use std::sync::Arc;

use digestlint::baseline::{Baseline, Contents, Known, render};
use digestlint::binding::Schemas;
use digestlint::corpus::{Elsewhere, Fact, Surroundings};
use digestlint::diagnostic::Level;
use digestlint::document::{BlockKind, Document};
use digestlint::engine::{Checked, Settings, check_with};
use digestlint::layout::Kind;
use digestlint::text::Source;
use proptest::prelude::*;

use super::{Around, SCHEMAS, any_text, config, digests, edits};
use crate::support::{source, today};

/// The neighbourhood of the other laws, with a baseline in it.
pub(super) struct WithBaseline<'a> {
    pub(super) baseline: &'a Baseline,
    pub(super) renews: bool,
}

impl Surroundings for WithBaseline<'_> {
    fn exists(&self, path: &str) -> Option<bool> {
        Around.exists(path)
    }

    fn anchors(&self, path: &str) -> Option<Arc<HashSet<String>>> {
        Around.anchors(path)
    }

    fn earlier(&self, fact: &Fact) -> Option<Elsewhere> {
        Around.earlier(fact)
    }

    fn known(&self) -> Known<'_> {
        let entries = self.baseline.of("a.md");
        if self.renews { Known::Recorded(entries) } else { Known::HeldBack(entries) }
    }
}

fn check(source: &Source, schemas: &Schemas, baseline: &Baseline, renews: bool) -> Checked {
    check_with(source, schemas, &Settings::new(today()), &WithBaseline { baseline, renews })
}

/// The baseline of all that is found in `source`, written and read back, and how much it holds.
pub(super) fn written(source: &Source, schemas: &Schemas) -> (Baseline, usize) {
    written_under(&Settings::new(today()), source, schemas)
}

fn written_under(settings: &Settings, source: &Source, schemas: &Schemas) -> (Baseline, usize) {
    let around = WithBaseline { baseline: &Baseline::default(), renews: true };
    let checked = check_with(source, schemas, settings, &around);
    assert!(checked.findings.is_empty());
    let count = checked.held_back();
    let recorded = checked.recorded.unwrap();
    let text = render(&Contents::from([(recorded.path, recorded.counts)]));
    (Baseline::read(Arc::new(Source::new("b.json", text).unwrap())).unwrap(), count)
}

fn assert_nothing_is_left(settings: &Settings, text: &str, later: &str) {
    for schemas in SCHEMAS.iter() {
        let (baseline, count) = written_under(settings, &source(text), schemas);
        let around = WithBaseline { baseline: &baseline, renews: false };
        let checked = check_with(&source(later), schemas, settings, &around);
        assert!(checked.findings.is_empty(), "{:#?} in {later:?}", checked.findings);
        assert_eq!(checked.held_back(), count);
    }
}

fn any_faulty() -> impl Strategy<Value = String> {
    prop_oneof![any_text(), digests::any_digest(), edits::any_damaged_seed()]
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn a_baseline_leaves_nothing_of_what_it_was_written_for(text in any_faulty()) {
        assert_nothing_is_left(&Settings::new(today()), &text, &text);
    }

    #[test]
    fn lines_inserted_at_the_top_change_nothing(text in digests::any_digest(), lines in 1..5_usize) {
        // A byte order mark, and what was meant as front matter, are such only at the start.
        let text = text.trim_start_matches('\u{feff}');
        let first = Document::parse(&source(text)).blocks.first().copied();
        let front_matter = first.filter(|block| block.kind == BlockKind::FrontMatter).map_or(0, |block| block.span.end);
        if front_matter > 0 || !text.starts_with("---") {
            let (front_matter, rest) = text.split_at(front_matter as usize);
            let comments = "\n<!-- a comment -->\n\n".repeat(lines);
            // How blocks stand apart, and how most lines end, does change.
            let mut settings = Settings::new(today());
            for kind in Kind::ALL {
                settings.set_level(kind.rule(), Level::Off);
            }
            assert_nothing_is_left(&settings, text, &format!("{front_matter}{comments}{rest}"));
        }
    }

    #[test]
    fn another_texts_baseline_lets_pass_what_both_have(old in digests::any_digest(), new in digests::any_digest()) {
        for schemas in SCHEMAS.iter() {
            let new = source(&new);
            let (baseline, _) = written(&source(&old), schemas);
            let all = check(&new, schemas, &Baseline::default(), false).findings;
            let checked = check(&new, schemas, &baseline, false);
            let (unused, told): (Vec<_>, Vec<_>) =
                checked.findings.iter().partition(|finding| finding.rule == "baseline-unused");
            prop_assert_eq!(told.len() + checked.held_back(), all.len());
            prop_assert!(told.iter().all(|it| all.iter().any(|other| super::key(it) == super::key(other))));
            checked.findings.iter().for_each(|finding| {
                super::assert_spans(&new, finding);
                super::assert_words(finding);
            });
            super::assert_rendered(&new, &checked.findings);
            // What is written anew is used up.
            prop_assert!(unused.is_empty() || check(&new, schemas, &written(&new, schemas).0, false).findings.is_empty());
        }
    }
}
