use std::io;
use std::path::PathBuf;

/// Why git does not say what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    /// There is no program of this name.
    #[error("the program `git` was not found")]
    NotInstalled,
    /// The program cannot be run.
    #[error("the program `git` cannot be run: {0}")]
    Unusable(io::Error),
    /// The current folder lies in no repository.
    #[error("the current folder is not in a Git repository")]
    NoRepository,
    /// The repository belongs to somebody else, so that git does not look into it.
    #[error("git does not trust this repository: {0}")]
    Untrusted(String),
    /// The repository has no work tree, or the current folder is not in it.
    #[error("the current folder is not in the work tree of its Git repository")]
    NoWorkTree,
    /// There is no commit yet.
    #[error("the repository has no commit yet, so nothing can have changed since `{0}`")]
    NoCommit(String),
    /// The text cannot name a revision.
    #[error("`{0}` cannot be the name of a revision")]
    NoRevisionName(String),
    /// No commit has this name.
    #[error("the revision `{rev}` is not known in this repository{}", if_shallow(*.shallow))]
    UnknownRevision {
        /// The name.
        rev: String,
        /// Whether the repository holds only the latest commits.
        shallow: bool,
    },
    /// No commit comes before both the revision and the current one.
    #[error("`{rev}` and the current commit have no commit in common{}", if_shallow(*.shallow))]
    NoMergeBase {
        /// The revision.
        rev: String,
        /// Whether the repository holds only the latest commits.
        shallow: bool,
    },
    /// A path lies in another repository, or in none.
    #[error("`{}` is not in the Git repository of the current folder", .0.display())]
    Outside(PathBuf),
    /// It says something else.
    #[error("`git {command}` failed: {message}")]
    Failed {
        /// What was to be done.
        command: &'static str,
        /// What git says, or how it ended.
        message: String,
    },
}

fn if_shallow(shallow: bool) -> &'static str {
    if shallow { ": it is a shallow clone, which holds only the latest commits" } else { "" }
}

impl GitError {
    /// What to do about it.
    #[must_use]
    pub fn help(&self) -> Option<&'static str> {
        match self {
            Self::NotInstalled => Some("install git, or name the files to check"),
            Self::NoRepository | Self::NoWorkTree => Some("run it in the work tree, or name the files to check"),
            Self::NoCommit(_) => Some("use --staged to check what the first commit will hold"),
            Self::NoRevisionName(_) => Some("name a commit, a branch or a tag, such as `main` or `HEAD~1`"),
            // A clone of one branch does not know the others, however deep it is.
            Self::UnknownRevision { shallow: true, .. } => Some(
                "run `git fetch --unshallow origin '+refs/heads/*:refs/remotes/origin/*'`; on GitHub give \
                 `actions/checkout` the input `fetch-depth: 0`, on GitLab set the variable `GIT_DEPTH: 0`",
            ),
            Self::NoMergeBase { shallow: true, .. } => Some(
                "run `git fetch --unshallow`; on GitHub give `actions/checkout` the input `fetch-depth: 0`, on GitLab \
                 set the variable `GIT_DEPTH: 0`",
            ),
            Self::UnknownRevision { shallow: false, .. } => Some(
                "`git branch --all` lists the branches; one of a remote repository is named `origin/main`, and is known \
                 after `git fetch`",
            ),
            Self::NoMergeBase { shallow: false, .. } => Some("name a revision that the current commit comes from"),
            Self::Outside(_) => Some("run it in the repository of that path: each is asked on its own"),
            Self::Untrusted(_) => Some(
                "where it can be trusted, as in a container of a CI system, name its folder to git: \
                 `git config --global --add safe.directory FOLDER`",
            ),
            Self::Unusable(_) | Self::Failed { .. } => None,
        }
    }
}
