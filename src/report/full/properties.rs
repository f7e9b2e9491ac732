use proptest::prelude::*;
use unicode_width::UnicodeWidthStr;

use super::tests::{complete, plain};
use crate::diagnostic::Related;
use crate::report::samples::{finding, source, span_of};
use crate::text::{Source, Span};

/// Text rich in what makes columns and bytes differ.
fn texts() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        4 => "[a-z |]{1,12}",
        1 => "[a-z |]{100,400}",
        2 => "[語日本한カ\u{1100}\u{1161}]{1,4}",
        2 => proptest::sample::select(vec![
            "👩\u{200d}💻", "❤\u{fe0f}", "👍🏽", "🇩🇪", "1\u{fe0f}\u{20e3}", "🏽", "\u{200d}", "\u{fe0f}", "لا", "…", "☰",
        ]).prop_map(str::to_owned),
        2 => "[\u{301}\u{308}\u{20dd}\u{5c8}]{1,50}",
        2 => "[\t\r\n\0\u{7f}\u{85}\u{1b}]{1,3}",
        1 => "[\u{202e}\u{2066}\u{200b}\u{feff}\u{ad}\u{2028}]{1,2}",
        1 => any::<String>(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn spans(source: &Source, ends: &[(usize, usize)]) -> Vec<Span> {
    let at = |offset: usize| source.text().floor_char_boundary(offset % (source.text().len() + 1));
    ends.iter().map(|(a, b)| (at(*a), at(*b))).map(|(a, b)| Span::new(a.min(b), a.max(b))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_line_is_wider_than_the_terminal(
        text in texts(),
        ends in prop::collection::vec((0..8000_usize, 0..8000_usize), 1..5),
        [path, message, label] in [texts(), texts(), texts()],
        width in 20..300_usize,
        row in any::<bool>(),
    ) {
        let source = Source::new(path, if row { format!("| {text}") } else { text }).unwrap();
        let spans = spans(&source, &ends);
        let mut finding = complete(&Source::new("a", "9").unwrap(), "9");
        finding.related = spans[1..].iter().map(|span| Related { span: *span, label: label.clone() }).collect();
        (finding.span, finding.help) = (spans[0], Some(message.clone()));
        (finding.message, finding.label) = (message, label);
        let report = plain(width, &source, &[finding]);
        for line in report.split('\n') {
            prop_assert!(line.width() <= width, "{} columns: {line}", line.width());
            prop_assert!(!line.contains(char::is_control), "{line:?}");
        }
        prop_assert!(report.lines().any(|line| line.trim_start().starts_with('·')), "no caret in {report}");
    }

    #[test]
    fn carets_stand_under_their_text(text in texts(), at in 0..8000_usize, width in 40..300_usize) {
        let source = source(&format!("{}@{}", &text[..text.floor_char_boundary(at.min(text.len()))], text));
        let mut finding = finding(span_of(&source, "@"));
        finding.label = String::new();
        let report = plain(width, &source, &[finding]);
        let mut picture = report.lines().skip_while(|line| !line.trim_start().starts_with('╭')).skip(1);
        let (shown, carets) = (picture.next().unwrap(), picture.next().unwrap());
        let column = carets[..carets.find('─').unwrap()].width();
        let mut ends = shown.match_indices('@').map(|(at, _)| shown[..at].width());
        prop_assert!(ends.any(|end| end == column), "{report}");
    }
}
