use super::RULES;
use crate::spec::{self, TableSpec};

/// The JSON Schema of the files that hold the keys of `root`, with the levels of all rules, as the text of a file.
#[must_use]
pub fn json_schema(root: &'static TableSpec) -> String {
    let rules: Vec<_> = RULES.iter().map(|rule| (rule.name, rule.summary)).collect();
    format!("{:#}\n", spec::json_schema(root, &rules))
}
