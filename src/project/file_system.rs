use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::edited::{EditedFiles, Identity};
use super::read::read_file;
use super::staged::StagedFiles;
use super::{Cause, File};
use crate::text::Source;

/// Where a run finds its files and their texts. All that a run reads it reads here: documents, what lies around them,
/// and what holds for them.
#[derive(Debug, Default)]
pub enum FileSystem {
    /// The disk.
    #[default]
    Disk,
    /// The index of a Git repository.
    Staged(Box<StagedFiles>),
    /// The disk, with the texts of an editor over it.
    Edited(EditedFiles),
}

/// What lies at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    Folder,
    /// A device, or a pipe.
    Other,
}

impl FileSystem {
    /// Where the project file, the schema or the baseline at `path` is read from. Git need not track these: one that is
    /// not in the index lies on the disk, where it holds for this machine alone.
    pub(super) fn of_settings(&self, path: &Path) -> &Self {
        match self {
            Self::Staged(staged) if !staged.exists(path) => &Self::Disk,
            files => files,
        }
    }

    /// Whether something that holds for documents was read at the path.
    pub(super) fn has_read(&self, path: &Path) -> bool {
        matches!(self, Self::Edited(edited) if edited.has_read(path))
    }

    /// The folders of what was read that holds for documents.
    pub(super) fn folders_read(&self) -> Vec<PathBuf> {
        if let Self::Edited(edited) = self { edited.folders_read() } else { Vec::new() }
    }

    /// Which text the document at the path has now; `None` where it has the same for as long as files are read from here.
    pub(super) fn identity(&self, path: &Path) -> Option<Identity> {
        if let Self::Edited(edited) = self { Some(edited.identity(path)) } else { None }
    }

    /// What the path leads to, by links too.
    pub(super) fn kind(&self, path: &Path) -> io::Result<Kind> {
        match self {
            Self::Edited(edited) if edited.holds(path) => Ok(Kind::File),
            Self::Disk | Self::Edited(_) => Kind::on_disk(path),
            Self::Staged(staged) => staged.kind(path),
        }
    }

    /// Whether the path leads to something.
    pub(super) fn exists(&self, path: &Path) -> bool {
        match self {
            Self::Edited(edited) if edited.holds(path) => true,
            Self::Disk | Self::Edited(_) => path.exists(),
            Self::Staged(staged) => staged.exists(path),
        }
    }

    /// Whether there is something else than a folder at the path. A link to nothing is there on the disk, and fails when
    /// it is read.
    pub(super) fn has_file(&self, path: &Path) -> bool {
        match self {
            Self::Edited(edited) if edited.holds(path) => true,
            Self::Disk | Self::Edited(_) => fs::symlink_metadata(path).is_ok_and(|it| !it.is_dir()),
            Self::Staged(staged) => staged.kind(path).is_ok_and(|kind| kind != Kind::Folder),
        }
    }

    /// The content of a file that is short enough to be checked.
    pub(super) fn read(&self, path: &Path) -> Result<Vec<u8>, Cause> {
        match self {
            Self::Disk => read_file(path),
            Self::Staged(staged) => staged.read(path),
            Self::Edited(edited) => edited.read(path),
        }
    }

    /// Reads a document, whatever its bytes are.
    pub(super) fn read_document(&self, file: &File) -> Result<Source, Cause> {
        Ok(Source::from_bytes(file.name.as_str(), self.read(&file.path)?)?)
    }

    /// Reads a file that must be UTF-8, under the name that reports show.
    pub(super) fn read_source(&self, path: &Path, name: &str) -> Result<Arc<Source>, Cause> {
        match self {
            Self::Edited(edited) => edited.read_source(path, name),
            _ => Self::source(self.read(path)?, name),
        }
    }

    /// The text of a file that must be UTF-8.
    pub(super) fn source(bytes: Vec<u8>, name: &str) -> Result<Arc<Source>, Cause> {
        let source = Source::from_bytes(name, bytes)?;
        match source.invalid_utf8() {
            Some(invalid) => Err(Cause::NotUtf8(source.line_column(invalid.span.start))),
            None => Ok(Arc::new(source)),
        }
    }
}

impl Kind {
    /// What the path leads to on the disk.
    pub(super) fn on_disk(path: &Path) -> io::Result<Self> {
        let metadata = fs::metadata(path)?;
        Ok(match () {
            () if metadata.is_dir() => Self::Folder,
            () if metadata.is_file() => Self::File,
            () => Self::Other,
        })
    }
}
