//! The programs and schemas that reports are held against: `DIGESTLINT_CONSUMERS` names the folder where
//! `tests/consumers/install` has put them.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder. Without the variable the tests pass, and say so past the test harness, which would keep it to itself; with
/// a variable that leads nowhere they fail.
pub(super) fn consumers() -> Option<PathBuf> {
    let Some(folder) = std::env::var_os("DIGESTLINT_CONSUMERS").map(PathBuf::from) else {
        _ = writeln!(
            std::io::stderr(),
            "\nNOT RUN: DIGESTLINT_CONSUMERS is not set, so no report is read by its consumer\n"
        );
        return None;
    };
    for inner in ["node_modules", "venv"] {
        assert!(
            folder.join(inner).is_dir(),
            "DIGESTLINT_CONSUMERS is {}, which holds no folder `{inner}`: run tests/consumers/install",
            folder.display()
        );
    }
    Some(folder)
}

/// A script of `tests/consumers` for Node, which finds the packages of `folder`.
pub(super) fn node(folder: &Path, script: &str) -> Command {
    let mut command = Command::new("node");
    command.arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/consumers").join(script));
    command.env("DIGESTLINT_CONSUMERS", folder);
    command
}
