//! `digestlint init`: the project file of a folder.

use std::fmt::Write;
use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use clap::Args;

use super::error::Error;
use super::message::Messages;
use super::output::Output;
use super::status::Status;
use super::terminal::Terminal;
use crate::config::{Patterns, starter};
use crate::project::{Cause, Failure, Group, PROJECT_FILE, Survey, display_name, project_file_in, write_project_file};

/// Write a project file that fits a folder
///
/// The Markdown files below the folder are read, to see which built-in schemas they are written to. The file that is
/// written, digestlint.toml, names these schemas, leaves out what is plainly no such document, and holds all other keys
/// as comments.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct InitArgs {
    /// The folder [default: the current one]
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,

    /// Write the file even where there is one
    #[arg(long)]
    force: bool,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint init              for the current folder
  digestlint init digests      for another one

\u{1b}[1;4mExit status:\u{1b}[0m
  0  the file is written
  2  it is not: there is one already, or the folder cannot be read or written";

/// Runs the command.
pub(super) fn run(args: &InitArgs, terminal: &Terminal) -> Result<Status, Error> {
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    if !fs::metadata(folder).map_err(|error| unreadable(folder, error))?.is_dir() {
        return Err(unreadable(folder, io::ErrorKind::NotADirectory.into()));
    }
    if let Some(there) = project_file_in(folder).filter(|_| !args.force) {
        return Err(taken(&there));
    }
    let survey = Survey::of(folder, available_parallelism().unwrap_or(NonZero::<usize>::MIN));
    for failure in &survey.failures {
        Messages::new(terminal).warning(failure);
    }
    let schemas: Vec<_> = survey.claimed.iter().map(|(name, _)| *name).collect();
    let file = folder.join(PROJECT_FILE);
    let excluded = survey.to_exclude();
    let patterns: Vec<_> = excluded.iter().map(pattern).collect();
    write_project_file(folder, &starter(&schemas, &patterns), args.force).map_err(|error| match error {
        Cause::Io(error) if error.kind() == io::ErrorKind::AlreadyExists => taken(&file),
        error => Error::Write(Failure { path: display_name(&file), error }),
    })?;
    let mut output = Output::stdout(terminal);
    output.write(&report(&survey, &excluded, args.folder.as_deref()))?;
    output.flush()?;
    Ok(Status::Clean)
}

fn unreadable(folder: &Path, error: io::Error) -> Error {
    Error::Path(Failure { path: display_name(folder), error: error.into() })
}

fn taken(file: &Path) -> Error {
    let message = format!("there is a project file already: {}", display_name(file));
    Error::Usage { message, help: "`--force` writes digestlint.toml all the same" }
}

/// The pattern that excludes a group, and nothing else.
fn pattern(group: &Group<'_>) -> String {
    Patterns::exactly(&display_name(group.path)) + if group.files.is_some() { "/" } else { "" }
}

/// What was found, what was written, and what to do next.
fn report(survey: &Survey, excluded: &[Group<'_>], folder: Option<&Path>) -> String {
    let mut text = String::new();
    let (claimed, strangers) = (survey.claimed_files(), survey.strangers.len());
    _ = match claimed + strangers {
        0 => writeln!(text, "found no Markdown files"),
        1 => writeln!(text, "found 1 Markdown file"),
        count => writeln!(text, "found {count} Markdown files"),
    };
    let fit = |count: usize| if count == 1 { "fits" } else { "fit" };
    for (schema, count) in &survey.claimed {
        _ = writeln!(text, "{count:5} {} the built-in schema `{schema}`", fit(*count));
    }
    if strangers > 0 {
        _ = writeln!(text, "{strangers:5} {} no built-in schema: {}", fit(strangers), some_strangers(survey));
    }
    _ = write!(text, "wrote {}", display_name(&folder.unwrap_or(Path::new("")).join(PROJECT_FILE)));
    if !excluded.is_empty() {
        let names: Vec<_> = excluded.iter().map(name).collect();
        _ = write!(text, ", which excludes {}", names.join(", "));
    }
    text.push('\n');
    let check = folder.map_or_else(|| "digestlint check".into(), |it| format!("digestlint check {}", display_name(it)));
    let largest = excluded.iter().filter(|it| it.files.is_some()).max_by_key(|it| it.files);
    _ = match (claimed, strangers) {
        (0, 0) => writeln!(text, "next: write a document, then run `{check}`"),
        (0, _) => writeln!(
            text,
            "next: `digestlint schema infer` drafts a schema from documents; name it in the project file"
        ),
        _ => writeln!(text, "next: `{check}`"),
    };
    if let Some(group) = largest {
        let path = display_name(&folder.unwrap_or(Path::new("")).join(group.path));
        // The project file excludes it by now.
        _ = writeln!(
            text,
            "      `digestlint schema infer --isolated {path}` drafts a schema of what is excluded there"
        );
    }
    text
}

/// The name of a group, which for a folder ends in a slash.
fn name(group: &Group<'_>) -> String {
    display_name(group.path) + if group.files.is_some() { "/" } else { "" }
}

/// The first few of the files and folders that fit no schema.
fn some_strangers(survey: &Survey) -> String {
    const MOST: usize = 5;
    let groups = survey.groups();
    let with_count = |group: &Group<'_>| match group.files {
        Some(files) => format!("{} ({files})", name(group)),
        None => name(group),
    };
    let names: Vec<_> = groups.iter().take(MOST).map(with_count).collect();
    names.join(", ") + if groups.len() > MOST { ", …" } else { "" }
}
