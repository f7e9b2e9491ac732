//! Texts that no one writes by hand, of sizes that a quadratic step would make minutes of.

use std::fmt::Write;

use digestlint::engine::{Settings, check};
use digestlint::report::{Format, Style, render};
use digestlint::text::Source;

use crate::support::{digest_schema, findings, source, today};

const MANY: usize = 8_000;
const TABLE: &str = "| name | description |\n|:--|:--|\n";

/// Checks a text and writes its findings as JSON; gives how many there are of each of `rules`.
fn counts<const N: usize>(text: &str, rules: [&str; N]) -> [usize; N] {
    let source = source(text);
    let findings = check(&source, &digest_schema(), &Settings::new(today()));
    let json = render(Format::Jsonl, Style { width: 80, color: false }, &source, &findings);
    assert_eq!(json.lines().count(), findings.len());
    rules.map(|rule| findings.iter().filter(|it| it.rule == rule).count())
}

fn numbered(count: usize, line: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, index| {
        _ = writeln!(text, "{}", line(index));
        text
    })
}

#[test]
fn texts_without_words() {
    for text in ["", "\u{feff}", "\0", "\r", "\n", " ", "#", "|", "\\", "---", "---\n---", "\u{feff}---\na: b\n---"] {
        let [title, sections] = counts(text, ["title-missing", "section-missing"]);
        assert!(title + sections >= 1, "{text:?}");
        counts(&text.repeat(MANY), []);
    }
}

#[test]
fn bytes_that_are_not_utf_8() {
    let utf_16: Vec<u8> = "\u{feff}# A title é\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [vec![0xff; MANY], vec![0xc3; MANY], utf_16, [b"# A".repeat(MANY), vec![0xf0, 0x9f]].concat()] {
        let source = Source::from_bytes("a.md", bytes).unwrap();
        let findings = check(&source, &digest_schema(), &Settings::new(today()));
        assert_eq!(findings.iter().map(|it| it.rule).collect::<Vec<_>>(), ["file-encoding"]);
    }
}

#[test]
fn many_sections() {
    assert_eq!(counts(&numbered(MANY, |at| format!("## Heading {at}\n\ntext\n")), ["section-unknown"]), [MANY]);
    assert_eq!(counts(&"## Issues\n\n".repeat(MANY), ["section-duplicate"]), [MANY - 1]);
    let mixed = numbered(MANY, |at| format!("## U{at}\n")) + &"## Issues\n".repeat(MANY);
    assert_eq!(counts(&mixed, ["section-unknown", "section-duplicate"]), [MANY, MANY - 1]);
    assert_eq!(counts(&"# A title\n\n".repeat(MANY), ["title-duplicate"]), [MANY - 1]);
}

#[test]
fn many_fields_and_items() {
    let fields = format!("## Other\n\n{}", numbered(MANY, |at| format!("* Field {at}: x")));
    assert_eq!(counts(&fields, ["field-unknown", "field-missing"]), [MANY, 2]);
    let fields = format!("{fields}{}", "* Type: news\n".repeat(MANY));
    assert_eq!(counts(&fields, ["field-duplicate"]), [MANY - 1]);
    let items = format!("## Keywords\n\n{}", numbered(MANY, |at| format!("* item {at},")));
    assert_eq!(counts(&items, ["list-count", "value-pattern"]), [1, MANY]);
    assert_eq!(counts(&format!("## Keywords\n\n{}", "* same\n".repeat(MANY)), ["list-item-duplicate"]), [1]);
}

#[test]
fn many_columns_and_rows() {
    let wide = |name: &str, cell: &str| {
        format!("## Issues\n\n|{}\n|{}\n|{}\n", name.repeat(MANY), "-|".repeat(MANY), cell.repeat(MANY))
    };
    assert_eq!(counts(&wide("x|", "y|"), ["column-unknown", "column-missing"]), [MANY, 2]);
    assert_eq!(counts(&wide("name|", " |"), ["column-duplicate"]), [MANY - 1]);
    let long = |row: &str| format!("## Issues\n\n{TABLE}| a | a long description |\n{}", row.repeat(MANY));
    assert_eq!(counts(&long("| a || b |\n"), ["row-shape", "row-count"]), [MANY, 1]);
    assert_eq!(counts(&long("| name | a long description |\n"), ["row-header-repeated"]), [MANY]);
    assert_eq!(counts(&long("| same | a long description |\n"), ["row-duplicate"]), [MANY - 1]);
    assert_eq!(counts(&long("| torn, | |\n"), ["value-empty"]), [MANY]);
}

#[test]
fn many_links() {
    let links = |link: &str| format!("## Summary\n\n{}", link.repeat(MANY));
    assert_eq!(counts(&links("[a](ftp://b.c) "), ["link-scheme"]), [MANY]);
    assert_eq!(counts(&links("![a](https://b c)\n"), ["link-url"]), [0]);
    let parameters = (0..MANY).fold(String::new(), |mut text, at| {
        _ = write!(text, "utm_{at}=x&");
        text
    });
    let link = format!("# T\n\n__[External link](https://a.b/?{parameters}c=d)__\n");
    assert_eq!(counts(&link, ["link-tracking"]), [1]);
}

#[test]
fn deep_nesting() {
    for (open, close) in [("> ", ""), ("* ", ""), ("1. ", ""), ("*a ", " b*"), ("[", "](b)"), ("![", "](b)"), ("<", "")]
    {
        let nested = |depth: usize| format!("{}x{}", open.repeat(depth), close.repeat(depth));
        for part in ["# ", "## Keywords\n\n", "## Summary\n\n"] {
            counts(&format!("{part}{}", nested(2000)), []);
        }
    }
}

#[test]
fn long_texts_in_one_place() {
    let long = "science ".repeat(MANY);
    for part in
        ["# ", "## ", "## Keywords ", "## Keywords\n\n* ", "## Other\n\n* Category: ", "## Other\n\n* Category ", "| "]
    {
        let text = format!("{part}{long}\n\n* a,\n* b,\n\n{TABLE}| a | {long} |\n");
        for finding in findings(&text, &digest_schema()) {
            let words = finding.message.len() + finding.label.len() + finding.help.map_or(0, |help| help.len());
            assert!(words < 4000, "{words} bytes of words for {part}");
        }
    }
}

/// A name that stands in every finding of its list or column would take the square of the text's length.
#[test]
fn long_names_with_many_findings() {
    let name = "x".repeat(MANY);
    let list = format!("## Keywords {name}\n\n{}", numbered(MANY, |at| format!("* {at},")));
    assert_eq!(counts(&list, ["value-pattern"]), [MANY]);
    let table = format!("## Issues\n\n| name {name} | description |\n|-|-|\n{}", "| a, | b |\n".repeat(MANY));
    assert_eq!(counts(&table, ["value-length", "value-pattern"]), [MANY, MANY]);
}
