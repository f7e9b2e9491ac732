//! Keys that the language does not know, inside sections and table types.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn an_unknown_key_of_a_date_prefix_is_told() {
    let schema = r#"
            [title]
            syntax = "{page}"
            [captures.page]
            date-prefix = { fromat = "%Y%m%d" }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:17 «fromat» schema-key: date-prefix has no key `fromat` | did you mean `format`?
    ");
}

#[test]
fn an_unknown_key_of_a_nested_section_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            [[section.section]]
            heading = "B"
            repeats = true
        "#;
    assert_snapshot!(mistakes(schema), @r"
    5:1 «repeats» schema-key: [[section]] has no key `repeats` | did you mean `repeat`?
    ");
}

#[test]
fn an_unknown_key_of_an_item_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { min-lenght = 2 }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:10 «min-lenght» schema-key: item has no key `min-lenght` | did you mean `min-length`?
    ");
}

#[test]
fn an_unknown_key_of_a_field_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            [section.field.Type]
            enums = ["a"]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    5:1 «enums» schema-key: [section.field.…] has no key `enums` | did you mean `enum`?
    ");
}

#[test]
fn an_unknown_key_of_a_table_type_is_told() {
    let schema = r#"
            [table.signals]
            minrows = 1
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:1 «minrows» schema-key: [table.…] has no key `minrows` | did you mean `min-rows`?
    ");
}

#[test]
fn an_unknown_key_of_a_column_is_told() {
    let schema = r#"
            [table.signals]
            columns = [
              { name = "a" },
              { name = "b", alignment = "right" },
            ]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:17 «alignment» schema-key: columns has no key `alignment` | did you mean `align`?
    ");
}

#[test]
fn an_unknown_key_of_a_column_under_a_header_is_told() {
    let schema = r#"
            [table.signals]
            [[table.signals.columns]]
            name = "a"
            alin = "right"
        "#;
    assert_snapshot!(mistakes(schema), @r"4:1 «alin» schema-key: columns has no key `alin` | did you mean `align`?");
}

#[test]
fn an_unknown_key_of_a_condition_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            [section.field.Type]
            [section.field.Desk]
            when = { field = "Type", equals = "news", negate = true }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    6:43 «negate» schema-key: when has no key `negate` | known here: `field`, `column`, `equals`, `not-equals`, `present`
    ");
}

#[test]
fn an_item_has_no_condition() {
    assert_one(
        &named(
            "[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { when = { field = \"Type\", present = true } }\n",
        ),
        "when",
        "item has no key `when`",
    );
}

#[test]
fn a_capture_has_no_condition() {
    assert_one(
        &named("[title]\nsyntax = \"{page}\"\n[captures.page]\nwhen = { field = \"Type\", present = true }\n"),
        "when",
        "has no key `when`",
    );
}
