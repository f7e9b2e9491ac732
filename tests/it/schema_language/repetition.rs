//! How often a section may stand.

use super::schema;

#[test]
fn a_section_stands_once() {
    let schema = schema("[[section]]\nheading = \"A\"\n");
    schema.finds("## A\n\nx\n\n## A\n\nx\n", &["section-duplicate «A»"]);
}

#[test]
fn a_repeated_section_may_stand_several_times() {
    let schema = schema("[[section]]\nheading = \"A\"\nrepeat = true\n");
    schema.accepts("## A\n\nx\n");
    schema.accepts("## A\n\nx\n\n## A\n\ny\n\n## A\n\nz\n");
}

#[test]
fn a_repeated_section_stands_at_least_once() {
    let schema = schema("[[section]]\nheading = \"A\"\nrepeat = true\n[[section]]\nheading = \"B\"\n");
    schema.finds("## B\n\nx\n", &["section-missing «»"]);
}

#[test]
fn a_repeated_optional_section_may_be_missing() {
    let schema =
        schema("[[section]]\nheading = \"A\"\nrepeat = true\nrequired = false\n[[section]]\nheading = \"B\"\n");
    schema.accepts("## B\n\nx\n");
}

#[test]
fn a_repeated_section_keeps_its_place() {
    let schema = schema("[[section]]\nheading = \"A\"\nrepeat = true\n[[section]]\nheading = \"B\"\n");
    schema.accepts("## A\n\nx\n\n## A\n\nx\n\n## B\n\nx\n");
    schema.finds("## A\n\nx\n\n## B\n\nx\n\n## A\n\nx\n", &["section-order «B»"]);
}

#[test]
fn a_repeated_pattern_takes_every_heading_that_matches() {
    let schema = schema("[[section]]\npattern = 'Week \\d+'\nrepeat = true\ncontent = \"list\"\nmin-items = 2\n");
    schema.accepts("## Week 1\n\n* a\n* b\n\n## Week 2\n\n* a\n* b\n");
    schema.finds("## Week 1\n\n* a\n* b\n\n## Week 2\n\n* a\n", &["list-count «Week 2»"]);
}

#[test]
fn several_patterns_take_headings_in_their_turn() {
    let schema = schema(
        r#"
        [[section]]
        pattern = '.+'
        content = "prose"
        [[section]]
        pattern = '.+'
        content = "list"
    "#,
    );
    schema.accepts("## One\n\nText.\n\n## Two\n\n* a\n");
    schema.finds("## One\n\nText.\n\n## Two\n\nText.\n", &["section-content «Text.»"]);
}

#[test]
fn a_repeated_section_may_be_one_of_several_of_a_kind() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section]]
        pattern = 'Note .+'
        repeat = true
        required = false
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## Note 1\n\nx\n\n## Note 2\n\nx\n\n## B\n\nx\n");
    schema.accepts("## A\n\nx\n\n## B\n\nx\n");
}
