//! Which of several schemas a document is held against.

use std::sync::Arc;

use digestlint::binding::{Candidate, Fit, Schemas};
use digestlint::corpus::Alone;
use digestlint::diagnostic::Diagnostic;
use digestlint::document::Document;
use digestlint::engine::{Settings, check_with};
use digestlint::text::Source;

use crate::dedented::dedented;
use crate::support::{self, today};

/// Schemas with these declarations to choose from, called `a`, `b` and so on.
fn schemas(declarations: &[&str]) -> Schemas {
    let candidate = |(name, text): (char, &&str)| {
        let text = dedented(text) + &format!("\n[schema]\nname = \"{name}\"\n");
        Candidate::Loaded(Arc::new(support::schema(&text)))
    };
    Schemas::new(('a'..).zip(declarations).map(candidate).collect())
}

/// The schema of `document`, and how it came to it.
fn chosen(schemas: &Schemas, document: &str) -> (String, Fit) {
    let source = support::source(&dedented(document));
    let (schema, fit) = schemas.choose(&source, &Document::parse(&source)).unwrap();
    (schema.name.clone(), fit)
}

/// Holds that a schema with this `[detect]` claims the first documents and none of the others.
#[track_caller]
fn claims(detect: &str, claimed: &[&str], others: &[&str]) {
    let schemas = schemas(&[detect, "[detect]\nsections = \"Nobody's\"\n"]);
    for document in claimed {
        assert_eq!(chosen(&schemas, document), ("a".into(), Fit::Claimed), "{document:?}");
    }
    for document in others {
        assert_eq!(chosen(&schemas, document).1, Fit::Nearest, "{document:?}");
    }
}

fn checked(source: &Source, schemas: &Schemas) -> Vec<Diagnostic> {
    check_with(source, schemas, &Settings::new(today()), &Alone).findings
}

/// The rules of the findings in `document`, each with its message where it is `file-schema`.
fn found(schemas: &Schemas, document: &str) -> Vec<String> {
    let findings = checked(&support::source(&dedented(document)), schemas);
    let line =
        |rule: &str, message: &str| if rule == "file-schema" { format!("{rule}: {message}") } else { rule.into() };
    findings.iter().map(|it| line(it.rule, &it.message)).collect()
}

#[test]
fn keys_of_the_front_matter_tell_documents_apart() {
    claims(
        "[detect]\nfront-matter = [\"eip\", \"status\"]\n",
        &["---\nstatus: Draft\neip: 1\n---\n\n# T\n", "---\neip:\nstatus:\nmore: x\n---\n"],
        &["---\neip: 1\n---\n\n# T\n", "# T\n", "---\n: {\n---\n", ""],
    );
}

#[test]
fn all_sections_must_be_there() {
    claims(
        "[detect]\nsections = [\"Keywords\", \"Summary\"]\n",
        &["## Keywords\n## Summary\n", "# T\n\n## Summary\n\na\n\n## Other\n\nb\n\n## Keywords\n"],
        &["## Keywords\n", "# Keywords\n\n## Summary\n", "### Keywords\n\n## Summary\n", ""],
    );
}

#[test]
fn any_section_must_be_there() {
    claims(
        "[detect]\nany-section = [\"Keywords\", \"Summary\"]\n",
        &["## Keywords\n", "# T\n\n## Other\n\n## Summary\n"],
        &["## Other\n", "Keywords\n", ""],
    );
}

#[test]
fn no_section_must_be_there() {
    claims(
        "[detect]\nno-section = [\"Keywords\", \"Summary\"]\n",
        &["## Other\n", "", "Words alone.\n", "# Keywords\n"],
        &["## Summary\n", "## Other\n\n## Keywords\n"],
    );
}

#[test]
fn any_column_must_be_there() {
    let table = "| name | score |\n|:-----|:------|\n| a    | 1     |\n";
    claims(
        "[detect]\nany-column = { Signals = \"score\", Issues = [\"rank\", \"weight\"] }\n",
        &[
            &format!("## Signals\n\n{table}"),
            &format!("## Signals\n\nWords.\n\n| a |\n|:--|\n| b |\n\n{table}"),
            &format!("## Issues\n\n{}", table.replace("score", "weight")),
        ],
        &[
            &format!("## Issues\n\n{table}"),
            &format!("## Signals\n\n{}", table.replace("score", "rank ")),
            &format!("## Signals\n\n### Deeper\n\nNothing.\n\n## Other\n\n{table}"),
            "## Signals\n\nscore\n",
            table,
        ],
    );
}

