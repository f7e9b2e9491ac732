//! The arguments that say what becomes of findings.

use std::path::PathBuf;

use clap::Args;

use super::error::Error;
use super::format::OutputFormat;
use super::output::Output;
use super::tally::Counts;
use super::terminal::Terminal;
use crate::diagnostic::Diagnostic;
use crate::report::{Statistics, render};
use crate::text::Source;

#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// How to write the findings
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    pub output_format: OutputFormat,

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
    #[arg(long, value_name = "N")]
    pub max_warnings: Option<usize>,

    /// Exit with 0 whatever is found; a run that fails still exits with 2
    #[arg(long)]
    pub exit_zero: bool,
}

/// What a run keeps of a file that it has checked.
#[derive(Default)]
pub(super) struct Checked {
    pub counts: Counts,
    /// The findings as they will be written.
    pub text: String,
    /// The findings by rule, when nothing else is wanted.
    pub statistics: Statistics,
}

impl OutputArgs {
    /// Where findings go.
    pub(super) fn open(&self, terminal: &Terminal) -> Result<Output, Error> {
        match &self.output_file {
            Some(path) => Output::file(path),
            None => Ok(Output::stdout(terminal)),
        }
    }

    /// Whether to colour what [`OutputArgs::open`] gives.
    pub(super) fn color(&self, terminal: &Terminal) -> bool {
        if self.output_file.is_some() { terminal.color_files } else { terminal.stdout.color }
    }

    /// Makes of a file's findings what the run keeps. This runs on the thread that has checked the file.
    pub(super) fn digest(&self, terminal: &Terminal, source: &Source, findings: &[Diagnostic]) -> Checked {
        let mut checked = Checked { counts: Counts::of(findings), ..Checked::default() };
        if findings.is_empty() {
            return checked;
        }
        if self.statistics {
            checked.statistics.add(findings);
        } else {
            let style = terminal.style(self.color(terminal));
            checked.text = render(self.output_format.report(), style, source, findings);
        }
        checked
    }
}
