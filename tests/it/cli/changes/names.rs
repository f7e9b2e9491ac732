#![cfg(unix)]

use std::ffi::OsStr;
use std::fs;
use std::os::unix::ffi::OsStrExt;

use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, ERROR, link};

#[test]
fn names_may_hold_anything() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    let names: [&[u8]; 5] =
        [b"with space.md", b"line\nbreak.md", b"tab\tquote\".md", "\u{e9}\u{1f642}.md".as_bytes(), b"-x.md"];
    for name in names {
        fs::write(repository.path(".").join(OsStr::from_bytes(name)), ERROR).unwrap();
    }
    let count = |arguments: &[&str]| {
        let ran = repository.check(&[&["--output-format", "jsonl"], arguments].concat()).exits(1);
        ran.stdout.lines().count()
    };
    assert_eq!(count(&["--changed-since", "HEAD"]), names.len());
    repository.git(&["add", "--all"]);
    assert_eq!(count(&["--changed-since", "HEAD"]), names.len());
    assert_eq!(count(&["--staged"]), names.len());
    // Of renamed files too.
    repository.commit();
    repository.git(&["mv", "line\nbreak.md", "line\n\nbreak.md"]);
    assert_eq!(count(&["--staged"]), 1);
}

#[test]
fn names_need_not_be_utf8() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    fs::write(repository.path(".").join(OsStr::from_bytes(b"\xff.md")), ERROR).unwrap();
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), ["\u{fffd}.md"]);
    repository.git(&["add", "--all"]);
    assert_eq!(repository.found(&["--staged"]), ["\u{fffd}.md"]);
}

#[test]
fn a_folder_may_be_reached_by_a_link() {
    let repository = Repository::new(&[("real/a.md", CLEAN)]);
    let way = tempfile::tempdir().unwrap();
    link(repository.path("real").to_str().unwrap(), &way.path().join("way"));
    repository.write("real/a.md", ERROR);
    let path = way.path().join("way");
    let path = path.to_str().unwrap();
    assert_eq!(repository.found(&["--changed-since", "HEAD", path]).len(), 1);
    repository.git(&["add", "--all"]);
    assert_eq!(repository.found(&["--staged", path]).len(), 1);
}

#[test]
fn settings_of_git_change_nothing() {
    let repository = Repository::new(&[("sub/old.md", ERROR), ("b.md", CLEAN)]);
    for setting in [
        "diff.relative=true",
        "diff.noprefix=true",
        "diff.renames=false",
        "core.quotePath=true",
        "diff.external=false",
        "color.ui=always",
        "color.diff=always",
        "status.showUntrackedFiles=no",
    ] {
        let (name, value) = setting.split_once('=').unwrap();
        repository.git(&["config", name, value]);
    }
    repository.write(".gitattributes", "*.md diff=nothing -text\n");
    repository.git(&["config", "diff.nothing.textconv", "false"]);
    repository.git(&["mv", "sub/old.md", "sub/new.md"]);
    repository.write("b.md", ERROR.replace("Some", "No"));
    let variables = [("GIT_LITERAL_PATHSPECS", "1"), ("GIT_EXTERNAL_DIFF", "false"), ("LC_ALL", "de_DE.UTF-8")];
    let check = ["check", "--schema", "free.toml", "--output-format", "concise"];
    let found = |arguments: &[&str]| {
        let ran = repository.run_with(&variables, &[&check[..], arguments].concat()).exits(1);
        ran.paths().into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(found(&["--changed-since", "HEAD"]), ["b.md", "sub/new.md"]);
    repository.git(&["add", "--all"]);
    assert_eq!(found(&["--staged"]), ["b.md", "sub/new.md"]);
}
