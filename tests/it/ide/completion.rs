//! What may be written at the cursor, which stands at `│`.

mod laws;

use std::fmt::Write;
use std::sync::Arc;

use digestlint::binding::{Candidate, Schemas};
use digestlint::corpus::Alone;
use digestlint::engine::{Settings, bound, check_with};
use digestlint::ide::{Completion, Piece, complete};
use digestlint::layout::{Style, TableStyle};
use digestlint::schema::Schema;
use digestlint::text::Source;

use crate::dedented::dedented;
use crate::support::{self, digest_schema, source, today};

const CURSOR: &str = "│";

pub(crate) fn alone(schema: Schema) -> Schemas {
    Schemas::new(vec![Candidate::Loaded(Arc::new(schema))])
}

/// What is offered at `offset` of a text, with the findings in it.
pub(crate) fn offered(source: &Source, schemas: &Schemas, offset: u32) -> Vec<Completion> {
    offered_by(source, schemas, &Settings::new(today()), offset)
}

/// The same for a run with these settings.
fn offered_by(source: &Source, schemas: &Schemas, settings: &Settings, offset: u32) -> Vec<Completion> {
    let checked = check_with(source, schemas, settings, &Alone);
    bound(source, schemas, |bound| complete(&bound, settings, &checked, offset)).unwrap()
}

/// The text once a completion is accepted.
pub(crate) fn accepted(source: &Source, completion: &Completion) -> String {
    let mut text = source.text().to_owned();
    text.replace_range(completion.replace.range(), &Piece::plain(&completion.insert));
    text
}

fn marked(text: &str) -> (Source, u32) {
    let offset = text.find(CURSOR).unwrap();
    (source(&text.replace(CURSOR, "")), offset as u32)
}

/// The labels of what is offered.
fn labels(schema: Schema, text: &str) -> Vec<String> {
    let (source, offset) = marked(text);
    offered(&source, &alone(schema), offset).into_iter().map(|it| it.label).collect()
}

/// The text once the completion with this label is accepted.
fn with(schema: Schema, text: &str, label: &str) -> String {
    let (source, offset) = marked(text);
    let offered = offered(&source, &alone(schema), offset);
    let labels: Vec<_> = offered.iter().map(|it| it.label.clone()).collect();
    let completion = offered.iter().find(|it| it.label == label);
    accepted(&source, completion.unwrap_or_else(|| panic!("{label} is none of {labels:?}")))
}

/// The first completions, and the text once the first is accepted, its blanks in `‹›`.
fn picture(schema: Schema, text: &str) -> String {
    const MOST: usize = 8;
    let (source, offset) = marked(text);
    let offered = offered(&source, &alone(schema), offset);
    let mut picture = String::new();
    for completion in offered.iter().take(MOST) {
        let Completion { label, kind, detail, filter, sort, preselect, .. } = completion;
        let mark = if *preselect { ">" } else { " " };
        let detail = detail.as_deref().unwrap_or_default();
        let typed = if filter == label { String::new() } else { format!(", typed `{filter}`") };
        _ = writeln!(picture, "{mark}{sort} {label}  ({kind:?}; {detail}{typed})");
    }
    if offered.len() > MOST {
        _ = writeln!(picture, "  and {} more", offered.len() - MOST);
    }
    let Some(first) = offered.first() else { return "nothing".to_owned() };
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Blank(text) => format!("‹{text}›"),
        Piece::Same(index) => format!("‹={}›", index + 1),
    };
    let inserted: String = first.insert.iter().map(piece).collect();
    let mut text = source.text().to_owned();
    text.replace_range(first.replace.range(), &inserted);
    _ = write!(picture, "--- replaced `{}`\n{text}", source.slice(first.replace));
    picture
}

/// A schema in the words of its declarations.
fn schema(text: &str) -> Schema {
    support::schema(&format!("[schema]\nname = \"s\"\n{}", dedented(text)))
}

const HEAD: &str = "\
# __A good title__, (from page [20251207](https://kghosh.substack.com/p/20251207).)

