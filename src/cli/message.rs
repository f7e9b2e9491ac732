//! What is said on standard error.

use std::fmt::Display;
use std::io::{self, Write};

use super::terminal::Terminal;

/// Writes to standard error. When that is gone there is nobody to tell, so failures are let go.
#[derive(Clone, Copy, Debug)]
pub(super) struct Messages {
    color: bool,
}

impl Messages {
    /// Messages in the colour that `terminal` allows.
    pub(super) fn new(terminal: &Terminal) -> Self {
        Self { color: terminal.stderr.color }
    }

    /// Something that makes the run fail.
    pub(super) fn error(self, message: impl Display) {
        self.say("error", "1;31", message);
    }

    /// Something to look at.
    pub(super) fn warning(self, message: impl Display) {
        self.say("warning", "1;33", message);
    }

    /// What to do about an error.
    pub(super) fn help(self, message: impl Display) {
        self.say("help", "1;36", message);
    }

    /// A line without a heading.
    pub(super) fn line(message: impl Display) {
        _ = writeln!(io::stderr().lock(), "{message}");
    }

    /// Text that has its line endings.
    pub(super) fn text(text: &str) {
        _ = io::stderr().lock().write_all(text.as_bytes());
    }

    fn say(self, word: &str, code: &str, message: impl Display) {
        if self.color {
            Self::line(format_args!("\x1b[{code}m{word}\x1b[0m: {message}"));
        } else {
            Self::line(format_args!("{word}: {message}"));
        }
    }
}
