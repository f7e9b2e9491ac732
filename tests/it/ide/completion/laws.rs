//! What holds for the completions of any text.

use std::sync::LazyLock;

use digestlint::binding::Schemas;
use digestlint::compose::{Missing, document};
use digestlint::document::Document;
use digestlint::engine::{Settings, check};
use digestlint::export::Datum;
use digestlint::ide::{Completion, CompletionKind};
use digestlint::schema::{BUILTIN, Content, Schema};
use digestlint::text::Source;
use proptest::prelude::*;

use super::{accepted, alone, offered};
use crate::properties::{SCHEMA_TEXTS, any_digest, config};
use crate::support::{findings, schema, source, today};

fn assert_sound(source: &Source, schema: &Schema, offset: u32, completion: &Completion) {
    let replace = completion.replace;
    let replaced = source.text().get(replace.range());
    assert!(replaced.is_some_and(|text| !text.contains(['\n', '\r'])), "{completion:#?}");
    assert!(replace.start <= offset && offset <= replace.end, "{offset} is outside of {completion:#?}");
    assert!(!completion.label.trim().is_empty() && !completion.filter.contains(['\n', '\r']), "{completion:#?}");
    if let Some(documentation) = &completion.documentation {
        assert!(!documentation.markdown().trim().is_empty());
    }
    let accepted = super::source(&accepted(source, completion));
    _ = check(&accepted, schema, &Settings::new(today()));
}

/// The built-in schemas and our own, each alone.
static SCHEMAS: LazyLock<Vec<Schemas>> = LazyLock::new(|| {
    let builtin = BUILTIN.iter().map(|it| it.load().unwrap());
    builtin.chain(SCHEMA_TEXTS.iter().map(|text| schema(text))).map(alone).collect()
});

fn assert_sound_at(text: &str, offset: usize) {
    let source = source(text);
    let document = Document::parse(&source);
    let offset = text.floor_char_boundary(offset) as u32;
    for schemas in SCHEMAS.iter() {
        let found = offered(&source, schemas, offset);
        assert!(found.iter().enumerate().all(|(at, it)| it.sort == at && (at == 0 || !it.preselect)), "{found:#?}");
        assert!(found.iter().all(|it| it.replace.start == found[0].replace.start), "{found:#?}");
        let (schema, _) = schemas.choose(&source, &document).unwrap();
        for completion in found.iter().take(12) {
            assert_sound(&source, schema, offset, completion);
        }
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn completions_of_odd_digests_are_sound(text in any_digest(), offset in any::<prop::sample::Index>()) {
        assert_sound_at(&text, offset.index(text.len() + 1));
    }

    #[test]
    fn completions_of_cut_digests_are_sound(
        text in any_digest(),
        at in any::<prop::sample::Index>(),
        typed in prop::sample::select(vec!["#", "##", "## S", "* ", "* C", "|", "| a | ", "<!-- ", "---\n", "\n", "- a: ", "a:"]),
    ) {
        let at = text.floor_char_boundary(at.index(text.len() + 1));
        let text = format!("{}\n{typed}\n{}", &text[..at], &text[at..]);
        assert_sound_at(&text, at + 1 + typed.len());
    }
}

/// A document of a schema that lacks nothing but what is to be filled in.
fn whole(schema: &Schema) -> String {
    document(schema, &Datum::Map(Vec::new()), Missing::Blank).unwrap() + "\n"
}

fn rules(text: &str, schema: &Schema) -> Vec<&'static str> {
    findings(text, schema).iter().map(|it| it.rule).collect()
}

fn load(text: &'static str) -> Schema {
    schema(text)
}

fn all() -> impl Iterator<Item = (&'static str, &'static str)> {
    BUILTIN.iter().map(|it| (it.name, it.text))
}

/// The completion of this kind and label at `offset`, and how many come before it.
fn named(text: &str, schema: &'static str, offset: usize, kind: CompletionKind, label: &str) -> Completion {
    let found = offered(&source(text), &alone(load(schema)), offset as u32);
    let labels: Vec<_> = found.iter().map(|it| it.label.clone()).collect();
    let position = found.iter().position(|it| it.kind == kind && it.label == label);
    found[position.unwrap_or_else(|| panic!("{label} is none of {labels:?}:\n{text}"))].clone()
}

