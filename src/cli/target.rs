//! The reports that the command line asks for.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, TypedValueParser};
use clap::error::ErrorKind;
use clap::{Arg, Command};

use super::error::Error;
use super::format::{format_parser, possible_values};
use crate::output::{Format, Target, TargetError};
use crate::project::display_name;

/// Reads a [`Target`].
#[derive(Clone, Debug)]
pub(super) struct TargetParser;

impl TypedValueParser for TargetParser {
    type Value = Target;

    fn parse_ref(&self, command: &Command, argument: Option<&Arg>, value: &OsStr) -> Result<Target, clap::Error> {
        // What is not UTF-8 has the replacement character, which no format has.
        let text = value.to_string_lossy();
        let wrong = match value.to_str().map(Target::parse) {
            Some(Ok(target)) => return Ok(target),
            Some(Err(TargetError::UnknownFormat(name))) => name,
            Some(Err(TargetError::NoFile(_))) => {
                let message = format!("invalid value '{text}': no file is named after `=`\n");
                return Err(clap::Error::raw(ErrorKind::ValueValidation, message).with_cmd(command));
            }
            None => &*text,
        };
        // The list of formats words the error.
        let format = format_parser(Format::ALL).parse_ref(command, argument, OsStr::new(wrong))?;
        Ok(Target { format, file: None })
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(possible_values(Format::ALL)))
    }
}

/// Refuses a second report for standard output, and a second one for a file.
pub(super) fn refuse_doubles(targets: &[Target]) -> Result<(), Error> {
    let double = targets.iter().enumerate().find_map(|(at, target)| target.doubles(&targets[..at]));
    double.map_or(Ok(()), |double| {
        Err(Error::Usage {
            message: double.message(display_name),
            help: double.help("write one of them to a file, as in `--output-format sarif=report.sarif`"),
        })
    })
}
