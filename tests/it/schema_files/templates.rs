//! Mistakes in the templates of titles and preambles.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn an_unclosed_brace_is_told_at_the_brace() {
    let schema = r#"
            [title]
            syntax = "__{title"
        "#;
    assert_snapshot!(mistakes(schema), @"2:13 «{» schema-template: `syntax` is not a template: the brace opened here is never closed | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`");
}

#[test]
fn an_unopened_brace_is_told_at_the_brace() {
    let schema = r#"
            [title]
            syntax = "title}__"
        "#;
    assert_snapshot!(mistakes(schema), @"2:16 «}» schema-template: `syntax` is not a template: no brace was opened before this one | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`");
}

#[test]
fn an_upper_case_hole_is_told() {
    let schema = r#"
            [title]
            syntax = "__{Title}__"
        "#;
    assert_snapshot!(mistakes(schema), @"2:13 «{» schema-template: `syntax` is not a template: `{Title}` is not a hole: its name is not lower-case letters, digits and hyphens | write a name such as `{page}` or `{page-date}`");
}

#[test]
fn a_hole_with_a_blank_is_told() {
    let schema = r#"
            [title]
            syntax = "{page number}"
        "#;
    assert_snapshot!(mistakes(schema), @"2:11 «{» schema-template: `syntax` is not a template: `{page number}` is not a hole: its name is not lower-case letters, digits and hyphens | write a name such as `{page}` or `{page-date}`");
}

#[test]
fn a_hole_without_a_name_is_told() {
    let schema = r#"
            [title]
            syntax = "a {} b"
        "#;
    assert_snapshot!(mistakes(schema), @"2:13 «{» schema-template: `syntax` is not a template: `{}` is not a hole: its name is not lower-case letters, digits and hyphens | write a name such as `{page}` or `{page-date}`");
}

#[test]
fn a_hole_that_begins_with_a_digit_is_told() {
    let schema = r#"
            [title]
            syntax = "{1a}"
        "#;
    assert_snapshot!(mistakes(schema), @"2:11 «{» schema-template: `syntax` is not a template: `{1a}` is not a hole: its name is not lower-case letters, digits and hyphens | write a name such as `{page}` or `{page-date}`");
}

#[test]
fn holes_side_by_side_are_told_at_the_second() {
    let schema = r#"
            [title]
            syntax = "{title}{page}"
        "#;
    assert_snapshot!(mistakes(schema), @"2:18 «{» schema-template: `syntax` is not a template: there is nothing between the hole `{page}` and the one before it | put some text between the two, or make them one hole");
}

#[test]
fn an_empty_template_is_told() {
    let schema = r#"
            [title]
            syntax = ""
        "#;
    assert_snapshot!(mistakes(schema), @r#"2:10 «""» schema-template: `syntax` is not a template: the template is empty | write what must be there, or drop the key"#);
}

#[test]
fn a_mistake_in_a_literal_string_is_told_at_the_brace() {
    let schema = r"
            [title]
            syntax = 'a {b'
        ";
    assert_snapshot!(mistakes(schema), @"2:13 «{» schema-template: `syntax` is not a template: the brace opened here is never closed | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`");
}

#[test]
fn a_mistake_in_a_string_with_escapes_is_told_at_the_string() {
    let schema = r#"
            [title]
            syntax = "\"a\" {b"
        "#;
    assert_snapshot!(mistakes(schema), @r#"2:10 «"\"a\" {b"» schema-template: `syntax` is not a template: the brace opened here is never closed | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`"#);
}

#[test]
fn a_mistake_behind_wide_characters_is_told_at_the_brace() {
    let schema = r#"
            [title]
            syntax = "é🙂 {b"
        "#;
    assert_snapshot!(mistakes(schema), @"2:14 «{» schema-template: `syntax` is not a template: the brace opened here is never closed | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`");
}

#[test]
fn a_mistake_in_a_preamble_is_told() {
    let schema = r#"
            [[preamble]]
            name = "link"
            syntax = "[link]({url)"
        "#;
    assert_snapshot!(mistakes(schema), @"3:18 «{» schema-template: `syntax` is not a template: the brace opened here is never closed | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`");
}

#[test]
fn a_preamble_without_a_name_is_told() {
    let schema = r#"
            [[preamble]]
            syntax = "[link]({url})"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:1 «[[preamble]]» schema-missing: this [[preamble]] has no `name` | add `name = …`
    ");
}

#[test]
fn a_preamble_without_a_template_is_told() {
    let schema = r#"
            [[preamble]]
            name = "link"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:1 «[[preamble]]» schema-missing: this [[preamble]] has no `syntax` | add `syntax = …`
    ");
}

#[test]
fn a_capture_without_a_hole_is_told() {
    let schema = r#"
            [title]
            syntax = "{title}"
            [captures.titel]
            min-length = 3
        "#;
    assert_snapshot!(mistakes(schema), @r"
    3:11 «titel» schema-reference: no template has a hole `{titel}` | did you mean `title`?
    ");
}

#[test]
fn a_capture_without_any_template_is_told() {
    let schema = r"
            [captures.title]
            min-length = 3
        ";
    assert_snapshot!(mistakes(schema), @"1:11 «title» schema-reference: no template has a hole `{title}` | there is no hole so far: declare one of this name");
}

#[test]
fn a_brace_that_another_one_follows_is_never_closed() {
    assert_one(&named("[title]\nsyntax = \"{title and {page}\"\n"), "{", "the brace opened here is never closed");
}
