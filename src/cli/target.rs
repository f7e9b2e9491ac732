//! A report that the command line asks for: `FORMAT`, or `FORMAT=FILE`.

use std::ffi::OsStr;
use std::path::PathBuf;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command};

use super::error::Error;
use super::format::{format_parser, possible_values};
use crate::config;
use crate::output::Format;
use crate::project::display_name;

/// A format, and the file that it is for; `None` for standard output.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Target {
    pub format: Format,
    pub file: Option<PathBuf>,
}

/// Reads a [`Target`].
#[derive(Clone, Debug)]
pub(super) struct TargetParser;

impl TypedValueParser for TargetParser {
    type Value = Target;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<Target, clap::Error> {
        let lossy = value.to_string_lossy();
        let (name, file) = match value.to_str().and_then(|text| text.split_once('=')) {
            Some((name, file)) => (name, Some(file)),
            None => (&*lossy, None),
        };
        let format = format_parser(Format::ALL).parse_ref(command, argument, OsStr::new(name))?;
        if file.is_some_and(str::is_empty) {
            let value = value.to_string_lossy();
            let message = format!("invalid value '{value}': no file is named after `=`\n");
            return Err(clap::Error::raw(ErrorKind::ValueValidation, message).with_cmd(command));
        }
        Ok(Target { format, file: file.map(PathBuf::from) })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(possible_values(Format::ALL)))
    }
}

impl Target {
    /// What a project file asks for.
    pub(super) fn configured(format: &config::OutputFormat) -> Option<Self> {
        Some(Self { format: Format::named(&format.name)?, file: format.file.clone() })
    }
}

/// Refuses a second report for standard output, and a second one for a file.
pub(super) fn refuse_doubles(targets: &[Target]) -> Result<(), Error> {
    for (at, target) in targets.iter().enumerate() {
        let Some(other) = targets[..at].iter().find(|other| other.file == target.file) else { continue };
        let (name, other) = (target.format.name(), other.format.name());
        return Err(match &target.file {
            None => Error::Usage {
                message: format!("the formats {other} and {name} are both for standard output"),
                help: "write one of them to a file, as in `--output-format sarif=report.sarif`",
            },
            Some(file) => Error::Usage {
                message: format!("two reports are for the file {}", display_name(file)),
                help: "give each report a file of its own",
            },
        });
    }
    Ok(())
}
