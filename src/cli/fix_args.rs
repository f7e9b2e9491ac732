//! The arguments about fixes.

use clap::{ArgGroup, Args};

use crate::diagnostic::Applicability;
use crate::project::Fixing;

#[derive(Args, Debug, Default)]
#[command(next_help_heading = "Fixes", group = ArgGroup::new("fixing").args(["fix", "diff"]).multiple(true))]
pub(super) struct FixArgs {
    /// Apply the fixes that are safe and report what remains; of standard input the fixed text goes to standard output
    #[arg(long, conflicts_with = "write_baseline")]
    fix: bool,

    /// Apply fixes too whose outcome a person should look at
    #[arg(long, requires = "fixing")]
    unsafe_fixes: bool,

    /// Show what the fixes would change, as a unified diff, and write nothing; exits with 1 when something would change
    #[arg(long, conflicts_with_all = ["write_baseline", "output_format", "statistics", "max_warnings"])]
    pub(super) diff: bool,
}

impl FixArgs {
    /// What the run does with fixes.
    pub(super) fn fixing(&self) -> Option<Fixing> {
        let most = if self.unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        (self.fix || self.diff).then_some(Fixing { most, writes: !self.diff })
    }

    /// Whether files are rewritten.
    pub(super) fn writes(&self) -> bool {
        self.fix && !self.diff
    }

    /// Whether the fixed text is what goes to standard output when it comes on standard input.
    pub(super) fn is_filter(&self) -> bool {
        self.writes()
    }
}
