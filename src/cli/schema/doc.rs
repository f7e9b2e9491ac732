//! `digestlint schema doc`: a page for those who write the documents of a schema.

use std::path::PathBuf;

use clap::Args;

use crate::cli::error::Error;
use crate::cli::output::Output;
use crate::cli::status::Status;
use crate::cli::terminal::Terminal;
use crate::guide;
use crate::project::{FileSystem, load_schema};

/// Document a schema in Markdown, for those who write its documents
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct DocArgs {
    /// The name of a built-in schema, or the path of a TOML file
    #[arg(value_name = "NAME|PATH", default_value = "digest")]
    schema: PathBuf,

    /// Write the page to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint schema doc                              what a digest looks like
  digestlint schema doc adr.toml --output-file x.md  and one of your own";

/// Runs the command.
pub(super) fn run(args: &DocArgs, terminal: &Terminal) -> Result<Status, Error> {
    let schema = load_schema(&args.schema, &FileSystem::Disk)?;
    let mut output = Output::open(args.output_file.as_deref(), terminal)?;
    output.write(&guide::page(&schema))?;
    output.flush()?;
    Ok(Status::Clean)
}
