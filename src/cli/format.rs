//! The formats of findings, as arguments.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::output::Format;

/// Those that speak of any mistake; the others speak of rules.
pub(super) const OF_MISTAKES: &[Format] = &[Format::Full, Format::Concise, Format::Json, Format::Jsonl];

/// The formats as help, completions and manual pages list them.
pub(super) fn possible_values(formats: &'static [Format]) -> impl Iterator<Item = PossibleValue> {
    formats.iter().map(|format| PossibleValue::new(format.name()).help(format.help()))
}

/// Reads the name of one of these formats.
pub(super) fn format_parser(formats: &'static [Format]) -> impl TypedValueParser<Value = Format> {
    PossibleValuesParser::new(possible_values(formats))
        .try_map(|name| Format::named(&name).ok_or("there is no such format"))
}
