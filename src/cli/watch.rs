//! `digestlint check --watch`: the same check whenever something changes.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use notify::event::ModifyKind;
use notify::{Event, EventKind, RecommendedWatcher, RecursiveMode, Watcher};

use super::error::Error;
use super::message::Messages;
use super::output::Output;
use super::status::Status;
use super::terminal::Terminal;
use crate::project::{BASELINE_FILE, is_markdown};

/// How long nothing must happen before the check: an editor that saves changes several files at once.
const QUIET: Duration = Duration::from_millis(50);

/// How long the check waits at most for that.
const PATIENCE: Duration = Duration::from_secs(1);

/// Clears the screen and what can be scrolled back to, and goes to its upper left corner (ECMA-48, and xterm's 3 J).
const CLEAR: &str = "\u{1b}[2J\u{1b}[3J\u{1b}[H";

/// What a run depends on.
pub(super) struct Inputs {
    /// The files and folders to check.
    pub paths: Vec<PathBuf>,
    /// Further folders in which a change may matter.
    pub beside: Vec<PathBuf>,
}

/// Checks, and checks again after each change in the `inputs`, which are asked for anew each time. Ends with the program.
pub(super) fn run(
    terminal: &Terminal,
    inputs: impl Fn() -> Inputs,
    check: impl Fn() -> Result<Status, Error>,
) -> Result<Status, Error> {
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(Error::Watch)?;
    loop {
        // Whatever changes while the check runs is looked at after it.
        let inputs = inputs();
        watch(&mut watcher, &inputs)?;
        clear(terminal)?;
        if let Err(error) = check() {
            error.report(terminal);
        }
        Messages::line("watching for changes; Ctrl-C ends");
        let named: Vec<_> = inputs.paths.iter().filter_map(|path| Some(path.file_name()?.to_owned())).collect();
        if !wait(&events, &named) {
            return Ok(Status::Failed);
        }
    }
}

/// Watches folders, never files: an editor may put a new file in the place of the old one.
fn watch(watcher: &mut RecommendedWatcher, inputs: &Inputs) -> Result<(), Error> {
    let mut folders: BTreeMap<PathBuf, RecursiveMode> = BTreeMap::new();
    let mut add = |folder: &Path, mode| {
        let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
        let known = folders.entry(folder.to_owned()).or_insert(mode);
        if mode == RecursiveMode::Recursive {
            *known = mode;
        }
    };
    for path in &inputs.paths {
        if path.is_dir() {
            add(path, RecursiveMode::Recursive);
        } else {
            add(path.parent().unwrap_or(Path::new("")), RecursiveMode::NonRecursive);
        }
    }
    for folder in &inputs.beside {
        add(folder, RecursiveMode::NonRecursive);
    }
    // What is watched already stays so; a folder that was made anew has to be watched anew.
    for (folder, mode) in folders.iter().filter(|(folder, _)| folder.is_dir()) {
        watcher.watch(folder, *mode).map_err(Error::Watch)?;
    }
    Ok(())
}

/// Waits for a change that matters, and then for a quiet moment; `false` when no change can be told any more.
fn wait(events: &Receiver<notify::Result<Event>>, named: &[OsString]) -> bool {
    loop {
        match events.recv() {
            Ok(event) if matters(&event, named) => break,
            Ok(_) => {}
            Err(_) => return false,
        }
    }
    let latest = Instant::now() + PATIENCE;
    while Instant::now() < latest {
        if matches!(events.recv_timeout(QUIET), Err(RecvTimeoutError::Timeout)) {
            break;
        }
    }
    true
}

/// Whether something that a check reads may have changed. Its own outcome, and what it remembers, does not count.
fn matters(event: &notify::Result<Event>, named: &[OsString]) -> bool {
    let Ok(event) = event else { return true };
    if matches!(event.kind, EventKind::Access(_)) {
        return false;
    }
    // Where events were lost, anything may have changed.
    event.need_rescan() || event.paths.iter().any(|path| is_read(path, named) || is_new_folder(event.kind, path))
}

/// Whether a folder has come in which there may be files already: what was in it before it was watched, nobody tells.
fn is_new_folder(kind: EventKind, path: &Path) -> bool {
    let is_hidden = || path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    matches!(kind, EventKind::Create(_) | EventKind::Modify(ModifyKind::Name(_))) && path.is_dir() && !is_hidden()
}

fn is_read(path: &Path, named: &[OsString]) -> bool {
    let Some(name) = path.file_name() else { return false };
    is_markdown(path)
        || path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
        || [BASELINE_FILE, ".gitignore", ".ignore"].iter().any(|it| name == *it)
        || named.iter().any(|it| it == name)
}

fn clear(terminal: &Terminal) -> Result<(), Error> {
    if !terminal.stdout.interactive {
        return Ok(());
    }
    let mut output = Output::stdout(terminal);
    output.write(CLEAR)?;
    output.flush()
}

#[cfg(test)]
mod tests {
    use notify::event::{AccessKind, CreateKind, RenameMode};

    use super::*;

    #[test]
    fn what_a_check_reads_matters() {
        let named = [OsString::from("NOTES")];
        let matters = |kind, path: &str| matters(&Ok(Event::new(kind).add_path(path.into())), &named);
        let modified = EventKind::Modify(ModifyKind::Any);
        for path in
            ["/a/b.md", "/a/B.MD", "/a/digestlint.toml", "/a/.gitignore", "/a/digestlint-baseline.json", "/a/NOTES"]
        {
            assert!(matters(modified, path), "{path}");
        }
        for path in ["/a/out.json", "/a/.b.md.12.0.tmp", "/a/.digestlint_cache/corpus-2.json", "/a/b.md.swp", "/"] {
            assert!(!matters(modified, path), "{path}");
        }
        assert!(matters(EventKind::Modify(ModifyKind::Name(RenameMode::To)), "/a/b.md"));
        assert!(matters(EventKind::Create(CreateKind::Any), "/a/b.md"));
        assert!(!matters(EventKind::Access(AccessKind::Any), "/a/b.md"));
        let folder = tempfile::tempdir().unwrap();
        let (shown, hidden) = (folder.path().join("new"), folder.path().join(".digestlint_cache"));
        for path in [&shown, &hidden] {
            std::fs::create_dir(path).unwrap();
        }
        assert!(matters(EventKind::Create(CreateKind::Folder), shown.to_str().unwrap()));
        assert!(!matters(modified, shown.to_str().unwrap()));
        assert!(!matters(EventKind::Create(CreateKind::Folder), hidden.to_str().unwrap()));
    }
}
