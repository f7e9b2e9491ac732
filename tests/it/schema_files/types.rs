//! Values of the wrong type.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn a_list_is_no_string() {
    let schema = r#"
            [title]
            syntax = ["a"]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:10 «["a"]» schema-type: `syntax` is an array, not a string | write a string
    "#);
}

#[test]
fn a_string_is_no_truth_value() {
    let schema = r#"
            [title]
            required = "yes"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:12 «"yes"» schema-type: `required` is a string, not true or false | write true or false
    "#);
}

#[test]
fn a_number_is_no_truth_value() {
    let schema = r#"
            [[section]]
            heading = "A"
            required = 1
        "#;
    assert_snapshot!(mistakes(schema), @r"
    3:12 «1» schema-type: `required` is 1, not true or false | write true or false
    ");
}

#[test]
fn a_string_is_no_count() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            min-items = "3"
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:13 «"3"» schema-type: `min-items` is a string, not a non-negative whole number | write a non-negative whole number"#);
}

#[test]
fn a_fraction_is_no_count() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "prose"
            max-words = 2.5
        "#;
    assert_snapshot!(mistakes(schema), @"4:13 «2.5» schema-type: `max-words` is 2.5, not a non-negative whole number | write a non-negative whole number");
}

#[test]
fn a_number_below_zero_is_no_count() {
    let schema = r#"
            [table.signals]
            min-rows = -1
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @"2:12 «-1» schema-type: `min-rows` is -1, not a non-negative whole number | write a non-negative whole number");
}

#[test]
fn a_truth_value_is_no_list_of_strings() {
    let schema = r"
            [values]
            not = true
        ";
    assert_snapshot!(mistakes(schema), @r"
    2:7 «true» schema-type: `not` is a boolean, not a string or a list of strings | write a string or a list of strings
    ");
}

#[test]
fn a_truth_value_is_no_limit() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "integer", minimum = true }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:54 «true» schema-type: `minimum` is a boolean, not a number, a date such as "2015-01-01", or "today" | write a number, a date such as "2015-01-01", or "today"
    "#);
}

#[test]
fn a_list_is_no_pattern() {
    let schema = r#"
            [[section]]
            heading = "A"
            pattern = ["a"]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    3:11 «["a"]» schema-type: `pattern` is an array, not a regular expression in a string | write a regular expression in a string
    "#);
}

#[test]
fn a_truth_value_is_no_word() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = true
        "#;
    assert_snapshot!(mistakes(schema), @r#"3:11 «true» schema-type: `content` is a boolean, not one of "any", "prose", "list", "fields", "table", "code" | write one of "any", "prose", "list", "fields", "table", "code""#);
}

#[test]
fn a_table_is_no_list_of_tables() {
    let schema = r#"
            [section]
            heading = "A"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:1 «[section]» schema-type: `section` is a table, not an array of tables | write an array of tables
    ");
}

#[test]
fn a_list_of_tables_is_no_table() {
    let schema = r#"
            [[title]]
            syntax = "a"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:1 «[[title]]» schema-type: `title` is an array, not a table | write a table
    ");
}

#[test]
fn a_string_is_no_table() {
    assert_snapshot!(mistakes(r#"title = "a""#), @r#"
    1:9 «"a"» schema-type: `title` is a string, not a table | write a table
    "#);
}

#[test]
fn a_string_is_no_field() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            [section.field]
            Type = "string"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    5:8 «"string"» schema-type: `Type` is a string, not a table | write a table
    "#);
}

#[test]
fn a_string_is_no_condition() {
    let schema = r#"
            [[section]]
            heading = "A"
            when = "Type = news"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    3:8 «"Type = news"» schema-type: `when` is a string, not a table | write a table
    "#);
}

#[test]
fn a_string_is_no_date_prefix() {
    let schema = r#"
            [title]
            syntax = "{page}"
            [captures.page]
            date-prefix = "%Y%m%d"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:15 «"%Y%m%d"» schema-type: `date-prefix` is a string, not a table | write a table
    "#);
}

#[test]
fn a_number_is_no_string() {
    assert_one("[schema]\nname = 3\n", "3", "`name` is 3, not a string");
}

#[test]
fn a_date_is_no_string() {
    assert_one("[schema]\nname = 2021-11-23\n", "2021-11-23", "not a string");
}

#[test]
fn a_number_too_long_for_the_program_is_no_string() {
    assert_one(&named("[title]\nsyntax = 99999999999999999999\n"), "99999999999999999999", "not a string");
}

#[test]
fn a_count_too_long_for_the_program_is_told_as_a_number() {
    assert_one(
        &named("[table.t]\nmax-rows = 99999999999999999999\ncolumns = [{ name = \"a\" }]\n"),
        "99999999999999999999",
        "`max-rows` is 99999999999999999999",
    );
}

#[test]
fn a_number_among_strings_is_told_at_the_number() {
    assert_one(&named("[[section]]\nheading = \"A\"\naliases = [\"B\", 3]\n"), "3", "is 3");
}

#[test]
fn a_string_among_columns_is_told_at_the_string() {
    assert_one(&named("[table.t]\ncolumns = [{ name = \"a\" }, \"b\"]\n"), "\"b\"", "is a string");
}
