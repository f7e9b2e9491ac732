use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, ERROR};

/// A faulty document, unlike any other.
fn faulty(text: &str) -> String {
    format!("{ERROR}\n{text}\n")
}

#[test]
fn only_files_that_differ_are_checked() {
    let repository = Repository::new(&[("same.md", ERROR), ("committed.md", CLEAN), ("staged.md", CLEAN)]);
    repository.write("unstaged.md", CLEAN);
    repository.commit();
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("committed.md", ERROR);
    repository.commit();
    repository.write("staged.md", ERROR);
    repository.git(&["add", "staged.md"]);
    repository.write("unstaged.md", ERROR);
    repository.write("new/untracked.md", ERROR);
    let differing = ["committed.md", "new/untracked.md", "staged.md", "unstaged.md"];
    assert_eq!(repository.found(&["--changed-since", "main"]), differing);
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), &differing[1..]);
    assert_eq!(repository.found(&["--changed-since=main", "new", "staged.md", "same.md"]), &differing[1..3]);
}

#[test]
fn what_the_other_branch_has_done_since_is_not_told() {
    let repository = Repository::new(&[("theirs.md", CLEAN), ("ours.md", CLEAN)]);
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("ours.md", ERROR);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("theirs.md", ERROR);
    repository.commit();
    repository.git(&["checkout", "--quiet", "topic"]);
    assert_eq!(repository.found(&["--changed-since", "main"]), ["ours.md"]);
}

#[test]
fn renamed_files_are_checked_under_their_new_names_and_deleted_ones_not_at_all() {
    let repository = Repository::new(&[("old.md", &faulty("one")), ("gone.md", &faulty("two")), ("stays.md", CLEAN)]);
    repository.git(&["mv", "old.md", "new.md"]);
    repository.git(&["rm", "--quiet", "gone.md"]);
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), ["new.md"]);
    assert_eq!(repository.found(&["--changed-since", "HEAD", "new.md", "gone.md"]), ["new.md"]);
    repository.check(&["--changed-since", "HEAD", "gone.md"]).exits(0).says(&["no files to check have changed"]);
    repository.check(&["--changed-since", "HEAD", "never.md"]).exits(2).says(&["never.md"]);
}

#[test]
fn excludes_and_gitignore_hold_as_for_every_run() {
    let repository = Repository::new(&[(".gitignore", "ignored/\n"), ("digestlint.toml", "exclude = [\"drafts/\"]\n")]);
    for path in ["drafts/a.md", "ignored/b.md", ".hidden/c.md", "d.md", "e.txt"] {
        repository.write(path, ERROR);
    }
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), ["d.md"]);
    assert_eq!(repository.found(&["--changed-since", "HEAD", "e.txt", ".hidden/c.md"]), [".hidden/c.md", "e.txt"]);
    let named = repository.check(&["--changed-since", "HEAD", "drafts/a.md"]).exits(0);
    named.says(&["`drafts/a.md` is excluded by `drafts/`"]);
}

#[test]
fn paths_are_relative_to_the_current_folder() {
    let repository = Repository::new(&[("sub/a.md", CLEAN), ("b.md", CLEAN)]);
    repository.write("sub/a.md", ERROR);
    repository.write("b.md", ERROR);
    let ran = repository.check_in("sub", &["--changed-since", "HEAD"]).exits(1);
    assert_eq!(ran.paths(), ["a.md"]);
    let ran = repository.check_in("sub", &["--changed-since", "HEAD", ".."]).exits(1);
    assert_eq!(ran.paths(), ["../b.md", "../sub/a.md"]);
}

#[test]
fn no_change_is_no_fault() {
    let repository = Repository::new(&[("a.md", ERROR)]);
    let ran = repository.check(&["--changed-since", "main"]).exits(0).prints_nothing();
    assert_eq!(ran.stderr, "no files to check have changed since `main`\n");
    assert_eq!(repository.check(&["--changed-since", "main", "--quiet"]).exits(0).stderr, "");
    let ran = repository.check(&["--changed-since", "main", "--output-format", "json"]).exits(0);
    assert_eq!(ran.stdout, "[]\n");
}

#[test]
fn a_file_that_is_only_meant_to_be_added_is_not_staged() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.write("b.md", ERROR);
    repository.git(&["add", "--intent-to-add", "b.md"]);
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), ["b.md"]);
    assert_eq!(repository.found(&["--staged"]), [""; 0]);
}

#[test]
fn a_worktree_is_a_repository_of_its_own() {
    let repository = Repository::new(&[("a.md", CLEAN), ("b.md", ERROR)]);
    repository.git(&["worktree", "add", "--quiet", "-b", "topic", "tree"]);
    repository.write("tree/a.md", ERROR);
    repository.write("a.md", ERROR);
    let ran = repository
        .run_in("tree", &["check", "--schema", "./free.toml", "--output-format", "concise", "--changed-since", "main"]);
    assert_eq!(ran.exits(1).paths(), ["a.md"]);
    let outside = repository.check(&["--changed-since", "main", "tree"]).exits(2);
    outside.says(&["`tree` is not in the Git repository of the current folder"]);
}

#[test]
fn submodules_are_not_entered() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.write("library/inner.md", CLEAN);
    repository.git_in("library", &["init", "--quiet"]);
    repository.commit_in("library");
    repository.git(&["-c", "advice.addEmbeddedRepo=false", "submodule", "--quiet", "add", "./library", "module"]);
    repository.git_in("module", &["rev-parse", "HEAD"]);
    repository.commit();
    repository.write("module/inner.md", ERROR);
    repository.commit_in("module");
    repository.write("a.md", ERROR);
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), ["a.md"]);
    repository.git(&["add", "--all"]);
    assert_eq!(repository.found(&["--staged"]), ["a.md"]);
    repository.check(&["--changed-since", "HEAD", "module/inner.md"]).exits(2).says(&["run it in the repository"]);
    let ran = repository.check_in("module", &["--changed-since", "HEAD~1"]).exits(1);
    assert_eq!(ran.paths(), ["inner.md"]);
}

#[test]
fn files_in_conflict_are_checked_as_they_are() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("a.md", CLEAN.replace("Some", "Our"));
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("a.md", CLEAN.replace("Some", "Their"));
    repository.commit();
    assert!(!repository.git_command(&["merge", "--quiet", "topic"]).output().unwrap().status.success());
    assert!(repository.read("a.md").contains("<<<<<<<"));
    repository.write("a.md", ERROR);
    assert_eq!(repository.found(&["--changed-since", "HEAD"]), ["a.md"]);
    let ran = repository.check(&["--staged"]).exits(2);
    ran.says(&["a.md: the file is not merged, so none of its versions is staged; resolve the conflict"]);
}
