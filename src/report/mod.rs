//! Findings as text: for people, for `grep`, for programs.
//!
//! One module a format, each a pure function of the data; whoever calls prints.

mod answer;
mod concise;
mod diff;
mod fit;
mod full;
mod glyph;
mod json;
mod paint;
mod places;
mod statistics;
mod summary;

use crate::diagnostic::Diagnostic;
use crate::text::Source;

pub use answer::{Answer, AnswerStatus};
pub use diff::diff;
pub use statistics::Statistics;
pub use summary::{counted, grouped, summary};

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// With the source text, for people.
    #[default]
    Full,
    /// One line a finding.
    Concise,
    /// One array of objects for the whole run.
    Json,
    /// One object a line.
    Jsonl,
}

/// What the terminal can show.
#[derive(Clone, Copy, Debug)]
pub struct Style {
    /// Columns of the terminal; 100 is a good number where there is none.
    pub width: usize,
    /// Whether to use ANSI colours.
    pub color: bool,
}

impl Format {
    /// What stands before the first file's findings, even when there are none.
    #[must_use]
    pub fn opening(self) -> &'static str {
        if self == Self::Json { "[" } else { "" }
    }

    /// What stands between the findings of two files that both have some.
    #[must_use]
    pub fn separator(self) -> &'static str {
        match self {
            Self::Full => "\n",
            Self::Json => json::SEPARATOR,
            Self::Concise | Self::Jsonl => "",
        }
    }

    /// What stands after the last file's findings, even when there are none.
    #[must_use]
    pub fn closing(self) -> &'static str {
        if self == Self::Json { "]\n" } else { "" }
    }
}

/// One file's findings as text, ready to print; empty when there are none.
///
/// Findings in the order of their places cost time in proportion to the text; each step back within a line counts that
/// line's characters anew.
#[must_use]
pub fn render(format: Format, style: Style, source: &Source, findings: &[Diagnostic]) -> String {
    match format {
        Format::Full => full::render(style, source, findings),
        Format::Concise => concise::render(style, source, findings),
        Format::Json => json::elements(source, findings),
        Format::Jsonl => json::lines(source, findings),
    }
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    use super::*;
    use samples::{finding, source, span_of};

    const STYLE: Style = Style { width: 80, color: false };

    #[test]
    fn nothing_found_is_nothing_to_print() {
        for format in [Format::Full, Format::Concise, Format::Json, Format::Jsonl] {
            assert_eq!(render(format, STYLE, &source("text"), &[]), "");
        }
    }

    #[test]
    fn every_format_ends_its_last_line() {
        let source = source("| 9 |");
        let findings = [finding(span_of(&source, "9"))];
        for format in [Format::Full, Format::Concise, Format::Json, Format::Jsonl] {
            let file = render(format, STYLE, &source, &findings);
            let run = [format.opening(), &file, format.separator(), &file, format.closing()].concat();
            assert!(run.ends_with('\n') && !run.ends_with("\n\n"), "{run}");
            assert_eq!(run.contains("\n\n"), format == Format::Full, "{run}");
        }
    }
}
