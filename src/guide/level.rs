//! What becomes of a document that departs from a statement.

use crate::diagnostic::{Level, Severity};
use crate::rules::find;
use crate::schema::Schema;

/// The levels of the rules under a schema.
#[derive(Clone, Copy)]
pub(super) struct Levels<'a>(pub(super) &'a Schema);

impl Levels<'_> {
    /// The level of what `rule` finds against a declaration that gives `level`.
    pub(super) fn of(self, rule: &str, level: Option<Level>) -> Level {
        let known = find(rule);
        debug_assert!(known.is_some(), "no rule is called {rule}");
        self.or(rule, level, known.map_or(Severity::Error, |rule| rule.severity))
    }

    /// The same, where neither the declaration nor the schema gives a level.
    fn or(self, rule: &str, level: Option<Level>, own: Severity) -> Level {
        match self.0.level(rule) {
            // A rule that the schema turns off does not look, whatever a declaration says.
            Some(Level::Off) => Level::Off,
            of_rule => level.or(of_rule).unwrap_or(Level::Report(own)),
        }
    }

    /// `statement`, marked when a departure from it is no error. `rule` looks at it, and `level` is what its declaration
    /// says.
    pub(super) fn marked(self, statement: impl Into<String>, rule: &str, level: Option<Level>) -> String {
        statement.into() + mark(self.of(rule, level))
    }

    /// The same with a severity of its own in place of that of the rule.
    pub(super) fn marked_or(self, statement: &str, rule: &str, level: Option<Level>, own: Severity) -> String {
        statement.to_owned() + mark(self.or(rule, level, own))
    }
}

fn mark(level: Level) -> &'static str {
    match level {
        Level::Report(Severity::Error) => "",
        Level::Report(Severity::Warning) => " (warning)",
        Level::Report(Severity::Note) => " (note)",
        Level::Off => " (not checked)",
    }
}

/// What becomes of all that is wrong with a value.
pub(super) fn verdict(level: Level) -> &'static str {
    match level {
        Level::Report(Severity::Error) => "all faults of it are errors",
        Level::Report(Severity::Warning) => "all faults of it are warnings",
        Level::Report(Severity::Note) => "all faults of it are notes",
        Level::Off => "it is not checked",
    }
}
