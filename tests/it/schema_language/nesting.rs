//! Sections in sections.

use super::schema;

#[test]
fn a_missing_nested_section_is_told_behind_its_neighbour() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.finds("## A\n\nx\n\n### B\n\nx\n", &["section-missing «B»"]);
    schema.finds("## A\n\nx\n\n### C\n\nx\n", &["section-missing «A»"]);
    schema.finds("## A\n\nx\n", &["section-missing «A»"]);
}

#[test]
fn nested_sections_keep_their_order() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.finds("## A\n\n### C\n\nx\n\n### B\n\nx\n", &["section-order «C»"]);
}

#[test]
fn nested_sections_may_have_any_order() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        section-order = "any"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.accepts("## A\n\n### C\n\nx\n\n### B\n\nx\n");
}

#[test]
fn nested_sections_may_have_a_relative_order() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        section-order = "relative"
        unknown-sections = "allow"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.accepts("## A\n\n### B\n\nx\n\n### Zebra\n\nx\n\n### C\n\nx\n");
    schema.finds("## A\n\n### C\n\nx\n\n### B\n\nx\n", &["section-order «C»"]);
}

#[test]
fn unknown_nested_sections_may_be_refused() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        unknown-sections = "deny"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.accepts("## A\n\nx\n\n### B\n\nx\n\n### C\n\nx\n");
    schema.finds("## A\n\nx\n\n### B\n\nx\n\n### C\n\nx\n\n### Zebra\n\nx\n", &["section-unknown «Zebra»"]);
}

#[test]
fn a_section_of_any_content_takes_unknown_sections_behind_the_declared() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.accepts("## A\n\nx\n\n### B\n\nx\n\n### C\n\nx\n\n### Zebra\n\nx\n");
    schema.finds("## A\n\n### Zebra\n\nx\n\n### B\n\nx\n\n### C\n\nx\n", &["section-order «Zebra»"]);
}

#[test]
fn prose_has_no_nested_sections() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\n");
    schema.accepts("## A\n\nx\n");
    schema.finds("## A\n\nx\n\n### B\n\nx\n", &["section-unknown «B»"]);
}

#[test]
fn prose_may_have_nested_sections_of_any_name() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nunknown-sections = \"allow\"\n");
    schema.accepts("## A\n\nx\n\n### B\n\nx\n\n### C\n");
}

#[test]
fn prose_may_have_declared_nested_sections() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\n[[section.section]]\nheading = \"B\"\n");
    schema.accepts("## A\n\nx\n\n### B\n\nx\n");
    schema.finds("## A\n\nx\n\n### B\n\nx\n\n### Zebra\n\nx\n", &["section-unknown «Zebra»"]);
}

#[test]
fn a_misspelt_nested_section_is_told() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        [[section.section]]
        heading = "C"
    "#,
    );
    schema.finds("## A\n\n### B\n\nx\n\n### c\n\nx\n", &["section-unknown «c»"]);
}

#[test]
fn an_optional_nested_section_may_be_missing() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section.section]]\nheading = \"B\"\nrequired = false\n");
    schema.accepts("## A\n\nx\n");
    schema.accepts("## A\n\n### B\n\nx\n");
}

#[test]
fn a_pattern_for_any_nested_section_does_not_take_those_above() {
    let schema = schema(
        r#"
        [[section]]
        heading = "Options"
        [[section.section]]
        pattern = '.+'
        repeat = true
        [[section]]
        heading = "More Information"
        required = false
        "#,
    );
    schema.accepts("## Options\n\n### B\n\nx\n\n### C\n\nx\n\n## More Information\n\nx\n");
    schema.finds("## Options\n\n### B\n\nx\n\n## More Informations\n\nx\n", &["section-unknown «More Informations»"]);
    schema.finds("## Options\n\n### B\n\nx\n\n## Zebra\n\nx\n", &["section-unknown «Zebra»"]);
    schema.finds("## Options\n\nx\n\n## B\n\nx\n\n## C\n\nx\n", &["section-level «B»", "section-level «C»"]);
    schema.finds("## Options\n\nx\n\n## B\n\nx\n\n### C\n\nx\n", &["section-level «B»"]);
}

#[test]
fn a_nested_section_that_stands_again_a_level_above_is_told() {
    let schema = schema("[[section]]\nheading = \"A\"\n[[section.section]]\nheading = \"B\"\n");
    schema.finds("## A\n\n### B\n\nx\n\n## B\n\nx\n", &["section-unknown «B»"]);
}
