//! Titles, preambles and the holes of their templates.

use super::schema;

#[test]
fn a_title_matches_its_template() {
    let schema = schema("[title]\nsyntax = \"__{title}__ ([{page}](https://a.example/{page}))\"\n");
    schema.accepts("# __A__ ([1](https://a.example/1))\n");
    schema.finds("# A ([1](https://a.example/1))\n", &["title-syntax «A»"]);
}

#[test]
fn a_title_must_be_there() {
    let schema = schema("[title]\n");
    schema.accepts("# A\n");
    schema.finds("Text.\n", &["title-missing «»"]);
}

#[test]
fn a_title_stands_once() {
    let schema = schema("[title]\n");
    schema.finds("# A\n\n# B\n", &["title-duplicate «B»"]);
}

#[test]
fn an_optional_title_may_be_missing() {
    let schema = schema("[title]\nrequired = false\nsyntax = \"The {x}\"\n");
    schema.accepts("Text.\n");
    schema.accepts("# The A\n");
    schema.finds("# A\n", &["title-syntax «A»"]);
}

#[test]
fn doubled_braces_are_braces() {
    let schema = schema("[title]\nsyntax = \"{{{title}}} of {{x}}\"\n");
    schema.accepts("# {A} of {x}\n");
    schema.finds("# A of {x}\n", &["title-syntax «A»"]);
}

#[test]
fn a_template_without_holes_is_a_text() {
    let schema = schema("[title]\nsyntax = \"Notes\"\n");
    schema.accepts("# Notes\n");
    schema.finds("# Nodes\n", &["title-syntax «des»"]);
}

#[test]
fn a_hole_has_constraints() {
    let schema = schema(
        r#"
        [title]
        syntax = "__{title}__ ([{page}](https://a.example/{page}))"
        [captures.title]
        min-length = 3
        [captures.page]
        pattern = '\d+'
    "#,
    );
    schema.accepts("# __ABC__ ([1](https://a.example/1))\n");
    schema.finds("# __A__ ([x](https://a.example/x))\n", &["value-length «A»", "value-pattern «x»"]);
}

#[test]
fn a_hole_has_a_type() {
    let schema = schema("[title]\nsyntax = \"Week {week}\"\n[captures.week]\ntype = \"integer\"\nmaximum = 53\n");
    schema.accepts("# Week 7\n");
    schema.finds("# Week seven\n", &["value-type «seven»"]);
    schema.finds("# Week 54\n", &["value-range «54»"]);
}

#[test]
fn a_hole_may_hold_a_date() {
    let schema = schema("[title]\nsyntax = \"Log of {day}\"\n[captures.day]\ntype = \"date\"\nmaximum = \"today\"\n");
    schema.accepts("# Log of 2021-11-23\n");
    schema.finds("# Log of 2021-11-31\n", &["value-type «2021-11-31»"]);
    schema.finds("# Log of 2026-11-24\n", &["value-range «2026-11-24»"]);
}

#[test]
fn a_hole_may_begin_with_a_date() {
    let schema = schema(
        r#"
        [title]
        syntax = "Page {page}"
        [captures.page]
        date-prefix = { format = "%Y%m%d", minimum = "2015-01-01", maximum = "today" }
    "#,
    );
    schema.accepts("# Page 20211123-a\n");
    schema.accepts("# Page 20211123\n");
    schema.finds("# Page 20211323-a\n", &["value-type «20211323-a»"]);
    schema.finds("# Page 20141231\n", &["value-range «20141231»"]);
    schema.finds("# Page 20270101-a\n", &["value-range «20270101-a»"]);
}

#[test]
fn the_same_hole_holds_the_same_text() {
    let schema = schema("[title]\nsyntax = \"__{title}__ ([{page}](https://a.example/{page}))\"\n");
    schema.accepts("# __A__ ([1](https://a.example/1))\n");
    schema.finds("# __A__ ([1](https://a.example/2))\n", &["link-mismatch «2»"]);
}

#[test]
fn a_hole_of_the_title_and_the_preamble_holds_the_same_text() {
    let schema = schema(
        r#"
        [title]
        syntax = "Page {page}"
        [[preamble]]
        name = "link"
        syntax = "[Link](https://a.example/{page})"
    "#,
    );
    schema.accepts("# Page 1\n\n[Link](https://a.example/1)\n");
    schema.finds("# Page 1\n\n[Link](https://a.example/2)\n", &["link-mismatch «2»"]);
}

#[test]
fn a_preamble_must_be_there() {
    let schema = schema("[[preamble]]\nname = \"link\"\nsyntax = \"Link: {url}\"\n[captures.url]\ntype = \"url\"\n");
    schema.accepts("# A\n\nLink: https://a.example\n\n## B\n");
    schema.finds("# A\n\n## B\n", &["preamble-missing «»"]);
    schema.finds("# A\n\nLink: x\n", &["link-url «x»"]);
}

#[test]
fn an_optional_preamble_may_be_missing() {
    let schema = schema("[[preamble]]\nname = \"link\"\nsyntax = \"Link: {url}\"\nrequired = false\n");
    schema.accepts("# A\n\n## B\n");
    schema.accepts("# A\n\nLink: x\n\n## B\n");
    schema.finds("# A\n\nSomething else.\n", &["preamble-unexpected «Something else.»"]);
}

#[test]
fn a_preamble_matches_its_template() {
    let schema = schema("[[preamble]]\nname = \"link\"\nsyntax = \"**Link**: {url}.\"\n");
    schema.accepts("# A\n\n**Link**: x.\n");
    schema.finds("# A\n\n**Link**: x\n", &["preamble-syntax «»"]);
}

#[test]
fn several_preambles_stand_in_their_order() {
    let schema = schema(
        r#"
        [[preamble]]
        name = "link"
        syntax = "Link: {url}"
        [[preamble]]
        name = "author"
        syntax = "Author: {author}"
    "#,
    );
    schema.accepts("# A\n\nLink: x\n\nAuthor: y\n");
    schema.finds("# A\n\nLink: x\n", &["preamble-missing «»"]);
}

#[test]
fn nothing_else_stands_beside_a_preamble() {
    let schema = schema("[[preamble]]\nname = \"link\"\nsyntax = \"Link: {url}\"\n");
    schema.finds("# A\n\nLink: x\n\n* y\n\n## B\n", &["preamble-unexpected «* y»"]);
}

#[test]
fn a_schema_without_preambles_says_nothing_of_them() {
    let schema = schema("[title]\n");
    schema.accepts("# A\n\nx\n\n* y\n");
}

#[test]
fn preambles_out_of_order_are_told() {
    let schema = schema(
        r#"
        [[preamble]]
        name = "link"
        syntax = "Link: {url}"
        [[preamble]]
        name = "author"
        syntax = "Author: {author}"
        "#,
    );
    assert_ne!(schema.findings("# A\n\nAuthor: y\n\nLink: x\n").len(), 0);
}
