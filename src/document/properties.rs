//! What holds for the document of any text.

use std::ops::Range;

use proptest::prelude::*;
use pulldown_cmark::{Event, LinkType, Options, Parser, Tag};

use super::{BlockKind, Document, FrontMatter, Value};
use crate::text::{Source, Span};

/// What Markdown gives a meaning, and some of what it gives none.
const MARKS: &str = "[-|\\\\:#*_<>()\\[\\]!` \t\n\rabé🙂\u{feff}\0]";

/// What seldom comes of single characters.
const PHRASES: &[&str] = &[
    "\n\n",
    "\r\n",
    "    ",
    "&amp;",
    "1. ",
    "\n* ",
    "\n> ",
    "\n---\n",
    "\n===\n",
    "<!--",
    "-->",
    "<!-- a -->",
    "\n```\n",
    "[a]",
    "](b)",
    "]: b\n",
    "](<b c>)",
    "<a:b>",
    "a: ",
    "<div>",
    "\n|a|b|\n",
    "|--|:-|\n",
    "|1|2|\n",
];

const CELL_WORDS: &[&str] = &["\\|", "\\\\|", "\\", "`", "a", "é", " ", "  ", "[a](b\\|c)", "**", "\t", "<b>"];

/// What YAML gives a meaning.
const YAML: &[&str] = &[
    "a: ", "é: ", "\"b\": ", "- ", "[", "]", "{", "}", ", ", "? ", "&x ", "*x", "|\n", ">-\n", "'", "\"", "\\u00e9",
    "# ", "~", "null", "word", "🙂", "\n", "\n", "\n  ", "\r\n", "\t", "!!str ", "%A", "\0", "@", "...",
];

/// Front matter of any kind, closed or not.
fn any_front_matter() -> impl Strategy<Value = String> {
    let parts = prop::collection::vec(prop::sample::select(YAML), 0..30).prop_map(|parts| parts.concat());
    (prop::sample::select(&["", "\u{feff}"][..]), parts, prop::sample::select(&["\n---\n", "\r\n---\r\n# T", ""][..]))
        .prop_map(|(mark, yaml, closing)| format!("{mark}---\n{yaml}{closing}"))
}

fn any_text() -> impl Strategy<Value = String> {
    let marks = prop::string::string_regex(MARKS).unwrap();
    let part = prop_oneof![marks, prop::sample::select(PHRASES).prop_map(str::to_owned)];
    prop::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}

/// Tables with rows that may be shorter but not longer than their heads.
fn any_table() -> impl Strategy<Value = String> {
    (1..5_usize)
        .prop_flat_map(|width| (Just(width), prop::collection::vec(any_row(width), 0..6), "\n|\r|\r\n"))
        .prop_map(|(width, rows, ending)| {
            let head = format!("|{}{ending}|{}{ending}", " a |".repeat(width), " - |".repeat(width));
            rows.iter().fold(head, |table, row| table + row + &ending)
        })
}

fn any_row(width: usize) -> impl Strategy<Value = String> {
    let cell = prop::collection::vec(prop::sample::select(CELL_WORDS), 0..5).prop_map(|words| words.concat());
    let outer = || prop::sample::select(&["", "|"][..]);
    (outer(), prop::collection::vec(cell, 1..=width), outer())
        .prop_map(|(before, cells, behind)| format!("{before}{}{behind}", cells.join("|")))
}

fn events(text: &str) -> impl Iterator<Item = (Event<'_>, Range<usize>)> {
    Parser::new_ext(text, Options::ENABLE_TABLES).into_offset_iter()
}

fn parse(text: &str) -> (Source, Document) {
    let source = Source::new("a.md", text).unwrap();
    let document = Document::parse(&source);
    (source, document)
}

fn assert_inside(outer: Span, inner: Span) {
    assert!(outer.contains(inner), "{inner:?} is not inside {outer:?}");
}

fn all_spans(document: &Document) -> impl Iterator<Item = Span> {
    let code = document.code_blocks.iter().flat_map(|it| [it.info, it.content]);
    let headings = document.headings.iter().flat_map(|it| [it.span, it.text]);
    let items = document.items.iter().flat_map(|it| [it.span, it.marker, it.text]);
    let cells = document.cells.iter().flat_map(|it| [it.raw, it.text]);
    let links = document.links.iter().flat_map(|it| [it.span, it.text, it.destination]);
    let blocks = document.blocks.iter().map(|it| it.span);
    let lists = document.lists.iter().map(|it| it.span);
    let tables = document.tables.iter().map(|it| it.span);
    let rows = document.rows.iter().map(|it| it.span);
    headings
        .chain(items)
        .chain(cells)
        .chain(links)
        .chain(blocks)
        .chain(lists)
        .chain(tables)
        .chain(rows)
        .chain(document.comments.iter().copied())
        .chain(code)
}

