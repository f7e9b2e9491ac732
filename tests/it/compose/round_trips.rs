//! What is exported and composed again is the same.

use std::sync::Arc;

use digestlint::diagnostic::Severity;
use digestlint::engine::{Settings, check};
use proptest::prelude::*;
use proptest::sample::select;

use super::{composed, schema};
use crate::export::values;
use crate::properties::{SCHEMA_TEXTS, any_digest, config};
use crate::support::{self, digest_schema, source, today};

const SEEDS: [&str; 9] = [
    include_str!("../../../seeds/commonmark-spec.md"),
    include_str!("../../../seeds/http-semantics.md"),
    include_str!("../../../seeds/ipcc-ar6-synthesis.md"),
    include_str!("../../../seeds/mobile-identify.md"),
    include_str!("../../../seeds/post-quantum-kem.md"),
    include_str!("../../../seeds/rust-2024-edition.md"),
    include_str!("../../../seeds/sarif-2-1.md"),
    include_str!("../../../seeds/unicode-16.md"),
    include_str!("../../../seeds/wcag-2-2.md"),
];

#[test]
fn the_seeds_come_back_byte_for_byte() {
    let schema = Arc::new(digest_schema());
    for seed in SEEDS {
        assert_eq!(composed(&schema, &values(seed, &schema)).unwrap(), seed);
    }
}

#[test]
fn every_kind_of_content_comes_back() {
    let schema = schema(
        r#"
        section-order = "any"
        [front-matter]
        [front-matter.field.tags]
        list = "allow"
        [front-matter.field.authors]
        separator = ";"
        [front-matter.field.note]
        allow-empty = true
        [title]
        [[section]]
        heading = "Code"
        content = "code"
        [[section]]
        heading = "Free"
        [[section]]
        heading = "Steps"
        content = "list"
        ordered = true
        [[section]]
        pattern = 'Option \d'
        repeat = true
        [[section.section]]
        heading = "Why"
        content = "prose"
        "#,
    );
    let text = "\
---
note:
tags: [\"a, b\", c]
authors: A One; B Two
---

# A title

## Option 1

Words, then:

> a quotation

### Why

One.

Two.

## Option 2

### Why

Three.

## Steps

1. one
   more
2. two

## Free

    code

### Deeper

* text

## Code

````md
```
````

```
plain
```";
    assert_eq!(composed(&schema, &values(text, &schema)).unwrap(), text);
}

/// Texts that Markdown may take for something else.
fn any_words() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "one",
        "two",
        "é🙂",
        "|",
        "\\",
        "\\|",
        "* a",
        "# b",
        "`c|d`",
        ":",
        "---",
        "\"q\"",
        "[l](https://a.b)",
        "<!-- -->",
        "1.",
        "nan",
        "&amp;",
        "__",
        "~",
        "\n",
        "\t",
        "",
    ];
    prop::collection::vec(select(WORDS), 1..5).prop_map(|words| words.join(" "))
}

fn any_values() -> impl Strategy<Value = digestlint::export::Datum> {
    let row = (any_words(), any_words(), 0..9_i64);
    let items = prop::collection::vec(any_words(), 0..5);
    (any_words(), items, any_words(), prop::collection::vec(row, 0..4)).prop_map(|(title, items, words, rows)| {
        let rows: Vec<_> = rows.iter().map(|(a, b, n)| serde_json::json!({"a": a, "b": b, "n": n})).collect();
        let sections = serde_json::json!({"Items": items, "Words": words, "Other": {"Key": title}, "Rows": rows});
        let values = serde_json::json!({"title": {"title": title}, "sections": sections});
        serde_json::from_value(values).unwrap()
    })
}

fn values_schema() -> Arc<digestlint::schema::Schema> {
    schema(
        r#"
        section-order = "any"
        [title]
        syntax = "__{title}__, more"
        [[section]]
        heading = "Items"
        content = "list"
        allow-empty = true
        [[section]]
        heading = "Words"
        content = "prose"
        allow-empty = true
        [[section]]
        heading = "Other"
        content = "fields"
        [section.field.Key]
        [[section]]
        heading = "Rows"
        content = "table"
        table = "t"
        [table.t]
        min-rows = 0
        columns = [{ name = "a" }, { name = "b" }, { name = "n", type = "integer" }]
        "#,
    )
}

/// The findings of a document, by what they say.
fn findings(text: &str, schema: &digestlint::schema::Schema) -> Vec<(&'static str, String)> {
    let findings = check(&source(text), schema, &Settings::new(today()));
    findings.into_iter().map(|it| (it.rule, it.message)).collect()
}

fn has_errors(text: &str, schema: &digestlint::schema::Schema) -> bool {
    let findings = check(&source(text), schema, &Settings::new(today()));
    findings.iter().any(|finding| finding.severity == Severity::Error)
}

proptest! {
    #![proptest_config(config(256))]

    /// What is composed says what it was given, and says so again.
    #[test]
    fn a_document_from_any_values_says_them(given in any_values()) {
        let schema = values_schema();
        if let Ok(text) = composed(&schema, &given) {
            let found = values(&text, &schema);
            let again = composed(&schema, &found).unwrap();
            prop_assert_eq!(&again, &text);
            prop_assert_eq!(values(&again, &schema), found);
        }
    }
}

proptest! {
    #![proptest_config(config(128))]

    /// Whatever a document holds: what comes back of it has the same values, and comes back as it is.
    #[test]
    fn an_exported_document_comes_back(text in any_digest()) {
        for schema in SCHEMA_TEXTS.iter().map(|text| support::schema(text)).chain([digest_schema()]) {
            let schema = Arc::new(schema);
            let exported = values(&text, &schema);
            let composed_again = composed(&schema, &exported);
            if !has_errors(&text, &schema) {
                prop_assert!(composed_again.is_ok(), "{composed_again:?}");
            }
            if let Ok(text) = composed_again {
                let found = values(&text, &schema);
                let again = composed(&schema, &found).unwrap();
                prop_assert_eq!(&again, &text);
                prop_assert_eq!(findings(&again, &schema), findings(&text, &schema));
            }
        }
    }
}

#[test]
fn enough_documents_come_back_for_the_laws_to_hold_something() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::TestRunner;

    let mut runner = TestRunner::deterministic();
    let schema = values_schema();
    let mut composes = |_: &usize| composed(&schema, &any_values().new_tree(&mut runner).unwrap().current()).is_ok();
    let count = (0..200).filter(&mut composes).count();
    assert!((20..180).contains(&count), "{count} of 200");
    let schemas: Vec<_> = SCHEMA_TEXTS.iter().map(|text| support::schema(text)).collect();
    let mut is_clean = |_: &usize| {
        let text = any_digest().new_tree(&mut runner).unwrap().current();
        schemas.iter().any(|schema| !has_errors(&text, schema))
    };
    let clean = (0..200).filter(&mut is_clean).count();
    assert!(clean >= 5, "{clean} of 200");
}
