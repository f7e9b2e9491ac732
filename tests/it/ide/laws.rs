//! What holds for the answers about any text.

use std::sync::LazyLock;

use digestlint::binding::Bound;
use digestlint::document::Document;
use digestlint::engine::{Settings, check};
use digestlint::ide::{LinkTarget, Symbol, definition, folds, hover, links, row_numbers, symbols, title};
use digestlint::schema::{BUILTIN, Schema};
use digestlint::text::{Source, Span};
use proptest::prelude::*;

use super::{DOCUMENT, RECORD, bound};
use crate::properties::{SCHEMA_TEXTS, any_damaged_seed, any_digest, any_text, config};
use crate::support::{schema, source, today};

static SCHEMAS: LazyLock<Vec<Schema>> = LazyLock::new(|| {
    let builtin = BUILTIN.iter().map(|it| it.load().unwrap());
    builtin.chain(SCHEMA_TEXTS.iter().map(|text| schema(text))).chain([schema(RECORD)]).collect()
});

#[track_caller]
fn assert_inside(text: &str, span: Span) {
    assert!(span.start <= span.end && text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

/// The answers about the places of a text.
fn assert_answers(bound: &Bound<'_>, offsets: impl Iterator<Item = u32>) {
    let text = bound.source.text();
    let findings = check(bound.source, bound.schema, &Settings::new(today()));
    for offset in offsets {
        let (hover, definition) = (hover(bound, &findings, offset), definition(bound, offset));
        if let Some(hover) = &hover {
            assert_inside(text, hover.span);
            assert!(!hover.markdown.trim().is_empty() && !hover.markdown.contains("\n\n\n"), "{hover:?}");
            assert!(hover.markdown.len() < 6000, "{} bytes: {}", hover.markdown.len(), hover.markdown);
            assert_plain(&hover.markdown);
        }
        if let Some(definition) = &definition {
            assert_inside(text, definition.origin);
            let declaration = &definition.declaration;
            assert!(!declaration.source.slice(declaration.span).is_empty(), "{definition:?}");
        }
    }
}

/// No text of the document makes a heading, a link or HTML of what is said.
fn assert_plain(markdown: &str) {
    let source = source(markdown);
    let document = Document::parse(&source);
    assert!(document.headings.is_empty() && document.links.is_empty() && document.comments.is_empty(), "{markdown}");
}

fn assert_tree(text: &str, symbols: &[Symbol], around: Span) {
    let mut end = around.start;
    for symbol in symbols {
        assert_inside(text, symbol.span);
        assert_inside(text, symbol.selection);
        assert!(around.contains(symbol.span) && symbol.span.contains(symbol.selection), "{symbol:?} in {around:?}");
        assert!(symbol.span.start >= end, "{symbol:?} begins before {end}");
        assert!(!symbol.name.trim().is_empty() && !symbol.name.contains('\n'), "{symbol:?}");
        end = symbol.span.end;
        assert_tree(text, &symbol.children, symbol.span);
    }
}

fn assert_folds(source: &Source, document: &Document) {
    let ends = |span: Span| [span.start, span.end.saturating_sub(1)].map(|at| source.lines().line_of(at));
    let mut known = std::collections::HashSet::new();
    for fold in folds(source, document) {
        assert_inside(source.text(), fold.span);
        let [first, last] = ends(fold.span);
        assert!(first < last, "{fold:?} stands on one line");
        assert!(!source.slice(fold.span).ends_with('\n'), "{fold:?} ends in a line ending");
        assert!(known.insert((first, last)), "{fold:?} folds twice");
    }
}

fn assert_links(bound: &Bound<'_>) {
    let mut end = 0;
    for link in links(bound) {
        assert_inside(bound.source.text(), link.span);
        assert!(link.span.start >= end && !link.span.is_empty(), "{link:?}");
        end = link.span.end;
        match link.target {
            LinkTarget::Url(url) => {
                assert!(["http:", "https:", "mailto:"].iter().any(|it| url.starts_with(it)), "{url}");
            }
            LinkTarget::File { path, .. } => assert!(!path.is_empty() && !path.contains('\0'), "{path:?}"),
            LinkTarget::Anchor(span) => assert_inside(bound.source.text(), span),
        }
    }
}

fn assert_laws(text: &str, places: usize) {
    for schema in SCHEMAS.iter() {
        bound(text, schema, |bound| {
            let step = (text.len() / places).max(1);
            assert_answers(bound, (0..=text.len() as u32 + 2).step_by(step));
            assert_links(bound);
            let (source, document, binding) = (bound.source, bound.document, Some(bound.binding));
            assert_tree(text, &symbols(source, document, binding), Span::new(0, text.len()));
            if let Some((name, span)) = title(source, document, binding) {
                assert_inside(text, span);
                assert!(!name.trim().is_empty());
            }
        });
    }
    let (source, document) = (source(text), Document::parse(&source(text)));
    assert_tree(text, &symbols(&source, &document, None), Span::new(0, text.len()));
    assert_folds(&source, &document);
    for row in row_numbers(&document, 0) {
        assert!(row.number > 0 && text.is_char_boundary(row.offset as usize), "{row:?}");
    }
}

#[test]
fn every_place_has_an_answer() {
    for text in [DOCUMENT.to_owned(), DOCUMENT.replace('\n', "\r\n"), format!("\u{feff}{}", DOCUMENT.trim_end())] {
        assert_laws(&text, text.len());
    }
}

proptest! {
    #![proptest_config(config(48))]

    #[test]
    fn answers_about_odd_digests_are_sound(text in any_digest()) {
        assert_laws(&text, 60);
    }

    #[test]
    fn answers_about_damaged_seeds_are_sound(text in any_damaged_seed()) {
        assert_laws(&text, 20);
    }

    #[test]
    fn answers_about_any_text_are_sound(text in any_text()) {
        assert_laws(&text, 60);
    }
}
