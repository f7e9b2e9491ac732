use std::ops::Deref;
use std::process::Command;

use crate::cli::sandbox::{FREE, Ran, Sandbox};

/// A sandbox that is a Git repository.
pub(super) struct Repository(Sandbox);

impl Repository {
    /// A repository with these files, and `free.toml`, in its first commit, on the branch `main`.
    pub(super) fn new(files: &[(&str, &str)]) -> Self {
        let repository = Self::unborn(files);
        repository.commit();
        repository
    }

    /// A repository with these files, and `free.toml`, without a commit.
    pub(super) fn unborn(files: &[(&str, &str)]) -> Self {
        let repository = Self(Sandbox::new(files));
        repository.git(&["init", "--quiet", "--initial-branch=main"]);
        repository
    }

    /// Runs git here; what it prints.
    #[track_caller]
    pub(super) fn git(&self, arguments: &[&str]) -> String {
        self.git_in(".", arguments)
    }

    /// Runs git in one of the folders; what it prints.
    #[track_caller]
    pub(super) fn git_in(&self, folder: &str, arguments: &[&str]) -> String {
        let output = self.git_command(arguments).current_dir(self.path(folder)).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "git {arguments:?}: {said}");
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// The program git, to be run here, whatever the machine's settings are.
    pub(super) fn git_command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new("git");
        command.args(["-c", "protocol.file.allow=always"]).args(arguments).current_dir(self.path(".")).env_clear();
        command.env("PATH", std::env::var_os("PATH").unwrap_or_default());
        for who in ["AUTHOR", "COMMITTER"] {
            command.env(format!("GIT_{who}_NAME"), "A").env(format!("GIT_{who}_EMAIL"), "a@example.org");
        }
        command.env("GIT_CONFIG_NOSYSTEM", "1").env("HOME", self.path("."));
        command
    }

    /// Commits all that there is.
    #[track_caller]
    pub(super) fn commit(&self) {
        self.commit_in(".");
    }

    #[track_caller]
    pub(super) fn commit_in(&self, folder: &str) {
        self.git_in(folder, &["add", "--all"]);
        self.git_in(folder, &["commit", "--quiet", "--allow-empty", "--message=A step"]);
    }

    /// The paths with findings, of a run with the schema that lets everything pass.
    #[track_caller]
    pub(super) fn found(&self, arguments: &[&str]) -> Vec<String> {
        let ran = self.check(&[&["--output-format", "concise"], arguments].concat());
        assert!(ran.status < 2, "{}", ran.stderr);
        ran.paths().into_iter().map(str::to_owned).collect()
    }

    /// Runs `check` in one of the folders with the schema that lets everything pass.
    pub(super) fn check_in(&self, folder: &str, arguments: &[&str]) -> Ran {
        self.write(&format!("{folder}/free.toml"), FREE);
        self.run_in(folder, &[&["check", "--schema", "./free.toml", "--output-format", "concise"], arguments].concat())
    }
}

impl Deref for Repository {
    type Target = Sandbox;

    fn deref(&self) -> &Sandbox {
        &self.0
    }
}
