//! What follows from a mistake is not told again.

use super::{assert_message, named};

#[test]
fn a_misspelt_name_of_the_schema_is_not_missing_too() {
    assert_message("[schema]\nnaem = \"a\"\n", "no key `naem`");
}

#[test]
fn a_misspelt_schema_table_has_no_missing_name_too() {
    assert_message("[shcema]\nname = \"a\"\n", "no key `shcema`");
}

#[test]
fn a_name_of_the_wrong_type_is_not_missing_too() {
    assert_message("[schema]\nname = [\"a\"]\n", "`name` is an array");
}

#[test]
fn a_misspelt_heading_is_not_missing_too() {
    assert_message(&named("[[section]]\nheadnig = \"A\"\n"), "no key `headnig`");
}

#[test]
fn a_misspelt_template_of_a_preamble_is_not_missing_too() {
    assert_message(&named("[[preamble]]\nname = \"a\"\nsyntx = \"b\"\n"), "no key `syntx`");
}

#[test]
fn a_misspelt_template_leaves_its_captures_alone() {
    assert_message(&named("[title]\nsyntx = \"{page}\"\n[captures.page]\nmin-length = 3\n"), "no key `syntx`");
}

#[test]
fn a_broken_template_leaves_its_captures_alone() {
    let text = "[title]\nsyntax = \"{title\"\n[captures.title]\nmin-length = 3\n";
    assert_message(&named(text), "the brace opened here is never closed");
}

#[test]
fn a_broken_template_of_a_preamble_leaves_its_captures_alone() {
    let text = "[[preamble]]\nname = \"link\"\nsyntax = \"({url)\"\n[captures.url]\ntype = \"url\"\n";
    assert_message(&named(text), "the brace opened here is never closed");
}

#[test]
fn a_misspelt_column_name_is_not_missing_too() {
    assert_message(&named("[table.t]\ncolumns = [{ nmae = \"a\" }]\n"), "no key `nmae`");
}

#[test]
fn a_column_name_of_the_wrong_type_is_not_missing_too() {
    assert_message(&named("[table.t]\ncolumns = [{ name = 10 }]\n"), "`name` is 10");
}

#[test]
fn misspelt_columns_are_not_missing_too() {
    assert_message(&named("[table.t]\ncolums = [{ name = \"a\" }]\n"), "no key `colums`");
}

#[test]
fn columns_of_the_wrong_type_are_not_missing_too() {
    assert_message(&named("[table.t]\ncolumns = \"a, b\"\n"), "`columns` is a string");
}

#[test]
fn misspelt_columns_leave_what_names_them_alone() {
    assert_message(&named("[table.t]\nunique = [\"a\"]\ncolums = [{ name = \"a\" }]\n"), "no key `colums`");
}

#[test]
fn a_misspelt_table_of_table_types_leaves_sections_alone() {
    let text =
        "[[section]]\nheading = \"A\"\ncontent = \"table\"\ntable = \"t\"\n[tables.t]\ncolumns = [{ name = \"a\" }]\n";
    assert_message(&named(text), "no key `tables`");
}

#[test]
fn a_misspelt_table_type_of_a_section_is_not_missing_too() {
    let text =
        "[[section]]\nheading = \"A\"\ncontent = \"table\"\ntabel = \"t\"\n[table.t]\ncolumns = [{ name = \"a\" }]\n";
    assert_message(&named(text), "no key `tabel`");
}

#[test]
fn an_unknown_content_leaves_the_keys_of_that_content_alone() {
    assert_message(
        &named("[[section]]\nheading = \"A\"\ncontent = \"lsit\"\nmin-items = 3\n"),
        "`content` is \"lsit\"",
    );
}

#[test]
fn a_misspelt_content_leaves_the_keys_of_that_content_alone() {
    assert_message(&named("[[section]]\nheading = \"A\"\ncontnet = \"list\"\nmin-items = 3\n"), "no key `contnet`");
}

#[test]
fn an_unknown_type_leaves_the_limits_alone() {
    let text = "[table.t]\ncolumns = [{ name = \"a\", type = \"integr\", minimum = 1, maximum = 5 }]\n";
    assert_message(&named(text), "`type` is \"integr\"");
}

#[test]
fn a_misspelt_type_leaves_the_limits_alone() {
    let text = "[table.t]\ncolumns = [{ name = \"a\", tpye = \"integer\", minimum = 1 }]\n";
    assert_message(&named(text), "no key `tpye`");
}

#[test]
fn a_misspelt_subject_of_a_condition_is_not_missing_too() {
    let text = "[table.t]\ncolumns = [{ name = \"a\" }, { name = \"b\", when = { colum = \"a\", equals = \"x\" } }]\n";
    assert_message(&named(text), "no key `colum`");
}

#[test]
fn a_misspelt_test_of_a_condition_is_not_missing_too() {
    let text = "[table.t]\ncolumns = [{ name = \"a\" }, { name = \"b\", when = { column = \"a\", equal = \"x\" } }]\n";
    assert_message(&named(text), "no key `equal`");
}

#[test]
fn a_test_of_the_wrong_type_is_not_missing_too() {
    let text =
        "[table.t]\ncolumns = [{ name = \"a\" }, { name = \"b\", when = { column = \"a\", present = \"yes\" } }]\n";
    assert_message(&named(text), "`present` is a string");
}

#[test]
fn a_misspelt_column_leaves_conditions_on_it_alone() {
    let text = "[table.t]\ncolumns = [{ nmae = \"a\" }, { name = \"b\", when = { column = \"a\", equals = \"x\" } }]\n";
    assert_message(&named(text), "no key `nmae`");
}

#[test]
fn a_broken_pattern_is_no_missing_heading() {
    assert_message(&named("[[section]]\npattern = '('\n"), "does not compile");
}

#[test]
fn a_heading_of_the_wrong_type_is_not_missing_too() {
    assert_message(&named("[[section]]\nheading = [\"A\", \"B\"]\n"), "`heading` is an array");
}

#[test]
fn an_unknown_word_in_a_doubled_section_is_told_once() {
    assert_message(&named("[[section]]\nheading = \"A\"\nseverity = \"loud\"\n"), "`severity` is \"loud\"");
}
