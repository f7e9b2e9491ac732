//! What the `git` program says of a repository. It is asked as a script would ask it: without a shell, with outputs that
//! no settings of its user change, and names of files as bytes.
//!
//! The variables that hooks get (`GIT_DIR`, `GIT_INDEX_FILE`, …) reach it, so that a hook sees the index of its commit.

mod blobs;
mod change;
mod command;
mod entry;
mod error;
mod repository;

pub use blobs::{BlobError, Blobs};
pub use change::{Change, Status};
pub use entry::{Entry, EntryKind};
pub use error::GitError;
pub use repository::Repository;
