//! The layout of a whole text, or of some of its lines, as edits.

use digestlint::diagnostic::splice;
use digestlint::ide::format;
use digestlint::layout::{FinalNewline, LineEnding, Style};
use digestlint::text::Span;

use crate::support::source;

/// The text with the lines laid out on which `[` and `]`, which are no part of it, stand; and the edits.
fn formatted(text: &str, style: &Style) -> (String, Vec<Span>) {
    let start = text.find('«').unwrap();
    let end = text.find('»').unwrap() - '«'.len_utf8();
    let text = text.replace(['«', '»'], "");
    let edits = format(&source(&text), style, Some(Span::new(start, end)));
    (splice(&text, &edits, |_, _| {}), edits.into_iter().map(|it| it.span).collect())
}

#[track_caller]
fn becomes(text: &str, expected: &str) {
    assert_eq!(formatted(text, &Style::default()).0, expected);
}

#[test]
fn the_whole_text_is_laid_out_by_small_edits() {
    let text = "# T\n\n|a|é|\n|-|-|\n|🙂|x|\n\n\n- b \n- c\n";
    let edits = format(&source(text), &Style::default(), None);
    assert_eq!(splice(text, &edits, |_, _| {}), "# T\n\n| a   | é   |\n|-----|-----|\n| 🙂   | x   |\n\n* b\n* c\n");
    assert!(edits.iter().all(|edit| edit.span.len() <= "a|é|\n".len()), "{edits:#?}");
    assert_eq!(format(&source("# T\n"), &Style::default(), None), []);
    assert_eq!(format(&source(""), &Style::default(), Some(Span { start: 7, end: 3 })), []);
}

#[test]
fn lines_beside_stay_as_they_are() {
    becomes("a \n«b \nc» \nd \n", "a \nb\nc\nd \n");
    becomes("a \n«b \n»c \n", "a \nb\nc \n");
    becomes("a \n\n\n\n«»b \n\n\n\nc", "a \n\n\n\nb\n\n\n\nc");
    becomes("a\n«\n\n\n»b\n\n\nc", "a\n\nb\n\n\nc");
    becomes("# a\n«»b\n# c\nd\n", "# a\n\nb\n# c\nd\n");
    becomes("\u{feff}«»a \nb \n", "\u{feff}a\nb \n");
}

#[test]
fn a_table_is_laid_out_whole() {
    becomes("|a|\n|-|\n|«»bcdef|\n\nx \n\n|g|\n|-|\n", "| a     |\n|-------|\n| bcdef |\n\nx \n\n|g|\n|-|\n");
    becomes("x «\n\n |»a|\n|-|\n|b|\n", "x\n\n| a   |\n|-----|\n| b   |\n");
    becomes("|a|\n|-|\n«»\nx\n", "|a|\n|-|\n\nx\n");
    becomes("« a   | b   |\n|-----|-----|\n| c   | d   |»\n", "| a   | b   |\n|-----|-----|\n| c   | d   |\n");
}

#[test]
fn a_list_is_laid_out_where_all_of_it_is_asked_for() {
    becomes("«- a\n- b»\n", "* a\n* b\n");
    becomes("«- a»\n- b\n", "- a\n- b\n");
    becomes("- a\n«  + b»\n- c\n", "- a\n  * b\n- c\n");
}

#[test]
fn lines_end_one_by_one() {
    let style = Style { line_ending: LineEnding::Lf, ..Style::default() };
    let (text, edits) = formatted("a\r\n«b\r\n\r\nc»\r\nd\r\n", &style);
    assert_eq!(text, "a\r\nb\n\nc\nd\r\n");
    // No edit begins or ends between the two characters.
    assert_eq!(edits, [Span::new(4, 8), Span::new(9, 11)]);
}

#[test]
fn the_last_line_ends_as_the_style_says() {
    let style = Style { final_newline: FinalNewline::Always, ..Style::default() };
    assert_eq!(formatted("a\nb«»", &style).0, "a\nb\n");
    assert_eq!(formatted("a«»\nb", &style).0, "a\nb");
}

#[test]
fn a_suppressed_place_stays_as_it_is() {
    let text = "<!-- digestlint-disable-file trailing-whitespace -->\n\n«a \n\n- b»\n";
    becomes(text, "<!-- digestlint-disable-file trailing-whitespace -->\n\na \n\n* b\n");
}
