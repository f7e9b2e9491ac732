//! The arguments that say what becomes of findings.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::error::Error;
use super::format::OutputFormat;
use super::output::Output;
use super::tally::{Counts, FixCounts};
use super::terminal::Terminal;
use crate::baseline::Recorded;
use crate::config::OutputDefaults;
use crate::engine;
use crate::project::Examined;
use crate::report::{Statistics, diff, render};

#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// How to write the findings [default: as the project file says, else full]
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub output_format: Option<OutputFormat>,

    /// Write the findings to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,

    /// Count the findings by rule instead of listing them
    #[arg(long)]
    pub statistics: bool,

    /// Leave out the summary
    #[arg(short, long)]
    pub quiet: bool,

    /// Fail when there are more warnings than this
    #[arg(long, value_name = "N", value_parser = count)]
    pub max_warnings: Option<usize>,

    /// Exit with 0 whatever is found; a run that fails still exits with 2
    #[arg(long)]
    pub exit_zero: bool,

    /// What the run writes to standard output in place of findings.
    #[arg(skip)]
    pub product: Product,
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

/// Reads a count that was asked for.
fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "it must be a whole number from 0 up".into())
}

/// What a run keeps of a file that it has checked.
#[derive(Default)]
pub(super) struct Checked {
    pub counts: Counts,
    /// The findings as they will be written.
    pub text: String,
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

impl OutputArgs {
    /// These arguments, and what a project file says where they are silent.
    pub(super) fn or(&self, defaults: &OutputDefaults) -> Self {
        let format = defaults.format.as_deref().and_then(|name| OutputFormat::from_str(name, false).ok());
        // A table for people is asked for.
        let format = format.filter(|format| !self.statistics || !format.is_data());
        Self {
            output_format: self.output_format.or(format),
            max_warnings: self.max_warnings.or(defaults.max_warnings),
            ..self.clone()
        }
    }

    /// How findings are written.
    pub(super) fn format(&self) -> OutputFormat {
        // A diff has nothing around it and nothing between files, as lines have.
        match self.product {
            Product::Diff => OutputFormat::Concise,
            Product::Answers => OutputFormat::Jsonl,
            Product::Findings | Product::Text => self.output_format.unwrap_or_default(),
        }
    }

    /// Where findings go.
    pub(super) fn open(&self, terminal: &Terminal) -> Result<Output, Error> {
        match (&self.output_file, self.product) {
            (None, Product::Text) => Ok(Output::stderr(terminal)),
            (file, _) => Output::open(file.as_deref(), terminal),
        }
    }

    /// Whether to colour what [`OutputArgs::open`] gives.
    pub(super) fn color(&self, terminal: &Terminal) -> bool {
        match (&self.output_file, self.product) {
            (Some(_), _) => terminal.color_files,
            (None, Product::Text) => terminal.stderr.color,
            (None, _) => terminal.stdout.color,
        }
    }

    /// Makes of what a file holds what the run keeps. This runs on the thread that has checked the file.
    pub(super) fn digest(&self, terminal: &Terminal, examined: Examined<'_>) -> Checked {
        let Examined { original, source, checked, applied, refused, unwritten, .. } = examined;
        let engine::Checked { findings, held_back, recorded, .. } = checked;
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
            checked.text = diff(original, source, self.color(terminal));
        } else if findings.is_empty() {
            return checked;
        } else if self.statistics {
            checked.statistics.add(findings);
        } else {
            let style = terminal.style(self.color(terminal));
            checked.text = render(self.format().report(), style, source, findings);
        }
        checked
    }
}
