//! Conditions that say too little, too much, or name what is not there.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn a_condition_without_a_subject_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            when = { equals = "news" }
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    3:8 «{ equals = "news" }» schema-value: `when` names exactly one `field` or `column` | write for example `when = { field = "Type", equals = "news" }`
    "#);
}

#[test]
fn a_condition_with_two_subjects_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            when = { field = "Type", column = "a", equals = "news" }
            [section.field.Type]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:8 «{ field = "Type", column = "a", equals = "news" }» schema-value: `when` names exactly one `field` or `column` | write for example `when = { field = "Type", equals = "news" }`
    "#);
}

#[test]
fn an_unknown_field_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            when = { field = "Typ", equals = "news" }
            [[section]]
            heading = "B"
            content = "fields"
            [section.field.Type]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    3:18 «"Typ"» schema-reference: no field `Typ` is declared | did you mean `Type`?
    "#);
}

#[test]
fn a_field_of_a_nested_section_is_known() {
    let schema = r#"
            [[section]]
            heading = "A"
            when = { field = "Type", equals = "news" }
            [[section.section]]
            heading = "B"
            content = "fields"
            [section.section.field.Type]
        "#;
    assert_snapshot!(mistakes(schema), @"");
}

#[test]
fn an_unknown_column_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "kind" }, { name = "b", when = { column = "knid", equals = "x" } }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:63 «"knid"» schema-reference: no column `knid` is declared | did you mean `kind`?
    "#);
}

#[test]
fn a_column_outside_a_table_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            when = { column = "kind", equals = "x" }
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    3:10 «column» schema-value: `column` works only inside a table's columns | name a `field` of the document instead
    "#);
}

#[test]
fn a_condition_without_a_test_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            when = { field = "Type" }
            [section.field.Type]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:8 «{ field = "Type" }» schema-value: `when` has exactly one of `equals`, `not-equals` and `present` | write for example `when = { field = "Type", equals = "news" }`
    "#);
}

#[test]
fn a_condition_with_two_tests_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            when = { field = "Type", equals = "a", present = true }
            [section.field.Type]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:8 «{ field = "Type", equals = "a", present = true }» schema-value: `when` has exactly one of `equals`, `not-equals` and `present` | write for example `when = { field = "Type", equals = "news" }`
    "#);
}

#[test]
fn an_empty_condition_is_told() {
    assert_one(&named("[[section]]\nheading = \"A\"\nwhen = {}\n"), "{}", "`when`");
}

#[test]
fn an_equality_with_nothing_is_told() {
    assert_one(
        &named(
            "[[section]]\nheading = \"A\"\ncontent = \"fields\"\nwhen = { field = \"Type\", equals = [] }\n[section.field.Type]\n",
        ),
        "equals",
        "`equals`",
    );
}
