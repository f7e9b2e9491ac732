//! What holds for the layout of any text.

use digestlint::binding::Schemas;
use digestlint::corpus::Alone;
use digestlint::diagnostic::Applicability;
use digestlint::document::{Document, means_the_same};
use digestlint::engine::{Settings, check_with};
use digestlint::fix::fix;
use digestlint::layout::{FinalNewline, Kind, Kinds, LineEnding, Style, TableStyle, changes, format};
use digestlint::text::Source;
use proptest::prelude::*;
use proptest::sample::select;

use super::{any_text, config, digests, edits};
use crate::support::{source, today};

/// What the formatter looks at, near what it must leave alone.
const PARTS: &[&str] = &[
    "* a",
    "- b",
    "+ c",
    "  * d",
    "  - e",
    "- ",
    "*",
    "1. f",
    "> ",
    "> - g",
    "| h | i |",
    "|h|",
    "|---|:-:|",
    "|-|-|",
    "| j | k | l |",
    "  ",
    " ",
    "\t",
    "\\",
    "    m",
    "```",
    "~~~",
    "`",
    "<p>",
    "<!-- n -->",
    "<!--",
    "-->",
    "# o",
    "## p",
    "q",
    "---",
    "===",
    "***",
    "[r]: s",
    "[r]",
    "[t](u",
    "\"v",
    ")",
    "&nbsp;",
];

pub(crate) fn any_layout() -> impl Strategy<Value = String> {
    let end = select(&["\n", "\n", "\n", "\n\n", "\n\n\n", "  \n", " \n", "\r\n", "\r", ""][..]);
    prop::collection::vec((select(PARTS), end), 0..14)
        .prop_map(|parts| parts.iter().flat_map(|(part, end)| [*part, *end]).collect())
}

pub(crate) fn any_style() -> impl Strategy<Value = Style> {
    (
        select(&[TableStyle::Characters, TableStyle::Display, TableStyle::Compact, TableStyle::Keep][..]),
        select(&[None, Some('*'), Some('-'), Some('+')][..]),
        0..5_usize,
        select(&[LineEnding::Keep, LineEnding::Lf, LineEnding::Crlf][..]),
        select(&[FinalNewline::Keep, FinalNewline::Always, FinalNewline::Never][..]),
    )
        .prop_map(|(tables, list_marker, blank_lines_before_sections, line_ending, final_newline)| Style {
            tables,
            list_marker,
            blank_lines_before_sections,
            line_ending,
            final_newline,
        })
}

fn assert_same(before: &Source, after: &Source) {
    let (a, b) = (Document::parse(before), Document::parse(after));
    assert!(means_the_same((before, &a), (after, &b)), "{:?} became {:?}", before.text(), after.text());
}

fn assert_laid_out(text: &str, style: &Style) {
    let original = source(text);
    if let Some(formatted) = format(&original, style) {
        assert_same(&original, &formatted);
        let again = format(&formatted, style);
        assert!(again.is_none(), "{text:?} became {:?}, then {:?}", formatted.text(), again.unwrap().text());
    }
}

/// Each change by itself leaves alone what the text says, and is what it says that it is.
fn assert_changes(text: &str, style: &Style) {
    let original = source(text);
    let document = Document::parse(&original);
    let all = changes(&original, &document, style, Kinds::all());
    for kind in Kind::ALL {
        for change in changes(&original, &document, style, [kind].into_iter().collect()) {
            assert_eq!(change.fault.kind(), kind);
            assert!(change.edits.windows(2).all(|pair| pair[0].span.end < pair[1].span.start), "{change:?}");
            assert!(change.edits.iter().all(|edit| original.slice(edit.span) != edit.content), "{change:?}");
        }
    }
    let mut spans: Vec<_> = all.iter().flat_map(|it| &it.edits).map(|edit| edit.span).collect();
    spans.sort_unstable();
    assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start), "{text:?}: {all:?}");
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn layout_leaves_alone_what_a_text_says(text in any_layout(), style in any_style()) {
        assert_laid_out(&text, &style);
        assert_changes(&text, &style);
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn layout_leaves_alone_what_any_text_says(text in any_text(), style in any_style()) {
        assert_laid_out(&text, &style);
        assert_changes(&text, &style);
    }

    #[test]
    fn layout_leaves_alone_what_digests_say(text in digests::any_digest(), style in any_style()) {
        assert_laid_out(&text, &style);
        assert_changes(&text, &style);
    }

    #[test]
    fn layout_leaves_alone_what_damaged_seeds_say(text in edits::any_damaged_seed(), style in any_style()) {
        assert_laid_out(&text, &style);
        assert_changes(&text, &style);
    }
}

/// A text under the rules on layout alone, mended.
fn mended(text: &str, style: Style) -> String {
    let mut settings = Settings::new(today());
    settings.style = style;
    settings.select(&Kind::ALL.map(Kind::rule));
    let schemas = Schemas::default();
    let original = source(text);
    let fixed = fix(&original, Applicability::Safe, |source| check_with(source, &schemas, &settings, &Alone));
    assert!(fixed.settled && fixed.checked.findings.is_empty(), "{text:?}: {:?}", fixed.checked.findings);
    fixed.source.map_or_else(|| text.to_owned(), |it| it.text().to_owned())
}

proptest! {
    #![proptest_config(config(150))]

    #[test]
    fn the_fixes_of_the_rules_on_layout_are_what_the_formatter_does(
        text in prop_oneof![digests::any_digest(), any_layout()],
        style in any_style(),
    ) {
        prop_assume!(!text.contains("digestlint-"));
        // Where a carriage return alone ends lines, Markdown and editors disagree about what is blank.
        prop_assume!(!text.replace("\r\n", "\n").contains('\r'));
        let formatted = format(&source(&text), &style).map_or_else(|| text.clone(), |it| it.text().to_owned());
        prop_assert_eq!(mended(&text, style), formatted);
    }
}
