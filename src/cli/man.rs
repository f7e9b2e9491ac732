//! `digestlint man`: manual pages.

use std::path::{Path, PathBuf};

use clap::{Args, Command};
use clap_mangen::Man;

use super::error::Error;
use super::output::Output;
use super::status::Status;
use super::terminal::Terminal;
use crate::project::{Expected, Failure, create_folder, display_name, replace_file};

/// Write manual pages
///
/// Without --output-dir the page of the program, or of one of its commands, goes to standard output.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ManArgs {
    /// The command that the page is about, such as `schema infer` [default: the program]
    #[arg(value_name = "COMMAND", conflicts_with = "output_dir")]
    path: Vec<String>,

    /// Write all pages into this folder, which is made where it is missing
    #[arg(long, value_name = "PATH")]
    output_dir: Option<PathBuf>,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint man check | man -l -              read a page
  digestlint man --output-dir ~/.local/share/man/man1";

/// Runs the command.
pub(super) fn run(args: &ManArgs, terminal: &Terminal) -> Result<Status, Error> {
    let mut program = super::command().disable_help_subcommand(true);
    program.build();
    if let Some(folder) = &args.output_dir {
        create_folder(folder).map_err(|error| Error::Write(Failure { path: display_name(folder), error }))?;
        write_all(&program, folder)?;
        return Ok(Status::Clean);
    }
    let mut command = &program;
    for name in &args.path {
        command = command.find_subcommand(name).ok_or_else(|| Error::Usage {
            message: format!("`{}` has no command `{name}`", command.get_bin_name().unwrap_or(super::NAME)),
            help: "`digestlint --help` lists the commands",
        })?;
    }
    let mut output = Output::stdout(terminal);
    output.write_bytes(&page(command)?)?;
    output.flush()?;
    Ok(Status::Clean)
}

/// Writes the pages of a command and of all commands below it.
fn write_all(command: &Command, folder: &Path) -> Result<(), Error> {
    let path = folder.join(Man::new(titled(command)).get_filename());
    replace_file(&path, &page(command)?, Expected::Any)
        .map_err(|error| Error::Write(Failure { path: display_name(&path), error }))?;
    command.get_subcommands().try_for_each(|below| write_all(below, folder))
}

/// The page in roff.
fn page(command: &Command) -> Result<Vec<u8>, Error> {
    let mut page = Vec::new();
    let man = Man::new(titled(command)).source(concat!("digestlint ", env!("CARGO_PKG_VERSION")));
    man.render(&mut page).map_err(|error| Error::Output { name: "the page".into(), error })?;
    Ok(unfilled(&page))
}

/// The page with its last parts, examples and the exit status, line by line as they are written.
fn unfilled(page: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(page.len());
    let mut is_extra = false;
    for line in page.split_inclusive(|byte| *byte == b'\n') {
        if is_extra && line.starts_with(b".SH") {
            out.extend(b".fi\n");
            is_extra = false;
        }
        out.extend(line);
        if line.starts_with(b".SH EXTRA") {
            out.extend(b".nf\n");
            is_extra = true;
        }
    }
    out
}

/// The command under the name of its page: `digestlint-schema-infer`.
fn titled(command: &Command) -> Command {
    let name = command.get_bin_name().unwrap_or(super::NAME).replace(' ', "-");
    command.clone().display_name(name)
}
