//! The `digestlint` program.

use std::env;
use std::process::{self, ExitCode};

use digestlint::project::abandon_drafts;

/// The exit status of a program that Ctrl-C has ended, as shells know it: 128 and the number of SIGINT.
const INTERRUPTED: i32 = 130;

fn main() -> ExitCode {
    // Without a handler the program ends as well, and only leaves behind what it was writing.
    _ = ctrlc::set_handler(|| abandon_drafts(|| process::exit(INTERRUPTED)));
    digestlint::cli::run(env::args_os().collect())
}
