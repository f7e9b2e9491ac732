//! Cells of tables, and columns in their shapes.

use super::schema;

#[test]
fn a_column_has_its_alignment() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", align = "right" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|--:|\n| 1 |\n");
    schema.finds("## A\n\n| n |\n|:--|\n| 1 |\n", &["column-alignment «:--»"]);
}

#[test]
fn a_column_may_have_to_be_without_alignment() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", align = "none" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|---|\n| 1 |\n");
    schema.finds("## A\n\n| n |\n|:-:|\n| 1 |\n", &["column-alignment «:-:»"]);
}

#[test]
fn a_column_may_be_aligned_left_or_in_the_middle() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", align = "left" },
          { name = "m", align = "center" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n | m |\n|:--|:-:|\n| 1 | 2 |\n");
    schema.finds("## A\n\n| n | m |\n|:-:|:--|\n| 1 | 2 |\n", &["column-alignment «:-:»", "column-alignment «:--»"]);
}

#[test]
fn cells_have_values() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n" },
          { name = "m" },
        ]
    "#,
    );
    schema.finds("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n|  | 3 |\n", &["value-empty «»"]);
}

#[test]
fn cells_may_be_allowed_no_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", allow-empty = true },
          { name = "m" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n|  | 3 |\n");
}

#[test]
fn cells_have_the_type_of_their_column() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", type = "integer", minimum = 1 },
          { name = "m", type = "url" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n | m |\n|---|---|\n| 1 | https://a.example |\n");
    schema.finds(
        "## A\n\n| n | m |\n|---|---|\n| 0 | a.example |\n| x | https://a.example |\n",
        &["value-range «0»", "link-url «a.example»", "value-type «x»"],
    );
}

#[test]
fn one_table_type_serves_several_sections() {
    let schema = schema(
        r#"
        [[section]]
        heading = "B"
        content = "table"
        table = "t"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", type = "integer" },
        ]
    "#,
    );
    schema.accepts("## B\n\n| n |\n|---|\n| 1 |\n\n## A\n\n| n |\n|---|\n| 1 |\n");
    schema.finds("## B\n\n| n |\n|---|\n| x |\n\n## A\n\n| n |\n|---|\n| y |\n", &["value-type «x»", "value-type «y»"]);
}

#[test]
fn columns_may_stand_under_headers_of_their_own() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"
        [table.t]
        [[table.t.columns]]
        name = "n"
        type = "integer"
        [[table.t.columns]]
        name = "m"
    "#,
    );
    schema.accepts("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n");
    schema.finds("## A\n\n| n | m |\n|---|---|\n| x | 2 |\n", &["value-type «x»"]);
}