#[test]
fn no_column_must_be_there() {
    let table = "| name | score |\n|:-----|:------|\n| a    | 1     |\n";
    claims(
        "[detect]\nno-column = { Signals = [\"score\", \"rank\"] }\n",
        &[&format!("## Issues\n\n{table}"), "## Signals\n\nWords.\n", ""],
        &[&format!("## Signals\n\n{table}"), &format!("## Signals\n\n{}", table.replace("score", "rank"))],
    );
}

#[test]
fn all_keys_must_hold() {
    claims(
        "[detect]\nsections = \"A\"\nany-section = [\"B\", \"C\"]\nno-section = \"D\"\n",
        &["## A\n\n## C\n"],
        &["## A\n", "## C\n", "## A\n\n## B\n\n## D\n"],
    );
}

#[test]
fn case_and_marks_do_not_count() {
    claims(
        "[detect]\nsections = \"Key words\"\nany-column = { \"Key words\" = \"The score\" }\n",
        &["## KEYWORDS:\n\n| The *Score* |\n|:--|\n| 1 |\n", "## **Key words**\n\n| the-score |\n|:--|\n| 1 |\n"],
        &["## Keyword\n\n| The score |\n|:--|\n| 1 |\n"],
    );
}

#[test]
fn marks_alone_count() {
    claims("[detect]\nsections = \"🙂\"\n", &["## 🙂\n"], &["## 🙃\n", "##\n", "## …\n"]);
}

#[test]
fn other_headings_of_a_section_do_not_count_unless_they_are_named() {
    let schemas = schemas(&[
        "[detect]\nsections = \"Summary\"\n[[section]]\nheading = \"Summary\"\naliases = [\"Abstract\"]\n",
        "[detect]\nsections = \"Abstract\"\n",
    ]);
    assert_eq!(chosen(&schemas, "## Abstract\n\nWords.\n").0, "b");
}

#[test]
fn the_first_that_claims_a_document_gets_it() {
    let both = ["[detect]\nany-section = [\"A\", \"B\"]\n", "[detect]\nsections = [\"A\", \"B\"]\n"];
    assert_eq!(chosen(&schemas(&both), "## A\n\n## B\n"), ("a".into(), Fit::Claimed));
    let [loose, tight] = both;
    assert_eq!(chosen(&schemas(&[tight, loose]), "## A\n\n## B\n"), ("a".into(), Fit::Claimed));
    assert_eq!(chosen(&schemas(&[tight, loose]), "## B\n"), ("b".into(), Fit::Claimed));
}

#[test]
fn a_schema_without_detect_claims_what_no_earlier_one_does() {
    let schemas = schemas(&["[detect]\nsections = \"A\"\n", "", "[detect]\nsections = \"B\"\n"]);
    assert_eq!(chosen(&schemas, "## A\n"), ("a".into(), Fit::Claimed));
    for document in ["## B\n", "## C\n\nWords.\n", ""] {
        assert_eq!(chosen(&schemas, document), ("b".into(), Fit::Claimed));
        assert!(!found(&schemas, document).iter().any(|it| it.starts_with("file-schema")));
    }
}

#[test]
fn a_schema_alone_gets_every_document() {
    let alone = schemas(&["[detect]\nsections = \"A\"\n"]);
    assert_eq!(chosen(&alone, "## B\n\nWords.\n"), ("a".into(), Fit::Given));
    assert_eq!(found(&alone, "## B\n\nWords.\n"), Vec::<String>::new());
}

/// Two schemas, with nothing that claims.
const NEVER: [&str; 2] = [
    r#"
        [detect]
        sections = "Never"
        [[section]]
        heading = "Keywords"
        content = "list"
        [[section]]
        heading = "Signals"
        content = "table"
        table = "signals"
        [table.signals]
        columns = [{ name = "name" }, { name = "score" }]
    "#,
    r#"
        [detect]
        sections = "Never"
        [[section]]
        heading = "Keywords"
        content = "list"
        [[section]]
        heading = "Signals"
        aliases = ["Changes"]
        content = "table"
        table = "signals"
        [table.signals]
        columns = [{ name = "name" }, { name = "horizon", aliases = ["years"] }]
    "#,
];

