//! What a run writes, and where.

use std::path::{Path, PathBuf};

use super::error::Error;
use super::output::Output;
use super::tally::FixCounts;
use super::terminal::Terminal;
use crate::baseline::Recorded;
use crate::diagnostic::Counts;
use crate::output::Format;
use crate::project::{Examined, Failure};
use crate::report::{FileFindings, Problem, Statistics, diff, render_file, step_summary_rows};

/// What a run writes.
#[derive(Clone, Debug)]
pub(super) struct OutputPlan {
    /// The reports, at least one: the first is what the run was started for, the others are written beside it.
    pub reports: Vec<Report>,
    /// The page of the step on GitHub, where a report is for it.
    pub step_summary: Option<PathBuf>,
    /// Whether counts take the place of the first report.
    pub statistics: bool,
    /// Whether the summary is left out.
    pub quiet: bool,
    /// How many warnings are let pass.
    pub max_warnings: Option<usize>,
    /// Whether findings do not fail the run.
    pub exit_zero: bool,
    /// What the run is about.
    pub product: Product,
}

/// The findings in one format.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub format: Format,
    pub destination: Destination,
}

/// Where a report goes.
#[derive(Clone, Debug)]
pub(super) enum Destination {
    Stdout,
    Stderr,
    File(PathBuf),
}

/// What a run is about, and so what standard output is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Product {
    /// The findings.
    #[default]
    Findings,
    /// What fixes would change; no findings are told.
    Diff,
    /// The fixed text of standard input; findings go to standard error.
    Text,
    /// The findings of a stream of documents, as JSON Lines.
    Answers,
}

/// What a run keeps of a file that it has checked.
#[derive(Default)]
pub(super) struct Checked {
    pub counts: Counts,
    /// What each report says of the file, as it will be written, then what the summary of the step says; empty when
    /// none says anything.
    pub texts: Vec<String>,
    /// The findings by rule, when nothing else is wanted.
    pub statistics: Statistics,
    /// How many findings the baseline holds back.
    pub held_back: usize,
    /// How many findings are left out because what they are about has not changed.
    pub unchanged: usize,
    /// What a new baseline holds of the file.
    pub recorded: Option<Recorded>,
    /// What became of its fixes.
    pub fixes: FixCounts,
    /// Why its fixes could not be written.
    pub unwritten: Option<Problem>,
    /// Its text with the fixes, when it has no file to be written to.
    pub fixed_text: Option<String>,
}

impl Destination {
    /// Opens it.
    pub(super) fn open(&self, terminal: &Terminal) -> Result<Output, Error> {
        match self {
            Self::Stdout => Ok(Output::stdout(terminal)),
            Self::Stderr => Ok(Output::stderr(terminal)),
            Self::File(path) => Output::whole(path),
        }
    }

    /// Whether to colour what goes there.
    pub(super) fn color(&self, terminal: &Terminal) -> bool {
        match self {
            Self::Stdout => terminal.stdout.color,
            Self::Stderr => terminal.stderr.color,
            Self::File(_) => terminal.color_files,
        }
    }
}

impl OutputPlan {
    /// The files that are written.
    pub(super) fn files(&self) -> impl Iterator<Item = &Path> {
        self.reports.iter().filter_map(|report| match &report.destination {
            Destination::File(path) => Some(path.as_path()),
            Destination::Stdout | Destination::Stderr => None,
        })
    }

    /// Makes of what a file holds what the run keeps. This runs on the thread that has checked the file.
    pub(super) fn digest(&self, terminal: &Terminal, examined: Examined<'_>) -> Checked {
        let Examined { original, source, checked, applied, refused, unchanged, unwritten, .. } = examined;
        let file = FileFindings::of(source, &checked);
        let findings = file.findings;
        let mut outcome = Checked {
            counts: Counts::of(findings),
            held_back: checked.held_back(),
            unchanged,
            fixes: FixCounts::new(applied, refused, findings),
            unwritten: unwritten.map(problem),
            ..Checked::default()
        };
        if self.product == Product::Text {
            outcome.fixed_text = (applied > 0).then(|| source.text().to_owned());
        }
        if self.product == Product::Diff {
            outcome.texts = vec![diff(original, source, self.reports[0].destination.color(terminal))];
        } else if !findings.is_empty() || self.tells_of(&file) {
            outcome.texts = self.texts(terminal, &file);
            if self.statistics {
                outcome.statistics.add(findings);
            }
        }
        outcome.recorded = checked.recorded;
        outcome
    }

    /// Whether a report says something of a file without findings.
    fn tells_of(&self, file: &FileFindings<'_>) -> bool {
        self.reports.iter().any(|report| report.format.tells_of_clean(file))
    }

    /// What each report says of a file, then the summary of the step.
    fn texts(&self, terminal: &Terminal, file: &FileFindings<'_>) -> Vec<String> {
        let text = |(at, report): (usize, &Report)| match at {
            0 if self.statistics => String::new(),
            _ => render_file(report.format, terminal.style(report.destination.color(terminal)), file),
        };
        let texts = self.reports.iter().enumerate().map(text);
        texts.chain(self.step_summary.iter().map(|_| step_summary_rows(file))).collect()
    }
}

/// What reports say of a path that could not be dealt with.
pub(super) fn problem(failure: &Failure) -> Problem {
    Problem { path: failure.path.clone(), text: failure.to_string() }
}
