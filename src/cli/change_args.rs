//! The arguments that narrow a run to what has changed.

use std::sync::Arc;

use clap::{ArgGroup, Args};

use super::error::Error;
use crate::git::{Blobs, Repository};
use crate::project::{Changes, FileSystem, StagedFiles};

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Changes", group = ArgGroup::new("changes").args(["changed_since", "staged"]))]
pub(super) struct ChangeArgs {
    /// Check only files that differ from what they were where the current Git branch left this revision: by commits, by
    /// what is not committed yet, or because they are new and not ignored
    #[arg(long, value_name = "REV")]
    changed_since: Option<String>,

    /// Check only files that are staged for the next commit, as Git's index holds them, whatever the work tree holds
    #[arg(long)]
    staged: bool,

    /// Tell only of findings on changed lines, and of those that the changes brought about on other lines
    #[arg(long, requires = "changes")]
    pub(super) changed_lines: bool,
}

/// What a run narrowed to changes goes over.
pub(super) struct Narrowed {
    /// The changes.
    pub changes: Arc<Changes>,
    /// Where the files are read from.
    pub files: Arc<FileSystem>,
}

impl ChangeArgs {
    /// Whether the run is about changes alone.
    pub(super) fn is_given(&self) -> bool {
        self.staged || self.changed_since.is_some()
    }

    /// Asks git what has changed; nothing when the run is about all files.
    pub(super) fn open(&self) -> Result<Option<Narrowed>, Error> {
        if !self.is_given() {
            return Ok(None);
        }
        let repository = Repository::open()?;
        let blobs = Arc::new(Blobs::default());
        let (changes, files) = if let Some(rev) = &self.changed_since {
            (repository.changes_since(rev)?, FileSystem::Disk)
        } else {
            let staged = StagedFiles::of(&repository, Arc::clone(&blobs))?;
            (repository.staged_changes()?, FileSystem::Staged(Box::new(staged)))
        };
        let changes = Arc::new(Changes::new(&repository, changes, blobs));
        Ok(Some(Narrowed { changes, files: Arc::new(files) }))
    }

    /// Refuses what does not go together.
    pub(super) fn refuse(&self, reads_stdin: bool, fixes: bool, writes_baseline: bool) -> Result<(), Error> {
        let usage = |message: &str, help| Err(Error::Usage { message: message.into(), help });
        if reads_stdin && self.is_given() {
            return usage(
                "--changed-since and --staged are for files, not for standard input",
                "name the files, or leave out the flag",
            );
        }
        if self.staged && fixes {
            return usage(
                "--fix writes files of the work tree, and --staged is about the index",
                "run `digestlint check --fix` without --staged, look at the outcome and `git add` it",
            );
        }
        if self.staged && writes_baseline {
            return usage(
                "--write-baseline is about all files, and --staged about the next commit",
                "leave out --staged",
            );
        }
        Ok(())
    }

    /// What to say when none of the files changed.
    pub(super) fn nothing(&self) -> Option<String> {
        match &self.changed_since {
            Some(rev) => Some(format!("no files to check have changed since `{rev}`")),
            None => self.staged.then(|| "no files to check are staged".to_owned()),
        }
    }
}
