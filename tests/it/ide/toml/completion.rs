//! What is offered at cursors.

use std::fmt::Write;
use std::sync::Arc;

use digestlint::ide::toml::TomlKind::{self, Project, Pyproject, Schema};
use digestlint::ide::{Completion, Piece};
use digestlint::schema::Schema as Loaded;
use digestlint::text::Source;

use super::{completions, marked};
use crate::dedented::dedented;

/// What is written, with blanks in angle brackets.
fn written(completion: &Completion) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.replace('\n', "⏎"),
        Piece::Blank(text) => format!("<{text}>"),
        Piece::Same(index) => format!("<={}>", index + 1),
    };
    completion.insert.iter().map(piece).collect()
}

/// The completions at the cursor, each with what it replaces and writes.
#[track_caller]
fn offered(kind: TomlKind, text: &str) -> String {
    let (source, offset) = marked(&dedented(text));
    let mut out = String::new();
    for completion in completions(&source, kind, offset) {
        let replaced = source.slice(completion.replace);
        let replaced = if replaced.is_empty() { String::new() } else { format!("{replaced} => ") };
        _ = writeln!(out, "{replaced}{}", written(&completion));
    }
    out
}

/// The labels of the completions at the cursor.
#[track_caller]
fn labels(kind: TomlKind, text: &str) -> String {
    let (source, offset) = marked(&dedented(text));
    let labels: Vec<_> = completions(&source, kind, offset).into_iter().map(|it| it.label).collect();
    labels.join(" ")
}

#[test]
fn required_keys_come_first_and_those_that_are_there_are_left_out() {
    insta::assert_snapshot!(offered(
        Schema,
        "
        [schema]
        name = \"a\"

        [[section]]
        content = \"list\"
        <|>
        required = false

        [section.item]
        min-length = 2
    "
    ));
}

#[test]
fn a_word_is_replaced_and_a_value_that_is_there_kept() {
    insta::assert_snapshot!(offered(
        Schema,
        "
        [title]
        requ<|>
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [title]
        requ<|> = false
    "
    ));
}