#[test]
fn a_document_that_none_claims_gets_the_nearest_with_a_note() {
    let schemas = schemas(&NEVER);
    let table =
        |column| format!("# T\n\n## Keywords\n\n* a\n\n## Signals\n\n| name | {column} |\n|:--|:--|\n| a | b |\n");
    for (column, nearest) in [("score", "a"), ("horizon", "b"), ("years", "b"), ("HORIZON", "b")] {
        assert_eq!(chosen(&schemas, &table(column)), (nearest.into(), Fit::Nearest), "{column}");
    }
    assert_eq!(chosen(&schemas, "## Changes\n").0, "b");
    let note = "file-schema: no schema claims this document; it is held against the nearest, `b`";
    assert_eq!(found(&schemas, &table("horizon")), [note]);
}

#[test]
fn of_equally_near_schemas_the_first_is_taken() {
    let schemas = schemas(&NEVER);
    for document in ["## Keywords\n\n* a\n", "## Nothing\n\nWords.\n", "Words.\n", ""] {
        assert_eq!(chosen(&schemas, document), ("a".into(), Fit::Nearest), "{document:?}");
    }
}

#[test]
fn what_is_repeated_makes_a_schema_no_nearer() {
    let schemas = schemas(&[
        "[detect]\nsections = \"Never\"\n[[section]]\nheading = \"A\"\n[[section]]\nheading = \"X\"\n[[section]]\nheading = \"Y\"\n",
        "[detect]\nsections = \"Never\"\n[[section]]\nheading = \"A\"\n[[section]]\nheading = \"B\"\n",
    ]);
    assert_eq!(chosen(&schemas, "## A\n\n## A\n\n## A\n\n## B\n").0, "b");
    assert_eq!(chosen(&schemas, "## X\n\n## X\n\n## X\n\n## A\n\n## B\n").0, "b");
}

#[test]
fn a_document_that_says_nothing_gets_no_note() {
    let schemas = schemas(&NEVER);
    for document in ["", "\n\n", "<!-- a comment -->\n"] {
        assert_eq!(found(&schemas, document), ["section-missing"], "{document:?}");
    }
    assert!(found(&schemas, "# A title alone\n")[0].starts_with("file-schema"));
    assert!(found(&schemas, "Words alone.\n")[0].starts_with("file-schema"));
}

#[test]
fn a_document_that_is_not_utf_8_has_that_one_finding() {
    let source = Source::from_bytes("a.md", b"## Keywords\n\n* caf\xe9\n".to_vec()).unwrap();
    for schemas in [schemas(&NEVER), Schemas::default()] {
        let findings = checked(&source, &schemas);
        assert_eq!(findings.iter().map(|it| it.rule).collect::<Vec<_>>(), ["file-encoding"]);
    }
}

#[test]
fn the_note_points_at_the_title_and_at_the_detect_of_the_nearest() {
    let source = support::source("Words.\n\n# A title\n\n## Keywords\n\n* a\n");
    let findings = checked(&source, &schemas(&NEVER));
    let note = findings.iter().find(|it| it.rule == "file-schema").unwrap();
    assert_eq!(source.slice(note.span), "A title");
    let declaration = note.declaration.as_ref().unwrap();
    assert_eq!(declaration.source.slice(declaration.span), "[detect]");
}

#[test]
fn no_built_in_schema_claims_the_documents_of_another() {
    let sections = |names: &[&str]| names.iter().map(|name| format!("## {name}\n\n")).collect::<Vec<_>>().concat();
    let table = "## Issues\n\n| name | description | relevancy |\n|:--|:--|--:|\n| a | b | 4 |\n";
    let schemas = Schemas::default();
    for (document, name) in [
        (sections(&["Keywords", "Themes", "Summary"]), "digest"),
        (sections(&["Summary", "Keywords", "Themes", "Signals", "Closest"]), "digest-legacy"),
        (sections(&["Keywords", "Summary"]) + table, "digest-relevancy"),
        (sections(&["Keywords", "Closest"]) + table, "digest-legacy"),
    ] {
        assert_eq!(chosen(&schemas, &document), (name.into(), Fit::Claimed), "{document}");
    }
    assert_eq!(chosen(&schemas, "## Ingredients\n\n* flour\n"), ("digest".into(), Fit::Nearest));
}
