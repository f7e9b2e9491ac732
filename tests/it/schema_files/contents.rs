//! Keys that say nothing of what a section holds, or of a value of its type.

use insta::assert_snapshot;

use super::{assert_one, mistakes, mistakes_of_file, named};

#[test]
fn items_in_a_section_of_tables_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "table"
            table = "t"
            min-items = 3
            [table.t]
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"5:1 «min-items» schema-value: `min-items` has no effect where content is "table" | set content = "list", or drop `min-items`"#);
}

#[test]
fn words_in_a_section_of_a_list_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            max-words = 3
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:1 «max-words» schema-value: `max-words` has no effect where content is "list" | set content = "prose", or drop `max-words`"#);
}

#[test]
fn an_item_in_prose_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "prose"
            item = { min-length = 2 }
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:1 «item» schema-value: `item` has no effect where content is "prose" | set content = "list", or drop `item`"#);
}

#[test]
fn a_field_in_a_list_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            [section.field.Type]
            enum = ["a"]
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:10 «field» schema-value: `field` has no effect where content is "list" | set content = "fields", or drop `field`"#);
}

#[test]
fn a_table_type_in_prose_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "prose"
            table = "t"
            [table.t]
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:1 «table» schema-value: `table` has no effect where content is "prose" | set content = "table", or drop `table`"#);
}

#[test]
fn unknown_fields_in_a_list_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            unknown-fields = "allow"
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:1 «unknown-fields» schema-value: `unknown-fields` has no effect where content is "list" | set content = "fields", or drop `unknown-fields`"#);
}

#[test]
fn the_end_of_a_sentence_in_a_list_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            truncated = "deny"
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:1 «truncated» schema-value: `truncated` has no effect where content is "list" | set content = "prose", or drop `truncated`"#);
}

#[test]
fn a_section_that_says_nothing_of_its_content_has_no_items() {
    let schema = r#"
            [[section]]
            heading = "A"
            max-items = 3
        "#;
    assert_snapshot!(mistakes(schema), @r#"3:1 «max-items» schema-value: `max-items` has no effect where content is "any" | set content = "list", or drop `max-items`"#);
}

#[test]
fn schemes_of_a_string_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { schemes = ["https"] }
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:10 «schemes» schema-value: `schemes` has no effect where type is "string" | set type = "url", or drop `schemes`"#);
}

#[test]
fn hosts_of_a_number_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { type = "number", hosts = ["a.example"] }
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:27 «hosts» schema-value: `hosts` has no effect where type is "number" | set type = "url", or drop `hosts`"#);
}

#[test]
fn tracking_parameters_of_a_string_are_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { tracking-parameters = "deny" }
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:10 «tracking-parameters» schema-value: `tracking-parameters` has no effect where type is "string" | set type = "url", or drop `tracking-parameters`"#);
}

#[test]
fn a_format_of_a_string_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { format = "%Y" }
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:10 «format» schema-value: `format` has no effect where type is "string" | set type = "date", or drop `format`"#);
}

#[test]
fn an_order_of_no_sections_is_told() {
    assert_one(
        &named("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nsection-order = \"any\"\n"),
        "section-order",
        "`section-order` has no effect",
    );
}

const LISTS_AND_TABLE: &str = r#"
[[section]]
heading = "Keywords"
content = "list"
[[section]]
heading = "Summary"
content = "prose"
[[section]]
heading = "Issues"
content = "table"
table = "names"
[[section.section]]
heading = "Themes"
content = "list"
[table.names]
columns = [{ name = "name" }]
[[disjoint]]
"#;

fn disjoint(text: &str) -> String {
    named(&format!("{LISTS_AND_TABLE}{text}"))
}

#[test]
fn lists_that_are_kept_apart_are_declared() {
    assert_one(&disjoint("sections = [\"Keyword\", \"Themes\"]\n"), "\"Keyword\"", "no section `Keyword` is declared");
    assert_one(&disjoint("severity = \"warn\"\n"), "[[disjoint]]", "this [[disjoint]] has no `sections`");
    assert_one(&disjoint("sections = \"Themes\"\n"), "\"Themes\"", "`sections` names one section");
}

#[test]
fn what_is_kept_apart_can_be_compared() {
    let sections = |other: &str| format!("sections = [\"Themes\", \"{other}\"]\n");
    assert_one(&disjoint(&sections("Summary")), "\"Summary\"", "`Summary` holds neither a list nor a table");
    assert_one(&disjoint(&sections("Issues")), "\"Issues\"", "`Issues` holds a table: a column says what is compared");
    let column = |name: &str| format!("sections = [\"Issues\", \"Issues\"]\ncolumn = \"{name}\"\n");
    assert_eq!(mistakes_of_file(&disjoint(&column("name"))), "");
    assert!(mistakes_of_file(&disjoint(&column("nam"))).contains("no column `nam` | did you mean `name`?"));
    let list = disjoint("sections = [\"Issues\", \"Themes\"]\ncolumn = \"name\"\n");
    assert_one(&list, "\"Themes\"", "`Themes` holds a list, which has no columns");
}

#[test]
fn a_language_of_a_list_is_told() {
    let text = "[[section]]\nheading = \"A\"\ncontent = \"list\"\nlanguage = \"rust\"\n";
    assert_one(&named(text), "language", "`language` has no effect where content is \"list\"");
}

#[test]
fn no_language_at_all_is_told() {
    let text = "[[section]]\nheading = \"A\"\ncontent = \"code\"\nlanguage = []\n";
    assert_one(&named(text), "language", "`language` is an empty list: nothing fits");
}
