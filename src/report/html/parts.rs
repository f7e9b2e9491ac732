//! Text in parts, each of one kind, as the page shows it.

use std::ops::Range;

use serde::Serialize;

use crate::report::excerpt::Target;
use crate::report::glyph::{Glyph, glyphs, hidden_name};

/// A piece of text with its kind. The names of kinds are classes of the page.
#[derive(Debug, Serialize, PartialEq, Eq)]
#[serde(untagged)]
pub(super) enum Part {
    /// Text as it is.
    Plain(String),
    /// Text of a kind.
    Of(&'static str, String),
}

/// What is wrong.
const MARK: &str = "mark";
/// What explains it.
const RELATED: &str = "related";
/// A place between two characters.
const POINT: &str = "point";
/// The sign of what was left out.
const CUT: &str = "cut";
/// A character that cannot be seen, by its name.
const CONTROL: &str = "control";

/// Parts in the making; neighbours of one kind are one part.
#[derive(Default)]
pub(super) struct Parts(Vec<Part>);

impl Parts {
    /// Adds `text`.
    pub(super) fn push(&mut self, kind: Option<&'static str>, text: &str) {
        match (self.0.last_mut(), kind) {
            (Some(Part::Plain(last)), None) => last.push_str(text),
            (Some(Part::Of(known, last)), Some(kind)) if *known == kind && kind != CONTROL => last.push_str(text),
            (_, None) => self.0.push(Part::Plain(text.to_owned())),
            (_, Some(kind)) => self.0.push(Part::Of(kind, text.to_owned())),
        }
    }

    /// Adds a glyph of `text`, the text that it was made from.
    pub(super) fn glyph(&mut self, kind: Option<&'static str>, glyph: &Glyph<'_>, text: &str) {
        let stands_for = text.get(glyph.bytes.clone()).unwrap_or_default();
        match hidden_name(glyph, text) {
            Some(name) => self.push(Some(CONTROL), &name),
            None if glyph.text == "…" && stands_for != "…" => self.cut(),
            None => self.push(kind, &glyph.text),
        }
    }

    /// Says that something is left out.
    pub(super) fn cut(&mut self) {
        self.push(Some(CUT), "…");
    }

    /// Adds as much of `text` as fits into `room` columns, with the line endings in it.
    pub(super) fn text(&mut self, kind: Option<&'static str>, text: &str, room: usize) {
        let mut left = room;
        for line in text.split_inclusive('\n') {
            let (line, ending) = line.strip_suffix('\n').map_or((line, ""), |line| (line, "\n"));
            let line = line.strip_suffix('\r').unwrap_or(line);
            for glyph in glyphs(line, 0..line.len()) {
                if glyph.width > left {
                    return self.cut();
                }
                left -= glyph.width;
                self.glyph(kind, &glyph, line);
            }
            if !ending.is_empty() {
                self.push(kind, "↵\n");
            }
        }
    }

    /// Whether what was added last is the end of a line.
    pub(super) fn end_a_line(&self) -> bool {
        matches!(self.0.last(), Some(Part::Of(_, last) | Part::Plain(last)) if last.ends_with('\n'))
    }

    /// The parts.
    pub(super) fn done(self) -> Vec<Part> {
        self.0
    }
}

/// The glyphs of a line of `text` in parts, with `targets` at the columns `marks`, and which part each target begins.
pub(super) fn marked(
    text: &str,
    glyphs: &[Glyph<'_>],
    targets: &[Target<'_>],
    marks: &[Range<usize>],
) -> (Vec<Part>, Vec<usize>) {
    let (mut parts, mut starts) = (Parts::default(), Vec::new());
    let (mut column, mut next) = (0, 0);
    for glyph in glyphs {
        while marks.get(next).is_some_and(|mark| mark.is_empty() && mark.start <= column) {
            starts.push(parts.0.len());
            parts.push(Some(POINT), "");
            next += 1;
        }
        let kind = marks.get(next).filter(|mark| mark.contains(&column)).map(|_| match targets.get(next) {
            Some(target) if target.primary => MARK,
            _ => RELATED,
        });
        if kind.is_some() && starts.len() == next {
            starts.push(parts.0.len());
        }
        parts.glyph(kind, glyph, text);
        column += glyph.width;
        next += usize::from(marks.get(next).is_some_and(|mark| !mark.is_empty() && mark.end <= column));
    }
    (parts.done(), starts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(kind: &'static str, text: &str) -> Part {
        Part::Of(kind, text.to_owned())
    }

    fn plain(text: &str) -> Part {
        Part::Plain(text.to_owned())
    }

    #[test]
    fn what_cannot_be_seen_is_named() {
        let mut parts = Parts::default();
        parts.text(None, "a\u{202e}b\u{200b}\0é", 99);
        let expected = [plain("a"), of(CONTROL, "U+202E"), plain("b"), of(CONTROL, "U+200B"), of(CONTROL, "U+0000")];
        assert_eq!(parts.0[..5], expected);
        assert_eq!(parts.0[5..], [plain("é")]);
    }

    #[test]
    fn lines_end_where_they_end() {
        let mut parts = Parts::default();
        parts.text(Some("ins"), "a\r\n\nb", 99);
        assert_eq!(parts.done(), [of("ins", "a↵\n↵\nb")]);
    }

    #[test]
    fn long_text_is_cut() {
        let mut parts = Parts::default();
        parts.text(None, "語語語", 5);
        assert_eq!(parts.done(), [plain("語語"), of(CUT, "…")]);
    }

    #[test]
    fn marks_are_parts() {
        let text = "ab cd";
        let glyphs: Vec<_> = glyphs(text, 0..5).collect();
        let target = |primary| Target { span: crate::text::Span::empty(0), label: "", primary };
        let (parts, starts) = marked(text, &glyphs, &[target(false), target(true), target(true)], &[0..2, 2..2, 3..5]);
        assert_eq!(parts, [of(RELATED, "ab"), of(POINT, ""), plain(" "), of(MARK, "cd")]);
        assert_eq!(starts, [0, 1, 3]);
    }
}
