//! The arguments that turn rules on and off, and set their levels.

use clap::Args;

use super::error::UnknownRule;
use crate::diagnostic::Severity;
use crate::engine::Settings;
use crate::rules::{Rule, find};
use crate::schema::Level;

/// Each of these steps has the last word over those before it, and all over what project files and schemas say.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Rules")]
pub(super) struct RuleArgs {
    /// Run only these rules; may be repeated, or list several with commas
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    select: Vec<&'static Rule>,

    /// Leave these rules out, of those selected
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    ignore: Vec<&'static Rule>,

    /// Report these rules as warnings, whatever else is said of them
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    warn: Vec<&'static Rule>,

    /// Report these rules as errors, whatever else is said of them; comes after `--warn`
    #[arg(long, value_name = "RULE", value_delimiter = ',', value_parser = rule)]
    error: Vec<&'static Rule>,
}

impl RuleArgs {
    /// Sets the levels that are asked for.
    pub(super) fn set_levels(&self, settings: &mut Settings) {
        if !self.select.is_empty() {
            settings.select(&self.select.iter().map(|rule| rule.name).collect::<Vec<_>>());
        }
        let steps = [
            (&self.ignore, Level::Off),
            (&self.warn, Level::Report(Severity::Warning)),
            (&self.error, Level::Report(Severity::Error)),
        ];
        for (rules, level) in steps {
            for rule in rules {
                settings.set_level(rule.name, level);
            }
        }
    }
}

/// The rule that an argument names.
pub(super) fn rule(name: &str) -> Result<&'static Rule, UnknownRule> {
    find(name.trim()).ok_or_else(|| UnknownRule::new(name))
}
