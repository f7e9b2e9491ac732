//! What a run writes, and where.

use std::path::PathBuf;

use super::error::Error;
use super::format::OutputFormat;
use super::output::Output;
use super::tally::{Counts, FixCounts};
use super::terminal::Terminal;
use crate::baseline::Recorded;
use crate::engine;
use crate::project::Examined;
use crate::report::{Statistics, diff, render};

/// What a run writes.
#[derive(Clone, Debug)]
pub(super) struct OutputPlan {
    /// The reports, at least one: the first is what the run was started for, the others are written beside it.
    pub reports: Vec<Report>,
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
    pub format: OutputFormat,
    pub sink: Sink,
}

/// Where a report goes.
#[derive(Clone, Debug)]
pub(super) enum Sink {
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
}

/// What a run keeps of a file that it has checked.
#[derive(Default)]
pub(super) struct Checked {
    pub counts: Counts,
    /// What each report says of the file, as it will be written; empty when none says anything.
    pub texts: Vec<String>,
    /// The findings by rule, when nothing else is wanted.
    pub statistics: Statistics,
    /// How many findings the baseline holds back.
    pub held_back: usize,
    /// What a new baseline holds of the file.
    pub recorded: Option<Recorded>,
    /// What became of its fixes.
    pub fixes: FixCounts,
    /// Why its fixes could not be written.
    pub unwritten: Option<String>,
    /// Its text with the fixes, when it has no file to be written to.
    pub fixed_text: Option<String>,
}

impl Sink {
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
    /// Makes of what a file holds what the run keeps. This runs on the thread that has checked the file.
    pub(super) fn digest(&self, terminal: &Terminal, examined: Examined<'_>) -> Checked {
        let Examined { original, source, checked, applied, refused, unwritten, .. } = examined;
        let held_back = checked.held_back();
        let engine::Checked { findings, recorded, .. } = checked;
        let findings = &*findings;
        let mut checked = Checked {
            counts: Counts::of(findings),
            held_back,
            recorded,
            fixes: FixCounts::new(applied, refused, findings),
            unwritten: unwritten.map(ToString::to_string),
            ..Checked::default()
        };
        if self.product == Product::Text {
            checked.fixed_text = (applied > 0).then(|| source.text().to_owned());
        }
        if self.product == Product::Diff {
            let color = self.reports[0].sink.color(terminal);
            checked.texts = vec![diff(original, source, color)];
            return checked;
        }
        if findings.is_empty() {
            return checked;
        }
        if self.statistics {
            checked.statistics.add(findings);
        }
        let text = |(at, report): (usize, &Report)| match at {
            0 if self.statistics => String::new(),
            _ => render(report.format.report(), terminal.style(report.sink.color(terminal)), source, findings),
        };
        checked.texts = self.reports.iter().enumerate().map(text).collect();
        checked
    }
}
