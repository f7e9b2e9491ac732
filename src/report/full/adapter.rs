//! A picture of one line, drawn by miette.
//!
//! miette counts columns character by character, with tables of its own, and would put a caret two columns too far
//! after `👩‍💻`. So it is given a ruler, one plain character a column, and the text takes the ruler's place afterwards.

use std::fmt;
use std::ops::Range;

use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};

use crate::diagnostic::Severity;
use crate::report::Style;
use crate::report::fit::{keep_end, keep_start, wrap_at_most};

/// Columns of what miette draws before a label: `╰── `.
pub(super) const LABEL_HOOK: usize = 4;
/// A label with less room is not wrapped but cut.
const MIN_LABEL_ROOM: usize = 12;
const MAX_LABEL_LINES: usize = 4;

/// A line and the places in it to point at.
#[derive(Debug)]
pub(super) struct Picture {
    /// What the header says, with line and column.
    pub(super) header: String,
    /// The line's number, from 1.
    pub(super) number: usize,
    /// The text, ready to print.
    pub(super) text: String,
    /// Columns of the text, at least one.
    pub(super) width: usize,
    /// The places, in their order, at least one.
    pub(super) marks: Vec<Mark>,
}

/// A place to point at.
#[derive(Debug)]
pub(super) struct Mark {
    /// Its columns in the text; empty for a place between two characters.
    pub(super) columns: Range<usize>,
    /// What to say about it; may be empty.
    pub(super) label: String,
    /// Whether this is what the finding is about.
    pub(super) primary: bool,
}

/// Columns that miette draws before the text of line `number`.
pub(super) fn margin(number: usize) -> usize {
    digits(number) + 4
}

fn digits(number: usize) -> usize {
    number.to_string().len()
}

impl Picture {
    /// Draws the picture; every line ends with a line feed.
    pub(super) fn draw(&self, style: Style, severity: Severity) -> String {
        let handler = GraphicalReportHandler::new_themed(self.theme(style, severity))
            .without_cause_chain()
            .without_primary_span_start()
            .without_syntax_highlighting()
            .with_urls(false)
            .with_wrap_lines(false)
            .with_context_lines(0);
        let ruled = Ruled { picture: self, ruler: "x".repeat(self.width), width: style.width };
        let mut drawn = String::new();
        if handler.render_report(&mut drawn, &ruled).is_err() {
            return String::new();
        }
        // The first line is the place of the message, which is none; then come the header and the text.
        let lines = drawn.lines().skip(1).enumerate().map(|(index, line)| match line.strip_suffix(&ruled.ruler) {
            Some(gutter) if index == 1 => format!("{gutter}{}", self.text),
            _ => line.to_owned(),
        });
        lines.map(|line| line.trim_end().to_owned() + "\n").collect()
    }

    fn theme(&self, style: Style, severity: Severity) -> GraphicalTheme {
        let colors = if style.color { ThemeStyles::ansi() } else { ThemeStyles::none() };
        let plain = ThemeStyles::none();
        let primary = match severity {
            Severity::Error => colors.error,
            Severity::Warning => colors.warning,
            Severity::Note => colors.advice,
        };
        let highlights = self.marks.iter().map(|mark| if mark.primary { primary } else { colors.help }).collect();
        GraphicalTheme {
            characters: ThemeCharacters::unicode(),
            styles: ThemeStyles { link: plain.link, highlights, ..colors },
        }
    }

    fn header(&self, width: usize) -> String {
        // The number's margin, `╭─[` and `]`.
        keep_end(&self.header, width.saturating_sub(digits(self.number) + 6))
    }
}

/// A picture as miette sees it: no message, and a source of one line.
#[derive(Debug)]
struct Ruled<'a> {
    picture: &'a Picture,
    ruler: String,
    width: usize,
}

impl Ruled<'_> {
    fn label(&self, mark: &Mark) -> Option<String> {
        let middle = mark.columns.start.midpoint(mark.columns.end);
        let room = self.width.saturating_sub(margin(self.picture.number) + middle + LABEL_HOOK);
        let label = if room < MIN_LABEL_ROOM {
            keep_start(&mark.label, room)
        } else {
            wrap_at_most(MAX_LABEL_LINES, &mark.label, room).join("\n")
        };
        Some(label).filter(|label| !label.is_empty())
    }
}

impl fmt::Display for Ruled<'_> {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Ruled<'_> {}

impl miette::Diagnostic for Ruled<'_> {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let labels = self.picture.marks.iter().map(|mark| {
            let (label, columns) = (self.label(mark), mark.columns.clone());
            if mark.primary {
                LabeledSpan::new_primary_with_span(label, columns)
            } else {
                LabeledSpan::new_with_span(label, columns)
            }
        });
        Some(Box::new(labels))
    }
}

impl SourceCode for Ruled<'_> {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let (header, line) = (self.picture.header(self.width), self.picture.number - 1);
        let whole = SourceSpan::from(0..self.ruler.len());
        Ok(Box::new(MietteSpanContents::new_named(header, self.ruler.as_bytes(), whole, line, 0, 1)))
    }
}
