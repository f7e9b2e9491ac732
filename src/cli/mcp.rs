//! `digestlint mcp`: the server for models that write documents.

use std::path::PathBuf;

use clap::Args;

use super::error::Error;
use super::project_args::LookupArgs;
use super::status::Status;
use super::terminal::Terminal;

/// Serve a model that writes documents, by the Model Context Protocol on standard input and output
///
/// An MCP client starts it and asks for tools that check a text, fix it, explain a rule, show a schema and lay out a new
/// document. No file is written. Paths are relative to the folder that it is started in; docs/writing-programs.md says
/// how clients are told of it.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
#[cfg_attr(not(feature = "mcp"), command(hide = true))]
#[cfg_attr(not(feature = "mcp"), allow(dead_code, reason = "a build without the server refuses whatever is asked"))]
pub(super) struct McpArgs {
    /// The schema where a question names none: the name of a built-in one, or the path of a TOML file [default: that of
    /// the project file, else the built-in one that fits]
    #[arg(long, value_name = "NAME|PATH")]
    schema: Option<PathBuf>,

    #[command(flatten)]
    lookup: LookupArgs,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint mcp                               with the project files it finds
  digestlint mcp --schema adr.toml             for documents of one schema
  claude mcp add digestlint -- digestlint mcp  to tell a client of it";

/// Runs the command.
#[cfg(feature = "mcp")]
pub(super) fn run(args: &McpArgs, terminal: &Terminal) -> Result<Status, Error> {
    use std::io::{IsTerminal, stdin};

    use super::message::Messages;
    use crate::mcp::{Desk, serve};
    use crate::project::{FileSystem, load_schema};

    // A mistake is better told now than in each answer.
    if let Some(schema) = &args.schema {
        load_schema(schema, &FileSystem::Disk)?;
    }
    if stdin().is_terminal() {
        Messages::new(terminal).warning("this is for an MCP client to start; press Ctrl+C to end it");
    }
    serve(Desk::new(args.lookup.projects(), args.schema.clone()))?;
    Ok(Status::Clean)
}

/// Says that this build cannot.
#[cfg(not(feature = "mcp"))]
pub(super) fn run(_args: &McpArgs, _terminal: &Terminal) -> Result<Status, Error> {
    Err(Error::Usage {
        message: "this digestlint was built without the MCP server".into(),
        help: "take a released build, or install it with `cargo install digestlint --features mcp`",
    })
}
