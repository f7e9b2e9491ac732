use std::borrow::Cow;
use std::fmt::Write;

use super::Style;
use super::glyph::stand_in;
use super::paint::{Ink, paint};
use super::places::Places;
use crate::diagnostic::Diagnostic;
use crate::text::Source;

/// `path:line:column: severity[rule] message`, a line each.
pub(super) fn render(style: Style, source: &Source, findings: &[Diagnostic]) -> String {
    let mut places = Places::new(source);
    let path = paint(style.color, Ink::Strong, &escape(source.name()));
    findings.iter().fold(String::new(), |mut out, finding| {
        let place = places.advance(finding.span.start);
        let severity = format!("{}[{}]", finding.severity, finding.rule);
        let severity = paint(style.color, finding.severity.into(), &severity);
        let message = escape(&finding.message);
        let _ = writeln!(out, "{path}:{}:{}: {severity} {message}", place.line, place.column);
        out
    })
}

/// Control characters and those that hide or turn text as escapes, so that a line stays a line and says what it says.
pub(super) fn escape(text: &str) -> Cow<'_, str> {
    if !text.contains(is_deceptive) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::with_capacity(text.len() + 8), |mut out, char| {
        if is_deceptive(char) {
            out.extend(char.escape_default());
        } else {
            out.push(char);
        }
        out
    });
    Cow::Owned(escaped)
}

/// Joiners and variation selectors are part of many an emoji and harmless here.
fn is_deceptive(char: char) -> bool {
    stand_in(char).is_some() && !matches!(char, '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::samples::{finding, source, span_of};

    const PLAIN: Style = Style { width: 80, color: false };

    #[test]
    fn one_line_a_finding() {
        let source = source("# a\n| 9 |\n");
        let finding = finding(span_of(&source, "9"));
        insta::assert_snapshot!(render(PLAIN, &source, &[finding.clone(), finding]), @r"
        seeds/a.md:2:3: error[value-range] relevancy 9 is above the maximum 5
        seeds/a.md:2:3: error[value-range] relevancy 9 is above the maximum 5
        ");
    }

    #[test]
    fn what_could_break_or_turn_the_line_is_escaped() {
        let source = Source::new("a\n.md", "x").unwrap();
        let mut finding = finding(span_of(&source, "x"));
        finding.message = "no \x1b[2J\u{202e}\t👩\u{200d}💻 é".to_owned();
        assert_eq!(
            render(PLAIN, &source, &[finding]),
            "a\\n.md:1:1: error[value-range] no \\u{1b}[2J\\u{202e}\\t👩\u{200d}💻 é\n"
        );
    }

    #[test]
    fn colours_mark_path_and_severity() {
        let source = source("x");
        let text = render(Style { color: true, ..PLAIN }, &source, &[finding(span_of(&source, "x"))]);
        assert!(text.starts_with("\x1b[1mseeds/a.md\x1b[0m:1:1: \x1b[1;31merror[value-range]\x1b[0m "), "{text}");
    }
}
