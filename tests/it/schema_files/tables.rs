//! Mistakes in table types.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn a_table_type_without_columns_is_told() {
    let schema = r"
            [table.signals]
            min-rows = 2
        ";
    assert_snapshot!(mistakes(schema), @r"
    1:8 «signals» schema-missing: this [table.signals] has no `columns` | add `columns = …`
    ");
}

#[test]
fn a_table_type_with_an_empty_list_of_columns_is_told() {
    let schema = r"
            [table.signals]
            columns = []
        ";
    assert_snapshot!(mistakes(schema), @r"
    1:8 «signals» schema-missing: this [table.signals] has no `columns` | add `columns = …`
    ");
}

#[test]
fn a_column_without_a_name_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a" }, { type = "integer" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:28 «{ type = "integer" }» schema-missing: this column has no `name` | add `name = …`
    "#);
}

#[test]
fn a_column_with_an_empty_name_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:12 «{ name = "" }» schema-missing: this column has no `name` | add `name = …`
    "#);
}

#[test]
fn a_column_declared_twice_is_told_at_the_second() {
    let schema = r#"
            [table.signals]
            columns = [
              { name = "a" },
              { name = "b" },
              { name = "a" },
            ]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    5:3 «{ name = "a" }» schema-duplicate: the column `a` is declared twice | drop one, or give it another name
    "#);
}

#[test]
fn a_unique_column_alone_may_be_a_string() {
    let schema = r#"
            [table.signals]
            unique = "name"
            columns = [{ name = "name" }]
        "#;
    assert_snapshot!(mistakes(schema), @"");
}

#[test]
fn a_table_type_that_no_section_names_is_no_mistake() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "name" }]
        "#;
    assert_snapshot!(mistakes(schema), @"");
}

#[test]
fn an_alias_that_is_another_column_is_told() {
    assert_one(
        &named("[table.t]\ncolumns = [{ name = \"a\" }, { name = \"b\", aliases = [\"a\"] }]\n"),
        "{ name = \"b\", aliases = [\"a\"] }",
        "`a` is declared twice",
    );
}

#[test]
fn an_unknown_unique_column_is_told_at_its_text() {
    assert_one(
        &named("[table.t]\nunique = [\"name\", \"chang\"]\ncolumns = [{ name = \"name\" }, { name = \"change\" }]\n"),
        "\"chang\"",
        "no column `chang` is declared",
    );
}
