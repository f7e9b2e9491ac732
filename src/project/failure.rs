use std::fmt::{self, Write};
use std::io;
use std::path::PathBuf;

use crate::git::BlobError;
use crate::spec::Mistake;
use crate::text::{LineColumn, TooLong};

/// A path that a run could not deal with; the run goes on with the others.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", Printable(path))]
pub struct Failure {
    /// The path, as reports show it.
    pub path: String,
    /// What went wrong.
    pub error: Cause,
}

/// Why a path could not be dealt with.
#[derive(Debug, thiserror::Error)]
pub enum Cause {
    /// The system says no.
    #[error("{}", system_message(.0))]
    Io(#[from] io::Error),
    /// The path is a symbolic link to nothing.
    #[error("this symbolic link points to `{}`, which does not exist", Printable(&.0.to_string_lossy()))]
    DanglingLink(PathBuf),
    /// The text is longer than spans can say.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// A schema or project file that is not UTF-8, or a document to learn from. (In a document to check this is a finding,
    /// not a failure.)
    #[error("not UTF-8 at line {}, column {}; save it as UTF-8", .0.line, .0.column)]
    NotUtf8(LineColumn),
    /// A `pyproject.toml` that was asked for, and says nothing to digestlint.
    #[error("there is no table [tool.digestlint] in it")]
    NoTable,
    /// The file may only be read.
    #[error("the file is read-only; it was left as it is")]
    ReadOnly,
    /// What is to be written is a folder, or a device.
    #[error("it is no regular file, so it cannot be written")]
    NoFile,
    /// The file is no longer what was read.
    #[error("the file has changed on disk since it was read; it was left as it is")]
    Changed,
    /// What the repository holds cannot be read.
    #[error(transparent)]
    Blob(#[from] BlobError),
    /// The index of the repository holds several versions of the file.
    #[error("the file is not merged, so none of its versions is staged; resolve the conflict and `git add` it")]
    Unmerged,
    /// A fault of the program itself.
    #[error("the check broke down: {0}; this is a bug in digestlint, please report it with this file")]
    Panic(String),
}

/// What is wrong with the project files of a run, and with the schemas that they name.
#[derive(Debug, Default, thiserror::Error)]
#[error("the project files have mistakes")]
pub struct ProjectErrors {
    /// Project files that cannot be read.
    pub failures: Vec<Failure>,
    /// Mistakes in them and in their schemas, those of one file together and in order.
    pub mistakes: Vec<Mistake>,
}

impl ProjectErrors {
    /// Whether nothing is wrong.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.failures.is_empty() && self.mistakes.is_empty()
    }
}

/// What the system says, without the error number that Rust puts after it.
#[must_use]
pub fn system_message(error: &io::Error) -> String {
    let message = error.to_string();
    let number = error.raw_os_error().map(|code| format!(" (os error {code})")).unwrap_or_default();
    message.strip_suffix(&number).unwrap_or(&message).to_owned()
}

/// A path on a terminal: control characters in a file's name must not act there.
struct Printable<'a>(&'a str);

impl fmt::Display for Printable<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for character in self.0.chars() {
            if character.is_control() {
                write!(f, "{}", character.escape_default())?;
            } else {
                f.write_char(character)?;
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_number_of_an_error_is_left_out() {
        let error = io::Error::from_raw_os_error(2);
        assert!(!system_message(&error).contains("os error"), "{}", system_message(&error));
    }

    #[test]
    fn a_path_cannot_steer_the_terminal() {
        let failure = Failure { path: "a\u{1b}[2J\n.md".into(), error: Cause::TooLong(TooLong) };
        assert_eq!(failure.to_string(), "a\\u{1b}[2J\\n.md: a file of 4 GiB or more cannot be checked");
    }
}
