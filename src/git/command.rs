use std::io;
use std::process::{Command, Output, Stdio};

use super::GitError;

/// Variables by which a user may change what the words of a command mean.
const MEDDLING: [&str; 4] =
    ["GIT_LITERAL_PATHSPECS", "GIT_GLOB_PATHSPECS", "GIT_NOGLOB_PATHSPECS", "GIT_ICASE_PATHSPECS"];

/// The program, to be run with these arguments in the current folder.
pub(super) fn git(arguments: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.arg("--no-pager").args(arguments);
    // Looking must not write the index anew; messages are told apart by their English words.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C");
    for name in MEDDLING {
        command.env_remove(name);
    }
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

/// Runs the program to its end, however that is.
pub(super) fn run(arguments: &[&str]) -> Result<Output, GitError> {
    git(arguments).output().map_err(unusable)
}

/// What the program writes to standard output.
pub(super) fn output(arguments: &[&'static str]) -> Result<Vec<u8>, GitError> {
    let command = arguments.first().copied().unwrap_or_default();
    let output = run(arguments)?;
    if output.status.success() { Ok(output.stdout) } else { Err(failure(command, &output)) }
}

/// The error of a program that cannot be started.
pub(super) fn unusable(error: io::Error) -> GitError {
    if error.kind() == io::ErrorKind::NotFound { GitError::NotInstalled } else { GitError::Unusable(error) }
}

/// The error of a program that has failed.
pub(super) fn failure(command: &'static str, output: &Output) -> GitError {
    let said = String::from_utf8_lossy(&output.stderr);
    let fatal = said.lines().find_map(|line| line.strip_prefix("fatal: ").or_else(|| line.strip_prefix("error: ")));
    let message = fatal.map_or_else(|| output.status.to_string(), str::to_owned);
    match message {
        it if it.starts_with("not a git repository") => GitError::NoRepository,
        it if it.starts_with("detected dubious ownership") => GitError::Untrusted(it),
        message => GitError::Failed { command, message },
    }
}
