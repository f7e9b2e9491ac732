use std::path::{Path, PathBuf};

use super::change::{Change, Status, read_changes};
use super::command::{failure, output, run};
use super::entry::{Entry, path_of, read_entries, read_paths};
use super::error::GitError;

/// The repository of the current folder, and its work tree.
#[derive(Clone, Debug)]
pub struct Repository {
    root: PathBuf,
    shallow: bool,
}

/// How differences are asked for, whatever the settings of the user are: raw, with names of any bytes, renamed files
/// found, submodules not entered, and no program run on contents.
const DIFF: [&str; 9] = [
    "diff",
    "--raw",
    "-z",
    "--no-abbrev",
    "--find-renames",
    "--ignore-submodules=all",
    "--no-ext-diff",
    "--no-textconv",
    "--no-color",
];

impl Repository {
    /// The repository of the current folder.
    ///
    /// # Errors
    /// [`GitError`] when there is none, none with a work tree, or no git to ask.
    pub fn open() -> Result<Self, GitError> {
        let questions = ["--is-shallow-repository", "--is-inside-work-tree", "--show-toplevel"];
        let answers = run(&[&["rev-parse"], &questions[..]].concat())?;
        let mut lines = answers.stdout.splitn(3, |byte| *byte == b'\n');
        let shallow = lines.next() == Some(b"true");
        if lines.next() == Some(b"false") {
            return Err(GitError::NoWorkTree);
        }
        let root = lines.next().and_then(|line| line.strip_suffix(b"\n")).and_then(path_of);
        match root {
            Some(root) if answers.status.success() => Ok(Self { root, shallow }),
            _ => Err(failure("rev-parse", &answers)),
        }
    }

    /// The topmost folder of the work tree, a full path without links.
    #[must_use]
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// What differs between the work tree and the commit in which the current branch left that of `rev`: what was
    /// committed since, what is staged, what is neither, and new files that are not ignored.
    ///
    /// # Errors
    /// [`GitError`] when there is no such commit, or it is not in this clone.
    pub fn changes_since(&self, rev: &str) -> Result<Vec<Change>, GitError> {
        let base = self.merge_base(rev)?;
        let arguments = [&["-c", "diff.relative=false"], &DIFF[..], &[&base, "--"]].concat();
        let mut changes = diff(&arguments)?;
        // Of a file that is to be merged the index has several versions, and the work tree the one that counts.
        changes.retain(|change| change.status != Status::Unmerged);
        let others = output(&["ls-files", "--others", "--exclude-standard", "--full-name", "-z", "--", ":/"])?;
        let others = read_paths(&others).ok_or_else(|| unreadable("ls-files"))?;
        changes.extend(others.into_iter().map(|path| Change { path, status: Status::Added }));
        Ok(changes)
    }

    /// What differs between the index and the current commit; all of the index before the first commit.
    ///
    /// # Errors
    /// [`GitError`].
    pub fn staged_changes(&self) -> Result<Vec<Change>, GitError> {
        diff(&[&["-c", "diff.relative=false"], &DIFF[..], &["--cached", "--"]].concat())
    }

    /// What the index holds.
    ///
    /// # Errors
    /// [`GitError`].
    pub fn entries(&self) -> Result<Vec<Entry>, GitError> {
        let entries = output(&["ls-files", "--stage", "--full-name", "-z", "--", ":/"])?;
        read_entries(&entries).ok_or_else(|| unreadable("ls-files"))
    }

    /// Which files of the index `.gitignore` names nevertheless.
    ///
    /// # Errors
    /// [`GitError`].
    pub fn ignored_entries(&self) -> Result<Vec<PathBuf>, GitError> {
        let ignored =
            output(&["ls-files", "--cached", "--ignored", "--exclude-standard", "--full-name", "-z", "--", ":/"])?;
        read_paths(&ignored).ok_or_else(|| unreadable("ls-files"))
    }

    fn merge_base(&self, rev: &str) -> Result<String, GitError> {
        // What begins with a hyphen would be read as an option.
        if rev.is_empty() || rev.starts_with('-') || rev.contains("..") || rev.contains(['\0', '\n']) {
            return Err(GitError::NoRevisionName(rev.to_owned()));
        }
        let shallow = self.shallow;
        let unknown = || GitError::UnknownRevision { rev: rev.to_owned(), shallow };
        let Some(head) = commit("HEAD")? else { return Err(GitError::NoCommit(rev.to_owned())) };
        let commit = commit(rev)?.ok_or_else(unknown)?;
        let found = run(&["merge-base", &commit, &head])?;
        match found.status.code() {
            Some(0) => name(&found.stdout).ok_or_else(|| unreadable("merge-base")),
            Some(1) => Err(GitError::NoMergeBase { rev: rev.to_owned(), shallow }),
            _ => Err(failure("merge-base", &found)),
        }
    }
}

/// The commit that `rev` names, which begins with no hyphen; `None` when there is none.
fn commit(rev: &str) -> Result<Option<String>, GitError> {
    let found = run(&["rev-parse", "--verify", "--quiet", &format!("{rev}^{{commit}}")])?;
    Ok(name(&found.stdout).filter(|_| found.status.success()))
}

fn diff(arguments: &[&str]) -> Result<Vec<Change>, GitError> {
    let differences = run(arguments)?;
    if !differences.status.success() {
        return Err(failure("diff", &differences));
    }
    read_changes(&differences.stdout).ok_or_else(|| unreadable("diff"))
}

/// The name of an object, alone on its line.
fn name(stdout: &[u8]) -> Option<String> {
    let name = std::str::from_utf8(stdout).ok()?.trim_end();
    (!name.is_empty() && name.bytes().all(|it| it.is_ascii_hexdigit())).then(|| name.to_owned())
}

fn unreadable(command: &'static str) -> GitError {
    GitError::Failed { command, message: "its output cannot be read".to_owned() }
}