fn assert_nested(document: &Document) {
    for heading in &document.headings {
        assert_inside(heading.span, heading.text);
    }
    for list in &document.lists {
        document.items[list.items.clone()].iter().for_each(|item| assert_inside(list.span, item.span));
    }
    for item in &document.items {
        assert_inside(item.span, item.marker);
        assert_inside(item.span, item.text);
    }
    for table in &document.tables {
        let rows = table.header.into_iter().chain(table.delimiter).chain(table.rows.clone());
        rows.for_each(|row| assert_inside(table.span, document.rows[row].span));
    }
    for (index, row) in document.rows.iter().enumerate() {
        document.cells_of(index).iter().for_each(|cell| assert_inside(row.span, cell.raw));
    }
    for block in &document.blocks {
        if let BlockKind::Code(code) = block.kind {
            let code = &document.code_blocks[code];
            code.fence.into_iter().chain([code.info, code.content]).for_each(|span| assert_inside(block.span, span));
        }
    }
    document.cells.iter().for_each(|cell| assert_inside(cell.raw, cell.text));
    for link in &document.links {
        assert_inside(link.span, link.text);
        assert_inside(link.span, link.destination);
    }
}

fn assert_ordered(document: &Document) {
    assert!(document.links.is_sorted_by_key(|link| link.span.start));
    assert!(document.blocks.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(document.rows.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    assert!(document.comments.windows(2).all(|pair| pair[0].end <= pair[1].start));
    assert!(document.items.windows(2).all(|pair| pair[0].span.end <= pair[1].span.start));
    for (index, heading) in document.headings.iter().enumerate() {
        assert_eq!(document.blocks[heading.block].kind, BlockKind::Heading(index));
    }
}

fn value_spans(value: &Value) -> Vec<Span> {
    let inner = if let Value::List { elements, .. } = value { elements.as_slice() } else { &[] };
    inner.iter().map(Value::span).chain([value.span()]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_span_is_a_part_of_the_text(text in any_text()) {
        let (source, document) = parse(&text);
        for span in all_spans(&document) {
            prop_assert!(source.text().get(span.range()).is_some(), "{:?}", span);
        }
        assert_nested(&document);
        assert_ordered(&document);
        for item in &document.items {
            if let Some(field) = item.field(&source) {
                assert_inside(item.text, field.key);
                assert_inside(item.text, field.value);
            }
        }
    }

    #[test]
    fn no_text_of_any_characters_fails(text in any::<String>()) {
        parse(&text);
    }

    #[test]
    fn front_matter_of_any_kind_has_spans_inside_it(text in any_front_matter()) {
        let (source, document) = parse(&text);
        let spans = match document.front_matter(&source) {
            FrontMatter::Absent => Vec::new(),
            FrontMatter::Broken { span, .. } => vec![*span],
            FrontMatter::Read { entries, .. } => {
                entries.iter().flat_map(|entry| value_spans(&entry.value).into_iter().chain([entry.key.span])).collect()
            }
        };
        for span in spans {
            prop_assert!(source.text().get(span.range()).is_some(), "{:?}", span);
        }
    }

    #[test]
    fn every_block_at_the_top_is_kept(text in any_text()) {
        // A byte order mark or front matter stands on the first line.
        let text = format!("\n{text}");
        let mut depth = 0;
        let mut blocks = 0;
        for (event, _) in events(&text) {
            blocks += usize::from(depth == 0 && !matches!(event, Event::End(_)));
            match event {
                Event::Start(_) => depth += 1,
                Event::End(_) => depth -= 1,
                _ => {}
            }
        }
        let (_, document) = parse(&text);
        prop_assert_eq!(document.blocks.len(), blocks);
    }

    #[test]
    fn a_destination_without_escapes_is_the_url(text in any_text()) {
        let text = format!("\n{text}");
        let (source, document) = parse(&text);
        let types = events(&text).filter_map(|(event, _)| match event {
            Event::Start(Tag::Link { link_type, .. } | Tag::Image { link_type, .. }) => Some(link_type),
            _ => None,
        });
        for (link, link_type) in document.links.iter().zip(types) {
            let written = source.slice(link.destination);
            if matches!(link_type, LinkType::Inline | LinkType::Autolink | LinkType::Email) {
                prop_assert!(written == &*link.url || written.contains(['\\', '&', '\0']), "{} {}", written, link.url);
            } else {
                prop_assert_eq!(link.destination, link.span);
            }
        }
    }

    #[test]
    fn cells_are_those_of_pulldown_cmark(text in any_table()) {
        let (_, document) = parse(&text);
        let mut rows: Vec<Vec<Span>> = Vec::new();
        let mut row_end = 0;
        for (event, range) in events(&text) {
            match event {
                Event::Start(Tag::TableHead | Tag::TableRow) => {
                    rows.push(Vec::new());
                    row_end = range.end;
                }
                // Those at the row's end are made up.
                Event::Start(Tag::TableCell) if range.start < row_end => {
                    rows.last_mut().unwrap().push(super::cells::cell(&text, range).text);
                }
                _ => {}
            }
        }
        let kept = document.tables.iter().filter(|table| table.defect.is_none());
        let kept = kept.flat_map(|table| table.header.into_iter().chain(table.rows.clone()));
        let ours: Vec<Vec<Span>> = kept.map(|row| document.cells_of(row).iter().map(|cell| cell.text).collect()).collect();
        prop_assert_eq!(ours, rows);
    }
}
