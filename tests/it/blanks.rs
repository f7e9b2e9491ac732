//! What skeletons leave to be filled in is told until somebody does.

use digestlint::compose::blank;
use digestlint::layout::Style;
use digestlint::schema::Schema;

use crate::properties::SCHEMA_TEXTS;
use crate::support::{findings, schema, source};

const SCHEMA: &str = r#"
[schema]
name = "parts"
[front-matter.field.date]
[title]
[[preamble]]
name = "source"
syntax = "From {place}, by {author}."
[captures.author]
min-length = 9
[[section]]
heading = "Any"
[[section]]
heading = "Prose"
content = "prose"
min-words = 20
[[section]]
heading = "List"
content = "list"
min-items = 2
[[section]]
heading = "Words"
content = "list"
item = { min-length = 4 }
[[section]]
heading = "Fields"
content = "fields"
severity = "warn"
[section.field.Type]
enum = ["a", "b"]
[[section]]
heading = "Code"
content = "code"
[[section]]
heading = "Table"
content = "table"
table = "t"
[table.t]
columns = [{ name = "name" }, { name = "count", type = "integer" }, { name = "note", allow-empty = true }]
"#;

fn whole(schema: &Schema) -> String {
    blank::document(schema, &Style::default())
}

/// The findings on a text: `line "text" severity[rule] message`.
fn told(text: &str, schema: &Schema) -> Vec<String> {
    let source = source(text);
    let told = findings(text, schema).into_iter().map(|it| {
        let line = source.line_column(it.span.start).line;
        format!("{line} {:?} {}[{}] {}", source.slice(it.span), it.severity, it.rule, it.message)
    });
    told.collect()
}

#[test]
fn each_part_is_told_once() {
    let schema = schema(SCHEMA);
    let text = whole(&schema);
    insta::assert_snapshot!(format!("{text}\n\n{}", told(&text, &schema).join("\n")));
}

#[test]
fn one_cell_is_told_by_itself() {
    let schema = schema(SCHEMA);
    let text = whole(&schema).replace("| …      |       … |", "| a      |       … |");
    let of_table: Vec<_> = told(&text, &schema).into_iter().filter(|it| it.contains("count")).collect();
    assert_eq!(of_table, [r#"42 "…" error[value-placeholder] count `…` is still to be filled in"#]);
}

#[test]
fn nothing_else_is_told_of_a_skeleton() {
    let builtin = digestlint::schema::BUILTIN.iter().map(|it| it.load().unwrap());
    for schema in SCHEMA_TEXTS.iter().map(|text| schema(text)).chain(builtin) {
        let text = whole(&schema);
        for finding in findings(&text, &schema) {
            assert_eq!(finding.rule, "value-placeholder", "{}: {}\nin\n{text}", schema.name, finding.message);
        }
    }
}

#[test]
fn where_it_may_stand_it_is_a_text_like_any_other() {
    let column = |more: &str| {
        schema(&format!(
            "[schema]\nname = \"s\"\n[[section]]\nheading = \"T\"\ncontent = \"table\"\ntable = \"t\"\n\
             [table.t]\ncolumns = [{{ name = \"a\" }}, {{ name = \"b\", {more} }}]\n"
        ))
    };
    let text = "# A\n\n## T\n\n| a   | b   |\n|:----|:----|\n| x   | …   |\n";
    assert_eq!(told(text, &column("")).len(), 1);
    assert_eq!(told(text, &column("allow-empty = true")), Vec::<String>::new());
    assert_eq!(told(text, &column("enum = [\"…\", \"y\"]")), Vec::<String>::new());
    // Within a text it says what it always does.
    assert_eq!(told(&text.replace('…', "and so on …"), &column("")), Vec::<String>::new());
}

#[test]
fn an_accepted_blank_in_a_template_is_a_value() {
    let head = |more: &str| {
        schema(&format!("[schema]\nname = \"s\"\n[title]\nsyntax = \"On {{place}}\"\n[captures.place]\n{more}\n"))
    };
    for text in ["# On …\n", "# On {place}\n"] {
        assert_eq!(told(text, &head("")).len(), 1, "{text}");
    }
    assert_eq!(told("# On …\n", &head("enum = [\"…\", \"y\"]")), Vec::<String>::new());
}
