use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, ERROR, Sandbox};

/// What a run that cannot know says.
#[track_caller]
fn said(repository: &Repository, arguments: &[&str]) -> String {
    let ran = repository.check(arguments).exits(2).prints_nothing();
    ran.stderr
}

#[test]
fn a_revision_must_be_one() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    insta::assert_snapshot!(said(&repository, &["--changed-since", "no-such-branch"]));
    insta::assert_snapshot!(said(&repository, &["--changed-since", "main..HEAD"]));
    for name in ["--changed-since=-p", "--changed-since=--output=x", "--changed-since="] {
        assert!(said(&repository, &[name]).contains("cannot be the name of a revision"));
    }
    assert!(!repository.path("x").exists());
}

#[test]
fn two_histories_must_meet() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.git(&["checkout", "--quiet", "--orphan", "other"]);
    repository.write("a.md", ERROR);
    repository.commit();
    insta::assert_snapshot!(said(&repository, &["--changed-since", "main"]));
}

#[test]
fn without_a_commit_nothing_has_changed() {
    let repository = Repository::unborn(&[("a.md", CLEAN)]);
    insta::assert_snapshot!(said(&repository, &["--changed-since", "main"]));
}

#[test]
fn a_shallow_clone_is_told_how_to_get_what_it_lacks() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("a.md", ERROR);
    repository.commit();
    repository.git(&["checkout", "--quiet", "main"]);
    repository.write("b.md", CLEAN);
    repository.commit();
    let origin = format!("file://{}", repository.path(".").display());
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=topic", &origin, "clone"]);
    let check = |rev: &str| repository.check_in("clone", &["--changed-since", rev]);
    insta::assert_snapshot!(check("origin/main").exits(2).stderr);
    repository.git_in("clone", &["fetch", "--quiet", "--depth=1", "origin", "main:refs/remotes/origin/main"]);
    insta::assert_snapshot!(check("origin/main").exits(2).stderr);
    // The remedies that are told.
    repository.git_in("clone", &["fetch", "--quiet", "--unshallow"]);
    assert_eq!(check("origin/main").exits(1).paths(), ["a.md"]);
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=topic", &origin, "other"]);
    repository.git_in("other", &["fetch", "--unshallow", "origin", "+refs/heads/*:refs/remotes/origin/*"]);
    assert_eq!(repository.check_in("other", &["--changed-since", "origin/main"]).exits(1).paths(), ["a.md"]);
}

#[test]
fn a_folder_must_be_in_a_work_tree() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    let ran = sandbox.check(&["--staged"]).exits(2);
    insta::assert_snapshot!(ran.stderr);
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.git(&["clone", "--quiet", "--bare", ".", "bare"]);
    for folder in ["bare", ".git"] {
        for flags in [&["--staged"][..], &["--changed-since", "HEAD"]] {
            let ran = repository.check_in(folder, flags).exits(2);
            ran.says(&["the current folder is not in the work tree of its Git repository"]);
        }
    }
    repository.check(&["--changed-since", "HEAD", ".."]).exits(2).says(&["`..` is not in the Git repository"]);
}

#[test]
fn git_must_trust_the_repository() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    let variables = [("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")];
    let ran = repository.run_with(&variables, &["check", "--schema", "free.toml", "--staged"]).exits(2);
    ran.says(&["error: git does not trust this repository: detected dubious ownership", "safe.directory FOLDER"]);
}

#[test]
fn git_must_be_there() {
    let repository = Repository::new(&[("a.md", ERROR)]);
    let ran = repository.run_with(&[("PATH", "/nowhere")], &["check", "--schema", "free.toml", "--staged"]).exits(2);
    insta::assert_snapshot!(ran.stderr);
    // Others do without.
    repository.run_with(&[("PATH", "/nowhere")], &["check", "--schema", "free.toml"]).exits(1);
}
