//! The arguments about the baseline.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::error::Error;
use super::message::Messages;
use super::terminal::Terminal;
use crate::project::{BASELINE_FILE, BaselineError, Baselines, Projects, Scope, display_name, is_markdown};

/// With both flags the old baseline is written anew, so that both must name one file, if they name any.
#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Baseline")]
pub(super) struct BaselineArgs {
    /// Let pass the findings that this file holds [default: as the project file says, else none; without a value:
    /// digestlint-baseline.json]
    #[arg(long, value_name = "PATH", num_args = 0..=1, action = ArgAction::Set)]
    baseline: Option<Vec<PathBuf>>,

    /// Write all findings into this file and let them pass [default: as --baseline]
    #[arg(long, value_name = "PATH", num_args = 0..=1, action = ArgAction::Set)]
    write_baseline: Option<Vec<PathBuf>>,
}

impl BaselineArgs {
    /// Whether a baseline is to be written.
    pub(super) fn writes(&self) -> bool {
        self.write_baseline.is_some()
    }

    /// Opens the baselines of a run over files of these scopes: the one that the flags name, for all of them, else for
    /// each file the one that its project file names, else, where a flag asks for one, the usual file in the current
    /// folder.
    pub(super) fn open(&self, projects: &Projects, scopes: &[Scope]) -> Result<Baselines, Error> {
        Ok(self.opener()?(projects, scopes)?)
    }

    /// What opens them, for runs that learn their scopes as they go.
    pub(super) fn opener(&self) -> Result<impl Fn(&Projects, &[Scope]) -> Result<Baselines, BaselineError>, Error> {
        let renews = self.writes();
        let named = self.named()?;
        let usual = (self.baseline.is_some() || renews).then_some(Path::new(BASELINE_FILE));
        Ok(move |projects: &Projects, scopes: &[Scope]| match named {
            Some(path) => Baselines::one(path, projects.files(), renews),
            None => Baselines::of_projects(projects, scopes, usual, renews),
        })
    }

    /// The file that the flags name.
    fn named(&self) -> Result<Option<&PathBuf>, Error> {
        let flags = [&self.write_baseline, &self.baseline];
        let named: Vec<&PathBuf> = flags.iter().filter_map(|flag| flag.as_ref()?.first()).collect();
        if let [written, read] = &*named
            && display_name(written) != display_name(read)
        {
            return Err(Error::Usage {
                message: "--baseline and --write-baseline name different files".into(),
                help: "write the name once: what is written anew is applied too",
            });
        }
        for path in &named {
            refuse_document(path)?;
        }
        Ok(named.first().copied())
    }
}

/// A path after the flag that was meant as one to check must not become the baseline.
fn refuse_document(path: &Path) -> Result<(), Error> {
    if is_markdown(path) || path.is_dir() {
        return Err(Error::Usage {
            message: format!("`{}` cannot be the baseline: it is something to check", display_name(path)),
            help: "name what is to be checked before the flag: `digestlint check digests --write-baseline`",
        });
    }
    Ok(())
}

/// Tells of entries that nothing can use up any more.
pub(super) fn warn_of_vanished(baselines: &Baselines, terminal: &Terminal) {
    for file in baselines.files().iter().filter(|_| !baselines.renews()) {
        let vanished = file.vanished();
        let Some(first) = vanished.first() else { continue };
        let files = match vanished.len() {
            1 => format!("`{first}`, which no longer exists"),
            more => format!("{more} files that no longer exist, such as `{first}`"),
        };
        let name = file.name();
        Messages::new(terminal).warning(format_args!("{name} holds findings of {files}; --write-baseline drops them"));
    }
}
