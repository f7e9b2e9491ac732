//! Fields of a list of keys and values.

use super::schema;

#[test]
fn a_declared_field_must_be_there() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\n");
    schema.accepts("## A\n\n* Type: x\n");
    schema.finds("## A\n\n* type: x\n", &["field-unknown «type»"]);
    schema.finds("## A\n\n* Kind of: x\n\n", &["field-unknown «Kind of»"]);
}

#[test]
fn a_field_that_is_missing_is_told_at_the_heading() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\n[section.field.Desk]\n");
    schema.accepts("## A\n\n* Type: x\n* Desk: y\n");
    schema.finds("## A\n\n* Type: x\n", &["field-missing «A»"]);
}

#[test]
fn an_optional_field_may_be_missing() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        [section.field.Type]
        [section.field.Desk]
        required = false
    "#,
    );
    schema.accepts("## A\n\n* Type: x\n");
    schema.finds("## A\n\n* Desk: x\n", &["field-missing «A»"]);
}

#[test]
fn an_unknown_field_is_refused() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\n");
    schema.finds("## A\n\n* Type: x\n* Zebra: y\n", &["field-unknown «Zebra»"]);
}

#[test]
fn an_unknown_field_may_be_allowed() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
    "#,
    );
    schema.accepts("## A\n\n* Type: x\n* Zebra: y\n");
    schema.finds("## A\n\n* Zebra: y\n* Yak: y\n", &["field-missing «A»"]);
}

#[test]
fn an_optional_field_does_not_claim_an_unknown_one() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        unknown-fields = "allow"
        [section.field.Type]
        required = false
    "#,
    );
    schema.accepts("## A\n\n* Zebra: x\n");
}

#[test]
fn fields_stand_in_any_order() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\n[section.field.Desk]\n");
    schema.accepts("## A\n\n* Desk: x\n* Type: y\n");
}

#[test]
fn a_field_stands_once() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\n");
    schema.finds("## A\n\n* Type: x\n* Type: y\n", &["field-duplicate «Type»"]);
}

#[test]
fn a_field_has_a_value() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\n");
    schema.finds("## A\n\n* Type:\n", &["value-empty «»"]);
}

#[test]
fn a_field_may_be_allowed_no_value() {
    let schema =
        schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\nallow-empty = true\n");
    schema.accepts("## A\n\n* Type:\n");
}

#[test]
fn a_field_has_a_type() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        [section.field.Score]
        type = "integer"
        minimum = 1
        maximum = 5
    "#,
    );
    schema.accepts("## A\n\n* Score: 3\n");
    schema.finds("## A\n\n* Score: high\n", &["value-type «high»"]);
    schema.finds("## A\n\n* Score: 7\n", &["value-range «7»"]);
}

#[test]
fn a_field_of_several_words_is_declared_in_quotes() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        [section.field."Date of issue"]
        type = "date"
    "#,
    );
    schema.accepts("## A\n\n* Date of issue: 2021-11-23\n");
    schema.finds("## A\n\n* Date of issue: 23.11.2021\n", &["value-type «23.11.2021»"]);
}

#[test]
fn a_field_with_quotes_in_its_key_is_declared() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "fields"
        [section.field.'a "b" \c']
        enum = ["x"]
    "#,
    );
    schema.accepts("## A\n\n* a \"b\" \\c: x\n");
    schema.finds("## A\n\n* a \"b\" \\c: y\n", &["value-enum «y»"]);
}
