//! What holds for texts with comments that suppress findings.

use digestlint::binding::Schemas;
use digestlint::diagnostic::{Applicability, Diagnostic};
use digestlint::engine::{Settings, check_with};
use digestlint::layout::Kind;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use super::{Around, SCHEMAS, any_text, config, digests};
use crate::support::{source, today};

const COMMENTS: &[&str] = &[
    "<!-- digestlint-disable -->",
    "<!-- digestlint-disable value-empty value-length, row-shape -- because -->",
    "<!-- digestlint-disable section-missing -->",
    "<!-- digestlint-disable-next-line -->",
    "<!-- digestlint-disable-next-line row-shape value-type section-unknown -->",
    "<!-- digestlint-disable-file value-placeholder prose-length -->",
    "<!-- digestlint-enable -->",
    "<!-- digestlint-enable value-length -->",
    "<!-- digestlint-disable suppression-unused -->",
    "<!-- digestlint-enabel value-lenght -->",
];

/// Ways to put a comment, `@`, at the end of a line. The first two leave the lines as they are.
const PLACES: &[&str] = &["\n\n@\n", "\n@", " @ ", "@"];

/// A digest with comments put into it in these ways.
fn commented_digest(places: &'static [&'static str]) -> impl Strategy<Value = String> {
    let comment = (any::<Index>(), select(COMMENTS), select(places));
    (digests::any_digest(), prop::collection::vec(comment, 0..6)).prop_map(|(mut text, comments)| {
        for (index, comment, place) in comments {
            let ends: Vec<_> = text.match_indices(['\n', '\r']).map(|(at, _)| at).chain([text.len()]).collect();
            text.insert_str(ends[index.index(ends.len())], &place.replace('@', comment));
        }
        text
    })
}

fn findings(text: &str, schemas: &Schemas) -> Vec<Diagnostic> {
    check_with(&source(text), schemas, &Settings::new(today()), &Around).findings
}

/// Rules and messages of what is found about what the text says: a comment that goes leaves blank lines.
fn said(findings: &[Diagnostic]) -> Vec<(&str, &str)> {
    let is_layout = |rule: &str| Kind::ALL.iter().any(|kind| kind.rule() == rule);
    let others = findings.iter().filter(|it| !it.rule.starts_with("suppression-") && !is_layout(it.rule));
    let mut said: Vec<_> = others.map(|it| (it.rule, &*it.message)).collect();
    said.sort_unstable();
    said
}

/// The text with all safe fixes of unused suppressions applied that do not overlap.
fn cleared(text: &str, findings: &[Diagnostic]) -> String {
    let unused = findings.iter().filter(|it| it.rule == "suppression-unused");
    let safe = unused.filter_map(|it| it.fix.as_ref()).filter(|fix| fix.applicability == Applicability::Safe);
    let (mut cleared, mut end) = (String::new(), 0);
    for edit in safe.flat_map(|fix| &fix.edits) {
        if edit.span.start as usize >= end {
            cleared.push_str(&text[end..edit.span.start as usize]);
            end = edit.span.end as usize;
        }
    }
    cleared + &text[end..]
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn findings_of_commented_digests_are_sound(text in commented_digest(PLACES)) {
        super::assert_sound_under_all(&text);
    }

    #[test]
    fn a_file_can_be_silenced(text in any_text()) {
        let text = format!("<!-- digestlint-disable-file -->\n\n{text}");
        for schemas in SCHEMAS.iter() {
            let found = findings(&text, schemas);
            prop_assert_eq!(said(&found), []);
        }
    }

    #[test]
    fn to_remove_what_is_unused_changes_nothing_else(text in commented_digest(&PLACES[..2])) {
        // pulldown-cmark takes a lone carriage return after indented code and a blank line for code.
        let text = text.replace("\r\n", "\n").replace('\r', "\n");
        // A comment inside a value is part of it.
        let text = text.replace("<!-- digestlint-disable-next-line value-empty, no-rule -->", "x");
        let text = text.replace("<!-- digestlint-disable-file list-overlap -->", "x");
        // Templates of a section's text, which the last schema has, take in the comments in it.
        for schemas in &SCHEMAS[..SCHEMAS.len() - 1] {
            let mut text = text.clone();
            for _ in 0..4 {
                let found = findings(&text, schemas);
                let cleared = cleared(&text, &found);
                let again = findings(&cleared, schemas);
                prop_assert_eq!(said(&found), said(&again), "{:?} became {:?}", text, cleared);
                text = cleared;
            }
        }
    }
}
