//! Values that are given one by one, and documents to fill in.

use digestlint::compose::set;
use digestlint::export::Datum;

use super::{blank, schema};

const SCHEMA: &str = "
    [front-matter]
    [front-matter.field.tags]
    list = \"require\"
    [front-matter.field.date]
    type = \"date\"
    format = \"%d.%m.%Y\"
    [title]
    syntax = \"{kind}: {name}\"
    [[preamble]]
    name = \"note\"
    syntax = \"A {kind}.\"
    required = false
    [[section]]
    heading = \"Facts\"
    [[section.section]]
    heading = \"More\"
    content = \"fields\"
    [section.section.field.Size]
    type = \"integer\"
    [section.section.field.Colour]
    required = false
    [[section]]
    heading = \"Words\"
    content = \"prose\"
    [[section]]
    pattern = 'Step \\d'
    content = \"code\"
    language = [\"sh\", \"js\"]
    [[section]]
    heading = \"Left out\"
    required = false
    content = \"list\"
    ";

fn with(values: &[(&str, &str)]) -> (String, Datum) {
    let schema = schema(SCHEMA);
    let mut data = Datum::Map(Vec::new());
    for (name, text) in values {
        set(&schema, &mut data, name, text).unwrap();
    }
    (blank(&schema, &data), data)
}

#[test]
fn everything_required_is_there_to_fill_in() {
    let text = "\
---
tags: […]
date: …
---

# {kind}: {name}

## Facts

### More

* Size: …

## Words

…

## …

```sh
…
```";
    assert_eq!(with(&[]).0, text);
}

#[test]
fn what_is_set_has_its_type_and_its_place() {
    let (_, data) = with(&[
        ("tags", "a"),
        ("tags", "b"),
        ("date", "07.12.2025"),
        ("kind", "record"),
        ("Size", "4"),
        ("Colour", "red"),
        ("Words", "Some."),
    ]);
    let json = r#"{"front-matter":{"tags":["a","b"],"date":"2025-12-07"},"title":{"kind":"record"},"sections":{"Facts":{"sections":{"More":{"Size":4,"Colour":"red"}}},"Words":"Some."}}"#;
    assert_eq!(data.to_json(), json);
}

#[test]
fn what_is_set_stands_in_the_document() {
    let (text, _) = with(&[("date", "2025-12-07"), ("name", "x"), ("Colour", "red"), ("Size", "4")]);
    for part in ["\ndate: 07.12.2025\n", "\n# {kind}: x\n", "\n* Size: 4\n* Colour: red\n"] {
        assert!(text.contains(part), "{part:?} is not in {text}");
    }
    assert!(!text.contains("A {kind}."));
}

#[test]
fn a_name_that_nothing_has_is_refused() {
    let error = set(&schema(SCHEMA), &mut Datum::Null, "Sizes", "4").unwrap_err();
    assert_eq!(error.similar.as_deref(), Some("Size"));
    assert_eq!(error.known, ["kind", "name", "tags", "date", "Size", "Colour", "Words"]);
}
