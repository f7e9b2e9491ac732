//! Files that are no TOML, or say nothing.

use insta::assert_snapshot;

use super::{assert_one, mistakes, mistakes_of_file};

#[test]
fn an_unclosed_string_is_told_where_it_ends() {
    let schema = r#"
            [schema]
            name = "test
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r#"
    2:13 «» schema-syntax: this is not valid TOML: invalid basic string, expected `"` | no help
    "#);
}

#[test]
fn a_key_without_a_value_is_told() {
    let schema = r"
            [schema]
            name =
        ";
    assert_snapshot!(mistakes_of_file(schema), @r"
    2:7 «» schema-syntax: this is not valid TOML: string values must be quoted, expected literal string | no help
    ");
}

#[test]
fn a_key_written_twice_is_told() {
    let schema = r#"
            [schema]
            name = "a"
            name = "b"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r"
    3:1 «name» schema-syntax: this is not valid TOML: duplicate key | no help
    ");
}

#[test]
fn a_table_written_twice_is_told() {
    let schema = r#"
            [schema]
            name = "a"
            [schema]
            description = "b"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r"
    3:2 «schema» schema-syntax: this is not valid TOML: duplicate key | no help
    ");
}

#[test]
fn a_table_where_tables_stand_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            [section]
            heading = "B"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    3:2 «section» schema-syntax: this is not valid TOML: duplicate key | no help
    ");
}

#[test]
fn markdown_is_no_schema() {
    let schema = r"
            # Digest

            ## Keywords
        ";
    assert_snapshot!(mistakes_of_file(schema), @r#"
    1:1 «» schema-missing: the schema has no name | write `name = "…"` under `[schema]`
    "#);
}

#[test]
fn an_escape_in_a_basic_string_is_told() {
    let schema = r#"
            [captures.page]
            pattern = "\d+"
            [title]
            syntax = "{page}"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:13 «» schema-syntax: this is not valid TOML: missing escaped value, expected `b`, `e`, `f`, `n`, `r`, `\`, `"`, `x`, `u`, `U` | no help
    "#);
}

#[test]
fn several_breaks_are_all_told() {
    let schema = r#"
            [schema]
            name = "a
            [title]
            syntax = = "b"
            [[section]
            heading = "C"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r#"
    2:10 «» schema-syntax: this is not valid TOML: invalid basic string, expected `"` | no help
    4:10 «=» schema-syntax: this is not valid TOML: extra `=`, expected nothing | no help
    5:11 «» schema-syntax: this is not valid TOML: unclosed array table, expected `]` | no help
    "#);
}

#[test]
fn what_does_not_parse_is_not_checked_further() {
    let schema = r#"
            [schema]
            naem = "a"
            [title
            syntax = "b"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r"
    3:7 «» schema-syntax: this is not valid TOML: unclosed table, expected `]` | no help
    ");
}

#[test]
fn an_empty_file_has_no_name() {
    assert_snapshot!(mistakes_of_file(r""), @r#"
    1:1 «» schema-missing: the schema has no name | write `name = "…"` under `[schema]`
    "#);
}

#[test]
fn a_file_of_comments_has_no_name() {
    assert_snapshot!(mistakes_of_file(r"# nothing yet"), @r#"
    1:1 «» schema-missing: the schema has no name | write `name = "…"` under `[schema]`
    "#);
}

#[test]
fn a_schema_without_a_name_is_told_at_its_header() {
    let schema = r#"
            [title]

            [schema]
            description = "a"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r#"
    3:1 «[schema]» schema-missing: the schema has no name | write `name = "…"` under `[schema]`
    "#);
}

#[test]
fn an_empty_name_is_no_name() {
    assert_one("[schema]\nname = \"\"\n", "[schema]", "has no name");
}
