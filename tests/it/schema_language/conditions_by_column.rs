//! Constraints of cells that hold when another cell of the row says so.

use super::schema;

#[test]
fn a_cell_has_its_constraints_when_another_has_a_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", equals = "a" } },
          { name = "z" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| kind | n | z |\n|---|---|---|\n| a | 1 | . |\n| b | x | . |\n");
    schema.finds("## A\n\n| kind | n | z |\n|---|---|---|\n| b | y | . |\n| a | x | . |\n", &["value-type «x»"]);
}

#[test]
fn a_cell_has_its_constraints_when_another_has_one_of_several_values() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", equals = ["a", "b"] } },
          { name = "z" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| kind | n | z |\n|---|---|---|\n| a | 1 | . |\n| c | x | . |\n");
    schema.finds("## A\n\n| kind | n | z |\n|---|---|---|\n| b | x | . |\n| c | y | . |\n", &["value-type «x»"]);
}

#[test]
fn a_cell_has_its_constraints_when_another_has_another_value() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", not-equals = "a" } },
          { name = "z" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| kind | n | z |\n|---|---|---|\n| a | x | . |\n|  | y | . |\n");
    schema.finds("## A\n\n| kind | n | z |\n|---|---|---|\n| b | x | . |\n| a | y | . |\n", &["value-type «x»"]);
}

#[test]
fn a_cell_has_its_constraints_when_another_is_filled() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", present = true } },
          { name = "z" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| kind | n | z |\n|---|---|---|\n|  | x | . |\n| b | 1 | . |\n");
    schema.finds("## A\n\n| kind | n | z |\n|---|---|---|\n| b | x | . |\n|  | y | . |\n", &["value-type «x»"]);
}

#[test]
fn a_cell_has_its_constraints_when_another_is_empty() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", present = false } },
          { name = "z" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| kind | n | z |\n|---|---|---|\n| b | x | . |\n|  | 1 | . |\n");
    schema.finds("## A\n\n| kind | n | z |\n|---|---|---|\n|  | x | . |\n| b | y | . |\n", &["value-type «x»"]);
}

#[test]
fn a_cell_may_be_empty_when_the_condition_does_not_hold() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", equals = "a" } },
          { name = "z" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| kind | n | z |\n|---|---|---|\n| a | 1 | . |\n| b |  | . |\n");
    schema.finds("## A\n\n| kind | n | z |\n|---|---|---|\n| a |  | . |\n| b | 1 | . |\n", &["value-empty «»"]);
}

#[test]
fn the_column_that_decides_may_stand_behind() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "n", type = "integer", when = { column = "kind", equals = "a" } },
          { name = "kind" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| n | kind |\n|---|---|\n| x | b |\n");
    schema.finds("## A\n\n| n | kind |\n|---|---|\n| x | a |\n", &["value-type «x»"]);
}

#[test]
fn the_column_that_decides_may_be_known_by_an_alias() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", aliases = ["sort"] },
          { name = "n", type = "integer", when = { column = "kind", equals = "a" } },
        ]

        [rules]
        column-alias = "off"
    "#,
    );
    schema.accepts("## A\n\n| sort | n |\n|---|---|\n| b | x |\n");
    schema.finds("## A\n\n| sort | n |\n|---|---|\n| a | x |\n", &["value-type «x»"]);
}

#[test]
fn a_column_with_a_condition_on_a_column_must_be_there() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "kind", allow-empty = true },
          { name = "n", type = "integer", when = { column = "kind", equals = "a" } },
          { name = "z" },
        ]
    "#,
    );
    schema.finds("## A\n\n| kind | z |\n|---|---|\n| a | b |\n", &["column-missing «| kind | z |»"]);
}
