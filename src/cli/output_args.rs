//! The arguments that say what becomes of findings.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::Args;

use super::error::Error;
use super::output_plan::{Destination, OutputPlan, Product, Report};
use super::target::{TargetParser, refuse_doubles};
use crate::config::OutputDefaults;
use crate::output::{Format, Target};

#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// How to write the findings: FORMAT to standard output, FORMAT=FILE to a file as well; may be repeated
    /// [default: as the project file says, else full, and github on GitHub Actions]
    #[arg(long, value_name = "FORMAT[=FILE]", value_parser = TargetParser)]
    output_format: Vec<Target>,

    /// Write to this file what would go to standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,

    /// Count the findings by rule instead of listing them
    #[arg(long)]
    pub(super) statistics: bool,

    /// Leave out the summary
    #[arg(short, long)]
    quiet: bool,

    /// Fail when there are more warnings than this
    #[arg(long, value_name = "N", value_parser = count)]
    max_warnings: Option<usize>,

    /// Exit with 0 whatever is found; a run that fails still exits with 2
    #[arg(long)]
    exit_zero: bool,
}

/// Reads a count that was asked for.
fn count(text: &str) -> Result<usize, String> {
    text.parse().map_err(|_| "it must be a whole number from 0 up".into())
}

impl OutputArgs {
    /// Refuses arguments that do not go together.
    pub(super) fn check(&self) -> Result<(), Error> {
        refuse_doubles(&self.output_format)?;
        if self.statistics && self.output_format.iter().any(|it| it.file.is_none() && it.format.is_data()) {
            return Err(Error::Usage {
                message: "--statistics is a table for people and cannot be written as data".into(),
                help: "leave out --statistics and count the findings by their `rule`, or write the data to a file, as in \
                       `--output-format json=findings.json`",
            });
        }
        Ok(())
    }

    /// Whether nothing is asked for but one report of this format, on standard output.
    pub(super) fn writes_only(&self, format: Format) -> bool {
        let is_it = |target: &Target| target.format == format && target.file.is_none();
        self.output_file.is_none() && self.output_format.iter().all(is_it)
    }

    /// What a run writes that is about `product`, where a project file says `defaults`, and the environment has these
    /// variables.
    pub(super) fn plan(
        &self,
        defaults: &OutputDefaults,
        product: Product,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<OutputPlan, Error> {
        let asked = if self.output_format.is_empty() { &defaults.formats } else { &self.output_format }.clone();
        let (alone, beside): (Vec<_>, Vec<_>) = asked.into_iter().partition(|target| target.file.is_none());
        // No findings are told where fixes are shown.
        let beside = if matches!(product, Product::Diff | Product::Answers) { Vec::new() } else { beside };
        // A table for people is asked for.
        let format = alone.first().map(|it| it.format).filter(|it| !self.statistics || !it.is_data());
        // Commands are for the log of a run.
        let is_logged = product == Product::Findings && !self.statistics && self.output_file.is_none();
        let default = || {
            let on_github = is_logged && variable("GITHUB_ACTIONS").is_some_and(|value| value == "true");
            if on_github { Format::Github } else { Format::Full }
        };
        let first = Target {
            // A diff has nothing around it and nothing between files, as lines have.
            format: match product {
                Product::Diff => Format::Concise,
                Product::Answers => Format::Jsonl,
                Product::Findings | Product::Text => format.unwrap_or_else(default),
            },
            file: self.output_file.clone(),
        };
        let targets: Vec<_> = [first].into_iter().chain(beside).collect();
        refuse_doubles(&targets)?;
        let report = |target: Target| Report {
            format: target.format,
            destination: match target.file {
                Some(path) => Destination::File(path),
                None if product == Product::Text => Destination::Stderr,
                None => Destination::Stdout,
            },
        };
        let for_github = targets.iter().any(|target| target.format == Format::Github);
        let step_summary = variable("GITHUB_STEP_SUMMARY").filter(|path| for_github && !path.is_empty());
        Ok(OutputPlan {
            step_summary: step_summary.map(PathBuf::from),
            reports: targets.into_iter().map(report).collect(),
            statistics: self.statistics,
            quiet: self.quiet,
            // Of a diff no findings are counted.
            max_warnings: self.max_warnings.or(defaults.max_warnings).filter(|_| product != Product::Diff),
            exit_zero: self.exit_zero,
            product,
        })
    }
}
