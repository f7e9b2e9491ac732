//! Numbers, bullets, and lists in lists.

use super::schema;

fn list(more: &str) -> super::Language {
    schema(&format!("[[section]]\nheading = \"A\"\ncontent = \"list\"\n{more}\n"))
}

#[test]
fn a_list_may_have_to_be_numbered() {
    let schema = list("ordered = true");
    schema.accepts("## A\n\n1. x\n2. y\n").accepts("## A\n\n3) x\n");
    schema.finds("## A\n\n* x\n* y\n", &["list-kind «*»"]);
}

#[test]
fn a_list_may_have_to_have_bullets() {
    let schema = list("ordered = false");
    schema.accepts("## A\n\n* x\n\n- y\n");
    schema.finds("## A\n\n1. x\n2. y\n", &["list-kind «1.»"]);
    schema.finds("## A\n\n* x\n\n1. y\n\n3) z\n", &["list-kind «1.»", "list-kind «3)»"]);
}

#[test]
fn a_list_in_an_item_is_part_of_it() {
    let schema = list("ordered = true\nmin-items = 2\nmax-items = 2\nitem = { max-length = 5 }");
    schema.accepts("## A\n\n1. one\n   * longer than that\n   * and more\n2. two\n\n   Longer than that.\n");
    schema.finds("## A\n\n1. one\n   1. two\n   2. three\n", &["list-count «A»"]);
    schema.finds("## A\n\n1. longer\n   1. x\n2. two\n", &["value-length «longer»"]);
}
