//! Limits of numbers and dates.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn numbers_that_cross_are_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "integer", minimum = 5, maximum = 1 }]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:44 «minimum» schema-value: minimum is above maximum: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn fractions_that_cross_are_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "number", minimum = 0.5, maximum = 0.1 }]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:43 «minimum» schema-value: minimum is above maximum: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn dates_that_cross_are_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", minimum = "2021-11-23", maximum = "2020-11-23" }]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:41 «minimum» schema-value: minimum is above maximum: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn dates_of_a_prefix_that_cross_are_told() {
    let schema = r#"
            [title]
            syntax = "{page}"
            [captures.page]
            date-prefix = { minimum = "2021-11-23", maximum = 2020-11-23 }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:17 «minimum» schema-value: minimum is above maximum: nothing fits | swap the two, or drop one
    ");
}

#[test]
fn a_minimum_of_a_string_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", minimum = 5 }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"2:26 «minimum» schema-value: `minimum` has no effect where type is "string" | set type = "integer", "number" or "date", or drop `minimum`"#);
}

#[test]
fn a_maximum_of_a_truth_value_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "boolean", maximum = 5 }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"2:44 «maximum» schema-value: `maximum` has no effect where type is "boolean" | set type = "integer", "number" or "date", or drop `maximum`"#);
}

#[test]
fn a_date_as_a_limit_of_integers_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "integer", minimum = "2015-01-01" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:54 «"2015-01-01"» schema-value: `minimum` is not a number | write a number
    "#);
}

#[test]
fn today_as_a_limit_of_numbers_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "number", maximum = "today" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"2:53 «"today"» schema-value: `maximum` is not a number | write a number"#);
}

#[test]
fn a_number_as_a_limit_of_dates_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", minimum = 2015 }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:51 «2015» schema-value: `minimum` is not a date such as "2015-01-01", or "today" | write a date such as "2015-01-01", or "today"
    "#);
}

#[test]
fn a_day_that_does_not_exist_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", minimum = "2021-02-30" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:51 «"2021-02-30"» schema-value: `minimum` is not a date such as "2015-01-01", or "today" | write a date such as "2015-01-01", or "today"
    "#);
}

#[test]
fn a_misspelt_today_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", maximum = "tody" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:51 «"tody"» schema-value: `maximum` is not a date such as "2015-01-01", or "today" | write a date such as "2015-01-01", or "today"
    "#);
}

#[test]
fn a_format_without_a_day_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", format = "%Y-%m" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:41 «format» schema-value: `format` "%Y-%m" does not write a date that can be read again | write year, month and day in strftime's terms, such as "%Y-%m-%d"
    "#);
}

#[test]
fn a_format_without_directives_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", format = "yyyy-mm-dd" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:41 «format» schema-value: `format` "yyyy-mm-dd" does not write a date that can be read again | write year, month and day in strftime's terms, such as "%Y-%m-%d"
    "#);
}

#[test]
fn a_format_with_an_unknown_directive_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", type = "date", format = "%Y-%m-%!" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:41 «format» schema-value: `format` "%Y-%m-%!" does not write a date that can be read again | write year, month and day in strftime's terms, such as "%Y-%m-%d"
    "#);
}

#[test]
fn a_format_of_a_date_prefix_is_told() {
    let schema = r#"
            [title]
            syntax = "{page}"
            [captures.page]
            date-prefix = { format = "%Y" }
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:17 «format» schema-value: `format` "%Y" does not write a date that can be read again | write year, month and day in strftime's terms, such as "%Y-%m-%d"
    "#);
}

#[test]
fn a_limit_that_is_no_number_is_told() {
    assert_one(
        &named("[table.t]\ncolumns = [{ name = \"a\", type = \"number\", maximum = nan }]\n"),
        "nan",
        "is not a number",
    );
}

#[test]
fn a_date_prefix_of_a_number_is_told() {
    assert_one(
        &named(
            "[title]\nsyntax = \"{page}\"\n[captures.page]\ntype = \"integer\"\ndate-prefix = { format = \"%Y%m%d\" }\n",
        ),
        "date-prefix",
        "`date-prefix` has no effect",
    );
}
