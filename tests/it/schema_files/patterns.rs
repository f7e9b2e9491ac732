//! Patterns that do not compile.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn an_unclosed_group_in_a_literal_string_is_told() {
    let schema = r"
            [[section]]
            pattern = 'A (B'
        ";
    assert_snapshot!(mistakes(schema), @r"
    2:11 «'A (B'» schema-pattern: the pattern `A (B` does not compile: unclosed group | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    ");
}

#[test]
fn an_unclosed_class_in_a_basic_string_is_told() {
    let schema = r#"
            [[section]]
            pattern = "A [\\d"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:11 «"A [\\d"» schema-pattern: the pattern `A [\d` does not compile: unclosed character class | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    "#);
}

#[test]
fn a_look_ahead_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { pattern = '(?=a)b' }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:20 «'(?=a)b'» schema-pattern: the pattern `(?=a)b` does not compile: look-around, including look-ahead and look-behind, is not supported | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    ");
}

#[test]
fn a_repetition_of_nothing_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "list"
            item = { not-pattern = '*a' }
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:24 «'*a'» schema-pattern: the pattern `*a` does not compile: repetition operator missing expression | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    ");
}

#[test]
fn a_pattern_of_a_capture_is_told() {
    let schema = r#"
            [title]
            syntax = "{page}"
            [captures.page]
            pattern = '\d{8'
        "#;
    assert_snapshot!(mistakes(schema), @r"
    4:11 «'\d{8'» schema-pattern: the pattern `\d{8` does not compile: unclosed counted repetition | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    ");
}

#[test]
fn a_pattern_of_a_column_is_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", pattern = '[z-a]' }]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    2:36 «'[z-a]'» schema-pattern: the pattern `[z-a]` does not compile: invalid character class range, the start must be <= the end | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    ");
}

#[test]
fn a_pattern_of_a_field_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "fields"
            [section.field.Type]
            pattern = '\p{Nope}'
        "#;
    assert_snapshot!(mistakes(schema), @r"
    5:11 «'\p{Nope}'» schema-pattern: the pattern `\p{Nope}` does not compile: Unicode property not found | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    ");
}

#[test]
fn a_pattern_too_big_is_told() {
    assert_one(&named("[[section]]\npattern = '(a{1000}){1000}'\n"), "'(a{1000}){1000}'", "size limit");
}

#[test]
fn a_pattern_in_a_string_of_several_lines_is_told() {
    assert_one(&named("[[section]]\npattern = '''(?x)\n  A\n  (\n'''\n"), "'''(?x)\n  A\n  (\n'''", "unclosed group");
}

#[test]
fn parentheses_that_close_before_they_open_are_told() {
    assert_one(&named("[[section]]\npattern = 'A)|(B'\n"), "'A)|(B'", "does not compile");
}

#[test]
fn a_comment_at_the_end_of_a_pattern_is_no_mistake() {
    assert_eq!(mistakes("[[section]]\npattern = '(?x) A \\d+ # a number'\n"), "");
}
