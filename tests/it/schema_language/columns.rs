//! Columns of tables.

use super::schema;

#[test]
fn columns_stand_in_their_order() {
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
    schema.accepts("## A\n\n| n | m |\n|---|---|\n| 1 | 2 |\n");
    schema.finds("## A\n\n| m | n |\n|---|---|\n| 1 | 2 |\n", &["column-order «m»"]);
}

#[test]
fn columns_may_stand_in_any_order() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        column-order = "any"
        columns = [
          { name = "n" },
          { name = "m" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| m | n |\n|---|---|\n| 1 | 2 |\n");
}

#[test]
fn a_column_must_be_there() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "name" },
          { name = "change" },
        ]
    "#,
    );
    schema.finds("## A\n\n| name |\n|---|\n| 1 |\n", &["column-missing «| name |»"]);
}

#[test]
fn an_optional_column_may_be_missing() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "name" },
          { name = "change", required = false },
        ]
    "#,
    );
    schema.accepts("## A\n\n| name |\n|---|\n| 1 |\n");
    schema.accepts("## A\n\n| name | change |\n|---|---|\n| 1 | 2 |\n");
    schema.finds("## A\n\n| change |\n|---|\n| 1 |\n", &["column-missing «| change |»"]);
}

#[test]
fn a_column_may_have_aliases() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "name", aliases = ["title"] },
          { name = "m" },
        ]
    "#,
    );
    schema.finds("## A\n\n| title | m |\n|---|---|\n| 1 | 2 |\n", &["column-alias «title»"]);
    schema.finds("## A\n\n| Title | m |\n|---|---|\n| 1 | 2 |\n", &["column-unknown «Title»"]);
}

#[test]
fn a_column_and_its_alias_are_one_column() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "name", aliases = "title" },
          { name = "m" },
        ]
    "#,
    );
    schema.finds("## A\n\n| name | title | m |\n|---|---|---|\n| 1 | 2 | 3 |\n", &["column-duplicate «title»"]);
}

#[test]
fn an_unknown_column_is_refused() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "name" },
          { name = "m" },
        ]
    "#,
    );
    schema.finds("## A\n\n| name | zebra | m |\n|---|---|---|\n| 1 | 2 | 3 |\n", &["column-unknown «zebra»"]);
}

#[test]
fn an_unknown_column_does_not_stand_for_a_missing_one_where_it_may_stand() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        unknown-columns = "allow"
        columns = [
          { name = "name" },
          { name = "m" },
        ]
    "#,
    );
    schema.finds("## A\n\n| zebra | m |\n|---|---|\n| 1 | 2 |\n", &["column-missing «| zebra | m |»"]);
}

#[test]
fn an_optional_column_does_not_claim_an_unknown_one() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        unknown-columns = "allow"
        columns = [
          { name = "name", required = false },
          { name = "m" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| zebra | m |\n|---|---|\n| 1 | 2 |\n");
}

#[test]
fn unknown_columns_may_be_allowed() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        unknown-columns = "allow"
        columns = [
          { name = "name" },
          { name = "m" },
        ]
    "#,
    );
    schema.accepts("## A\n\n| name | zebra | m |\n|---|---|---|\n| 1 | 2 | 3 |\n");
    schema.finds(
        "## A\n\n| zebra | yak | m |\n|---|---|---|\n| 1 | 2 | 3 |\n",
        &["column-missing «| zebra | yak | m |»"],
    );
}

#[test]
fn a_misspelt_column_is_taken_for_the_declared_one() {
    let schema = schema(
        r#"
        [[section]]
        heading = "A"
        content = "table"
        table = "t"

        [table.t]
        columns = [
          { name = "relevancy", type = "integer" },
          { name = "m" },
        ]
    "#,
    );
    schema
        .finds("## A\n\n| relevency | m |\n|---|---|\n| x | 2 |\n", &["column-unknown «relevency»", "value-type «x»"]);
}