#[test]
fn a_section_that_is_accepted_is_no_longer_missing() {
    for (name, toml) in all() {
        let schema = load(toml);
        let text = whole(&schema);
        for decl in &schema.outline.sections {
            let heading = format!("## {}", decl.heading.texts[0]);
            let start = text.find(&format!("\n{heading}\n")).unwrap() + 1;
            let end = text[start + 1..].find("\n## ").map_or(text.len(), |end| start + 1 + end + 1);
            for typed in ["", "#", "##", heading.as_str()] {
                let cut = format!("{}{typed}\n\n{}", &text[..start], &text[end..]);
                let lacks = format!("{}\n\n{}", &text[..start], &text[end..]);
                assert!(rules(&lacks, &schema).contains(&"section-missing"), "{name}: {heading}");
                let completion = named(&cut, toml, start + typed.len(), CompletionKind::Section, &heading);
                assert!(completion.sort == 0 && completion.preselect, "{heading} after {typed:?}: {completion:#?}");
                let mended = accepted(&source(&cut), &completion);
                let left = rules(&mended, &schema);
                assert!(!left.iter().any(|it| it.starts_with("section-")), "{left:?}\n{mended}");
                assert_eq!(mended.trim_end(), text.trim_end(), "{heading} after {typed:?}");
            }
        }
    }
}

#[test]
fn a_field_that_is_accepted_is_no_longer_missing() {
    let mut seen = 0;
    for (_, toml) in all() {
        let schema = load(toml);
        let text = whole(&schema);
        for section in &schema.outline.sections {
            let Content::Fields(fields) = &section.content.value else { continue };
            for field in &fields.fields {
                let key = &field.value.name;
                let start = text.find(&format!("* {key}:")).unwrap();
                let end = start + text[start..].find('\n').unwrap();
                for typed in ["", "* ", &format!("* {}", &key[..2])] {
                    let cut = format!("{}{typed}{}", &text[..start], &text[end..]);
                    let completion = named(&cut, toml, start + typed.len(), CompletionKind::Field, key);
                    let mended = accepted(&source(&cut), &completion);
                    assert!(!rules(&mended, &schema).contains(&"field-missing"), "{mended}");
                    assert_eq!(completion.sort, 0);
                    seen += 1;
                    values_fit(toml, &mended, start + key.len() + 4, &field.value.enumeration.as_ref().unwrap().value);
                }
            }
        }
    }
    assert!(seen > 0);
}

/// Each of the values is offered for the empty field at `offset`, and is one that the schema accepts.
fn values_fit(toml: &'static str, text: &str, offset: usize, values: &[String]) {
    let schema = load(toml);
    let asked =
        |text: &str| rules(text, &schema).iter().filter(|it| matches!(**it, "value-empty" | "value-enum")).count();
    for value in values {
        let completion = named(text, toml, offset, CompletionKind::Value, value);
        let filled = accepted(&source(text), &completion);
        assert_eq!(asked(&filled) + 1, asked(text), "{filled}");
    }
}

#[test]
fn a_row_that_is_accepted_has_all_cells() {
    for (_, toml) in all() {
        let schema = load(toml);
        let text = whole(&schema);
        for (at, _) in text.match_indices("|\n\n") {
            let (before, after) = (&text[..at + 2], text[at + 2..].trim_start_matches('\n'));
            for typed in ["", "|"] {
                let grown = format!("{before}{typed}\n\n{after}");
                let completion = named(&grown, toml, at + 2 + typed.len(), CompletionKind::Row, "Row");
                let mended = accepted(&source(&grown), &completion);
                let left = rules(&mended, &schema);
                assert!(!left.iter().any(|it| matches!(*it, "row-shape" | "table-malformed")), "{left:?}\n{mended}");
            }
        }
    }
}

#[test]
fn a_whole_document_lacks_no_part() {
    for (name, toml) in all() {
        let completion = named("", toml, 0, CompletionKind::Document, "Whole document");
        let text = accepted(&source(""), &completion);
        let left = rules(&text, &load(toml));
        assert!(!left.iter().any(|it| it.ends_with("-missing") || it.ends_with("-unexpected")), "{name}: {left:?}");
    }
}
