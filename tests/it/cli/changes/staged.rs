use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, ERROR};

#[test]
fn the_index_is_checked_and_not_the_work_tree() {
    let repository = Repository::new(&[("a.md", CLEAN), ("b.md", CLEAN), ("same.md", ERROR)]);
    repository.write("a.md", ERROR);
    repository.git(&["add", "a.md"]);
    repository.write("a.md", CLEAN);
    repository.write("b.md", ERROR);
    repository.write("untracked.md", ERROR);
    assert_eq!(repository.found(&["--staged"]), ["a.md"]);
    assert_eq!(repository.found(&["--staged", "a.md", "b.md", "same.md", "untracked.md"]), ["a.md"]);
    repository.check(&["--staged", "b.md"]).exits(0).says(&["no files to check are staged\n"]);
    repository.check(&["--staged", "never.md"]).exits(2).says(&["never.md: "]);
}

#[test]
fn a_staged_file_need_not_be_on_the_disk() {
    let repository = Repository::new(&[("old/a.md", ERROR)]);
    repository.git(&["mv", "old", "new"]);
    std::fs::remove_dir_all(repository.path("new")).unwrap();
    assert_eq!(repository.found(&["--staged"]), ["new/a.md"]);
    assert_eq!(repository.found(&["--staged", "new"]), ["new/a.md"]);
    assert_eq!(repository.found(&["--staged", "new/a.md"]), ["new/a.md"]);
}

#[test]
fn before_the_first_commit_all_of_the_index_is_checked() {
    let repository = Repository::unborn(&[("a.md", ERROR), ("b.md", ERROR)]);
    repository.check(&["--staged"]).exits(0).says(&["no files to check are staged"]);
    repository.git(&["add", "a.md"]);
    assert_eq!(repository.found(&["--staged"]), ["a.md"]);
}

#[test]
fn deleted_files_are_left_out() {
    let repository = Repository::new(&[("a.md", ERROR), ("b.md", ERROR)]);
    repository.git(&["rm", "--quiet", "a.md"]);
    repository.git(&["rm", "--quiet", "--cached", "b.md"]);
    let ran = repository.check(&["--staged", "a.md", "b.md"]).exits(0).prints_nothing();
    assert_eq!(ran.stderr, "no files to check are staged\n");
}

#[test]
fn excludes_and_gitignore_hold_as_for_every_run() {
    let repository = Repository::unborn(&[("digestlint.toml", "exclude = [\"drafts/\", \"*.draft.md\"]\n")]);
    repository.write(".gitignore", "ignored/\n");
    for path in ["drafts/deep/a.md", "ignored/b.md", ".hidden/c.md", "d.md", "d.draft.md", "e.txt"] {
        repository.write(path, ERROR);
    }
    repository.git(&["add", "--all", "--force"]);
    assert_eq!(repository.found(&["--staged"]), ["d.md"]);
    assert_eq!(repository.found(&["--staged", "e.txt", "ignored/b.md"]), ["e.txt", "ignored/b.md"]);
    repository.check(&["--staged", "drafts"]).exits(0).says(&["`drafts` is excluded by `drafts/`"]);
}

#[test]
fn a_hook_sees_the_index_of_its_commit() {
    let repository = Repository::new(&[("a.md", CLEAN), ("b.md", CLEAN)]);
    let program = env!("CARGO_BIN_EXE_digestlint");
    let hook = format!("#!/bin/sh\nexec '{program}' check --schema free.toml --output-format concise --staged\n");
    repository.write(".git/hooks/pre-commit", hook);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let hook = repository.path(".git/hooks/pre-commit");
        std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    }
    repository.write("a.md", format!("{CLEAN}\nMore.\n"));
    repository.write("b.md", ERROR);
    repository.git(&["add", "b.md"]);
    // Of one file alone git makes an index for the time of the commit.
    repository.git(&["commit", "--quiet", "--message=One", "a.md"]);
    let refused = repository.git_command(&["commit", "--quiet", "--message=All"]).output().unwrap();
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("b.md:3:6: error[file-encoding]"), "{refused:?}");
    repository.write("b.md", CLEAN.replace("Some", "Other"));
    repository.git(&["commit", "--quiet", "--message=All", "--all"]);
}

#[test]
fn links_lead_to_what_will_be_committed() {
    let schema = "[schema]\nname = \"linked\"\nunknown-sections = \"allow\"\n[links]\nrelative = \"resolve\"\n";
    let text = "# A title\n\n[Tracked](b.md), [deep](sub/c.md#part), [new](new.md), [gone](gone.md).\n";
    let repository = Repository::unborn(&[("linked.toml", schema), ("a.md", text), ("b.md", CLEAN)]);
    repository.write("sub/c.md", "# C\n\n## Part\n");
    repository.write("gone.md", CLEAN);
    repository.git(&["add", "--all"]);
    repository.write("new.md", CLEAN);
    std::fs::remove_file(repository.path("gone.md")).unwrap();
    repository.write("sub/c.md", "# C\n");
    let check = ["check", "--schema", "linked.toml", "--output-format", "concise", "--staged", "a.md"];
    let ran = repository.run(&[&check[..], &["--select", "link-target"]].concat());
    assert_eq!(ran.stdout.lines().count(), 1, "{}{}", ran.stdout, ran.stderr);
    ran.prints(&["new.md"]);
}

#[cfg(unix)]
#[test]
fn links_of_the_index_are_followed() {
    use crate::cli::sandbox::link;
    let repository = Repository::unborn(&[("real/a.md", ERROR), ("elsewhere.md", CLEAN)]);
    link("real/a.md", &repository.path("link.md"));
    link("real", &repository.path("folder"));
    link("loop.md", &repository.path("loop.md"));
    link("gone.md", &repository.path("dangling.md"));
    repository.git(&["add", "--all"]);
    std::fs::remove_dir_all(repository.path("real")).unwrap();
    assert_eq!(repository.found(&["--staged"]), ["link.md", "real/a.md"]);
    assert_eq!(repository.found(&["--staged", "link.md", "folder/a.md"]), ["link.md"]);
    repository.git(&["checkout", "--quiet", "--", "real"]);
    assert_eq!(repository.found(&["--staged", "folder"]), ["folder/a.md"]);
}

#[test]
fn the_diff_of_fixes_is_one_of_the_index() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.write("a.md", format!("\u{feff}{CLEAN}"));
    repository.git(&["add", "a.md"]);
    repository.write("a.md", "# Something else\n");
    let ran = repository.check(&["--staged", "--diff"]).exits(1);
    repository.write("fixes.diff", ran.stdout);
    repository.git(&["apply", "--cached", "-p0", "fixes.diff"]);
    assert_eq!(repository.git(&["show", ":a.md"]), CLEAN);
    assert_eq!(repository.read("a.md"), "# Something else\n");
}

#[test]
fn what_does_not_go_together_is_refused() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    let refused = |arguments: &[&str], texts: &[&str]| {
        repository.check(arguments).exits(2).prints_nothing().says(texts);
    };
    refused(&["--staged", "--fix"], &["--fix writes files of the work tree", "`git add` it"]);
    refused(&["--staged", "--write-baseline"], &["--write-baseline is about all files"]);
    refused(&["--staged", "-"], &["not for standard input"]);
    refused(&["--staged", "--changed-since", "HEAD"], &["cannot be used with"]);
    refused(&["--changed-lines"], &["--changed-since <REV>|--staged"]);
}
