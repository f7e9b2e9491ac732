//! How a run ends.

use std::process::ExitCode;

/// What the exit status says, the worst last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Status {
    /// Nothing at error level.
    Clean,
    /// The client of a server went away without a word (LSP 3.17, `exit`).
    Abandoned,
    /// Findings at error level, or more warnings than allowed.
    Findings,
    /// The run itself failed.
    Failed,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clean => 0,
            Status::Abandoned | Status::Findings => 1,
            Status::Failed => 2,
        })
    }
}
