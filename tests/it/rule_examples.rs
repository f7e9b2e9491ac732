//! Every rule's documentation holds: its failing example gives one finding, its passing one none.

use digestlint::rules::{RULES, Rule, Stage};

use crate::support::example;

#[test]
fn failing_examples_give_exactly_one_finding_of_their_rule() {
    for rule in RULES {
        let found: Vec<_> = example(rule, rule.docs.fails).iter().map(|it| (it.rule, it.message.clone())).collect();
        assert!(found.len() == 1 && found[0].0 == rule.name, "{}: {found:#?}", rule.name);
    }
}

#[test]
fn passing_examples_give_none() {
    for rule in RULES {
        let found: Vec<_> = example(rule, rule.docs.passes).iter().map(|it| (it.rule, it.message.clone())).collect();
        assert!(found.is_empty(), "{}: {found:#?}", rule.name);
    }
}

#[test]
fn names_are_kebab_case_and_unique() {
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    assert!(names.iter().all(|name| name.bytes().all(|it| it.is_ascii_lowercase() || it == b'-')));
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), RULES.len());
}

#[test]
fn every_message_of_an_example_says_where_and_what_to_do() {
    for rule in RULES {
        for finding in example(rule, rule.docs.fails) {
            assert!(!finding.message.ends_with('.') && !finding.message.contains('\n'), "{}", finding.message);
            assert!(finding.help.is_some(), "{} gives no help", rule.name);
            assert!(!finding.label.is_empty(), "{} gives no label", rule.name);
        }
    }
}

#[test]
fn every_finding_that_a_declaration_asks_for_names_it() {
    let asked_by_nobody = ["file-encoding", "prose-mojibake", "suppression-unused", "suppression-unknown"];
    let asked = |rule: &&&Rule| !asked_by_nobody.contains(&rule.name) && rule.stage() != Stage::Layout;
    for rule in RULES.iter().filter(asked) {
        for finding in example(rule, rule.docs.fails) {
            let declaration = finding.declaration.unwrap_or_else(|| panic!("{} names no declaration", rule.name));
            assert!(!declaration.source.slice(declaration.span).is_empty(), "{} names an empty place", rule.name);
        }
    }
}
