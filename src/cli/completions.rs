//! `digestlint completions`: what shells complete.

use clap::Args;
use clap_complete::{Shell, generate};

use super::error::Error;
use super::output::Output;
use super::status::Status;
use super::terminal::Terminal;

/// Write the completions for a shell
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct CompletionsArgs {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint completions bash >> ~/.bash_completion
  digestlint completions zsh > ~/.zfunc/_digestlint
  digestlint completions fish > ~/.config/fish/completions/digestlint.fish";

/// Runs the command.
pub(super) fn run(args: &CompletionsArgs, terminal: &Terminal) -> Result<Status, Error> {
    let mut script = Vec::new();
    generate(args.shell, &mut super::command(), super::NAME, &mut script);
    let mut output = Output::stdout(terminal);
    output.write_bytes(&script)?;
    output.flush()?;
    Ok(Status::Clean)
}
