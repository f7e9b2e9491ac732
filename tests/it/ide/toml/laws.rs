//! What holds for the answers about any text.

use std::collections::BTreeSet;
use std::sync::Arc;

use digestlint::diagnostic::{Edit, splice};
use digestlint::ide::toml::{TomlKind, definition, hover, links, symbols};
use digestlint::ide::{Completion, Piece, Symbol};
use digestlint::schema::{BUILTIN, Mistake, Schema};
use digestlint::text::{Source, Span};
use proptest::prelude::*;
use proptest::sample::Index;

use super::{SEED, completions};
use crate::ide::RECORD;
use crate::properties::{SCHEMA_TEXTS, any_text, config};

const KINDS: [TomlKind; 3] = [TomlKind::Schema, TomlKind::Project, TomlKind::Pyproject];

const PROJECT: &str = "schema = [\"digest\", \"é🙂.toml\"]\n[tool.digestlint]\nbaseline = 'b'\n[[override]]\nfiles = [\"a\"]\nformat = { tables = \"keep\" }\n[override.rules]\nlist-overlap = \"off\"\n";

#[track_caller]
fn assert_inside(text: &str, span: Span) {
    assert!(span.start <= span.end && text.get(span.range()).is_some(), "{span:?} in {text:?}");
}

fn assert_completion(source: &Source, completion: &Completion, offset: u32) {
    let (text, span) = (source.text(), completion.replace);
    assert_inside(text, span);
    assert!((span.start..=span.end).contains(&offset), "{completion:?} at {offset} of {text:?}");
    assert!(!source.slice(span).contains(['\n', '\r']), "{completion:?} in {text:?}");
    assert!(!completion.label.is_empty() && !completion.insert.is_empty(), "{completion:?}");
}

fn assert_answers(source: &Arc<Source>, kind: TomlKind, offset: u32) {
    let text = source.text();
    for completion in completions(source, kind, offset) {
        assert_completion(source, &completion, text.floor_char_boundary(offset as usize) as u32);
    }
    if let Some(hover) = hover(source, kind, offset) {
        assert_inside(text, hover.span);
        assert!(!hover.markdown.trim().is_empty());
    }
    if let Some(found) = definition(source, kind, offset) {
        assert_inside(text, found.origin);
        assert!(!found.declaration.source.slice(found.declaration.span).is_empty(), "{found:?}");
    }
}

fn assert_tree(text: &str, symbols: &[Symbol], around: Span) {
    let mut start = around.start;
    for symbol in symbols {
        assert_inside(text, symbol.span);
        assert_inside(text, symbol.selection);
        assert!(around.contains(symbol.span) && symbol.span.contains(symbol.selection), "{symbol:?} in {around:?}");
        assert!(symbol.span.start >= start, "{symbol:?} begins before {start}");
        assert!(!symbol.name.trim().is_empty() && !symbol.name.contains('\n'), "{symbol:?}");
        start = symbol.span.start;
        assert_tree(text, &symbol.children, symbol.span);
    }
}

fn assert_laws(text: &str, offsets: &(impl Iterator<Item = u32> + Clone)) {
    let source = Arc::new(Source::new("a.toml", text).unwrap());
    for kind in KINDS {
        offsets.clone().for_each(|offset| assert_answers(&source, kind, offset));
        assert_tree(text, &symbols(&source, kind), Span::new(0, text.len()));
        let mut end = 0;
        for link in links(&source, kind) {
            assert_inside(text, link.span);
            assert!(link.span.start >= end && !link.span.is_empty(), "{link:?}");
            end = link.span.end;
        }
    }
}

fn texts() -> Vec<&'static str> {
    let builtin = BUILTIN.iter().map(|builtin| builtin.text);
    builtin.chain(SCHEMA_TEXTS.iter().map(|text| &**text)).chain([RECORD, PROJECT]).collect()
}