__[External link](https://example.org/a)__



## Keywords

* one
* two
* three

## Themes

* four
* five

";

/// A document of the built-in schema that goes on like this.
fn digest(rest: &str) -> String {
    format!("{HEAD}{rest}")
}

#[test]
fn an_empty_text_is_begun() {
    insta::assert_snapshot!(picture(digest_schema(), "│"));
    insta::assert_snapshot!(picture(digest_schema(), "#│\n"));
}

#[test]
fn what_is_made_is_laid_out_as_the_settings_say() {
    let style = Style {
        tables: TableStyle::Compact,
        list_marker: Some('-'),
        blank_lines_before_sections: 1,
        ..Style::default()
    };
    let mut settings = Settings::new(today());
    settings.style = style;
    let made = |text: &str, label: &str| {
        let (source, offset) = marked(text);
        let offered = offered_by(&source, &alone(digest_schema()), &settings, offset);
        accepted(&source, offered.iter().find(|it| it.label == label).unwrap())
    };
    let text = made("│", "Whole document");
    assert!(text.contains(")__\n\n## Keywords\n\n- …\n") && text.contains("\n- Category: …\n"), "{text}");
    assert!(text.contains("\n| name | description |\n"), "{text}");
    assert!(made(&digest("##│"), "## Other").ends_with("## Other\n\n- Category: …\n- Type: …"));
    let table = made(&digest("## Concerns\n\n│\n"), "Table");
    assert!(table.contains("\n| name | description |\n"), "{table}");
}

#[test]
fn what_is_there_stays() {
    const TITLE: &str = "# __{title}__, (from page [{page}](https://kghosh.substack.com/p/{page}).)";
    let table = "\n\n| name | description |\n|:-|:-|\n| a | b |\n";
    for text in [
        digest("│## Other\n\n* Category: city\n"),
        digest(&format!("## Con│cerns{table}")),
        digest(&format!("## Concerns│{table}")),
        digest("").replace("# __", "│# __"),
        digest("").replace("# __A", "# __A│"),
        digest("").replace(".)\n", ".)│\n"),
        digest("## Other\n\n* │a value\n"),
    ] {
        assert_eq!(labels(digest_schema(), &text), [""; 0], "{text}");
    }
    let keyed = with(digest_schema(), &digest("## Other\n\n* │: city\n"), "Category");
    assert!(keyed.ends_with("* Category: city\n"), "{keyed}");
    let rest = "__, (from page [{page}](https://kghosh.substack.com/p/{page}).)\n";
    for typed in ["# __My own title│\n", "# My own title│\n", "# __My own title__│\n", "# __My own title│__\n"]
    {
        assert_eq!(with(digest_schema(), typed, TITLE), format!("# __My own title{rest}"), "{typed}");
    }
}

#[test]
fn what_a_section_holds_comes_before_other_sections() {
    assert_eq!(labels(digest_schema(), &digest("## Concerns\n\n│\n"))[0], "Table");
    let text = "# A\n\n## Keywords\n\n│\n";
    assert_eq!(labels(digest_schema(), text)[0], "Items");
    assert!(with(digest_schema(), text, "Items").ends_with("## Keywords\n\n* …\n* …\n* …\n"));
    assert_eq!(labels(digest_schema(), "digest│\n"), ["Whole document"]);
}

#[test]
fn the_next_section_comes_first() {
    insta::assert_snapshot!(picture(digest_schema(), &digest("##│")));
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Sig│\n\n## Issues\n\n")));
    insta::assert_snapshot!(picture(digest_schema(), &digest("│")));
}

#[test]
fn a_heading_that_has_its_content_is_only_named() {
    let text = digest("## Sig│\n\n| name | description |\n|:-|:-|\n| a | b |\n");
    assert!(with(digest_schema(), &text, "## Signals").contains("* five\n\n## Signals\n\n| name | description |\n"));
}

#[test]
fn a_section_that_is_there_is_not_offered() {
    let offered = labels(digest_schema(), &digest("│"));
    assert!(offered.contains(&"## Signals".to_owned()) && !offered.contains(&"## Themes".to_owned()), "{offered:?}");
}

#[test]
fn sections_keep_the_line_ends_of_the_text() {
    let text = digest("## Sum│").replace('\n', "\r\n");
    let text = with(digest_schema(), &text, "## Summary");
    assert!(text.ends_with("* five\r\n\r\n## Summary\r\n\r\n…"), "{text:?}");
}

#[test]
fn fields_that_are_missing_are_offered() {
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Other\n\n│\n\n## Summary\n\nText.\n")));
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Other\n\n* Category: city\n* │\n\n## Summary\n")));
    let renamed = with(digest_schema(), &digest("## Other\n\n* Ty│e: news\n"), "Type");
    assert!(renamed.ends_with("## Other\n\n* Type: news\n"), "{renamed}");
}

#[test]
fn fields_have_their_values() {
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Other\n\n* Category: city\n* Type: │\n")));
    let value = with(digest_schema(), &digest("## Other\n\n* Type:│\n"), "news");
    assert!(value.ends_with("* Type: news\n"), "{value}");
    let value = with(digest_schema(), &digest("## Other\n\n* **Type:** é🙂 b│log\n"), "blog post");
    assert!(value.ends_with("* **Type:** blog post\n"), "{value}");
}

const TABLE: &str = "| name | description | change | 10-year | driving-force | relevancy |\n|:-|:-|:-|:-|:-|-:|\n";

/// What there is to read on the completion with this label.
fn read_on(text: &str, label: &str) -> String {
    let (source, offset) = marked(text);
    let offered = offered(&source, &alone(digest_schema()), offset);
    offered.iter().find(|it| it.label == label).unwrap().documentation.as_ref().unwrap().markdown()
}

#[test]
fn completions_say_what_the_schema_asks_for() {
    insta::assert_snapshot!(read_on(&digest("##│"), "## Signals"));
    insta::assert_snapshot!(read_on(&digest("## Other\n\n│"), "Type"));
    insta::assert_snapshot!(read_on(&digest("<!-- digestlint-disable │"), "list-kind"));
}

#[test]
fn rows_have_a_blank_for_each_column() {
    let text = digest(&format!("## Signals\n\n{TABLE}│\n## Concerns\n"));
    insta::assert_snapshot!(picture(digest_schema(), &text));
    let piped = with(digest_schema(), &digest(&format!("## Signals\n\n{TABLE}|│")), "Row");
    assert!(piped.ends_with("|-:|\n| … | … | … | … | … | … |"), "{piped}");
    let text = digest(&format!("## Signals\n\n{TABLE}│\n| a | b | c | d | e | 1 |\n")).replace('\n', "\r\n");
    let between = with(digest_schema(), &text, "Row");
    assert!(between.ends_with("|-:|\r\n| … | … | … | … | … | … |\r\n| a | b | c | d | e | 1 |\r\n"), "{between:?}");
}

#[test]
fn cells_have_their_values() {
    insta::assert_snapshot!(picture(
        digest_schema(),
        &digest(&format!("## Signals\n\n{TABLE}| a | b | c | d | e | │\n"))
    ));
    let text = with(digest_schema(), &digest(&format!("## Signals\n\n{TABLE}| a | b | c | d | e |│|\n")), "3");
    assert!(text.ends_with("| e | 3 |\n"), "{text}");
}

#[test]
fn headers_and_delimiter_rows_are_completed() {
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Signals\n\n| name | │\n")));
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Concerns\n\n| name | description |\n|│\n")));
    insta::assert_snapshot!(picture(digest_schema(), &digest("## Concerns\n│\n")));
}

#[test]
fn comments_name_directives_and_rules() {
    insta::assert_snapshot!(picture(digest_schema(), &digest("<!-- │")));
    let text = digest("## Other\n\n<!-- digestlint-disable-next-line │ -->\n* Type: newss\n");
    insta::assert_snapshot!(picture(digest_schema(), &text));
    let text = with(digest_schema(), &digest("<!-- digestlint-disable value-enum, val│"), "value-empty");
    assert!(text.ends_with("<!-- digestlint-disable value-enum, value-empty -->"), "{text}");
}

#[test]
fn nothing_is_offered_where_nothing_fits() {
    for text in [
        digest("## Summary\n\nSome wor│d of prose.\n"),
        digest("```\n│\n"),
        digest("```\n## │\n```\n"),
        digest("    ## │\n"),
        digest("> │a\n"),
        digest("<!--\n\n│\n\n"),
        digest("<!-- digestlint-disable -- because │"),
        "## Si│gnals\n\n# A title\n".into(),
    ] {
        assert_eq!(labels(digest_schema(), &text), [""; 0], "{text}");
    }
}

const FRONT: &str = r#"
[front-matter.field.kind]
enum = ["record", "yes"]
description = "what it is"
[front-matter.field.tags]
list = "require"
enum = ["a", "b, c"]
[front-matter.field.day]
type = "date"
format = "%d.%m.%Y"
required = false
[front-matter.field.reason]
when = { field = "kind", equals = "yes" }
"#;

#[test]
fn front_matter_has_keys_and_values() {
    let schema = || schema(FRONT);
    insta::assert_snapshot!(picture(schema(), "│"));
    insta::assert_snapshot!(picture(schema(), "---\ntags: [a]\nki│\n---\n"));
    insta::assert_snapshot!(picture(schema(), "---\ntags: [a]\n│\n\n# A\n"));
    let keyed = with(schema(), "---\ntags: [a]\n│\n---\n", "kind");
    assert!(!support::findings(&keyed, &schema()).iter().any(|it| it.rule == "field-missing"), "{keyed}");
    assert_eq!(with(schema(), "---\nkind:│\n---\n", "yes"), "---\nkind: \"yes\"\n---\n");
    assert_eq!(with(schema(), "---\nkind: \"r│\"\n---\n", "record"), "---\nkind: record\n---\n");
    assert_eq!(with(schema(), "---\ntags: [a,│]\n---\n", "b, c"), "---\ntags: [a, \"b, c\"]\n---\n");
    assert_eq!(with(schema(), "---\ntags:\n  - a\n  - │\n---\n", "b, c"), "---\ntags:\n  - a\n  - \"b, c\"\n---\n");
    assert_eq!(with(schema(), "---\nday: │\n---\n", "23.11.2026"), "---\nday: 23.11.2026\n---\n");
    assert!(labels(schema(), "---\nkind: yes\n│\n---\n").contains(&"reason".to_owned()));
    assert!(!labels(schema(), "---\nkind: record\n│\n---\n").contains(&"reason".to_owned()));
    assert_eq!(with(schema(), "---\nkynd│: yes\n---\n", "kind"), "---\nkind: yes\n---\n");
}

const NESTED: &str = r#"
[title]
syntax = "{kind}: {title}"
[captures.kind]
enum = ["ADR", "RFC"]
[[preamble]]
name = "status"
syntax = "Status: {status}"
[[section]]
heading = "Options"
content = "any"
[[section.section]]
heading = "Pros"
content = "list"
item = { enum = ["cheap", "fast"], unique = true }
[[section.section]]
heading = "Cons"
content = "prose"
required = false
[[section]]
heading = "Other"
content = "fields"
[section.field.Open]
type = "boolean"
[[section]]
heading = "Votes"
content = "table"
table = "votes"
required = false
when = { field = "Open", equals = "true" }
[table.votes]
columns = [{ name = "who" }, { name = "vote|word", enum = ["a|b", "c"], required = false }]
"#;

#[test]
fn nested_sections_stand_on_their_level() {
    let schema = || schema(NESTED);
    let text = "# ADR: A\n\nStatus: x\n\n## Options\n\n│\n\n## Other\n\n* Open: false\n";
    insta::assert_snapshot!(picture(schema(), text));
    insta::assert_snapshot!(picture(schema(), &text.replace("│", "### │")));
    assert!(!labels(schema(), text).contains(&"## Votes".to_owned()));
    assert!(labels(schema(), &text.replace("false", "true")).contains(&"## Votes".to_owned()));
}

#[test]
fn holes_items_and_paragraphs_have_their_texts() {
    let schema = || schema(NESTED);
    assert_eq!(with(schema(), "# AD│: A\n", "RFC"), "# RFC: A\n");
    assert_eq!(with(schema(), "# ADR: A\n\nSta│", "status"), "# ADR: A\n\nStatus: {status}");
    assert_eq!(with(schema(), "# ADR: A\n│\n## Other\n", "status"), "# ADR: A\n\nStatus: {status}\n\n## Other\n");
    let list = "# ADR: A\n\n## Options\n\n### Pros\n\n- cheap\n- │\n";
    assert_eq!(labels(schema(), list), ["fast"]);
    assert_eq!(with(schema(), list, "fast"), list.replace("│", "fast"));
    let table = "# ADR: A\n\n## Other\n\n* Open: true\n\n## Votes\n\n| who | vote\\|word |\n|-|-|\n| x |│|\n";
    assert_eq!(with(schema(), table, "a|b"), table.replace("│", " a\\|b "));
}
