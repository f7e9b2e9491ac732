//! The arguments that say which project files count.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::Args;

use crate::project::{FileSystem, Lookup, Projects};

#[derive(Args, Debug)]
#[command(next_help_heading = "Project file")]
pub(super) struct ProjectArgs {
    #[command(flatten)]
    lookup: LookupArgs,

    /// Check what is named here even where a project file excludes it
    #[arg(long)]
    no_force_exclude: bool,
}

/// Those of a command that looks at no files which could be excluded.
#[derive(Args, Debug)]
#[command(next_help_heading = "Project file")]
pub(super) struct LookupArgs {
    /// The project file for all files; its patterns are then relative to the current folder [default: for each file the
    /// nearest digestlint.toml, or pyproject.toml with a table [tool.digestlint], upwards]
    #[arg(long, value_name = "PATH")]
    config: Option<PathBuf>,

    /// Look at no project file
    #[arg(long, conflicts_with = "config")]
    isolated: bool,
}

impl ProjectArgs {
    /// The project files of the run, on the disk.
    pub(super) fn projects(&self) -> Arc<Projects> {
        self.projects_in(Arc::default())
    }

    /// The project files of a run over the files of `files`.
    pub(super) fn projects_in(&self, files: Arc<FileSystem>) -> Arc<Projects> {
        Arc::new(Projects::new(self.lookup.lookup(), !self.no_force_exclude).reading(files))
    }

    /// The one project file that was named.
    pub(super) fn config(&self) -> Option<&Path> {
        self.lookup.config.as_deref()
    }
}

impl LookupArgs {
    /// The project files of the run.
    pub(super) fn projects(&self) -> Projects {
        Projects::new(self.lookup(), true)
    }

    fn lookup(&self) -> Lookup {
        match &self.config {
            _ if self.isolated => Lookup::Nowhere,
            Some(path) => Lookup::Only(path.clone()),
            None => Lookup::Upwards,
        }
    }
}
