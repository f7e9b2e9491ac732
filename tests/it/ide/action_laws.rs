//! What holds for the actions and the layout of any text.

use std::collections::BTreeMap;

use digestlint::binding::Schemas;
use digestlint::diagnostic::{Applicability, Diagnostic, Edit, splice};
use digestlint::document::{Document, differs_in_comments_alone};
use digestlint::engine::{Checked, Settings, check_with};
use digestlint::fix::fix;
use digestlint::ide::{Action, ActionKind, actions, fix_all, format};
use digestlint::layout;
use digestlint::rules::RULES;
use digestlint::text::{Source, Span};
use proptest::prelude::*;
use proptest::sample::Index;

use crate::properties::{Around, SCHEMAS, any_damaged_seed, any_digest, any_layout, any_style, any_text, config};
use crate::support::{source, today};

fn check_by<'a>(schemas: &'a Schemas, settings: &'a Settings) -> impl Fn(&Source) -> Checked + use<'a> {
    move |source| check_with(source, schemas, settings, &Around)
}

/// The rules on layout too, which are off by default.
fn all_rules() -> Settings {
    let mut settings = Settings::new(today());
    settings.select(&RULES.iter().map(|rule| rule.name).collect::<Vec<_>>());
    settings
}

#[track_caller]
fn assert_sound(text: &str, edits: &[Edit]) {
    for Edit { span, content } in edits {
        let range = span.start as usize..span.end as usize;
        assert_ne!(text.get(range.clone()).expect("an edit lies in the text"), content, "{edits:?} of {text:?}");
        for at in [range.start, range.end] {
            assert!(!(text[..at].ends_with('\r') && text[at..].starts_with('\n')), "{edits:?} of {text:?}");
        }
    }
    assert!(edits.windows(2).all(|pair| pair[0].span.end < pair[1].span.start), "{edits:?} of {text:?}");
}

fn apply(text: &str, edits: &[Edit]) -> String {
    assert_sound(text, edits);
    splice(text, edits, |_, _| {})
}

fn counts(findings: &[Diagnostic]) -> BTreeMap<&str, usize> {
    let mut counts = BTreeMap::new();
    for finding in findings {
        *counts.entry(finding.rule).or_default() += 1;
    }
    counts
}

/// A suppression takes away what it says and nothing else, and readers see the same.
fn assert_suppresses(source: &Source, before: &Checked, action: &Action, check: &dyn Fn(&Source) -> Checked) {
    let after = Source::new(source.name(), apply(source.text(), &action.edits)).unwrap();
    let before_all = counts(&before.findings);
    let found = check(&after).findings;
    let found = counts(&found);
    let count = |counts: &BTreeMap<&str, usize>, rule: &str| counts.get(rule).copied().unwrap_or_default();
    let rule = before.findings[action.mends[0]].rule;
    assert!(action.mends.iter().all(|index| before.findings[*index].rule == rule));
    let became = || format!("{action:?}: {:?} became {:?}", source.text(), after.text());
    assert!(count(&found, rule) + action.mends.len() <= count(&before_all, rule), "{}", became());
    // A comment may fill a gap that the layout should not have.
    assert!(found.iter().all(|(rule, after)| *after <= count(&before_all, rule)), "{}", became());
    let (a, b) = (Document::parse(source), Document::parse(&after));
    assert!(differs_in_comments_alone((source, &a), (&after, &b)), "{:?} became {:?}", source.text(), after.text());
}

pub(crate) fn assert_actions(source: &Source, span: Span, check: &dyn Fn(&Source) -> Checked) -> Vec<Action> {
    let checked = check(source);
    let actions = actions(source, &checked, span, check);
    for action in &actions {
        assert!(!action.mends.is_empty() && !action.title.is_empty(), "{action:?}");
        let findings = action.mends.iter().map(|index| &checked.findings[*index]);
        match action.kind {
            ActionKind::Fix => {
                let applied = apply(source.text(), &action.edits);
                for fix in findings.map(|it| it.fix.as_ref().unwrap()) {
                    assert_eq!(applied, splice(source.text(), &fix.edits, |_, _| {}));
                    assert!(action.preferred == (fix.applicability == Applicability::Safe));
                }
            }
            ActionKind::FixRule => {
                assert!(findings.clone().count() > 1 && !action.preferred);
                let left = check(&Source::new(source.name(), apply(source.text(), &action.edits)).unwrap()).findings;
                let rule = checked.findings[action.mends[0]].rule;
                // What the rule finds in place of what is mended, it cannot mend.
                let fixable = |it: &&Diagnostic| it.rule == rule && it.fix.is_some();
                let count = |findings: &[Diagnostic]| findings.iter().filter(fixable).count();
                assert!(count(&left) < count(&checked.findings), "{rule} of {:?}", source.text());
            }
            ActionKind::Suppress | ActionKind::SuppressInFile => {
                assert_suppresses(source, &checked, action, check);
            }
        }
    }
    actions
}

