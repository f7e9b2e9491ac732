//! `digestlint schema json-schema`: the schema language for editors.

use std::path::PathBuf;

use clap::Args;

use crate::cli::error::Error;
use crate::cli::output::Output;
use crate::cli::status::Status;
use crate::cli::terminal::Terminal;
use crate::rules::json_schema;
use crate::{config, schema};

/// Print the JSON Schema of schema files, or of project files, for editors
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct JsonSchemaArgs {
    /// That of the project file, instead of the schema language
    #[arg(long)]
    project: bool,

    /// Write it to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint schema json-schema --output-file digestlint.schema.json
  digestlint schema json-schema --project > digestlint-project.schema.json

Editors that use taplo, such as VS Code with Even Better TOML, then complete
and check schema files that begin with `#:schema ./digestlint.schema.json`.";

/// Runs the command.
pub(super) fn run(args: &JsonSchemaArgs, terminal: &Terminal) -> Result<Status, Error> {
    let root = if args.project { &config::language::ROOT } else { &schema::language::ROOT };
    let mut output = Output::open(args.output_file.as_deref(), terminal)?;
    output.write(&json_schema(root))?;
    output.flush()?;
    Ok(Status::Clean)
}
