//! Rows of tables.

use super::schema;

#[test]
fn a_table_has_a_row_by_itself() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|---|\n| 1 |\n");
    schema.finds("## A\n\n| n |\n|---|\n", &["row-count «| n |»"]);
}

#[test]
fn a_table_may_be_allowed_no_rows() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        min-rows = 0
        columns = [
          { name = "n" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|---|\n");
}

#[test]
fn a_table_has_a_least_of_rows() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        min-rows = 2
        columns = [
          { name = "n" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|---|\n| 1 |\n| 2 |\n");
    schema.finds("## A\n\n| n |\n|---|\n| 1 |\n", &["row-count «| n |»"]);
}

#[test]
fn a_table_has_a_most_of_rows() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        max-rows = 1
        columns = [
          { name = "n" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n |\n|---|\n| 1 |\n");
    schema.finds("## A\n\n| n |\n|---|\n| 1 |\n| 2 |\n", &["row-count «| 2 |»"]);
}

#[test]
fn a_column_may_tell_rows_apart() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        unique = ["n"]
        columns = [
          { name = "n" },
          { name = "m" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n| 2 | 2 |\n");
    schema.finds("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n| 1 | 3 |\n", &["row-duplicate «1»"]);
}

#[test]
fn several_columns_together_may_tell_rows_apart() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        unique = ["n", "m"]
        columns = [
          { name = "n" },
          { name = "m" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n| 1 | 3 |\n");
    schema.finds("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n| 1 | 2 |\n", &["row-duplicate «1»"]);
}

#[test]
fn rows_may_be_named_like_columns_that_nothing_declares() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"
        [table.t]
        unknown-columns = "allow"
        columns = [{ name = "city" }]
        "#,
    );
    schema.accepts("## A\n\n| city | Berlin | Paris |\n|---|---|---|\n| Berlin | 0 | 1054 |\n| Paris | 1054 | 0 |\n");
}
