//! The order of sections, and others beside them.

use super::schema_file;

#[test]
fn the_order_is_strict_by_itself() {
    let schema =
        schema_file("[schema]\nname = \"test\"\n\n[[section]]\nheading = \"A\"\n[[section]]\nheading = \"B\"\n");
    schema.accepts("## A\n\nx\n\n## B\n\nx\n");
    schema.finds("## B\n\nx\n\n## A\n\nx\n", &["section-order «B»"]);
}

#[test]
fn a_strict_order_refuses_what_is_not_declared() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "strict"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.finds("## A\n\nx\n\n## B\n\nx\n\n## Zebra\n\nx\n", &["section-unknown «Zebra»"]);
}

#[test]
fn a_strict_order_lets_others_stand_behind_the_last() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "strict"
        unknown-sections = "allow"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## B\n\nx\n\n## Zebra\n\nx\n");
    schema.finds("## A\n\nx\n\n## Zebra\n\nx\n\n## B\n\nx\n", &["section-order «Zebra»"]);
    schema.finds("## Zebra\n\nx\n\n## A\n\nx\n\n## B\n\nx\n", &["section-order «Zebra»"]);
}

#[test]
fn a_relative_order_lets_others_stand_anywhere() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "relative"
        unknown-sections = "allow"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## B\n\nx\n\n## Zebra\n\nx\n");
    schema.accepts("## A\n\nx\n\n## Zebra\n\nx\n\n## B\n\nx\n");
    schema.accepts("## Zebra\n\nx\n\n## A\n\nx\n\n## B\n\nx\n");
    schema.finds("## B\n\nx\n\n## A\n\nx\n", &["section-order «B»"]);
}

#[test]
fn a_relative_order_keeps_the_declared_ones_in_order() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "relative"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## B\n\nx\n");
    schema.finds("## B\n\nx\n\n## A\n\nx\n", &["section-order «B»"]);
    schema.finds("## A\n\nx\n\n## Zebra\n\nx\n\n## B\n\nx\n", &["section-unknown «Zebra»"]);
}

#[test]
fn an_optional_section_does_not_claim_an_unknown_one() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "relative"
        unknown-sections = "allow"
        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
        required = false
        [[section]]
        heading = "C"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## Zebra\n\nx\n\n## C\n\nx\n");
}

#[test]
fn any_order_will_do() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "any"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## B\n\nx\n");
    schema.accepts("## B\n\nx\n\n## A\n\nx\n");
    schema.finds("## A\n\nx\n\n## Zebra\n\nx\n\n## B\n\nx\n", &["section-unknown «Zebra»"]);
}

#[test]
fn any_order_with_any_sections_will_do() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "any"
        unknown-sections = "allow"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## Zebra\n\nx\n\n## A\n\nx\n\n## B\n\nx\n");
    schema.accepts("## B\n\nx\n\n## Zebra\n\nx\n\n## A\n\nx\n");
    schema.finds("## B\n\nx\n\n## Zebra\n\nx\n", &["section-missing «»"]);
}

#[test]
fn a_schema_without_sections_says_nothing_of_them() {
    let schema = schema_file("[schema]\nname = \"test\"\n");
    schema.accepts("## A\n\nx\n\n## B\n\nx\n\n## Zebra\n\nx\n");
    schema.accepts("### Deep\n");
}

#[test]
fn a_schema_without_sections_may_forbid_them() {
    let schema = schema_file("[schema]\nname = \"test\"\nunknown-sections = \"deny\"\n");
    schema.accepts("Text.\n");
    schema.finds("## A\n\nx\n", &["section-unknown «A»"]);
}

#[test]
fn what_stands_in_an_unknown_section_is_its_own_affair() {
    let schema = schema_file(
        r#"
        [schema]
        name = "test"
        section-order = "strict"
        unknown-sections = "allow"

        [[section]]
        heading = "A"
        [[section]]
        heading = "B"
    "#,
    );
    schema.accepts("## A\n\nx\n\n## B\n\nx\n\n## Zebra\n\nx\n\n### A\n\nx\n\n#### Deep\n");
}
