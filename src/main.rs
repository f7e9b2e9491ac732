//! The `digestlint` program.

use std::env;
use std::process::ExitCode;

fn main() -> ExitCode {
    digestlint::cli::run(env::args_os().collect())
}