/// At the place of a finding.
fn assert_acts(text: &str, at: Index) {
    let source = source(text);
    for (settings, schemas) in [Settings::new(today()), all_rules()].iter().zip([0, 3].map(|it| &SCHEMAS[it])) {
        let check = check_by(schemas, settings);
        let findings = check(&source).findings;
        if !findings.is_empty() {
            assert_actions(&source, at.get(&findings).span, &check);
        }
    }
}

fn assert_fixes_all(text: &str) {
    let source = source(text);
    let settings = all_rules();
    for schemas in &SCHEMAS[..2] {
        let check = check_by(schemas, &settings);
        for most in [Applicability::Safe, Applicability::Unsafe] {
            let edits = fix_all(&source, most, &check);
            let fixed = fix(&source, most, &check).source;
            assert_eq!(edits.is_some(), fixed.is_some());
            if let (Some(edits), Some(fixed)) = (edits, fixed) {
                assert_eq!(apply(text, &edits), fixed.text());
            }
        }
    }
}

fn assert_formats(text: &str, style: &layout::Style, (from, to): (&Index, &Index)) {
    let original = source(text);
    let expected = layout::format(&original, style).map_or_else(|| text.to_owned(), |it| it.text().to_owned());
    assert_eq!(apply(text, &format(&original, style, None)), expected);
    let all = Span { start: 0, end: u32::MAX };
    assert_eq!(apply(text, &format(&original, style, Some(all))), expected, "{text:?}");
    let at = |index: &Index| index.index(text.len() + 1) as u32;
    let span = Span { start: at(from).min(at(to)), end: at(from).max(at(to)) };
    let edits = format(&original, style, Some(span));
    let outcome = Source::new("a.md", apply(text, &edits)).unwrap();
    let (a, b) = (Document::parse(&original), Document::parse(&outcome));
    assert!(
        digestlint::document::means_the_same((&original, &a), (&outcome, &b)),
        "{text:?} became {:?}",
        outcome.text()
    );
    let near = Span {
        start: text.floor_char_boundary(span.start as usize) as u32,
        end: text.floor_char_boundary(span.end as usize) as u32,
    };
    let lines = original.lines_of(near);
    let of_tables = a.tables.iter().map(|it| original.lines_of(it.span));
    let reach = of_tables.filter(|it| it.start < lines.end && lines.start < it.end).fold(lines, Span::cover);
    assert!(edits.iter().all(|edit| reach.contains(edit.span)), "{text:?} at {span:?}: {edits:?}");
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn actions_on_odd_digests_do_what_they_say(text in any_digest(), at in any::<Index>()) {
        assert_acts(&text, at);
    }

    #[test]
    fn actions_on_any_text_do_what_they_say(text in any_text(), at in any::<Index>()) {
        assert_acts(&text, at);
    }

    #[test]
    fn actions_on_damaged_seeds_do_what_they_say(text in any_damaged_seed(), at in any::<Index>()) {
        assert_acts(&text, at);
    }

    #[test]
    fn actions_at_any_place_are_sound(text in any_digest(), start in 0..400_u32, len in 0..400_u32) {
        let settings = Settings::new(today());
        let check = check_by(&SCHEMAS[0], &settings);
        let source = source(&text);
        let checked = check(&source);
        for action in actions(&source, &checked, Span { start, end: start + len }, &check) {
            assert_sound(&text, &action.edits);
        }
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn all_fixes_together_are_those_of_the_command_line(text in any_digest()) {
        assert_fixes_all(&text);
    }

    #[test]
    fn all_fixes_of_any_text_are_those_of_the_command_line(text in any_text()) {
        assert_fixes_all(&text);
    }
}

proptest! {
    #![proptest_config(config(400))]

    #[test]
    fn edits_lay_out_what_the_formatter_does(
        text in prop_oneof![any_layout(), any_digest(), any_text(), any_damaged_seed()],
        style in any_style(),
        from in any::<Index>(),
        to in any::<Index>(),
    ) {
        assert_formats(&text, &style, (&from, &to));
    }
}

/// Nearly all findings of texts with many kinds of them can be suppressed in the file, and most where they stand. (With
/// lines that end in a lone carriage return, Markdown takes what follows a comment for a part of it.)
#[test]
fn odd_digests_can_be_suppressed() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let settings = Settings::new(today());
    let (mut all, mut in_file, mut in_place) = (0, 0, 0);
    for _ in 0..40 {
        let text = any_digest().new_tree(&mut runner).unwrap().current().replace("\r\n", "\n").replace('\r', "\n");
        let check = check_by(&SCHEMAS[0], &settings);
        let source = source(&text);
        let findings = check(&source).findings;
        for finding in findings.iter().filter(|it| !it.rule.starts_with("suppression-")).take(5) {
            let rule = format!("Suppress `{}`", finding.rule);
            let actions = assert_actions(&source, finding.span, &check);
            let has = |kind| actions.iter().any(|it| it.kind == kind && it.title.starts_with(&rule));
            all += 1;
            in_file += usize::from(has(ActionKind::SuppressInFile));
            in_place += usize::from(has(ActionKind::Suppress));
        }
    }
    assert!(all > 100 && in_file * 10 > all * 9 && in_place * 10 > all * 8, "{in_file} and {in_place} of {all}");
}
