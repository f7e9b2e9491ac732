//! Constraints on values.

use super::schema;

#[test]
fn an_enum_lists_the_values() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { enum = [\"news\", \"views\"] }\n");
    schema.accepts("## A\n\n* news\n* views\n");
    schema.finds("## A\n\n* News\n* nws\n", &["value-enum «News»", "value-enum «nws»"]);
}

#[test]
fn an_enum_may_be_a_string() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { enum = \"news\" }\n");
    schema.accepts("## A\n\n* news\n");
    schema.finds("## A\n\n* x\n", &["value-enum «x»"]);
}

#[test]
fn an_enum_of_numbers_compares_texts() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "integer", enum = ["1", "5"] }
    "#,
    );
    schema.accepts("## A\n\n* 5\n");
    schema.finds("## A\n\n* 2\n", &["value-enum «2»"]);
}

#[test]
fn a_pattern_matches_the_whole_value() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { pattern = 'a|b+' }\n");
    schema.accepts("## A\n\n* a\n* bb\n");
    schema.finds("## A\n\n* ab\n* xa\n", &["value-pattern «ab»", "value-pattern «xa»"]);
}

#[test]
fn a_pattern_with_a_comment_matches_the_whole_value() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\n[section.item]\npattern = '''(?x) a # an a'''\n");
    schema.accepts("## A\n\n* a\n");
    schema.finds("## A\n\n* ab\n", &["value-pattern «ab»"]);
}

#[test]
fn a_pattern_of_lines_does_not_match_a_part() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { pattern = '(?m)^a$' }\n");
    schema.accepts("## A\n\n* a\n");
    schema.finds("## A\n\n* ab\n", &["value-pattern «ab»"]);
}

#[test]
fn a_not_pattern_matches_no_part() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { not-pattern = '[,;]$' }\n");
    schema.accepts("## A\n\n* a, b\n");
    schema.finds("## A\n\n* a,\n", &["value-pattern «a,»"]);
}

#[test]
fn a_minimum_is_accepted_itself() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"integer\", minimum = 1 }\n");
    schema.accepts("## A\n\n* 1\n* 9\n");
    schema.finds("## A\n\n* 0\n* -1\n", &["value-range «0»", "value-range «-1»"]);
}

#[test]
fn a_maximum_is_accepted_itself() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { type = \"number\", maximum = 0.5 }\n");
    schema.accepts("## A\n\n* 0.5\n* -1\n");
    schema.finds("## A\n\n* 0.51\n", &["value-range «0.51»"]);
}

#[test]
fn dates_have_a_minimum() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "date", minimum = "2015-01-01" }
    "#,
    );
    schema.accepts("## A\n\n* 2015-01-01\n");
    schema.finds("## A\n\n* 2014-12-31\n", &["value-range «2014-12-31»"]);
}

#[test]
fn dates_have_a_maximum() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "date", maximum = 2020-01-01 }
    "#,
    );
    schema.accepts("## A\n\n* 2020-01-01\n");
    schema.finds("## A\n\n* 2020-01-02\n", &["value-range «2020-01-02»"]);
}

#[test]
fn today_is_the_day_of_the_run() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "date", maximum = "today" }
    "#,
    );
    schema.accepts("## A\n\n* 2026-11-23\n");
    schema.finds("## A\n\n* 2026-11-24\n", &["value-range «2026-11-24»"]);
}

#[test]
fn today_may_be_the_earliest_day() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { type = "date", minimum = "today" }
    "#,
    );
    schema.accepts("## A\n\n* 2026-11-23\n");
    schema.finds("## A\n\n* 2026-11-22\n", &["value-range «2026-11-22»"]);
}

#[test]
fn lengths_count_characters() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { min-length = 2, max-length = 3 }\n");
    schema.accepts("## A\n\n* éü\n* éüö\n");
    schema.finds("## A\n\n* é\n* éüöä\n", &["value-length «é»", "value-length «éüöä»"]);
}

#[test]
fn words_are_counted() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { min-words = 2, max-words = 3 }\n");
    schema.accepts("## A\n\n* a b\n* a  b c\n");
    schema.finds("## A\n\n* a\n* a b c d\n", &["value-length «a»", "value-length «a b c d»"]);
}

#[test]
fn placeholders_are_no_values() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { not = [\"n/a\", \"TBD\"] }\n");
    schema.accepts("## A\n\n* a\n* n/a x\n");
    schema.finds("## A\n\n* N/A\n* tbd\n", &["value-placeholder «N/A»", "value-placeholder «tbd»"]);
}

#[test]
fn a_placeholder_beyond_ascii_is_no_value_in_any_case() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { not = [\"À définir\", \"ÜBERALL\"] }\n");
    schema.accepts("## A\n\n* a\n");
    schema.finds(
        "## A\n\n* À définir\n* à définir\n* ÜBERALL\n",
        &["value-placeholder «À définir»", "value-placeholder «à définir»", "value-placeholder «ÜBERALL»"],
    );
}

#[test]
fn placeholders_of_all_values_hold_for_each() {
    let schema = schema(
        r#"
        [values]
        not = "nan"
        [[section]]
        heading = "A"
        content = "list"
        item = { not = "none" }
    "#,
    );
    schema.accepts("## A\n\n* a\n");
    schema.finds("## A\n\n* NaN\n* None\n", &["value-placeholder «NaN»", "value-placeholder «None»"]);
}

#[test]
fn placeholders_of_all_values_hold_without_others() {
    let schema = schema(
        r#"
        [values]
        not = ["nan"]
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", type = "integer" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|---|\n| 1 |\n");
    schema.finds("## A\n\n| n |\n|---|\n| 1 |\n| nan |\n", &["value-placeholder «nan»"]);
}

#[test]
fn quotes_may_be_refused() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { quotes = \"deny\" }\n");
    schema.accepts("## A\n\n* a \"b\"\n* \"a\" and \"b\"\n");
    schema.finds("## A\n\n* \"a\"\n", &["value-quoted «\"a\"»"]);
}

#[test]
fn quotes_are_allowed_by_themselves() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { quotes = \"allow\" }\n");
    schema.accepts("## A\n\n* \"a\"\n");
}

#[test]
fn one_value_has_all_its_constraints() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "list"
        item = { min-length = 2, pattern = '[a-z]+', enum = ["ab", "cd"] }
    "#,
    );
    schema.accepts("## A\n\n* ab\n");
    schema.finds("## A\n\n* A\n", &["value-enum «A»", "value-length «A»", "value-pattern «A»"]);
}
