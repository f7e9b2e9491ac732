//! Templates of what sections say.

use super::schema;

const WAIVER: &str = r#"
[links]
[[section]]
heading = "A"
content = "prose"
syntax = "Waived by [{license}](../{file}.md)."
[captures.license]
enum = ["CC0"]
"#;

#[test]
fn a_text_may_have_to_follow_a_template() {
    let schema = schema(WAIVER);
    schema.accepts("## A\n\nWaived by [CC0](../LICENSE.md).\n");
    schema.finds("## A\n\nWaived under [CC0](../LICENSE.md).\n", &["prose-syntax «under [»"]);
    schema.finds("## A\n\nWaived by [MIT](../LICENSE.md).\n", &["value-enum «MIT»"]);
    schema.finds("## A\n\nWaived by [CC0](../LICENSE.md).\n\nAnd more.\n", &["prose-syntax «And more.»"]);
}

#[test]
fn a_text_of_another_kind_is_told_as_such() {
    schema(WAIVER).finds("## A\n\n* Waived\n", &["section-content «* Waived»"]).finds("## A\n", &["section-empty «A»"]);
}

#[test]
fn a_hole_that_stands_twice_holds_one_text() {
    let schema = schema(
        r#"
        [title]
        syntax = "Record {number}"
        [[section]]
        pattern = "Part .*"
        repeat = true
        content = "prose"
        syntax = "Part {part} of record {number}, again {part}."
        "#,
    );
    schema.accepts(
        "# Record 1\n\n## Part A\n\nPart A of record 1, again A.\n\n## Part B\n\nPart B of record 1, again B.\n",
    );
    schema.finds("# Record 1\n\n## Part A\n\nPart A of record 2, again A.\n", &["link-mismatch «2»"]);
    schema.finds("# Record 1\n\n## Part A\n\nPart A of record 1, again B.\n", &["link-mismatch «B»"]);
}
