//! The command line: one file a command, and what the commands share.

mod baseline_args;
mod change_args;
mod check;
mod completions;
mod error;
mod explain;
mod export;
mod fix_args;
mod fmt;
mod format;
mod init;
mod lsp;
mod man;
mod mcp;
mod message;
mod new;
mod outcome;
mod output;
mod output_args;
mod output_plan;
mod progress;
mod project_args;
mod reports;
mod rule_args;
mod run_args;
mod run_output;
mod schema;
mod standard_input;
mod status;
mod stdin_jsonl;
mod stream;
mod tally;
mod target;
mod terminal;
mod watch;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ColorChoice, CommandFactory, FromArgMatches, Parser, Subcommand};

use status::Status;
use terminal::{ColorWhen, Terminal};

/// What the program is called.
const NAME: &str = "digestlint";

/// Holds Markdown digest files against a declared schema and says exactly what is wrong, where, and what was expected
#[derive(Debug, Parser)]
#[command(name = NAME, version, max_term_width = 100, arg_required_else_help = true, after_help = EXAMPLES)]
struct Cli {
    #[command(subcommand)]
    command: Command,

    /// When to use colour
    #[arg(long, global = true, value_name = "WHEN", value_enum, default_value_t, help_heading = "Global options")]
    color: ColorWhen,
}

#[derive(Debug, Subcommand)]
enum Command {
    Check(Box<check::CheckArgs>),
    Completions(completions::CompletionsArgs),
    Explain(explain::ExplainArgs),
    Export(Box<export::ExportArgs>),
    Fmt(fmt::FmtArgs),
    Init(init::InitArgs),
    Lsp(lsp::LspArgs),
    Man(man::ManArgs),
    Mcp(mcp::McpArgs),
    New(Box<new::NewArgs>),
    Schema(schema::SchemaArgs),
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint check                 check all Markdown files below this folder
  digestlint check digests/a.md    check one file
  digestlint fmt digests           lay out the files of a folder
  digestlint init                  write a project file for the current folder
  digestlint explain               list the rules
  digestlint schema show           print the built-in schema of digests";

/// Runs the program with these arguments, its own name first. Nothing here ends the process.
#[must_use]
pub fn run(arguments: Vec<OsString>) -> ExitCode {
    let cli = match parse(arguments) {
        Ok(cli) => cli,
        Err(error) => {
            // Help into a closed pipe, or a message to a closed standard error, has no one left to tell.
            _ = error.print();
            return if error.use_stderr() { Status::Failed } else { Status::Clean }.into();
        }
    };
    let terminal = Terminal::new(cli.color);
    let outcome = match &cli.command {
        Command::Check(args) => check::run(args, &terminal),
        Command::Completions(args) => completions::run(args, &terminal),
        Command::Explain(args) => explain::run(args, &terminal),
        Command::Export(args) => export::run(args, &terminal),
        Command::Fmt(args) => fmt::run(args, &terminal),
        Command::Init(args) => init::run(args, &terminal),
        Command::Lsp(args) => lsp::run(args, &terminal),
        Command::Man(args) => man::run(args, &terminal),
        Command::Mcp(args) => mcp::run(args, &terminal),
        Command::New(args) => new::run(args, &terminal),
        Command::Schema(args) => schema::run(args, &terminal),
    };
    match outcome {
        Ok(status) => status,
        Err(error) => {
            error.report(&terminal);
            let is_on_github = std::env::var_os("GITHUB_ACTIONS").is_some_and(|value| value == "true");
            if is_on_github && matches!(cli.command, Command::Check(_) | Command::Fmt(_)) {
                error.annotate(&terminal);
            }
            Status::Failed
        }
    }
    .into()
}

/// The definition of the arguments.
fn command() -> clap::Command {
    Cli::command()
}

fn parse(arguments: Vec<OsString>) -> Result<Cli, clap::Error> {
    let color = match ColorWhen::glance(&arguments).decide(|name| std::env::var_os(name)) {
        Some(true) => ColorChoice::Always,
        Some(false) => ColorChoice::Never,
        None => ColorChoice::Auto,
    };
    let mut matches = command().color(color).try_get_matches_from(arguments)?;
    Cli::from_arg_matches_mut(&mut matches)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_of_the_arguments_is_sound() {
        command().debug_assert();
    }
}
