//! The HTML report in a real browser: `DIGESTLINT_BROWSER` names a Chromium, and `tests/browser/install` says which.

use std::io::Write;
use std::path::Path;
use std::process::Command;

use super::html::{clean, many, small};

#[test]
fn a_browser_shows_the_report_to_readers_of_all_kinds() {
    let Some(browser) = std::env::var_os("DIGESTLINT_BROWSER") else {
        _ = writeln!(std::io::stderr(), "\nNOT RUN: DIGESTLINT_BROWSER is not set, so no browser opens the report\n");
        return;
    };
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let packages = root.join("target/browser");
    assert!(packages.join("node_modules").is_dir(), "run tests/browser/install: it has not put its packages there");
    let pages = tempfile::tempdir().unwrap();
    for (name, page) in [("small", small()), ("clean", clean()), ("many", many())] {
        std::fs::write(pages.path().join(name).with_extension("html"), page).unwrap();
    }
    let mut command = Command::new("node");
    command.arg(root.join("tests/browser/report.cjs")).arg(browser).arg(packages).arg(pages.path());
    let output = command.output().unwrap();
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{told}\n{}", String::from_utf8_lossy(&output.stderr));
    assert_eq!(told.lines().filter(|line| line.starts_with("ok ")).count(), 14, "{told}");
}
