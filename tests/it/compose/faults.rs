//! Values that do not fit.

use super::{composed, datum, schema};

#[track_caller]
fn refused(schema_text: &str, json: &str, expected: &[&str]) {
    let faults = composed(&schema(schema_text), &datum(json)).unwrap_err();
    assert_eq!(faults, expected);
}

const TYPED: &str = "
    [[section]]
    heading = \"A b\"
    content = \"table\"
    table = \"t\"
    [table.t]
    columns = [
      { name = \"i\", type = \"integer\" },
      { name = \"n\", type = \"number\" },
      { name = \"b\", type = \"boolean\" },
      { name = \"d\", type = \"date\", format = \"%d.%m.%Y\" },
      { name = \"u\", type = \"url\", allow-empty = true },
      { name = \"s\", required = false },
    ]
    ";

#[test]
fn each_type_has_its_values() {
    let json = r#"{"sections":{"A b":[{"i":4.0,"n":2.50,"b":true,"d":"2025-12-07","s":"a|b"},{"i":null,"n":-1,"b":false,"d":"2025-12-08","u":"x"}]}}"#;
    let text = "\
## A b

|   i |   n | b     | d          | u   | s    |
|----:|----:|:------|:-----------|:----|:-----|
|   4 | 2.5 | true  | 07.12.2025 |     | a\\|b |
|     |  -1 | false | 08.12.2025 | x   |      |";
    assert_eq!(composed(&schema(TYPED), &datum(json)).unwrap(), text);
}

#[test]
fn a_value_of_another_type_is_told_with_the_place_that_asks_for_it() {
    let json = r#"{"sections":{"A b":[{"i":"4","n":true,"b":"true","d":"07.12.2025","u":7,"s":["x"]}]}}"#;
    let expected = [
        r#"`sections."A b"[0].i` is "4": expected a whole number (schema.toml:10:27)"#,
        r#"`sections."A b"[0].n` is true: expected a number (schema.toml:11:27)"#,
        r#"`sections."A b"[0].b` is "true": expected true or false (schema.toml:12:27)"#,
        r#"`sections."A b"[0].d` is "07.12.2025": expected a date as a text such as "2025-12-07" (schema.toml:13:27)"#,
        r#"`sections."A b"[0].u` is 7: expected a URL as a text (schema.toml:14:27)"#,
        r#"`sections."A b"[0].s` is a list: expected a text (schema.toml:15:3)"#,
    ];
    let faults = composed(&schema(TYPED), &datum(json)).unwrap_err();
    let without_places = |text: &str| text.split(" (schema.toml").next().unwrap().to_owned();
    assert_eq!(faults.iter().map(|it| without_places(it)).collect::<Vec<_>>(), expected.map(without_places));
    assert!(faults.iter().all(|fault| fault.contains(" (schema.toml:")), "{faults:#?}");
}

#[test]
fn unknown_keys_are_told_with_the_one_that_was_meant() {
    let schema = "
        [[section]]
        heading = \"Words\"
        content = \"prose\"
        required = false
        ";
    refused(schema, r#"{"sections":{"Word":"a"}}"#, &["`sections.Word` is not known: did you mean `Words`?"]);
    refused(schema, r#"{"sections":{"Other":"a"}}"#, &["`sections.Other` is not known: expected `Words`"]);
    let front_matter = "`front-matter` is an object: expected nothing, for the schema declares no front matter";
    refused(schema, r#"{"front-matter":{}}"#, &[front_matter]);
    refused(schema, r#"{"preamble":{"a":{}}}"#, &["`preamble.a` is not known: nothing is expected there"]);
}

#[test]
fn what_is_missing_is_told() {
    let schema = "
        [title]
        syntax = \"{name} of {name}\"
        [[preamble]]
        name = \"source\"
        syntax = \"From {url}\"
        [[section]]
        heading = \"Other\"
        content = \"fields\"
        [section.field.Type]
        [section.field.Note]
        required = false
        [[section]]
        heading = \"More\"
        severity = \"warn\"
        content = \"list\"
        ";
    let expected = [
        "`title.name` is missing: expected a text",
        "`preamble.source` is missing: expected an object with `url` (schema.toml:7:1)",
        "`sections.Other.Type` is missing: expected a text (schema.toml:11:16)",
    ];
    refused(schema, r#"{"title":{},"sections":{"Other":{}}}"#, &expected);
}

#[test]
fn a_text_that_markdown_takes_for_something_else_is_told() {
    let schema = "
        [title]
        required = false
        [[section]]
        heading = \"Words\"
        content = \"prose\"
        required = false
        [[section]]
        heading = \"Items\"
        content = \"list\"
        required = false
        [[section]]
        heading = \"Free\"
        required = false
        ";
    let is = |key: &str, given: &str, found: &str| {
        format!("`{key}` would not stand in Markdown as it is: it is {given}, but reads as {found}")
    };
    let prose = is("sections.Words", r#""one\n\n## Items\n\ntwo""#, r#""one""#);
    refused(schema, r#"{"sections":{"Words":"one\n\n## Items\n\ntwo"}}"#, &[&prose]);
    let item = is("sections.Items[1]", r#""b\n* c""#, r#""b""#);
    refused(schema, r#"{"sections":{"Items":["a","b\n* c"]}}"#, &[&item]);
    let free = is("sections.Free", r###""## Free\n\nmore""###, "nothing");
    refused(schema, r###"{"sections":{"Free":"## Free\n\nmore"}}"###, &[&free]);
    refused(schema, r#"{"title":"a\nb"}"#, &["`title` has a line break, which a title cannot hold"]);
}

#[test]
fn a_line_break_in_a_cell_is_told() {
    let json = r#"{"sections":{"A b":[{"i":1,"n":1,"b":true,"d":"2025-12-07","s":"a\nb"}]}}"#;
    refused(TYPED, json, &[r#"`sections."A b"[0].s` has a line break, which a cell cannot hold"#]);
}

#[test]
fn the_shape_of_a_section_is_told() {
    let schema = "
        [[section]]
        pattern = 'S\\d'
        repeat = true
        content = \"code\"
        ";
    refused(
        schema,
        r#"{"sections":{"S\\d":{}}}"#,
        &[r#"`sections."S\\d"` is an object: expected a list of sections (schema.toml:3:1)"#],
    );
    let json = r#"{"sections":{"S\\d":[{"heading":"T1","content":[{"language":"js"}],"x":1}]}}"#;
    let expected = [
        r#"`sections."S\\d"[0].x` is not known: expected `heading`, `content`"#,
        r#"`sections."S\\d"[0].heading` is "T1": expected a heading that matches the pattern `S\d` (schema.toml:3:1)"#,
        r#"`sections."S\\d"[0].content[0].code` is missing: expected a text"#,
    ];
    refused(schema, json, &expected);
}
