//! The formats of findings, as the command line names them.

use clap::ValueEnum;

use crate::report::Format;

/// How findings are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// With the place in the text, what to do, and the line of the schema that asks for it
    #[default]
    Full,
    /// One line each: `path:line:column: severity[rule] message`
    Concise,
    /// One JSON array
    Json,
    /// One JSON object a line
    Jsonl,
}

impl OutputFormat {
    /// The format as the reports know it.
    pub(super) fn report(self) -> Format {
        match self {
            Self::Full => Format::Full,
            Self::Concise => Format::Concise,
            Self::Json => Format::Json,
            Self::Jsonl => Format::Jsonl,
        }
    }

    /// Whether programs read it, not people.
    pub(super) fn is_data(self) -> bool {
        matches!(self, Self::Json | Self::Jsonl)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::language::FORMATS;

    #[test]
    fn project_files_know_the_same_formats() {
        let formats: Vec<_> = OutputFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        assert_eq!(formats.iter().map(clap::builder::PossibleValue::get_name).collect::<Vec<_>>(), FORMATS);
    }
}
