//! A least above a most: nothing fits.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn lengths_that_cross_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { min-length = 9, max-length = 3 }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:10 «min-length» schema-value: min-length 9 is above max-length 3: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn words_of_a_value_that_cross_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { min-words = 9, max-words = 3 }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:10 «min-words» schema-value: min-words 9 is above max-words 3: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn words_of_prose_that_cross_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "prose"
            max-words = 3
            min-words = 9
        "#;
    assert_snapshot!(mistakes(schema), @r"
    5:1 «min-words» schema-value: min-words 9 is above max-words 3: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn items_that_cross_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            min-items = 9
            max-items = 3
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:1 «min-items» schema-value: min-items 9 is above max-items 3: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn rows_that_cross_are_told() {
    let schema = r#"
            [table.signals]
            min-rows = 9
            max-rows = 3
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:1 «min-rows» schema-value: min-rows 9 is above max-rows 3: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn equal_limits_fit() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            min-items = 3
            max-items = 3
        "#;
    assert_snapshot!(mistakes(schema), @"");
}

#[test]
fn a_most_of_no_rows_is_told_where_it_is_written() {
    assert_one(&named("[table.t]\nmax-rows = 0\ncolumns = [{ name = \"a\" }]\n"), "max-rows", "nothing fits");
}

#[test]
fn an_empty_choice_of_values_is_told() {
    assert_one(
        &named("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { enum = [] }\n"),
        "enum",
        "nothing fits",
    );
}

#[test]
fn an_empty_choice_of_schemes_is_told() {
    assert_one(&named("[links]\nschemes = []\n"), "schemes", "nothing fits");
}

#[test]
fn an_empty_choice_of_hosts_is_told() {
    assert_one(&named("[links]\nhosts = []\n"), "hosts", "nothing fits");
}
