use std::cell::Cell;

use super::*;
use crate::diagnostic::Edit;
use crate::text::Span;

/// A finding at each place of `wrong`; its fix writes `right`.
fn findings(source: &Source, rule: &'static str, wrong: &str, right: Option<(&str, Applicability)>) -> Vec<Diagnostic> {
    let places = source.text().match_indices(wrong);
    places
        .map(|(at, text)| {
            let span = Span::new(at, at + text.len());
            let fix = right.map(|(content, applicability)| Fix {
                title: "mend it".into(),
                applicability,
                edits: vec![Edit { span, content: content.to_owned() }],
            });
            Diagnostic {
                rule,
                severity: Severity::Error,
                message: "wrong".into(),
                span,
                label: String::new(),
                related: Vec::new(),
                elsewhere: None,
                help: None,
                declaration: None,
                fix,
            }
        })
        .collect()
}

fn checked(findings: Vec<Diagnostic>) -> Checked {
    Checked { findings, ..Checked::default() }
}

fn source(text: &str) -> Source {
    Source::new("a.md", text).unwrap()
}

#[test]
fn a_text_without_fixes_is_checked_once_and_stays() {
    let checks = Cell::new(0);
    let fixed = fix(&source("a b c"), Applicability::Unsafe, |source| {
        checks.set(checks.get() + 1);
        checked(findings(source, "r", "b", None))
    });
    assert!(fixed.source.is_none() && fixed.settled);
    assert_eq!((checks.get(), fixed.checked.findings.len(), fixed.applied, fixed.refused), (1, 1, 0, 0));
}

#[test]
fn fixes_that_bring_forth_others_are_followed_up() {
    // `aa` becomes `a` wherever it stands: in `aaaa` the pairs overlap what comes of them.
    let fixed = fix(&source("aaaa-aa"), Applicability::Safe, |source| {
        checked(findings(source, "r", "aa", Some(("a", Applicability::Safe))))
    });
    assert_eq!(fixed.source.unwrap().text(), "a-a");
    assert!(fixed.settled && fixed.checked.findings.is_empty());
    assert_eq!(fixed.applied, 4);
}

#[test]
fn unsafe_fixes_wait_until_they_are_asked_for() {
    let check = |source: &Source| checked(findings(source, "r", "b", Some(("", Applicability::Unsafe))));
    let fixed = fix(&source("abc"), Applicability::Safe, check);
    assert!(fixed.source.is_none() && fixed.checked.findings.len() == 1);
    assert_eq!(fix(&source("abc"), Applicability::Unsafe, check).source.unwrap().text(), "ac");
}

#[test]
fn a_fix_that_leads_to_errors_is_left_out_and_the_others_are_not() {
    // With `X` in place of a `b` before `c` comes a new error.
    let check = |source: &Source| {
        let mut found = findings(source, "r", "b", Some(("X", Applicability::Safe)));
        found.extend(findings(source, "other", "Xc", None));
        checked(found)
    };
    let fixed = fix(&source("b b b bc b b"), Applicability::Safe, check);
    assert_eq!(fixed.source.unwrap().text(), "X X X bc X X");
    assert!(fixed.settled);
    assert_eq!((fixed.applied, fixed.refused), (5, 1));
}

#[test]
fn what_an_unsafe_fix_inserts_may_ask_to_be_filled_in() {
    let check = |applicability| {
        move |source: &Source| {
            let mut found = findings(source, "missing", "#", Some(("# ()", applicability)));
            found.retain(|_| !source.text().contains("()"));
            found.extend(findings(source, "empty", "()", None));
            checked(found)
        }
    };
    let fixed = fix(&source("#\n"), Applicability::Unsafe, check(Applicability::Unsafe));
    assert_eq!(fixed.source.unwrap().text(), "# ()\n");
    assert!(fix(&source("#\n"), Applicability::Unsafe, check(Applicability::Safe)).source.is_none());
}

#[test]
fn fixes_that_undo_each_other_come_to_an_end() {
    let check = |source: &Source| {
        let mut found = findings(source, "r", "a", Some(("b", Applicability::Safe)));
        found.extend(findings(source, "r", "b", Some(("a", Applicability::Safe))));
        checked(found)
    };
    assert!(!fix(&source("ab"), Applicability::Safe, check).settled);
}

#[test]
fn many_bad_fixes_cost_a_bounded_number_of_checks() {
    let checks = Cell::new(0);
    let fixed = fix(&source(&"b ".repeat(5000)), Applicability::Safe, |source| {
        checks.set(checks.get() + 1);
        let mut found = findings(source, "r", "b", Some(("X", Applicability::Safe)));
        found.extend(findings(source, "other", "X", None));
        checked(found)
    });
    assert!(fixed.source.is_none());
    assert_eq!(fixed.refused, 5000);
    assert!(checks.get() <= CHECKS + 1);
}
