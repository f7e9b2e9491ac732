//! The examples of `docs/changed-files.md` do what the page says.

use std::path::Path;
use std::process::Output;

use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, ERROR};

/// The page's block of shell code that holds `text`.
fn block(text: &str) -> &'static str {
    let page = include_str!("../../../../docs/changed-files.md");
    let blocks = page.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    blocks.into_iter().find(|block| block.contains(text)).unwrap()
}

/// Runs shell code in a folder, where `digestlint` is on the path.
fn shell(repository: &Repository, folder: &str, code: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_digestlint")).parent().unwrap();
    let path = std::env::join_paths(
        [program.to_owned()].into_iter().chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
    );
    let mut command = repository.git_command(&[]);
    let variables: Vec<_> =
        command.get_envs().map(|(name, value)| (name.to_owned(), value.unwrap().to_owned())).collect();
    command = std::process::Command::new("sh");
    command.args(["-euc", code]).current_dir(repository.path(folder)).env_clear().envs(variables);
    command.env("PATH", path.unwrap()).env("BASE", "main").output().unwrap()
}

/// A repository whose documents are held against the schema that lets everything pass.
fn repository() -> Repository {
    Repository::new(&[("digestlint.toml", "schema = \"./free.toml\"\n"), ("a.md", CLEAN), ("old.md", ERROR)])
}

#[cfg(unix)]
#[test]
fn the_hook_refuses_a_bad_commit() {
    use std::os::unix::fs::PermissionsExt;
    let repository = repository();
    repository.write(".git/hooks/pre-commit", block("#!/bin/sh"));
    let hook = repository.path(".git/hooks/pre-commit");
    std::fs::set_permissions(hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    repository.write("a.md", ERROR);
    let refused = shell(&repository, ".", "git add a.md && git commit --quiet --message=Bad");
    assert_eq!(refused.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("a.md:3:6"), "{refused:?}");
    repository.write("a.md", format!("{CLEAN}\nMore.\n"));
    let passed = shell(&repository, ".", "git add a.md && git commit --quiet --message=Good");
    assert!(passed.status.success(), "{passed:?}");
}

#[cfg(unix)]
#[test]
fn the_index_takes_the_fixes() {
    let repository = repository();
    repository.write("a.md", format!("\u{feff}{CLEAN}"));
    repository.git(&["add", "a.md"]);
    let applied = shell(&repository, ".", block("git apply"));
    assert!(applied.status.success(), "{applied:?}");
    assert_eq!(repository.git(&["show", ":a.md"]), CLEAN);
}

#[cfg(unix)]
#[test]
fn the_recipe_for_ci_works_in_a_clone_of_one_commit() {
    let repository = repository();
    repository.git(&["checkout", "--quiet", "-b", "topic"]);
    repository.write("a.md", format!("{CLEAN}\nMore.\n"));
    repository.commit();
    repository.write("b.md", ERROR);
    repository.commit();
    let origin = format!("file://{}", repository.path(".").display());
    repository.git(&["clone", "--quiet", "--depth=1", "--branch=topic", &origin, "clone"]);
    let run = shell(&repository, "clone", block("--is-shallow-repository"));
    let (stdout, stderr) = (String::from_utf8_lossy(&run.stdout), String::from_utf8_lossy(&run.stderr));
    assert_eq!(run.status.code(), Some(1), "{stdout}{stderr}");
    assert!(stdout.contains("b.md:3:6") && stderr.contains("1 error in 1 of 2 files"), "{stdout}{stderr}");
}