/// A schema or project file that was cut, doubled or overwritten in places.
fn damaged() -> impl Strategy<Value = String> {
    let scraps = prop::sample::select(vec![
        "",
        "[",
        "]",
        "\"",
        "'",
        "{",
        "}",
        "=",
        ".",
        ",",
        "\n",
        "\r\n",
        "\"\"\"",
        "#",
        "é🙂",
        "[[section]]\n",
        " a = [",
        "= { ",
    ]);
    (prop::sample::select(texts()), prop::collection::vec((any::<Index>(), 0..12_usize, scraps), 0..6)).prop_map(
        |(text, cuts)| {
            let mut text = text.to_owned();
            for (at, length, scrap) in cuts {
                let start = text.floor_char_boundary(at.index(text.len() + 1));
                let end = text.floor_char_boundary((start + length).min(text.len())).max(start);
                text.replace_range(start..end, scrap);
            }
            text
        },
    )
}

#[test]
fn every_place_has_an_answer() {
    for text in
        [RECORD.to_owned(), RECORD.replace('\n', "\r\n"), format!("\u{feff}{}", PROJECT.trim_end()), String::new()]
    {
        assert_laws(&text, &(0..text.len() as u32 + 2));
    }
}

proptest! {
    #![proptest_config(config(64))]

    #[test]
    fn answers_about_damaged_files_are_sound(text in damaged(), at in prop::collection::vec(any::<Index>(), 8)) {
        assert_laws(&text, &at.iter().map(|at| at.index(text.len() + 2) as u32));
    }

    #[test]
    fn answers_about_any_text_are_sound(text in any_text(), at in prop::collection::vec(any::<Index>(), 8)) {
        assert_laws(&text, &at.iter().map(|at| at.index(text.len() + 2) as u32));
    }
}

/// What is wrong with what is accepted at `offset` of `text`, unless it is only to be filled in.
fn wrongly_accepted(text: &str, offset: usize, wrong: &mut BTreeSet<String>) -> usize {
    let source = Arc::new(Source::new("a.toml", text).unwrap());
    let offered = completions(&source, TomlKind::Schema, offset as u32);
    for completion in &offered {
        let content = Piece::plain(&completion.insert);
        let start = completion.replace.start as usize;
        let new = Span::new(start, start + content.len());
        let after = splice(text, &[Edit { span: completion.replace, content }], |_, _| {});
        let mistakes = Schema::load(Arc::new(Source::new("a.toml", &*after).unwrap())).err().unwrap_or_default();
        let is_blank = completion.insert.iter().any(|piece| matches!(piece, Piece::Blank(it) if it.is_empty()));
        for mistake in mistakes {
            let lines = mistake.source.lines_of(new);
            let is_here = (lines.start..=lines.end).contains(&mistake.diagnostic.span.start);
            let asks =
                |it: &Mistake| it.diagnostic.rule == "schema-missing" || it.diagnostic.message.contains("is empty");
            let is_new_table = completion.label.starts_with('[') && asks(&mistake);
            if !is_here || mistake.diagnostic.rule == "schema-key" || !(is_blank || is_new_table) {
                let near = text[..offset].lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
                wrong.insert(format!("{} after {near:?}: {mistake}", completion.label));
            }
        }
    }
    offered.len()
}

#[test]
fn what_is_accepted_is_right_or_to_be_filled_in() {
    let (mut count, mut wrong) = (0, BTreeSet::new());
    for text in [SEED, RECORD] {
        for (end, _) in text.match_indices('\n') {
            let in_line = |new: &str| format!("{}\n{new}{}", &text[..end], &text[end..]);
            count += wrongly_accepted(&in_line(""), end + 1, &mut wrong);
            // A header in the middle of a table would take its keys.
            if matches!(text.as_bytes().get(end + 1), None | Some(b'\n')) {
                count += wrongly_accepted(&in_line("["), end + 2, &mut wrong);
            }
        }
        for (end, _) in text.match_indices(" }") {
            let more = format!("{}, {}", &text[..end], &text[end..]);
            count += wrongly_accepted(&more, end + 2, &mut wrong);
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(count > 1000, "{count}");
}
