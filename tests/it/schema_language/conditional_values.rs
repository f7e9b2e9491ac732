//! Fields, columns and nested sections that hold when a field of the document says so.

use super::schema;

#[test]
fn a_field_is_required_when_another_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [section.field.Desk]
        when = { field = "Type", equals = "news" }
    "#,
    );
    schema.accepts("## F\n\n* Type: news\n* Desk: x\n");
    schema.accepts("## F\n\n* Type: views\n");
    schema.finds("## F\n\n* Type: news\n", &["field-missing «F»"]);
}

#[test]
fn a_field_has_its_constraints_when_another_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [section.field.Desk]
        enum = ["city"]
        when = { field = "Type", not-equals = "views" }
    "#,
    );
    schema.accepts("## F\n\n* Type: views\n* Desk: x\n");
    schema.finds("## F\n\n* Type: news\n* Desk: x\n", &["value-enum «x»"]);
}

#[test]
fn a_column_has_its_constraints_when_a_field_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", type = "integer", when = { field = "Type", equals = "news" } },
        ]
    "#,
    );
    schema.accepts("## F\n\n* Type: news\n\n## A\n\n| n |\n|---|\n| 1 |\n");
    schema.accepts("## F\n\n* Type: views\n\n## A\n\n| n |\n|---|\n| x |\n");
    schema.finds("## F\n\n* Type: news\n\n## A\n\n| n |\n|---|\n| x |\n", &["value-type «x»"]);
}

#[test]
fn a_column_is_required_when_a_field_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n" },
          { name = "change", when = { field = "Type", equals = "news" } },
        ]
    "#,
    );
    schema.accepts("## F\n\n* Type: news\n\n## A\n\n| n | change |\n|---|---|\n| 1 | 2 |\n");
    schema.accepts("## F\n\n* Type: views\n\n## A\n\n| n |\n|---|\n| 1 |\n");
    schema.finds("## F\n\n* Type: news\n\n## A\n\n| n |\n|---|\n| 1 |\n", &["column-missing «| n |»"]);
}

#[test]
fn a_field_that_decides_stands_in_a_section_of_fields() {
    let schema = schema(
        r#"
        [[section]]
        heading = "K"
        content = "list"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "B"
        when = { field = "Type", equals = "news" }
    "#,
    );
    schema.accepts("## K\n\n* Type: news\n\n## F\n\n* Type: views\n");
}

#[test]
fn a_nested_section_is_required_when_a_field_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "F"
        content = "fields"
        [section.field.Type]
        required = false
        allow-empty = true
        [[section]]
        heading = "A"
        [[section.section]]
        heading = "B"
        when = { field = "Type", equals = "news" }
    "#,
    );
    schema.accepts("## F\n\n* Type: views\n\n## A\n\nx\n");
    schema.finds("## F\n\n* Type: news\n\n## A\n\nx\n", &["section-missing «A»"]);
}
