//! A check that goes on.

use std::fs;
use std::io::{BufRead, BufReader};
use std::process::{Child, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::cli::sandbox::{CLEAN, ERROR, FREE, Sandbox};

/// So long that only a run that hangs is ended by it.
const PATIENCE: Duration = Duration::from_mins(1);

/// A run that watches, and the lines that it has written to either stream.
struct Watching {
    child: Child,
    lines: Receiver<String>,
}

impl Watching {
    fn start(sandbox: &Sandbox, arguments: &[&str]) -> Self {
        let mut command = sandbox.command(&[&["check", "--watch"], arguments].concat());
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let (sender, lines) = channel();
        let streams: [Box<dyn std::io::Read + Send>; 2] =
            [Box::new(child.stdout.take().unwrap()), Box::new(child.stderr.take().unwrap())];
        for stream in streams {
            let sender = sender.clone();
            thread::spawn(move || {
                for line in BufReader::new(stream).lines().map_while(Result::ok) {
                    _ = sender.send(line);
                }
            });
        }
        Self { child, lines }
    }

    /// Waits for a line with these words.
    fn says(&self, words: &str) {
        let mut before = Vec::new();
        while let Ok(line) = self.lines.recv_timeout(PATIENCE) {
            if line.contains(words) {
                return;
            }
            before.push(line);
        }
        panic!("{words:?} is not in {before:#?}");
    }
}

impl Drop for Watching {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

#[test]
fn a_changed_document_is_checked_again() {
    let sandbox = Sandbox::new(&[("docs/a.md", CLEAN)]);
    let watching = Watching::start(&sandbox, &["--schema", "free.toml", "docs"]);
    watching.says("no findings in 1 file");
    watching.says("watching for changes");
    sandbox.write("docs/a.md", ERROR);
    watching.says("1 error");
    watching.says("watching for changes");
    // As editors do it: a new file takes the name of the old one.
    sandbox.write("docs/a.md~", CLEAN);
    fs::rename(sandbox.path("docs/a.md~"), sandbox.path("docs/a.md")).unwrap();
    watching.says("no findings in 1 file");
    watching.says("watching for changes");
    sandbox.write("docs/new/b.md", ERROR);
    watching.says("of 2 files");
}

#[test]
fn a_file_that_is_replaced_stays_watched() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    let watching = Watching::start(&sandbox, &["--schema", "free.toml", "a.md"]);
    for text in [ERROR, CLEAN, ERROR] {
        watching.says("watching for changes");
        sandbox.write("a.md~", text);
        fs::rename(sandbox.path("a.md~"), sandbox.path("a.md")).unwrap();
        watching.says(if text == ERROR { "1 error" } else { "no findings" });
    }
}

#[test]
fn schemas_and_project_files_count_too() {
    let sandbox = Sandbox::new(&[("docs/a.md", CLEAN), ("rules/own.toml", FREE)]);
    let watching = Watching::start(&sandbox, &["docs"]);
    watching.says("watching for changes");
    sandbox.write("digestlint.toml", "schema = \"rules/own.toml\"\n");
    watching.says("no findings in 1 file");
    watching.says("watching for changes");
    sandbox.write("rules/own.toml", FREE.replace("allow", "maybe"));
    watching.says("rules/own.toml has 1 mistake");
    watching.says("watching for changes");
    sandbox.write("rules/own.toml", FREE);
    watching.says("no findings in 1 file");
}

#[test]
fn what_cannot_be_watched_is_refused() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    sandbox.run(&["check", "--watch", "-"]).exits(2).says(&["--watch is for files"]);
    sandbox.run(&["check", "--watch", "--write-baseline"]).exits(2).says(&["--watch would write the baseline"]);
}
