//! Which headings a section may have.

use super::schema;

#[test]
fn an_alias_is_accepted_with_a_note() {
    let schema = schema("[[section]]\nheading = \"Signals\"\naliases = [\"Weak signals\", \"Signs\"]\n");
    schema.accepts("## Signals\n\nText.\n");
    schema.finds("## Weak signals\n\nText.\n", &["section-alias «Weak signals»"]);
    schema.finds("## Signs\n\nText.\n", &["section-alias «Signs»"]);
    schema.finds("## signs\n\nText.\n", &["section-unknown «signs»"]);
}

#[test]
fn an_alias_may_be_a_string() {
    let schema = schema("[[section]]\nheading = \"Signals\"\naliases = \"Signs\"\n");
    schema.finds("## Signs\n\nText.\n", &["section-alias «Signs»"]);
}

#[test]
fn an_alias_and_its_heading_are_one_section() {
    let schema = schema("[[section]]\nheading = \"Signals\"\naliases = [\"Signs\"]\n");
    schema.finds("## Signals\n\nText.\n\n## Signs\n\nText.\n", &["section-duplicate «Signs»"]);
}

#[test]
fn a_pattern_matches_the_whole_heading() {
    let schema = schema("[[section]]\npattern = 'Week \\d+'\n");
    schema.accepts("## Week 12\n\nText.\n");
    schema.finds("## The Week 12\n\nText.\n", &["section-unknown «The Week 12»"]);
}

#[test]
fn a_pattern_of_alternatives_matches_the_whole_heading() {
    let schema = schema("[[section]]\npattern = 'Note|Remark'\n");
    schema.accepts("## Remark\n\nText.\n");
    schema.finds("## Notes\n\nText.\n", &["section-unknown «Notes»"]);
}

#[test]
fn a_heading_and_a_pattern_are_both_accepted() {
    let schema = schema("[[section]]\nheading = \"Week\"\npattern = 'Week \\d+'\n");
    schema.accepts("## Week\n\nText.\n");
    schema.accepts("## Week 3\n\nText.\n");
    schema.finds("## Week three\n\nText.\n", &["section-unknown «Week three»"]);
}

#[test]
fn a_heading_is_read_without_its_closing_marks() {
    let schema = schema("[[section]]\nheading = \"Signals\"\n");
    schema.accepts("## Signals ##\n\nText.\n");
    schema.accepts("Signals\n-------\n\nText.\n");
}

#[test]
fn a_missing_section_is_told_behind_the_one_before() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section]]\nheading = \"B\"\n[[section]]\nheading = \"C\"\n");
    schema.accepts("## A\n\nx\n\n## B\n\nx\n\n## C\n\nx\n");
    schema.finds("## A\n\nx\n\n## C\n\nx\n", &["section-missing «A»"]);
}

#[test]
fn an_optional_section_may_be_missing() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section]]\nheading = \"B\"\nrequired = false\n");
    schema.accepts("## A\n\nx\n");
    schema.accepts("## A\n\nx\n\n## B\n\nx\n");
    schema.finds("## B\n\nx\n", &["section-missing «»"]);
}

#[test]
fn sections_stand_on_the_second_level() {
    let schema = schema("[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\nx\n");
    schema.finds("# T\n\n### A\n\nx\n", &["section-level «A»"]);
    schema.finds("# T\n\n# A\n\nx\n", &["section-level «A»"]);
}

#[test]
fn a_section_without_declarations_holds_anything() {
    let schema = schema("[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\nx\n\n* y\n\n### Z\n\n```\ncode\n```\n");
}

#[test]
fn a_section_without_text_is_empty() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section]]\nheading = \"B\"\n");
    schema.finds("## A\n\n## B\n\nx\n", &["section-empty «A»"]);
}

#[test]
fn allow_empty_lets_a_section_hold_nothing() {
    let schema = schema("[[section]]\nheading = \"A\"\nallow-empty = true\n[[section]]\nheading = \"B\"\n");
    schema.accepts("## A\n\n## B\n\nx\n");
    schema.finds("## A\n\n## B\n", &["section-empty «B»"]);
}

#[test]
fn a_comment_is_no_content() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\n");
    schema.finds("## A\n\n<!-- soon -->\n", &["section-empty «A»"]);
}