#[test]
fn inline_tables_have_keys() {
    insta::assert_snapshot!(labels(
        Schema,
        "
        [table.a]
        columns = [
          { name = \"x\", type = \"integer\", mini<|> },
          { name = \"y\" },
        ]
    "
    ));
    insta::assert_snapshot!(labels(
        Schema,
        "
        [table.a]
        columns = [
          { name = \"x\", <|>, type = \"date\" },
    "
    ));
    insta::assert_snapshot!(labels(
        Schema,
        "
        [[section]]
        heading = \"A\"
        when = { <|>
    "
    ));
}

#[test]
fn dotted_keys_lead_to_tables() {
    insta::assert_snapshot!(labels(
        Project,
        "
        format.list-marker = \"-\"
        format.<|>
    "
    ));
    insta::assert_snapshot!(labels(
        Schema,
        "
        [[section]]
        heading = \"A\"
        content = \"list\"
        item.unique<|>
    "
    ));
}

#[test]
fn headers_follow_a_bracket() {
    insta::assert_snapshot!(offered(
        Schema,
        "
        [schema]
        name = \"a\"

        [title]
        syntax = \"{title} of {day}\"

        [captures.title]
        max-length = 9

        [[section]]
        heading = \"A\"
        content = \"table\"
        table = \"rows\"

        [[section]]
        heading = \"B\"
        content = \"fields\"

        [<|>
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [schema]
        name = \"a\"
        [[section]]
        heading = \"A\"
        content = \"list\"
        [[section.section]]
        heading = \"B\"
        content = \"fields\"
        [section.<|>]
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [schema]
        name = \"a\"
        [title]
        syntax = \"{a}\"
        [captures.<|>]
    "
    ));
    insta::assert_snapshot!(offered(Schema, "[[<|>]]\n[schema]\nname = \"a\"\n"));
}

#[test]
fn values_of_few_words() {
    insta::assert_snapshot!(offered(
        Schema,
        "
        [[section]]
        heading = \"A\"
        content = \"ta<|>\"
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [[section]]
        heading = \"A\"
        content = <|>
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [[section]]
        heading = \"A\"
        content = \"<|>
        required = false
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [[section]]
        required = t<|>
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [captures.a]
        type = \"date\"
        maximum = \"<|>\"
    "
    ));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [rules]
        list-overlap = <|>
    "
    ));
    insta::assert_snapshot!(offered(
        Project,
        "
        [output]
        format = [\"full\", \"<|>\"]
    "
    ));
}

#[test]
fn values_that_name_what_is_declared() {
    let text = |line: &str| {
        format!(
            "
        [schema]
        name = \"a\"
        [title]
        syntax = \"{{title}} of {{day}}\"
        [captures.title]
        description = \"the title\"
        [[section]]
        heading = \"A\"
        content = \"table\"
        table = \"rows\"
        [[section]]
        heading = \"Its \\\"B\\\"\"
        content = \"fields\"
        [section.field.Kind]
        [table.rows]
        columns = [{{ name = \"x\" }}, {{ name = \"y\" }}]
        [table.more]
        columns = [{{ name = \"y\" }}]
        {line}
    "
        )
    };
    let all = [
        "[[section]]\ncontent = \"table\"\ntable = \"<|>\"",
        "[table.third]\ncolumns = [{ name = \"x\" }]\nunique = [\"<|>\"]",
        "[[disjoint]]\nsections = [\"A\", \"<|>\"]",
        "[[disjoint]]\nsections = [\"A\", \"<|>",
        "[[disjoint]]\nsections = [\"A\"]\ncolumn = \"<|>\"",
        "[detect]\nno-section = '<|>'",
        "[detect]\nno-column = { <|> }",
        "[[preamble]]\nname = \"p\"\nsyntax = \"on {d<|>\"",
        "[[preamble]]\nname = \"p\"\nsyntax = \"on {<|>}\"",
        "[[preamble]]\nname = \"p\"\nsyntax = \"on {{<|>\"",
        "[[section]]\nheading = \"C\"\nwhen = { field = \"<|>\" }",
    ];
    let mut out = String::new();
    for line in all {
        let indented = line.replace('\n', "\n        ");
        _ = writeln!(out, "{line}\n---\n{}", offered(Schema, &text(&indented)));
    }
    insta::assert_snapshot!(out);
}

#[test]
fn values_that_name_schemas() {
    insta::assert_snapshot!(offered(
        Schema,
        "
        [schema]
        extends = \"<|>\"
    "
    ));
    insta::assert_snapshot!(offered(Project, "schema = [\"digest\", <|>]"));
    insta::assert_snapshot!(offered(
        Schema,
        "
        [schema]
        name = \"a\"
        extends = \"digest\"
        sections = [\"Keywords\", \"<|>\"]
    "
    ));
}

#[test]
fn project_files_have_keys_headers_and_rules() {
    insta::assert_snapshot!(offered(Project, "<|>"));
    insta::assert_snapshot!(offered(Project, "schema = \"digest\"\n[<|>"));
    insta::assert_snapshot!(offered(Project, "[[override]]\n<|>"));
    insta::assert_snapshot!(offered(Project, "[[override]]\nfiles = \"a\"\n[override.<|>]"));
    let rules = offered(Project, "[rules]\ntitle-missing = \"off\"\ntitle<|>\n");
    assert!(rules.contains("title => title-syntax = \"<off>\"") && !rules.contains("title-missing"), "{rules}");
}

#[test]
fn only_our_table_of_a_pyproject_is_helped_with() {
    insta::assert_snapshot!(offered(Pyproject, "[tool.<|>]\n"));
    insta::assert_snapshot!(offered(Pyproject, "[tool.digestlint]\n<|>"));
    insta::assert_snapshot!(offered(Pyproject, "[tool.digestlint]\n[tool.digestlint.format]\nlist-marker = \"<|>\""));
    for elsewhere in ["<|>", "[project]\n<|>", "[tool.ruff]\n<|>", "[tool]\n<|>", "[project]\nname = \"<|>\""] {
        assert_eq!(offered(Pyproject, elsewhere), "", "{elsewhere}");
    }
}

#[test]
fn nothing_is_offered_where_nothing_is_known() {
    for text in [
        "# [<|>",
        "[title] <|>",
        "[title]\nsyntax = \"<|>\"",
        "[title]\nsyntax <|>",
        "[title]\nsyntax = \"\"\"<|>\"\"\"",
        "[title]\nrequired = true <|>",
        "[titel]\n<|>",
        "[title]\nother = <|>",
        "[title]\nother.<|>",
        "[[section]]\naliases = [\"a\" <|>]",
        "[[section]]\ncontent = \"<|>, \"b\"]",
        "[captures]\n<|>",
    ] {
        assert_eq!(labels(Schema, text), "", "{text}");
    }
}

#[test]
fn the_keys_that_come_first_are_those_that_the_loader_misses() {
    const START: &str = "[schema]\nname = \"a\"\n";
    for table in [
        "[file]",
        "[[preamble]]",
        "[[section]]",
        "[table.a]",
        "[[disjoint]]",
        "[[section]]\nheading = \"A\"\ncontent = \"table\"",
    ] {
        let text = format!("{START}{table}\n");
        let source = Arc::new(Source::new("a.toml", &*text).unwrap());
        let mistakes = Loaded::load(Arc::clone(&source)).unwrap_err();
        let missing = mistakes.iter().filter(|it| it.diagnostic.rule == "schema-missing");
        let missing: Vec<_> = missing.map(|it| it.diagnostic.help.clone().unwrap()).collect();
        assert!(!missing.is_empty(), "{table}");
        let offered = completions(&source, Schema, text.len() as u32);
        let first: Vec<_> = offered.iter().take(missing.len()).map(|it| format!("add `{} = …`", it.label)).collect();
        assert_eq!(first, missing, "{table}");
    }
}
