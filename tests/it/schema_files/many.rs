//! Files with many mistakes.

use insta::assert_snapshot;

use super::{mistakes, mistakes_of_file};

#[test]
fn all_mistakes_are_told_in_the_order_of_their_places() {
    let schema = r#"
            [schema]
            name = "broken"
            section-order = "strickt"

            [title]
            syntax = "__{title__"
            sevrity = "warn"

            [[section]]
            heading = "Keywords"
            content = "list"
            min-items = 30
            max-items = 3
            item = { min-length = "2" }

            [[section]]
            heading = "Signals"
            content = "table"
            table = "signal"

            [[section]]
            heading = "Keywords"
            pattern = '('

            [table.signals]
            unique = ["nmae"]
            columns = [
              { name = "name", minimum = 3 },
              { name = "name" },
              { name = "day", type = "date", format = "day" },
            ]
        "#;
    assert_snapshot!(mistakes_of_file(schema), @r#"
    3:17 «"strickt"» schema-value: `section-order` is "strickt", not one of "strict", "relative", "any" | did you mean `strict`?
    6:13 «{» schema-template: `syntax` is not a template: the brace opened here is never closed | write a hole as `{name}`, and a literal brace twice: `{{` or `}}`
    7:1 «sevrity» schema-key: [title] has no key `sevrity` | did you mean `severity`?
    12:1 «min-items» schema-value: min-items 30 is above max-items 3: nothing fits | swap the two, or drop one
    14:23 «"2"» schema-type: `min-length` is a string, not a non-negative whole number | write a non-negative whole number
    19:9 «"signal"» schema-reference: no table type `signal` is declared | did you mean `signals`?
    21:1 «[[section]]» schema-duplicate: the heading `Keywords` is declared twice on one level | drop one; a section that may appear several times is declared once, with `repeat = true`
    23:11 «'('» schema-pattern: the pattern `(` does not compile: unclosed group | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    26:11 «"nmae"» schema-reference: no column `nmae` is declared | did you mean `name`?
    28:20 «minimum» schema-value: `minimum` has no effect where type is "string" | set type = "integer", "number" or "date", or drop `minimum`
    29:3 «{ name = "name" }» schema-duplicate: the column `name` is declared twice | drop one, or give it another name
    30:34 «format» schema-value: `format` "day" does not write a date that can be read again | write year, month and day in strftime's terms, such as "%Y-%m-%d"
    "#);
}

#[test]
fn two_mistakes_in_one_value_are_both_told() {
    let schema = r#"
            [table.signals]
            columns = [{ name = "a", min-length = 9, max-length = 3, pattern = "(" }]
        "#;
    assert_snapshot!(mistakes(schema), @r#"
    2:26 «min-length» schema-value: min-length 9 is above max-length 3: nothing fits | swap the two, or drop one
    2:68 «"("» schema-pattern: the pattern `(` does not compile: unclosed group | patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes
    "#);
}
