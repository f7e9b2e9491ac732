//! Declarations that hold when a field of the document says so.

use super::schema;

#[test]
fn a_section_is_required_when_a_field_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", equals = "news" }
    "#,
    );
    schema.accepts("## F\n\n* Type: news\n\n## B\n\nx\n");
    schema.accepts("## F\n\n* Type: views\n");
    schema.finds("## F\n\n* Type: news\n", &["section-missing «F»"]);
}

#[test]
fn a_section_is_required_when_a_field_has_one_of_several_values() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", equals = ["news", "views"] }
    "#,
    );
    schema.accepts("## F\n\n* Type: views\n\n## B\n\nx\n");
    schema.accepts("## F\n\n* Type: other\n");
    schema.finds("## F\n\n* Type: views\n", &["section-missing «F»"]);
}

#[test]
fn a_section_is_required_when_a_field_has_another_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", not-equals = ["news", "views"] }
    "#,
    );
    schema.accepts("## F\n\n* Type: news\n");
    schema.accepts("## F\n\n* Type: other\n\n## B\n\nx\n");
    schema.finds("## F\n\n* Type: other\n", &["section-missing «F»"]);
}

#[test]
fn a_field_that_is_not_there_is_not_unequal() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", not-equals = "news" }
    "#,
    );
    schema.accepts("## F\n\n* Zebra: x\n* Yak: y\n");
    schema.accepts("## F\n\n* Type: \n");
}

#[test]
fn a_section_is_required_when_a_field_is_there() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", present = true }
    "#,
    );
    schema.accepts("## F\n\n* Type: x\n\n## B\n\nx\n");
    schema.accepts("## F\n\n* Zebra: x\n* Yak: y\n");
    schema.accepts("## F\n\n* Type: \n");
    schema.finds("## F\n\n* Type: x\n", &["section-missing «F»"]);
}

#[test]
fn a_section_is_required_when_a_field_is_not_there() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", present = false }
    "#,
    );
    schema.accepts("## F\n\n* Type: x\n");
    schema.accepts("## F\n\n* Zebra: x\n* Yak: y\n\n## B\n\nx\n");
    schema.finds("## F\n\n* Zebra: x\n* Yak: y\n", &["section-missing «F»"]);
    schema.finds("## F\n\n* Type: \n", &["section-missing «F»"]);
}

#[test]
fn a_section_whose_condition_does_not_hold_has_no_constraints() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        content = "prose"
        min-words = 3
        when = { field = "Type", equals = "news" }
    "#,
    );
    schema.accepts("## F\n\n* Type: news\n\n## B\n\nOne two three.\n");
    schema.finds("## F\n\n* Type: news\n\n## B\n\nOne.\n", &["prose-length «One.»"]);
    schema.accepts("## F\n\n* Type: views\n\n## B\n\nOne.\n");
}
