//! The arguments that turn rules on and off, and set their levels.

use clap::Args;
use jiff::civil::Date;

use super::error::UnknownRule;
use crate::diagnostic::Severity;
use crate::engine::Settings;
use crate::rules::{Rule, find};
use crate::schema::Level;

/// Each of these steps has the last word over those before it, and all over what the schema says.
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
    /// The settings of a run on the day `today`.
    pub(super) fn settings(&self, today: Date) -> Settings {
        let mut settings = Settings::new(today);
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
        settings
    }
}

/// The rule that an argument names.
pub(super) fn rule(name: &str) -> Result<&'static Rule, UnknownRule> {
    find(name.trim()).ok_or_else(|| UnknownRule::new(name))
}
