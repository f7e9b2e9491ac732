//! Words that a key does not know.

use insta::assert_snapshot;

use super::{mistakes, mistakes_of_file};

#[test]
fn an_unknown_content_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "lists"
        "#;
    assert_snapshot!(mistakes(schema), @r#"3:11 «"lists"» schema-value: `content` is "lists", not one of "any", "prose", "list", "fields", "table", "code" | did you mean `list`?"#);
}

#[test]
fn an_unknown_order_of_sections_is_told() {
    let schema = r#"
            [schema]
            name = "a"
            section-order = "strickt"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r#"
    3:17 «"strickt"» schema-value: `section-order` is "strickt", not one of "strict", "relative", "any" | did you mean `strict`?
    "#);
}

#[test]
fn an_unknown_openness_is_told() {
    let schema = r#"
            [schema]
            name = "a"
            unknown-sections = "forbid"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r#"
    3:20 «"forbid"» schema-value: `unknown-sections` is "forbid", not one of "allow", "deny" | known here: `allow`, `deny`
    "#);
}

#[test]
fn an_unknown_type_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "int" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:33 «"int"» schema-value: `type` is "int", not one of "string", "integer", "number", "boolean", "date", "url" | did you mean `integer`?
    "#);
}

#[test]
fn an_unknown_alignment_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", align = "centre" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:34 «"centre"» schema-value: `align` is "centre", not one of "left", "right", "center", "none" | did you mean `center`?
    "#);
}

#[test]
fn an_unknown_severity_is_told() {
    let schema = r#"
            [title]
            severity = "warning"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:12 «"warning"» schema-value: `severity` is "warning", not one of "error", "warn", "note", "off" | did you mean `warn`?
    "#);
}

#[test]
fn an_unknown_order_of_columns_is_told() {
    let schema = r#"
            [table.signals]
            column-order = "relative"
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:16 «"relative"» schema-value: `column-order` is "relative", not one of "strict", "any" | known here: `strict`, `any`
    "#);
}

#[test]
fn an_unknown_word_for_tracking_parameters_is_told() {
    let schema = r#"
            [links]
            tracking-parameters = "note"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:23 «"note"» schema-value: `tracking-parameters` is "note", not one of "allow", "warn", "deny" | known here: `allow`, `warn`, `deny`
    "#);
}

#[test]
fn an_unknown_word_for_quotes_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { quotes = "no" }
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:19 «"no"» schema-value: `quotes` is "no", not one of "allow", "deny" | known here: `allow`, `deny`
    "#);
}

#[test]
fn a_word_in_other_case_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "List"
        "#;
    assert_snapshot!(mistakes(schema), @r#"3:11 «"List"» schema-value: `content` is "List", not one of "any", "prose", "list", "fields", "table", "code" | did you mean `list`?"#);
}
