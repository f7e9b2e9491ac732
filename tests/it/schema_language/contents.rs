//! What a section holds.

use super::schema;

#[test]
fn prose_is_paragraphs() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\n");
    schema.accepts("## A\n\nOne.\n\nTwo.\n");
    schema.finds("## A\n\n* One.\n", &["section-content «* One.»"]);
    schema.finds("## A\n\nOne.\n\n* Two.\n", &["section-content «* Two.»"]);
}

#[test]
fn prose_has_a_least_of_words() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nmin-words = 3\n");
    schema.accepts("## A\n\nOne two three.\n");
    schema.accepts("## A\n\nOne\n\ntwo three.\n");
    schema.finds("## A\n\nOne two.\n", &["prose-length «One two.»"]);
}

#[test]
fn prose_has_a_most_of_words() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\nmax-words = 2\n");
    schema.accepts("## A\n\nOne two.\n");
    schema.finds("## A\n\nOne two three.\n", &["prose-length «One two three.»"]);
}

#[test]
fn prose_may_have_to_end_with_a_sentence() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\ntruncated = \"deny\"\n");
    schema.accepts("## A\n\nOne two.\n");
    schema.finds("## A\n\nOne two\n", &["prose-truncated «two»"]);
}

#[test]
fn prose_may_stop_anywhere_by_itself() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"prose\"\n");
    schema.accepts("## A\n\nOne two\n");
}

#[test]
fn a_list_is_a_list() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\n");
    schema.accepts("## A\n\n* x\n");
    schema.accepts("## A\n\n1. x\n2. y\n");
    schema.finds("## A\n\nx\n", &["section-content «x»"]);
    schema.finds("## A\n\nx\n\n* y\n", &["section-content «x»"]);
}

#[test]
fn a_list_has_a_least_of_items() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nmin-items = 2\n");
    schema.accepts("## A\n\n* x\n* y\n");
    schema.finds("## A\n\n* x\n", &["list-count «A»"]);
}

#[test]
fn a_list_has_a_most_of_items() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nmax-items = 2\n");
    schema.accepts("## A\n\n* x\n* y\n");
    schema.finds("## A\n\n* x\n* y\n* z\n", &["list-count «A»"]);
}

#[test]
fn fields_are_a_list_of_keys_and_values() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\nunknown-fields = \"allow\"\n");
    schema.accepts("## A\n\n* Type: news\n* **Desk:** city\n");
    schema.finds("## A\n\n* Type: news\n* city\n", &["section-content «city»"]);
    schema.finds("## A\n\ncity\n", &["section-content «city»"]);
}

#[test]
fn a_table_is_a_table() {
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
    schema.accepts("## A\n\n| n |\n|---|\n| x |\n");
    schema.finds("## A\n\nx\n", &["table-missing «x»"]);
    schema.finds("## A\n\n* x\n", &["table-missing «* x»"]);
}

#[test]
fn a_table_stands_alone() {
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
    schema.finds("## A\n\nSee:\n\n| n |\n|---|\n| x |\n", &["section-content «See:»"]);
}

#[test]
fn anything_is_anything() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"any\"\n");
    schema.accepts("## A\n\nx\n\n* y\n\n| a | b |\n|---|\n\n> z\n");
    schema.finds("## A\n", &["section-empty «A»"]);
}

#[test]
fn an_empty_table_section_is_empty() {
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
    schema.finds("## A\n", &["section-empty «A»"]);
}

#[test]
fn an_empty_list_section_may_be_allowed() {
    let schema = schema("[[section]]\nheading = \"A\"\ncontent = \"list\"\nmin-items = 2\nallow-empty = true\n");
    schema.accepts("## A\n");
    schema.finds("## A\n\n* x\n", &["list-count «A»"]);
}

#[test]
fn a_section_of_any_content_may_hold_several_tables() {
    let schema = schema("[[section]]\nheading = \"A\"\n");
    schema.accepts("## A\n\n| a |\n|---|\n| 1 |\n\nText.\n\n| b |\n|---|\n| 2 |\n");
}
