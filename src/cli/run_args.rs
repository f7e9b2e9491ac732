//! The arguments of commands that go over files: which schema holds, how many files at a time, what is told at the end.

use std::num::NonZero;
use std::path::PathBuf;
use std::thread::available_parallelism;

use clap::Args;

use crate::binding::Schemas;
use crate::project::{FileSystem, SchemaError, load_named};

/// Those of a command that checks files. Their help speaks of that; a command that is about something else says so itself,
/// with `mut_arg`.
#[derive(Args, Debug)]
pub(super) struct RunArgs {
    /// The schema for all files, whatever project files say: the name of a built-in one, or the path of a TOML file
    /// [default: that of the project file, else the built-in one that fits]
    #[arg(long, value_name = "NAME|PATH")]
    pub(super) schema: Option<PathBuf>,

    #[command(flatten)]
    pub(super) jobs: JobsArgs,

    /// Do not remember what the other files of the project hold; otherwise that is kept in a folder beside the project
    /// file, `.digestlint_cache`
    #[arg(long)]
    no_cache: bool,
}

/// That of a command that works on several files at a time.
#[derive(Args, Debug)]
pub(super) struct JobsArgs {
    /// How many files to check at the same time [default: one per processor]
    #[arg(short, long, value_name = "N", value_parser = jobs)]
    jobs: Option<NonZero<usize>>,
}

/// The help of [`JobsArgs`] where files are only read.
pub(super) const READ_JOBS: &str = "How many files to read at the same time [default: one per processor]";

/// That of a command that ends with a summary.
#[derive(Args, Debug)]
pub(super) struct SummaryArgs {
    /// Leave out the summary
    #[arg(short, long)]
    pub(super) quiet: bool,
}

impl RunArgs {
    /// The schema for all files, if one is named.
    pub(super) fn schemas(&self, files: &FileSystem) -> Result<Option<Schemas>, SchemaError> {
        load_named(self.schema.as_deref(), files)
    }

    /// Whether what other files hold is remembered from run to run.
    pub(super) fn cache(&self) -> bool {
        !self.no_cache
    }
}

impl JobsArgs {
    /// How many threads to spread this many files over.
    pub(super) fn threads(&self, files: usize) -> NonZero<usize> {
        // Asking the system takes longer than checking a short file.
        let automatic = || if files > 1 { available_parallelism().ok() } else { None };
        self.jobs.or_else(automatic).unwrap_or(NonZero::<usize>::MIN)
    }
}

fn jobs(text: &str) -> Result<NonZero<usize>, String> {
    text.parse().map_err(|_| "it must be a whole number from 1 up".into())
}
