//! Corpora that nobody would learn from on purpose.

use std::fmt::Write;

use super::{infer, infer_with};

fn lines(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut out, at| {
        _ = writeln!(out, "{}", line(at));
        out
    })
}

#[test]
fn no_documents_give_a_nearly_empty_schema() {
    let inferred = infer([""; 0]);
    inferred.has("# The files have nothing in common that could be declared.\n").finds("anything\n", &[]);
    assert!(!inferred.text.contains("[[") && inferred.schema.outline.sections.is_empty());
}

#[test]
fn empty_documents_are_left_out() {
    let inferred = infer(["", "\n\n", "<!-- nothing -->\n", "# A title\n\n## Notes\n\nWords.\n"]);
    inferred.has("# Inferred by digestlint from 1 file: ").has("# 3 files without content left out.\n");
    inferred.has("heading = \"Notes\"").finds("", &["title-missing"]);
}

#[test]
fn documents_with_nothing_in_common_say_so() {
    let inferred =
        infer((0..20).map(|at| format!("# {}\n\n## Heading {at}\n\nText.\n", ["One", "Zwei", "Trois"][at % 3])));
    inferred.has("# The files have nothing in common that could be declared.\n");
    inferred.has("# Headings in too few files to be declared: \"Heading 0\" (1), ");
    inferred.lacks("[[section]]").lacks("enum").finds("# Vier\n\n## Anything\n", &[]);
}

#[test]
fn one_document_is_its_own_schema() {
    let document =
        "# A title\n\nSome words.\n\n## Keywords\n\n* one\n* two\n\n## Table\n\n| a | b |\n|---|---|\n| 1 | x y |\n";
    let inferred = infer([document]);
    inferred.has("syntax = \"{title}\"").has("max-items = 4").has("heading = \"Table\"").lacks("unique").lacks("enum");
    inferred.finds(document, &[]);
    inferred.finds(&document.replace("A title", "Other words").replace("* two", "* two\n* three"), &[]);
}

#[test]
fn names_of_any_characters_are_valid_toml() {
    let odd = [
        "a \"b\" 'c'",
        "back\\slash",
        "\u{1}\u{7f}",
        "[[x]]",
        "# #",
        "日本語",
        "line\u{85}end",
        "{hole}",
        "''''",
        "a = 1",
    ];
    let sections = |at: usize| {
        let sections = odd.iter().map(|name| {
            format!("## {name}\n\n| {name} | b |\n|---|---|\n| {name} | {at} |\n\n## List {name}\n\n* {name}: {name}\n* b: {at}\n\n")
        });
        format!("# {0} title {at} of {0}\n\n{0}: {at}\n\n{1}", odd[at % 2], sections.collect::<String>())
    };
    for threshold in [0.5, 0.9, 1.0] {
        let inferred = infer_with(threshold, (0..20).map(sections));
        assert!(inferred.schema.outline.sections.len() >= odd.len(), "{}", inferred.text);
    }
}

#[test]
fn many_names_cost_neither_time_nor_memory() {
    let headings = |at: usize| lines(2000, |number| format!("## Heading {at} {number}\n\n* Key {number}: x\n"));
    let wide = format!("## Wide\n\n|{}\n|{}\n|{}\n", "x|".repeat(3000), "-|".repeat(3000), "y|".repeat(3000));
    let inferred = infer((0..8).map(|at| format!("# T\n\n{}{wide}", headings(at))));
    inferred.has("heading = \"Wide\"").has("# (1) and 4,075 more");
}

#[test]
fn a_long_table_is_one_document() {
    let rows = lines(50_000, |at| format!("| {at} | text |"));
    let long = format!("# T\n\n## A\n\n| n | t |\n|---|---|\n{rows}");
    let short = |at: usize| format!("# T\n\n## A\n\n| n | t |\n|---|---|\n| {at} | words |\n");
    let inferred = infer((0..19).map(short).chain([long]));
    inferred.has("max-rows = 3\ncolumns = [").has("  { name = \"t\", enum = [\"words\"] },");
}
