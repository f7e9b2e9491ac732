//! The schema as text: what is declared, with the evidence in comments.

mod front_matter;
mod opening;
mod sections;
mod tables;

use super::Options;
use super::describe::Describer;
use super::toml::{Key, Toml};
use super::value::Values;

/// In fewer places than this, one may have kept to a habit by chance.
const FEWEST: u64 = 5;

/// Writes the parts of a schema.
pub(super) struct Writer<'a> {
    pub(super) options: &'a Options,
    pub(super) toml: Toml,
}

impl Writer<'_> {
    fn describer<'n>(&self, noun: &'n str) -> Describer<'n> {
        Describer { judge: self.options.judge(), today: self.options.today, noun, enums: true, date_prefix: false }
    }

    /// What to declare of values, each called `noun`; the evidence is added to what there is.
    fn describe(&self, noun: &str, values: &Values, evidence: &mut Vec<String>) -> Vec<Key> {
        let described = self.describer(noun).describe(values);
        evidence.extend(described.evidence);
        described.keys
    }
}
