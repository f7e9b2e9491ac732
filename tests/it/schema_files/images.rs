//! Mistakes in what a schema says of images and lists.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn an_unknown_word_for_the_text_of_images_is_told() {
    assert_snapshot!(mistakes("[images]\nalt = \"require\"\n"), @r#"2:7 «"require"» schema-value: `alt` is "require", not one of "optional", "required" | did you mean `required`?"#);
}

#[test]
fn an_unknown_key_of_images_is_told() {
    assert_snapshot!(mistakes("[images]\nalts = \"required\"\n"), @"2:1 «alts» schema-key: [images] has no key `alts` | did you mean `alt`?");
}

#[test]
fn whether_a_list_is_numbered_is_true_or_false() {
    let list = "[[section]]\nheading = \"A\"\ncontent = \"list\"\nordered = \"yes\"\n";
    assert_snapshot!(mistakes(list), @r#"4:11 «"yes"» schema-type: `ordered` is a string, not true or false | write true or false"#);
}

#[test]
fn numbers_of_prose_are_told() {
    let text = "[[section]]\nheading = \"A\"\ncontent = \"prose\"\nordered = true\n";
    assert_one(&named(text), "ordered", "`ordered` has no effect where content is \"prose\"");
}
