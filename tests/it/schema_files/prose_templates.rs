//! Mistakes in templates of what sections say.

use super::{assert_message, assert_one, named};

const SECTION: &str = "[[section]]\nheading = \"A\"\ncontent = \"prose\"\n";

#[test]
fn a_template_of_a_list_is_told() {
    let text = "[[section]]\nheading = \"A\"\ncontent = \"list\"\nsyntax = \"{a}\"\n";
    assert_one(&named(text), "syntax", "`syntax` has no effect where content is \"list\"");
}

#[test]
fn a_template_that_cannot_be_read_is_told() {
    assert_one(&named(&format!("{SECTION}syntax = \"a {{b\"\n")), "{", "the brace opened here is never closed");
}

#[test]
fn a_capture_belongs_to_a_hole_of_a_section() {
    let text = format!("{SECTION}syntax = \"a {{b}}\"\n[captures.c]\nmin-length = 2\n");
    assert_one(&named(&text), "c", "no template has a hole `{c}`");
}

#[test]
fn a_misspelt_template_of_a_section_leaves_its_captures_alone() {
    let text = format!("{SECTION}syntxa = \"a {{b}}\"\n[captures.b]\nmin-length = 2\n");
    assert_message(&named(&text), "no key `syntxa`");
}
