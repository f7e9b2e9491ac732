//! The pages that `schema doc` writes.

mod odd_texts;
mod skeletons;
mod statements;

use digestlint::document::{BlockKind, Document};
use digestlint::guide;
use digestlint::rules::RULES;
use digestlint::schema::{BUILTIN, Schema};
use digestlint::text::Source;

use crate::properties::SCHEMA_TEXTS;
use crate::support::{loaded, schema, source};

/// Every schema that the program and its tests have at hand.
fn schemas() -> Vec<Schema> {
    let builtin = BUILTIN.iter().map(|builtin| builtin.load().unwrap());
    let examples = RULES.iter().map(|rule| loaded(&rule.docs.schema_source()));
    builtin.chain(examples).chain(SCHEMA_TEXTS.iter().map(|text| schema(text))).collect()
}

/// What a page is made of: its blocks, headings with their levels, tables with their columns and rows. Holds that it is
/// sound Markdown.
#[track_caller]
fn shape(page: &str) -> Vec<String> {
    let source = source(page);
    let document = Document::parse(&source);
    assert_headings_nest(&document, page);
    assert_tables_are_whole(&document, page);
    let blocks = document.blocks.iter();
    blocks.map(|block| format!("{} {}", block.kind.noun(), details(&document, block.kind))).collect()
}

fn details(document: &Document, kind: BlockKind) -> String {
    match kind {
        BlockKind::Heading(at) => format!("of level {}", document.headings[at].level),
        BlockKind::List(at) => format!("of {} items", document.lists[at].items.len()),
        BlockKind::Table(at) => {
            let table = &document.tables[at];
            format!("of {} rows and {} columns", table.rows.len(), document.cells_of(table.header.unwrap()).len())
        }
        _ => String::new(),
    }
}

#[track_caller]
fn assert_headings_nest(document: &Document, page: &str) {
    let mut before = 0;
    for heading in &document.headings {
        let once = heading.level > 1 || before == 0;
        assert!(once && heading.level <= before + 1, "a heading of level {} after {before} in\n{page}", heading.level);
        before = heading.level;
    }
}

#[track_caller]
fn assert_tables_are_whole(document: &Document, page: &str) {
    for table in &document.tables {
        assert_eq!(table.defect, None, "in\n{page}");
        let width = document.cells_of(table.header.unwrap()).len();
        assert!(table.rows.clone().all(|row| document.cells_of(row).len() == width), "ragged in\n{page}");
        assert!(!table.rows.is_empty(), "a table without rows in\n{page}");
    }
}

/// The document to fill in at the end of a page.
fn skeleton(page: &str) -> Option<Source> {
    let source = source(page);
    let last = *Document::parse(&source).blocks.last()?;
    let block = source.slice(last.span);
    let (_, inner) = matches!(last.kind, BlockKind::Code(_)).then(|| block.split_once("markdown\n"))??;
    inner.rsplit_once('\n').map(|(text, _)| Source::new("skeleton.md", text).unwrap())
}

#[test]
fn every_page_is_sound_markdown() {
    for schema in schemas() {
        let page = guide::page(&schema);
        assert!(page.ends_with('\n') && !page.contains("\n\n\n"), "{page}");
        assert_eq!(shape(&page)[1], "a heading of level 1");
    }
}

#[test]
fn what_a_schema_declares_is_told() {
    for schema in schemas() {
        let page = guide::page(&schema);
        let told = |text: &str| assert!(page.contains(text), "{text} is not in\n{page}");
        for section in &schema.outline.sections {
            section.heading.texts.iter().for_each(|text| told(&format!("`## {text}`")));
        }
        schema.captures.iter().for_each(|capture| told(&format!("| `{}` |", capture.name)));
        for field in schema.front_matter.iter().flat_map(|it| &it.fields.fields) {
            told(&format!("| `{}` |", field.value.name));
        }
        for preamble in &schema.preamble {
            told(&preamble.syntax.value.to_string());
        }
    }
}

#[test]
fn a_schema_that_says_nothing_has_a_page() {
    insta::assert_snapshot!(guide::page(&schema("[schema]\nname = \"free\"\n")));
}
