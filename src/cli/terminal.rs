//! What standard output and standard error are: the one place that decides on colour and width.

use std::env;
use std::ffi::OsString;
use std::io::{self, IsTerminal};

use clap::ValueEnum;

use crate::report::Style;

/// The width of lines where there is no terminal to ask.
const DEFAULT_WIDTH: usize = 100;

/// When to use colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum ColorWhen {
    /// On a terminal, unless `NO_COLOR`, `FORCE_COLOR`, `CLICOLOR_FORCE` or `CLICOLOR` say otherwise
    #[default]
    Auto,
    /// Always, in files and pipes too
    Always,
    /// Never
    Never,
}

/// The two streams.
#[derive(Clone, Copy, Debug)]
pub(super) struct Terminal {
    /// Standard output.
    pub stdout: Channel,
    /// Standard error.
    pub stderr: Channel,
    /// Whether to colour files too.
    pub color_files: bool,
    /// How many columns a line may have.
    pub width: usize,
}

/// One of the streams.
#[derive(Clone, Copy, Debug)]
pub(super) struct Channel {
    /// Whether a person reads along.
    pub interactive: bool,
    /// Whether to colour it.
    pub color: bool,
}

impl Terminal {
    /// Looks at the streams and the environment.
    pub(super) fn new(when: ColorWhen) -> Self {
        let decided = when.decide(|name| env::var_os(name));
        let able = env::var_os("TERM").is_none_or(|term| term != "dumb");
        let channel = |interactive| Channel { interactive, color: decided.unwrap_or(interactive && able) };
        Self {
            stdout: channel(io::stdout().is_terminal()),
            stderr: channel(io::stderr().is_terminal()),
            color_files: when == ColorWhen::Always,
            width: columns().unwrap_or(DEFAULT_WIDTH),
        }
    }

    /// How findings look here.
    pub(super) fn style(&self, color: bool) -> Style {
        Style { width: self.width, color }
    }
}

impl ColorWhen {
    /// What the flag says, or else the environment; `None` when it hangs on the terminal.
    pub(super) fn decide(self, variable: impl Fn(&str) -> Option<OsString>) -> Option<bool> {
        let set = |name| variable(name).filter(|value| !value.is_empty());
        let forces = |name| set(name).is_some_and(|value| value != "0");
        match self {
            Self::Always => Some(true),
            Self::Never => Some(false),
            Self::Auto if set("NO_COLOR").is_some() => Some(false),
            Self::Auto if forces("FORCE_COLOR") || forces("CLICOLOR_FORCE") => Some(true),
            Self::Auto if set("CLICOLOR").is_some_and(|value| value == "0") => Some(false),
            Self::Auto => None,
        }
    }

    /// The last `--color` among the arguments, for help and usage errors, which come before the arguments are parsed.
    pub(super) fn glance(arguments: &[OsString]) -> Self {
        let text = |index: usize| arguments.get(index).and_then(|it| it.to_str());
        let value = |index| match text(index)? {
            "--color" => text(index + 1),
            argument => argument.strip_prefix("--color="),
        };
        let last = (0..arguments.len()).rev().find_map(value);
        last.and_then(|value| Self::from_str(value, false).ok()).unwrap_or_default()
    }
}

/// The columns of the terminal that standard output is; some say 0 when they do not know.
fn columns() -> Option<usize> {
    let (width, _) = terminal_size::terminal_size_of(io::stdout())?;
    Some(usize::from(width.0)).filter(|width| *width > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decide(when: ColorWhen, variables: &[(&str, &str)]) -> Option<bool> {
        when.decide(|name| variables.iter().find(|(it, _)| *it == name).map(|(_, value)| value.into()))
    }

    #[test]
    fn the_flag_comes_first() {
        assert_eq!(decide(ColorWhen::Always, &[("NO_COLOR", "1")]), Some(true));
        assert_eq!(decide(ColorWhen::Never, &[("FORCE_COLOR", "1")]), Some(false));
    }

    #[test]
    fn the_variables_have_an_order() {
        let auto = |variables: &[(&str, &str)]| decide(ColorWhen::Auto, variables);
        assert_eq!(auto(&[("NO_COLOR", "1"), ("FORCE_COLOR", "1")]), Some(false));
        assert_eq!(auto(&[("NO_COLOR", ""), ("FORCE_COLOR", "1")]), Some(true));
        assert_eq!(auto(&[("FORCE_COLOR", "0"), ("CLICOLOR_FORCE", "1")]), Some(true));
        assert_eq!(auto(&[("CLICOLOR_FORCE", "1"), ("CLICOLOR", "0")]), Some(true));
        assert_eq!(auto(&[("CLICOLOR_FORCE", "0"), ("CLICOLOR", "0")]), Some(false));
        assert_eq!(auto(&[("CLICOLOR", "1")]), None);
        assert_eq!(auto(&[]), None);
    }

    #[test]
    fn the_last_flag_is_seen_before_parsing() {
        let glance = |arguments: &[&str]| ColorWhen::glance(&arguments.iter().map(OsString::from).collect::<Vec<_>>());
        assert_eq!(glance(&["check", "--color", "never", "--help"]), ColorWhen::Never);
        assert_eq!(glance(&["--color=never", "check", "--color=always"]), ColorWhen::Always);
        assert_eq!(glance(&["check", "--color"]), ColorWhen::Auto);
    }
}
