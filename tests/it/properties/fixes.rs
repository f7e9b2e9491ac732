//! What holds for the fixes of any text.

use std::collections::BTreeMap;

use digestlint::binding::Schemas;
use digestlint::diagnostic::{Applicability, Diagnostic, Severity};
use digestlint::engine::{Checked, Settings, check_with};
use digestlint::fix::{Fixed, fix};
use digestlint::rules::find;
use digestlint::text::Source;
use proptest::prelude::*;

use super::{Around, SCHEMAS, any_text, config, digests, edits};
use crate::support::{source, today};

fn check(source: &Source, schemas: &Schemas) -> Checked {
    check_with(source, schemas, &Settings::new(today()), &Around)
}

fn fixed(source: &Source, schemas: &Schemas, most: Applicability) -> Fixed {
    fix(source, most, |source| check(source, schemas))
}

fn errors(findings: &[Diagnostic]) -> BTreeMap<&str, usize> {
    let mut errors = BTreeMap::new();
    for finding in findings.iter().filter(|it| it.severity == Severity::Error) {
        *errors.entry(finding.rule).or_default() += 1;
    }
    errors
}

fn assert_mended(text: &str) {
    let original = source(text);
    for schemas in SCHEMAS.iter() {
        for finding in check(&original, schemas).findings {
            let fix = finding.fix.as_ref().map(|fix| fix.applicability);
            let documented = |it| find(finding.rule).unwrap().fixes.iter().any(|(known, _)| *known == it);
            assert!(fix.is_none_or(documented), "{} does not say that it has such a fix", finding.rule);
        }
        for most in [Applicability::Safe, Applicability::Unsafe] {
            let once = fixed(&original, schemas, most);
            let left: Vec<_> = once.checked.findings.iter().filter(|it| it.fix.is_some()).collect();
            assert!(once.settled, "the {most} fixes of {text:?} do not come to an end: {:?}", left.first());
            let Some(mended) = &once.source else {
                assert_eq!(once.applied, 0);
                continue;
            };
            assert!(once.applied > 0 && mended.text() != text);
            let again = fixed(mended, schemas, most);
            assert!(again.source.is_none(), "{text:?} became {:?}, then {:?}", mended.text(), again.source);
            if most == Applicability::Safe {
                let before = check(&original, schemas).findings;
                let (before, after) = (errors(&before), errors(&once.checked.findings));
                let is_new = |(rule, count): (&&str, &usize)| before.get(*rule).is_none_or(|before| count > before);
                assert!(!after.iter().any(is_new), "{text:?} became {:?}: {after:?}", mended.text());
            }
            assert_line_endings(text, mended.text());
        }
    }
}

/// A text whose lines all end in one way goes on doing so.
fn assert_line_endings(before: &str, after: &str) {
    for (ending, others) in [("\r\n", &['\r', '\n'][..]), ("\n", &['\r']), ("\r", &['\n'])] {
        if before.contains(ending) && !before.replace(ending, "").contains(others) {
            assert!(!after.replace(ending, "").contains(others), "{before:?} became {after:?}");
        }
    }
}

proptest! {
    #![proptest_config(config(96))]

    #[test]
    fn fixes_of_odd_digests_converge_and_break_nothing(text in digests::any_digest()) {
        assert_mended(&text);
    }
}

proptest! {
    #![proptest_config(config(32))]

    #[test]
    fn fixes_of_any_text_converge_and_break_nothing(text in any_text()) {
        assert_mended(&text);
    }

    #[test]
    fn fixes_of_damaged_seeds_converge_and_break_nothing(text in edits::any_damaged_seed()) {
        assert_mended(&text);
    }

    #[test]
    fn bytes_outside_of_edits_stay(text in digests::any_digest()) {
        let original = source(&text);
        for schemas in SCHEMAS.iter() {
            for finding in check(&original, schemas).findings {
                // One fix alone, so that its edits are all that changes.
                let Some(fix) = &finding.fix else { continue };
                let alone = fix_alone(&original, schemas, &finding);
                let Some(mended) = alone.source else { continue };
                let (mut rest, mut at) = (mended.text(), 0);
                for edit in &fix.edits {
                    let kept = &text[at..edit.span.start as usize];
                    rest = rest.strip_prefix(kept).and_then(|rest| rest.strip_prefix(&*edit.content)).unwrap();
                    at = edit.span.end as usize;
                }
                prop_assert_eq!(rest, &text[at..]);
            }
        }
    }
}

/// The text with the fix of this finding, and no other.
fn fix_alone(original: &Source, schemas: &Schemas, finding: &Diagnostic) -> Fixed {
    fix(original, Applicability::Unsafe, |source| {
        let mut checked = check(source, schemas);
        let is_first = source.text() == original.text();
        for other in &mut checked.findings {
            if !is_first || super::key(other) != super::key(finding) {
                other.fix = None;
            }
        }
        checked
    })
}
