//! The schema with its defaults written out.

use digestlint::schema::{BUILTIN, Schema, open_builtin};

use super::{Language, rules_and_texts, schema, schema_file};
use crate::support;

const DIGEST: &str = include_str!("../../../seeds/commonmark-spec.md");

#[test]
fn the_schemas_of_the_program_show_themselves() {
    for builtin in &BUILTIN {
        let schema = Language(builtin.text.to_owned());
        let shown = support::schema(&schema.shown());
        let document = support::source(DIGEST);
        let found = rules_and_texts(&document, &shown);
        assert_eq!(found, rules_and_texts(&document, &builtin.load().unwrap()), "{}", builtin.name);
    }
}

#[test]
fn texts_with_any_characters_are_shown() {
    let schema = schema_file("[schema]\nname = \"a\\\"b\\\\c\\nd\\te\\u007f\\u0000\\r é🙂\\u2028\"\n");
    let name = |text: &str| support::schema(text).name;
    assert_eq!(name(&schema.shown()), name(&schema.0));
}

#[test]
fn limits_of_any_size_are_shown() {
    for limit in ["1e300", "-0.0", "5e-324", "0x1F", "1_000", "inf", "-inf", "9007199254740993"] {
        schema(&format!("[table.t]\ncolumns = [{{ name = \"n\", type = \"number\", minimum = {limit} }}]\n")).shown();
    }
}

#[test]
fn an_empty_list_of_sections_is_shown() {
    schema_file("section = []\n[schema]\nname = \"a\"\n").accepts("## A\n\nx\n");
}

#[test]
fn a_date_without_quotes_is_shown() {
    schema("[table.t]\ncolumns = [{ name = \"n\", type = \"date\", minimum = 2015-01-01 }]\n").shown();
}

#[test]
fn every_default_is_written_out() {
    let shown =
        schema("[[section]]\nheading = \"A\"\ncontent = \"fields\"\n[section.field.Type]\ntype = \"date\"\n").shown();
    for line in [
        "required = true",
        "repeat = false",
        "allow-empty = false",
        "unknown-fields = \"deny\"",
        "format = \"%Y-%m-%d\"",
        "quotes = \"allow\"",
        "section-order = \"strict\"",
    ] {
        assert!(shown.lines().any(|it| it == line), "{line} is not in\n{shown}");
    }
}

#[test]
fn the_defaults_of_links_are_written_out() {
    let shown = schema("[links]\n").shown();
    assert!(shown.contains("schemes = [\"https\", \"http\"]"), "{shown}");
    assert!(shown.contains("tracking-parameters = \"allow\""), "{shown}");
}

#[test]
fn whether_others_may_stand_is_written_out() {
    for (declarations, word) in [("[[section]]\nheading = \"A\"\ncontent = \"prose\"\n", "deny"), ("", "allow")] {
        let shown = schema(declarations).shown();
        assert!(shown.contains(&format!("unknown-sections = \"{word}\"")), "{shown}");
    }
}

#[test]
fn what_is_shown_of_a_shown_schema_has_the_same_declarations() {
    let text = BUILTIN[0].text;
    let shown = support::schema(&Schema::show(&super::file(text), &open_builtin));
    let written = support::digest_schema();
    assert_eq!(shown.outline.sections.len(), written.outline.sections.len());
    assert_eq!(shown.tables.len(), written.tables.len());
    assert_eq!(shown.captures.len(), written.captures.len());
    assert_eq!(shown.description, written.description);
}
