//! Keys that the language does not know, at every level.

use insta::assert_snapshot;

use super::{mistakes, mistakes_of_file};

#[test]
fn an_unknown_table_is_told() {
    let schema = r#"
            [preambel]
            name = "a"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:2 «preambel» schema-key: the schema file has no key `preambel` | did you mean `preamble`?
    ");
}

#[test]
fn an_unknown_array_of_tables_is_told() {
    let schema = r#"
            [[sections]]
            heading = "A"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:3 «sections» schema-key: the schema file has no key `sections` | did you mean `section`?
    ");
}

#[test]
fn an_unknown_table_like_nothing_gets_the_list() {
    let schema = r"
            [zebra]
            a = 1
        ";
    assert_snapshot!(mistakes(schema), @"1:2 «zebra» schema-key: the schema file has no key `zebra` | known here: `schema`, `detect`, `file`, `front-matter`, `title`, `preamble`, `captures`, `section`, `table`, `disjoint`, `values`, `rules`, `links`, `images`");
}

#[test]
fn a_key_outside_any_table_is_told() {
    assert_snapshot!(mistakes(r#"heading = "A""#), @"1:1 «heading» schema-key: the schema file has no key `heading` | known here: `schema`, `detect`, `file`, `front-matter`, `title`, `preamble`, `captures`, `section`, `table`, `disjoint`, `values`, `rules`, `links`, `images`");
}

#[test]
fn an_unknown_key_of_the_schema_is_told() {
    let schema = r#"
            [schema]
            name = "a"
            section-ordr = "any"
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r"
    3:1 «section-ordr» schema-key: [schema] has no key `section-ordr` | did you mean `section-order`?
    ");
}

#[test]
fn an_unknown_key_of_the_title_is_told() {
    let schema = r#"
            [title]
            syntx = "a"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:1 «syntx» schema-key: [title] has no key `syntx` | did you mean `syntax`?
    ");
}

#[test]
fn an_unknown_key_of_a_preamble_is_told() {
    let schema = r#"
            [[preamble]]
            name = "a"
            syntax = "b"
            requierd = true
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:1 «requierd» schema-key: [[preamble]] has no key `requierd` | did you mean `required`?
    ");
}

#[test]
fn an_unknown_key_of_a_capture_is_told() {
    let schema = r#"
            [title]
            syntax = "{page}"
            [captures.page]
            max-lenght = 3
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:1 «max-lenght» schema-key: [captures.…] has no key `max-lenght` | did you mean `max-length`?
    ");
}

#[test]
fn an_unknown_key_of_a_section_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            contents = "list"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    3:1 «contents» schema-key: [[section]] has no key `contents` | did you mean `content`?
    ");
}

#[test]
fn an_unknown_key_of_links_is_told() {
    let schema = r#"
            [links]
            scheme = ["https"]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:1 «scheme» schema-key: [links] has no key `scheme` | did you mean `schemes`?
    ");
}

#[test]
fn an_unknown_key_of_values_is_told() {
    let schema = r#"
            [values]
            nto = ["nan"]
        "#;
    assert_snapshot!(mistakes(schema), @r"2:1 «nto» schema-key: [values] has no key `nto` | did you mean `not`?");
}

#[test]
fn a_key_in_quotes_is_told_with_its_quotes() {
    let schema = r#"
            [[section]]
            heading = "A"
            "head ing" = "B"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    3:1 «"head ing"» schema-key: [[section]] has no key `head ing` | did you mean `heading`?
    "#);
}

#[test]
fn a_dotted_key_is_told_at_its_last_part() {
    assert_snapshot!(mistakes(r#"title.syntx = "a""#), @r"
    1:7 «syntx» schema-key: [title] has no key `syntx` | did you mean `syntax`?
    ");
}
