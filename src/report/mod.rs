//! Findings as text: for people, for `grep`, for programs.
//!
//! One module a format, each a pure function of the data; whoever calls prints.

mod answer;
mod concise;
mod diff;
mod excerpt;
mod fingerprint;
mod fit;
mod full;
mod github;
mod gitlab;
mod glyph;
mod html;
mod json;
mod junit;
mod paint;
mod places;
mod rdjson;
mod sarif;
mod statistics;
mod step_summary;
mod summary;
mod uri;

use std::borrow::Cow;

use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::engine::{Checked, Waived};
use crate::text::Source;

pub use crate::output::Format;
pub use answer::{Answer, AnswerStatus};
pub use diff::diff;
pub use html::Page;
pub use statistics::Statistics;
pub use step_summary::{STEP_SUMMARY_LIMIT, StepSummary, step_summary_rows};
pub use summary::summary;

/// What is told of one file.
#[derive(Clone, Copy, Debug)]
pub struct FileFindings<'a> {
    /// The text.
    pub source: &'a Source,
    /// What it says, where that is known.
    pub document: Option<&'a Document>,
    /// What is found in it, sorted by place.
    pub findings: &'a [Diagnostic],
    /// What is found and let pass.
    pub waived: &'a [Waived],
    /// Whether it has a baseline.
    pub has_baseline: bool,
}

/// A path that could not be dealt with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The path, as reports show it; empty for what is about the run as a whole.
    pub path: String,
    /// What went wrong, as people are told: with the path.
    pub text: String,
}

impl<'a> FileFindings<'a> {
    /// Findings of which no more is known than the text that they are about.
    #[must_use]
    pub fn new(source: &'a Source, findings: &'a [Diagnostic]) -> Self {
        Self { source, document: None, findings, waived: &[], has_baseline: false }
    }

    /// What the check of a text has given.
    #[must_use]
    pub fn of(source: &'a Source, checked: &'a Checked) -> Self {
        Self {
            source,
            document: Some(&checked.document),
            findings: &checked.findings,
            waived: &checked.waived,
            has_baseline: checked.has_baseline,
        }
    }
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
    /// Whether something is told of a file in which nothing is found, or nothing that is not let pass.
    #[must_use]
    pub fn tells_of_clean(self, file: &FileFindings<'_>) -> bool {
        match self {
            Self::Sarif => !file.waived.is_empty(),
            Self::Html | Self::Junit => true,
            _ => false,
        }
    }

    /// What stands before the first file's findings, even when there are none.
    #[must_use]
    pub fn opening(self) -> Cow<'static, str> {
        match self {
            Self::Json | Self::Gitlab => "[".into(),
            Self::Sarif => sarif::opening().into(),
            Self::Rdjson => rdjson::OPENING.into(),
            Self::Junit => junit::OPENING.into(),
            Self::Full | Self::Concise | Self::Jsonl | Self::Html | Self::Github => "".into(),
        }
    }

    /// What stands between the findings of two files that both have some.
    #[must_use]
    pub fn separator(self) -> &'static str {
        match self {
            Self::Full => "\n",
            Self::Json => json::SEPARATOR,
            Self::Sarif => sarif::SEPARATOR,
            Self::Rdjson => rdjson::SEPARATOR,
            Self::Gitlab => gitlab::SEPARATOR,
            Self::Concise | Self::Jsonl | Self::Html | Self::Github | Self::Junit => "",
        }
    }

    /// What is said of a path that could not be dealt with, among the files; empty where nothing is.
    #[must_use]
    pub fn problem(self, problem: &Problem) -> String {
        match self {
            Self::Github => github::problem(problem),
            Self::Junit => junit::problem(problem),
            Self::Full
            | Self::Concise
            | Self::Json
            | Self::Jsonl
            | Self::Html
            | Self::Sarif
            | Self::Rdjson
            | Self::Gitlab => String::new(),
        }
    }

    /// What stands after the last file's findings, even when there are none, in a run that had these problems.
    #[must_use]
    pub fn closing(self, problems: &[Problem]) -> Cow<'static, str> {
        match self {
            Self::Json | Self::Gitlab => "]\n".into(),
            Self::Rdjson => rdjson::CLOSING.into(),
            Self::Junit => junit::CLOSING.into(),
            Self::Sarif => sarif::closing(problems).into(),
            Self::Full | Self::Concise | Self::Jsonl | Self::Html | Self::Github => "".into(),
        }
    }
}

/// Findings as text, where no more is known than the text that they are about; see [`render_file`].
#[must_use]
pub fn render(format: Format, style: Style, source: &Source, findings: &[Diagnostic]) -> String {
    render_file(format, style, &FileFindings::new(source, findings))
}

/// One file's findings as text, ready to print; empty when there is nothing to tell. Those for [`Format::Html`] have to be
/// made into a [`Page`].
///
/// Findings in the order of their places cost time in proportion to the text; each step back within a line counts that
/// line's characters anew.
#[must_use]
pub fn render_file(format: Format, style: Style, file: &FileFindings<'_>) -> String {
    let FileFindings { source, findings, .. } = *file;
    match format {
        Format::Full => full::render(style, source, findings),
        Format::Concise => concise::render(style, source, findings),
        Format::Json => json::elements(source, findings),
        Format::Jsonl => json::lines(source, findings),
        Format::Html => html::file(file),
        Format::Github => github::commands(file),
        Format::Sarif => sarif::results(file),
        Format::Rdjson => rdjson::diagnostics(file),
        Format::Gitlab => gitlab::issues(file),
        Format::Junit => junit::suite(file),
    }
}

#[cfg(test)]
mod samples;

#[cfg(test)]
mod tests {
    use super::*;
    use samples::{finding, source, span_of};

    const STYLE: Style = Style { width: 80, color: false };

    /// Those that tell of findings only.
    fn formats() -> impl Iterator<Item = Format> {
        Format::ALL.iter().copied().filter(|format| !matches!(format, Format::Html | Format::Junit))
    }

    #[test]
    fn nothing_found_is_nothing_to_print() {
        for format in formats() {
            assert_eq!(render(format, STYLE, &source("text"), &[]), "");
        }
    }

    #[test]
    fn every_format_ends_its_last_line() {
        let source = source("| 9 |");
        let findings = [finding(span_of(&source, "9"))];
        for format in formats() {
            let file = render(format, STYLE, &source, &findings);
            let run = [&format.opening(), &*file, format.separator(), &file, &format.closing(&[])].concat();
            assert!(run.ends_with('\n') && !run.ends_with("\n\n"), "{run}");
            assert_eq!(run.contains("\n\n"), format == Format::Full, "{run}");
        }
    }
}
