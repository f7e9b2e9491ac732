//! Items of a list.

use super::schema;

#[test]
fn an_item_may_stand_only_once() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { unique = true }\n");
    schema.accepts("## A\n\n* x\n* y\n");
    schema.finds("## A\n\n* x\n* y\n* X\n", &["list-item-duplicate «X»"]);
}

#[test]
fn an_item_may_stand_twice_by_itself() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { unique = false }\n");
    schema.accepts("## A\n\n* x\n* x\n");
}

#[test]
fn an_item_has_text() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = {  }\n");
    schema.accepts("## A\n\n* x\n");
    schema.finds("## A\n\n* x\n*\n* y\n", &["value-empty «*»"]);
}

#[test]
fn an_item_may_be_allowed_no_text() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { allow-empty = true }\n");
    schema.accepts("## A\n\n* x\n*\n* y\n");
}

#[test]
fn items_of_several_lists_are_one_list() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nmin-items = 2\nitem = { unique = true }\n");
    schema.accepts("## A\n\n* x\n\n- y\n");
    schema.finds("## A\n\n* x\n\n- x\n", &["list-item-duplicate «x»"]);
}

#[test]
fn a_list_of_single_characters_is_one_finding() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { min-length = 2 }\n");
    schema.accepts("## A\n\n* so\n* la\n");
    schema.finds("## A\n\n* s\n* o\n* l\n* a\n* r\n", &["value-length «s\n* o\n* l\n* a\n* r»"]);
}

const APART: &str = r#"
[[section]]
heading = "A"
content = "list"
[[section]]
heading = "B"
content = "list"
[[disjoint]]
sections = ["A", "B"]
"#;

#[test]
fn an_item_stands_in_one_of_two_lists_kept_apart() {
    let schema = schema(APART);
    schema.accepts("## A\n\n* one\n* two\n\n## B\n\n* three\n* four\n");
    schema.finds("## A\n\n* one\n* two\n\n## B\n\n* Two\n* four\n", &["list-overlap «Two»"]);
    schema.finds("## A\n\n* one\n\n## B\n\n* one\n* ONE\n", &["list-overlap «one»", "list-overlap «ONE»"]);
    schema.accepts("## A\n\n* one\n*\n\n## B\n\n*\n* two\n");
}

#[test]
fn an_item_repeats_another_whose_letters_take_more_bytes() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nitem = { unique = true }\n");
    schema.finds("## A\n\n* \u{212a}elvin\n* kelvin\n", &["list-item-duplicate «kelvin»"]);
}
