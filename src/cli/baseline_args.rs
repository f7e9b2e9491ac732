//! The arguments about the baseline.

use std::path::{Path, PathBuf};

use clap::{ArgAction, Args};

use super::error::Error;
use super::message::Messages;
use super::terminal::Terminal;
use crate::project::{BASELINE_FILE, BaselineFile, BaselineUse, Projects, display_name};

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

/// The baseline of a run.
pub(super) struct RunBaseline {
    file: BaselineFile,
    /// Whether it is to be written.
    renews: bool,
}

impl BaselineArgs {
    /// Whether a baseline is to be written.
    pub(super) fn writes(&self) -> bool {
        self.write_baseline.is_some()
    }

    /// Opens the baseline, if the run has one.
    pub(super) fn open(&self, projects: &Projects) -> Result<Option<RunBaseline>, Error> {
        let Some(path) = self.path(projects)? else { return Ok(None) };
        let renews = self.writes();
        let file = if renews { BaselineFile::open_or_new(&path) } else { BaselineFile::open(&path) };
        Ok(Some(RunBaseline { file: file?, renews }))
    }

    /// Where the baseline lies: what the flags name, else what the project file of the current folder names, else the
    /// usual file in the current folder. `None` where nothing asks for one.
    fn path(&self, projects: &Projects) -> Result<Option<PathBuf>, Error> {
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
        let asked = flags.iter().any(|flag| flag.is_some());
        let usual = || asked.then(|| PathBuf::from(BASELINE_FILE));
        Ok(named.first().map(|path| (*path).clone()).or_else(|| projects.here()?.baseline()).or_else(usual))
    }
}

/// A path after the flag that was meant as one to check must not become the baseline.
fn refuse_document(path: &Path) -> Result<(), Error> {
    let is_markdown = path.extension().is_some_and(|it| it.eq_ignore_ascii_case("md"));
    if is_markdown || path.is_dir() {
        return Err(Error::Usage {
            message: format!("`{}` cannot be the baseline: it is something to check", display_name(path)),
            help: "name what is to be checked before the flag: `digestlint check digests --write-baseline`",
        });
    }
    Ok(())
}

impl RunBaseline {
    /// What the run does with it.
    pub(super) fn role(&self) -> BaselineUse<'_> {
        if self.renews { BaselineUse::Renew(&self.file) } else { BaselineUse::Apply(&self.file) }
    }

    /// The file, if it is to be written.
    pub(super) fn to_renew(&self) -> Option<&BaselineFile> {
        self.renews.then_some(&self.file)
    }

    /// Tells of entries that nothing can use up any more.
    pub(super) fn warn(&self, terminal: &Terminal) {
        let vanished = self.file.vanished();
        let Some(first) = vanished.first().filter(|_| !self.renews) else { return };
        let files = match vanished.len() {
            1 => format!("`{first}`, which no longer exists"),
            more => format!("{more} files that no longer exist, such as `{first}`"),
        };
        let name = self.file.name();
        Messages::new(terminal).warning(format_args!("{name} holds findings of {files}; --write-baseline drops them"));
    }
}
