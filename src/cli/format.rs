//! The formats of findings, as the command line names them.

use clap::ValueEnum;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

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
    /// One page for a browser, complete in itself
    Html,
    /// Annotations of GitHub Actions, with a table on the page of the run
    Github,
    /// One SARIF 2.1.0 log, for code scanning; findings that are let pass are in it
    Sarif,
    /// For reviewdog, with fixes as suggestions
    Rdjson,
    /// For GitLab's Code Quality
    Gitlab,
    /// For readers of test results: a suite for each file, a case for each rule that finds something
    Junit,
}

impl OutputFormat {
    /// Those that speak of any mistake; the others speak of rules.
    const OF_MISTAKES: [Self; 4] = [Self::Full, Self::Concise, Self::Json, Self::Jsonl];

    /// The format with this name.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::from_str(name, false).ok()
    }

    /// Its name.
    pub(super) fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Reads a format that mistakes in schemas can be written in.
    pub(super) fn of_mistakes() -> impl TypedValueParser<Value = Self> {
        let values: Vec<PossibleValue> = Self::OF_MISTAKES.iter().filter_map(ValueEnum::to_possible_value).collect();
        PossibleValuesParser::new(values).try_map(|name| Self::from_str(&name, false))
    }

    /// The format as the reports know it.
    pub(super) fn report(self) -> Format {
        match self {
            Self::Full => Format::Full,
            Self::Concise => Format::Concise,
            Self::Json => Format::Json,
            Self::Jsonl => Format::Jsonl,
            Self::Html => Format::Html,
            Self::Github => Format::Github,
            Self::Sarif => Format::Sarif,
            Self::Rdjson => Format::Rdjson,
            Self::Gitlab => Format::Gitlab,
            Self::Junit => Format::Junit,
        }
    }

    /// Whether programs read it, not people.
    pub(super) fn is_data(self) -> bool {
        !matches!(self, Self::Full | Self::Concise)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::language::FORMATS;

    #[test]
    fn project_files_know_the_same_formats() {
        let formats: Vec<_> = OutputFormat::value_variants().iter().filter_map(ValueEnum::to_possible_value).collect();
        assert_eq!(formats.iter().map(PossibleValue::get_name).collect::<Vec<_>>(), FORMATS);
    }
}
