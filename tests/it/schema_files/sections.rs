//! Sections that cannot be told apart, or have no heading.

use insta::assert_snapshot;

use super::{assert_one, mistakes, named};

#[test]
fn a_section_without_a_heading_is_told() {
    let schema = r#"
            [[section]]
            content = "list"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:1 «[[section]]» schema-missing: this [[section]] has no `heading` | add `heading = …`
    ");
}

#[test]
fn aliases_alone_are_no_heading() {
    let schema = r#"
            [[section]]
            aliases = ["B"]
        "#;
    assert_snapshot!(mistakes(schema), @r"
    1:1 «[[section]]» schema-missing: this [[section]] has no `heading` | add `heading = …`
    ");
}

#[test]
fn a_nested_section_without_a_heading_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            [[section.section]]
            content = "list"
        "#;
    assert_snapshot!(mistakes(schema), @r"
    3:1 «[[section.section]]» schema-missing: this [[section]] has no `heading` | add `heading = …`
    ");
}

#[test]
fn a_heading_declared_twice_is_told_at_the_second() {
    let schema = r#"
            [[section]]
            heading = "A"
            [[section]]
            heading = "B"
            [[section]]
            heading = "A"
        "#;
    assert_snapshot!(mistakes(schema), @"5:1 «[[section]]» schema-duplicate: the heading `A` is declared twice on one level | drop one; a section that may appear several times is declared once, with `repeat = true`");
}

#[test]
fn an_alias_that_is_another_heading_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            [[section]]
            heading = "B"
            aliases = ["A"]
        "#;
    assert_snapshot!(mistakes(schema), @"3:1 «[[section]]» schema-duplicate: the heading `A` is declared twice on one level | drop one; a section that may appear several times is declared once, with `repeat = true`");
}

#[test]
fn a_nested_heading_declared_twice_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            [[section.section]]
            heading = "B"
            [[section.section]]
            heading = "B"
        "#;
    assert_snapshot!(mistakes(schema), @"5:1 «[[section.section]]» schema-duplicate: the heading `B` is declared twice on one level | drop one; a section that may appear several times is declared once, with `repeat = true`");
}

#[test]
fn one_heading_on_two_levels_is_no_mistake() {
    let schema = r#"
            [[section]]
            heading = "A"
            [[section.section]]
            heading = "A"
        "#;
    assert_snapshot!(mistakes(schema), @"");
}

#[test]
fn a_table_section_without_a_table_type_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "table"
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    1:1 «[[section]]» schema-missing: this [[section]] of content "table" has no `table` | add `table = …`
    "#);
}

#[test]
fn an_unknown_table_type_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "table"
            table = "signal"
            [table.signals]
            columns = [{ name = "a" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    4:9 «"signal"» schema-reference: no table type `signal` is declared | did you mean `signals`?
    "#);
}

#[test]
fn a_table_type_where_none_is_declared_is_told() {
    let schema = r#"
            [[section]]
            heading = "A"
            content = "table"
            table = "signals"
        "#;
    assert_snapshot!(mistakes(schema), @r#"4:9 «"signals"» schema-reference: no table type `signals` is declared | there is no table type so far: declare one of this name"#);
}

#[test]
fn an_empty_heading_is_told() {
    assert_one(&named("[[section]]\nheading = \"\"\n"), "[[section]]", "has no `heading`");
}
