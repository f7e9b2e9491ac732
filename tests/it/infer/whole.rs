//! A corpus of decision records, and the schema learned from it as a person sees it.

use std::fmt::Write;

use digestlint::infer::{Outlier, Outliers};

use super::{Inferred, infer, options};
use crate::support::findings;

const STATES: [&str; 3] = ["proposed", "accepted", "superseded"];

fn record(number: usize) -> String {
    let mut text = format!(
        "# {number}. {} the {}\n\nDate: 2024-{:02}-{:02}\n\n## Status\n\n* State: {}\n* Weight: {}\n\n## Context\n\n{}\n\n",
        ["Keep", "Replace", "Measure"][number % 3],
        ["index", "queue of jobs", "public interface", "cache"][number % 4],
        number % 12 + 1,
        number % 28 + 1,
        STATES[number % 3],
        number % 5 + 1,
        "It has grown slow and nobody knows why. ".repeat(number % 3 + 2).trim(),
    );
    if number.is_multiple_of(3) {
        text.push_str("## Options\n\n* leave it\n* write it anew\n* buy one\n\n");
    }
    text.push_str("## Consequences\n\n| effect | weight |\n|:-------|-------:|\n");
    for row in 0..number % 4 + 2 {
        _ = writeln!(text, "| effect {row} of record {number} | {} |", (number + row) % 5 + 1);
    }
    text
}

fn documents() -> Vec<String> {
    let mut documents: Vec<_> = (1..=40).map(record).collect();
    documents[4] = documents[4].replace("State: superseded", "State: superceded");
    documents[9] =
        documents[9].replace("| effect 1 of record 10 |", "| effect 1 of record 10, |").replace("| 2 |", "| nan |");
    documents[16] = documents[16].replace("## Context", "## Contxt");
    documents[22] = documents[22].replace("# 23. ", "# ");
    documents
}

fn with_outliers(inferred: &Inferred, documents: &[String]) -> String {
    let mut outliers = Outliers::default();
    for (at, text) in documents.iter().enumerate() {
        outliers.add(Outlier::new(&format!("docs/{:04}.md", at + 1), &findings(text, &inferred.schema)));
    }
    assert_eq!(outliers.count(), 4);
    inferred.text.clone() + &outliers.to_comments(&options(0.9))
}

#[test]
fn a_person_can_read_the_schema() {
    let documents = documents();
    let inferred = infer(&documents);
    insta::assert_snapshot!("records", with_outliers(&inferred, &documents));
}

#[test]
fn records_to_come_are_accepted() {
    let inferred = infer(documents());
    for number in 41..200 {
        inferred.finds(&record(number), &[]);
    }
}

#[test]
fn a_few_records_are_enough_to_accept_the_others() {
    for count in [1, 3, 6, 12] {
        let inferred = infer((1..=count).map(record));
        for number in 1..60 {
            let errors = findings(&record(number), &inferred.schema);
            let errors: Vec<_> = errors.iter().filter(|it| it.rule != "section-unknown").collect();
            assert!(errors.is_empty(), "{count} records refuse {number}: {errors:#?}\n{}", inferred.text);
        }
    }
}

#[test]
fn many_outliers_are_listed_up_to_a_number() {
    let inferred = infer(documents());
    let mut outliers = Outliers::default();
    for at in 0..1234 {
        outliers.add(Outlier::new(&format!("{at:04}.md"), &findings("no digest\n", &inferred.schema)));
    }
    let text = outliers.to_comments(&options(0.9));
    assert!(text.starts_with("\n# Outliers: 1,234 of 1,234 files with errors\n# Those are many: "), "{text}");
    assert!(text.ends_with("\n# and 1,184 more\n"), "{text}");
    assert_eq!(Outliers::default().to_comments(&options(0.9)), "\n# Outliers: none of 0 files with errors\n");
}
