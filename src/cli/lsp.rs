//! `digestlint lsp`: the language server.

use std::io::{IsTerminal, stdin};

use clap::Args;

use super::error::Error;
use super::message::Messages;
use super::status::Status;
use super::terminal::Terminal;
use crate::lsp::{Ending, serve_stdio};
use crate::project::today;

/// Serve an editor, by the Language Server Protocol on standard input and output
///
/// An editor starts it, shows the findings while you write, and offers fixes, completions and what the schema says. It
/// finds project files as `check` does; docs/editors.md says how editors are told of it.
#[derive(Args, Debug)]
#[command(after_help = STATUS)]
pub(super) struct LspArgs {
    /// Speak on standard input and output, as it always does: some editors insist on saying so
    #[arg(long)]
    stdio: bool,
}

const STATUS: &str = "\
\u{1b}[1;4mExit status:\u{1b}[0m
  0  the editor has ended the session
  1  the editor went away without a word";

/// Runs the command.
pub(super) fn run(args: &LspArgs, terminal: &Terminal) -> Result<Status, Error> {
    _ = args.stdio;
    if stdin().is_terminal() {
        Messages::new(terminal).warning("this is for an editor to start; press Ctrl+C to end it");
    }
    match serve_stdio(today()?).map_err(Error::Listen)? {
        Ending::Orderly => Ok(Status::Clean),
        Ending::Abrupt => Ok(Status::Abandoned),
    }
}
