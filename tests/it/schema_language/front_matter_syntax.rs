//! Front matter that cannot be read.

use std::fmt::Write;

use insta::assert_snapshot;

use super::schema;
use crate::dedented::dedented;

/// The findings with all their words.
fn found(document: &str) -> String {
    let schema = schema("[front-matter.field.title]\n[[section]]\nheading = \"A\"\nrequired = false\n");
    let source = crate::support::source(&dedented(document));
    schema.findings(document).iter().fold(String::new(), |mut out, it| {
        let place = source.line_column(it.span.start);
        let text = source.slice(it.span);
        _ = writeln!(out, "{}:{} «{text}» {}: {}", place.line, place.column, it.rule, it.message);
        _ = writeln!(out, "  {} | {}", it.label, it.help.as_deref().unwrap_or("no help"));
        out
    })
}

#[test]
fn what_is_no_yaml_is_told_where_the_parser_stops() {
    assert_snapshot!(found("---\ntitle: A: b\n---\n\n# T\n"), @"
    2:9 «: b» front-matter-syntax: the front matter is not valid YAML: mapping values are not allowed in this context
      here | put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
    assert_snapshot!(found("---\ntitle: @b\n---\n\n# T\n"), @"
    2:8 «@b» front-matter-syntax: the front matter is not valid YAML: unexpected character: `@`
      here | put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
    assert_snapshot!(found("---\ntitle: [a\nb: c\n---\n\n# T\n"), @"
    3:2 «: c» front-matter-syntax: the front matter is not valid YAML: illegal placement of ':' indicator
      here | put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
    assert_snapshot!(found("---\ntitle: 'a\nb: c\n---\n\n# T\n"), @"
    2:8 «'a» front-matter-syntax: the front matter is not valid YAML: invalid indentation in quoted scalar
      here | close the quotes, or write a single quote inside single quotes twice
    ");
    assert_snapshot!(found("---\ntitle: *a\n---\n\n# T\n"), @"
    2:8 «*a» front-matter-syntax: the front matter is not valid YAML: while parsing node, found unknown anchor
      here | put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
    assert_snapshot!(found("---\na: b\n  c: d\n---\n\n# T\n"), @"
    3:4 «: d» front-matter-syntax: the front matter is not valid YAML: mapping values are not allowed in this context
      here | put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
    assert_snapshot!(found("---\na: b\n--- c\nd: e\n---\n\n# T\n"), @"
    3:1 «---» front-matter-syntax: the front matter is not valid YAML: a second document begins here
      here | close the front matter with a line `---` and nothing else on it
    ");
    assert_snapshot!(found("---\ntitle: a\u{0}b\n---\n\n# T\n"), @"2:9 «\0» file-encoding: the text contains a NUL character\n  U+0000 | remove it, and look whether the text around it is whole");
}

#[test]
fn front_matter_that_is_not_closed_is_told() {
    assert_snapshot!(found("---\ntitle: b\n\n# T\n"), @"
    1:1 «---» front-matter-syntax: the front matter is not closed
      opened here | write a line `---` after its last field
    ");
    assert_snapshot!(found("---\r\ntitle: b\r\n"), @"
    1:1 «---» front-matter-syntax: the front matter is not closed
      opened here | write a line `---` after its last field
    ");
}

#[test]
fn front_matter_that_is_not_opened_is_told() {
    assert_snapshot!(found("title: b\ndate: c\n---\n\n# T\n"), @"
    1:1 «» front-matter-syntax: the front matter does not begin with `---` on the first line and a field on the second
      no `---` before this | begin the document with the line `---`, and write the fields right under it
    ");
    assert_snapshot!(found("\n\n---\ntitle: b\n---\n\n# T\n"), @"
    2:1 «---» front-matter-syntax: the front matter does not begin with `---` on the first line and a field on the second
      there is a blank line before or after this | begin the document with the line `---`, and write the fields right under it
    ");
    assert_snapshot!(found("---\n\ntitle: b\n---\n\n# T\n"), @"
    1:1 «---» front-matter-syntax: the front matter does not begin with `---` on the first line and a field on the second
      there is a blank line before or after this | begin the document with the line `---`, and write the fields right under it
    ");
}

#[test]
fn front_matter_without_keys_is_told() {
    assert_snapshot!(found("---\na text\n---\n\n# T\n"), @"
    2:1 «a text» front-matter-syntax: the front matter has no keys
      not a `key: value` field | write each field on a line of its own, as `key: value`
    ");
    assert_snapshot!(found("---\n- a\n- b\n---\n\n# T\n"), @"
    2:1 «- a» front-matter-syntax: the front matter has no keys
      not a `key: value` field | write each field on a line of its own, as `key: value`
    ");
    assert_snapshot!(found("---\n? [a]\n: b\n---\n\n# T\n"), @"
    2:3 «[» front-matter-syntax: the front matter is not valid YAML: a key is not a text
      here | put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
}

#[test]
fn front_matter_that_is_not_there_is_told_with_its_fields() {
    assert_snapshot!(found("# T\n"), @"
    1:1 «» front-matter-missing: the document has no front matter
      front matter belongs here | begin the document with a line `---`, a line for `title`, and a line `---`
    ");
}

#[test]
fn front_matter_of_any_size_is_read_in_linear_time() {
    let many = 20_000;
    let open = ["[", "{", "{a: ", "- ", "? ", "&a ", "'", "a:\n ", "!"];
    for part in open.iter().map(|part| part.repeat(many)) {
        found(&format!("---\ntitle: {part}\n---\n"));
        found(&format!("---\n{part}\n---\n"));
    }
    let keys = (0..many).fold(String::new(), |mut keys, at| {
        _ = writeln!(keys, "k{at}: &a{at} v");
        keys
    });
    assert_eq!(found(&format!("---\n{keys}---\n")).lines().count(), 2 * many + 2);
    assert_eq!(found(&format!("---\n{}---\n", "title: x\n".repeat(many))).lines().count(), 2 * (many - 1));
}
