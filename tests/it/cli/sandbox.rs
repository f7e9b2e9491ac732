//! A folder of its own for each test, and the program run in it.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use tempfile::TempDir;

/// A schema that lets everything pass, so that only the bytes of a file can be wrong.
pub(crate) const FREE: &str = "[schema]\nname = \"free\"\nunknown-sections = \"allow\"\n";

/// A document without a finding under [`FREE`].
pub(crate) const CLEAN: &str = "# A title\n\nSome words.\n";

/// A document with one error under [`FREE`].
pub(crate) const ERROR: &str = "# A title\n\nSome \0 words.\n";

/// A document with one warning under [`FREE`].
pub(crate) const WARNING: &str = "\u{feff}# A title\n\nSome words.\n";

/// A folder that goes with the test.
pub(crate) struct Sandbox {
    root: TempDir,
}

/// A run that has ended.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) status: i32,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

impl Sandbox {
    /// A folder with `free.toml` and these files.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let sandbox = Self { root: tempfile::tempdir().unwrap() };
        sandbox.write("free.toml", FREE);
        for (path, text) in files {
            sandbox.write(path, text);
        }
        sandbox
    }

    /// Writes a file, with the folders it lies in.
    pub(crate) fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    /// The text of a file.
    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    /// Where a file of the folder lies.
    pub(crate) fn path(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    /// The program, to be run here with these arguments.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_digestlint"));
        command.args(arguments).current_dir(self.root.path()).env_clear().stdin(Stdio::null());
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        // 2025-12-07, so that no test depends on the day it runs.
        command.env("SOURCE_DATE_EPOCH", "1765065600");
        command
    }

    /// Runs the program with these arguments.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.command(arguments).output().unwrap().into()
    }

    /// Runs the program with these arguments in one of the folders.
    pub(crate) fn run_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        self.command(arguments).current_dir(self.path(folder)).output().unwrap().into()
    }

    /// Runs `check` with the schema that lets everything pass.
    pub(crate) fn check(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["check", "--schema", "free.toml"], arguments].concat())
    }

    /// Runs the program with these arguments and variables.
    pub(crate) fn run_with(&self, variables: &[(&str, &str)], arguments: &[&str]) -> Ran {
        self.command(arguments).envs(variables.iter().copied()).output().unwrap().into()
    }

    /// Runs the program with this text on standard input.
    pub(crate) fn run_on(&self, input: &[u8], arguments: &[&str]) -> Ran {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // A program that refuses its arguments does not read; the pipe then breaks, which is fine.
        _ = child.stdin.take().unwrap().write_all(input);
        child.wait_with_output().unwrap().into()
    }
}

impl Ran {
    /// The paths that `concise` findings name, in their order.
    pub(crate) fn paths(&self) -> Vec<&str> {
        self.stdout.lines().filter_map(|line| line.split(':').next()).collect()
    }

    /// Holds the exit status, and shows the streams when it is another one.
    #[track_caller]
    pub(crate) fn exits(self, status: i32) -> Self {
        assert_eq!(self.status, status, "stdout:\n{}\nstderr:\n{}", self.stdout, self.stderr);
        self
    }

    /// Holds that standard error has each of these texts.
    #[track_caller]
    pub(crate) fn says(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(self.stderr.contains(text), "{text:?} is not in\n{}", self.stderr);
        }
        self
    }

    /// Holds that standard output has each of these texts.
    #[track_caller]
    pub(crate) fn prints(self, texts: &[&str]) -> Self {
        for text in texts {
            assert!(self.stdout.contains(text), "{text:?} is not in\n{}", self.stdout);
        }
        self
    }

    /// Holds that standard output is empty.
    #[track_caller]
    pub(crate) fn prints_nothing(self) -> Self {
        assert_eq!(self.stdout, "");
        self
    }
}

impl From<Output> for Ran {
    fn from(output: Output) -> Self {
        Self {
            status: output.status.code().expect("the program was killed"),
            stdout: String::from_utf8(output.stdout).expect("standard output is UTF-8"),
            stderr: String::from_utf8(output.stderr).expect("standard error is UTF-8"),
        }
    }
}

/// Makes a symbolic link, where the system has them.
#[cfg(unix)]
pub(crate) fn link(target: &str, at: &Path) {
    std::os::unix::fs::symlink(target, at).unwrap();
}
