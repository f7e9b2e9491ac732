//! `digestlint init`: the project file of a folder, and the files by which other programs run digestlint.

mod integration;
mod report;

use std::fs;
use std::io;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::thread::available_parallelism;

use clap::Args;

use self::integration::Integration;
use self::report::{Report, pattern, surveyed};
use super::error::Error;
use super::message::Messages;
use super::output::Output;
use super::status::Status;
use super::terminal::Terminal;
use crate::config::starter;
use crate::project::{
    Cause, Enclosing, Failure, PROJECT_FILE, Survey, create_file, display_name, enclosing_repository, project_file_in,
    write_project_file,
};

/// Write a project file that fits a folder
///
/// The Markdown files below the folder are read, to see which built-in schemas they are written to. The file that is
/// written, digestlint.toml, names these schemas, leaves out what is plainly no such document, and holds all other keys
/// as comments.
///
/// With --pre-commit and --github-actions, the files by which these run digestlint are written too, at the root of the
/// git repository. What is there already is left as it is.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct InitArgs {
    /// The folder [default: the current one]
    #[arg(value_name = "FOLDER")]
    folder: Option<PathBuf>,

    /// Write .pre-commit-config.yaml too, for pre-commit and prek
    #[arg(long)]
    pre_commit: bool,

    /// Write .github/workflows/digestlint.yml too
    #[arg(long)]
    github_actions: bool,

    /// Write the project file even where there is one
    #[arg(long)]
    force: bool,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint init                                for the current folder
  digestlint init digests                        for another one
  digestlint init --pre-commit --github-actions  check commits and pushes

\u{1b}[1;4mExit status:\u{1b}[0m
  0  what was asked for is written
  2  some of it is not: it is there already, or the folder cannot be read or
     written; a project file that is there is fine with --pre-commit and
     --github-actions";

impl InitArgs {
    /// What is asked for beside the project file.
    fn integrations(&self) -> Vec<Integration> {
        let asked = [(self.pre_commit, Integration::PreCommit), (self.github_actions, Integration::GitHubActions)];
        asked.into_iter().filter_map(|(asked, integration)| asked.then_some(integration)).collect()
    }
}

/// Runs the command.
pub(super) fn run(args: &InitArgs, terminal: &Terminal) -> Result<Status, Error> {
    let folder = args.folder.as_deref().unwrap_or(Path::new("."));
    if !fs::metadata(folder).map_err(|error| unreadable(folder, error))?.is_dir() {
        return Err(unreadable(folder, io::ErrorKind::NotADirectory.into()));
    }
    let integrations = args.integrations();
    let mut report = Report::default();
    match project_file_in(folder).filter(|_| !args.force) {
        Some(there) if integrations.is_empty() => return Err(taken(&there)),
        Some(there) => report.file("kept", &there),
        None => report = write_project(args, folder, terminal)?,
    }
    let status = integrate(&integrations, args.folder.as_deref(), &mut report, terminal)?;
    let mut output = Output::stdout(terminal);
    output.write(&report.text())?;
    output.flush()?;
    Ok(status)
}

/// Writes the project file that fits `folder`.
fn write_project(args: &InitArgs, folder: &Path, terminal: &Terminal) -> Result<Report, Error> {
    let survey = Survey::of(folder, available_parallelism().unwrap_or(NonZero::<usize>::MIN));
    for failure in &survey.failures {
        Messages::new(terminal).warning(failure);
    }
    let schemas: Vec<_> = survey.claimed.iter().map(|(name, _)| *name).collect();
    let file = folder.join(PROJECT_FILE);
    let excluded = survey.to_exclude();
    let patterns: Vec<_> = excluded.iter().map(pattern).collect();
    write_project_file(folder, &starter(&schemas, &patterns), args.force)
        .map_err(|error| if already_exists(&error) { taken(&file) } else { unwritten(&file, error) })?;
    Ok(surveyed(&survey, &excluded, args.folder.as_deref()))
}

/// Writes the files of `integrations`, at the root of the repository that the folder lies in; without one, in the folder.
fn integrate(
    integrations: &[Integration],
    folder: Option<&Path>,
    report: &mut Report,
    terminal: &Terminal,
) -> Result<Status, Error> {
    let mut status = Status::Clean;
    let folder = folder.unwrap_or(Path::new(""));
    let Enclosing { root, inner } =
        enclosing_repository(folder).unwrap_or_else(|| Enclosing { root: folder.to_owned(), inner: PathBuf::new() });
    for integration in integrations {
        let path = root.join(integration.path());
        match create_file(&path, &integration.text(&inner)) {
            Ok(()) => {
                report.file("wrote", &path);
                report.next.push(integration.next().to_owned());
            }
            Err(error) if already_exists(&error) => {
                let messages = Messages::new(terminal);
                messages.error(format_args!("there is a file already: {}", display_name(&path)));
                messages.help(integration.by_hand(&inner).trim_end());
                status = Status::Failed;
            }
            Err(error) => return Err(unwritten(&path, error)),
        }
    }
    Ok(status)
}

fn already_exists(error: &Cause) -> bool {
    matches!(error, Cause::Io(error) if error.kind() == io::ErrorKind::AlreadyExists)
}

fn unwritten(file: &Path, error: Cause) -> Error {
    Error::Write(Failure { path: display_name(file), error })
}

fn unreadable(folder: &Path, error: io::Error) -> Error {
    Error::Path(Failure { path: display_name(folder), error: error.into() })
}

fn taken(file: &Path) -> Error {
    let message = format!("there is a project file already: {}", display_name(file));
    Error::Usage { message, help: "`--force` writes digestlint.toml all the same" }
}
