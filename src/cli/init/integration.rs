//! The files by which other programs run digestlint: a hook before each commit, a workflow on GitHub.

use std::fmt::Write;
use std::path::Path;

/// Where digestlint comes from; Cargo.toml is the one place that says so.
const REPOSITORY: &str = env!("CARGO_PKG_REPOSITORY");
/// The tag of this version.
const RELEASE: &str = concat!("v", env!("CARGO_PKG_VERSION"));
/// The commit of the tag, known where the release is built: an action is pinned to it, since a tag can be moved.
const COMMIT: Option<&str> = option_env!("DIGESTLINT_COMMIT");
/// The action that checks a repository out, and its version.
const CHECKOUT: &str = "actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0 # v7.0.0";

/// A file at a place that another program knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Integration {
    /// What pre-commit and prek run.
    PreCommit,
    /// What GitHub runs.
    GitHubActions,
}

impl Integration {
    /// Its path, from the root of the repository on.
    pub(super) fn path(self) -> &'static str {
        match self {
            Self::PreCommit => ".pre-commit-config.yaml",
            Self::GitHubActions => ".github/workflows/digestlint.yml",
        }
    }

    /// Its text, for the documents in the folder `inner` of the repository.
    pub(super) fn text(self, inner: &Path) -> String {
        match self {
            Self::PreCommit => format!(
                "# Checks digests before each commit, once `pre-commit install` or `prek install` has run.\nrepos:\n{}",
                hook(inner)
            ),
            Self::GitHubActions => workflow(inner, COMMIT),
        }
    }

    /// What to do where its file is there already.
    pub(super) fn by_hand(self, inner: &Path) -> String {
        match self {
            Self::PreCommit => format!("add this to its `repos`:\n{}", hook(inner)),
            Self::GitHubActions => "delete it and run this again to have it written anew".to_owned(),
        }
    }

    /// What to do once it is written.
    pub(super) fn next(self) -> &'static str {
        match self {
            Self::PreCommit => "`pre-commit install` (or `prek install`), so that git calls the hook",
            Self::GitHubActions => "commit the workflow and push it",
        }
    }
}

/// The entry of a configuration for pre-commit.
fn hook(inner: &Path) -> String {
    let mut text = format!("  - repo: {REPOSITORY}\n    rev: {RELEASE}\n    hooks:\n      - id: digestlint\n");
    if let Some(inner) = slashed(inner) {
        _ = writeln!(text, "        files: {}", quoted(&format!("^{}/", escaped(&inner))));
    }
    text
}

/// A workflow that runs the action at `commit`, or at the tag where that is not known.
fn workflow(inner: &Path, commit: Option<&str>) -> String {
    let name = REPOSITORY.trim_start_matches("https://github.com/");
    let action = commit.map_or_else(|| format!("{name}@{RELEASE}"), |commit| format!("{name}@{commit} # {RELEASE}"));
    let mut text = WORKFLOW.replace("{checkout}", CHECKOUT).replace("{action}", &action);
    if let Some(inner) = slashed(inner) {
        _ = writeln!(text, "        with:\n          paths: {}", quoted(&inner));
    }
    text
}

const WORKFLOW: &str = "\
# Checks digests on GitHub; findings are shown in the pull request.
name: digestlint

on:
  push:
    branches: [main, master]
  pull_request:

permissions: {}

concurrency:
  group: ${{ github.workflow }}-${{ github.ref }}
  cancel-in-progress: true

jobs:
  check:
    name: Check digests
    runs-on: ubuntu-latest
    permissions:
      contents: read
    steps:
      - uses: {checkout}
        with:
          persist-credentials: false
      - uses: {action}
";

/// A path inside of the repository as git writes it; `None` for the root, and where that is not text.
fn slashed(inner: &Path) -> Option<String> {
    let parts: Option<Vec<_>> = inner.iter().map(|part| part.to_str()).collect();
    parts.filter(|parts| !parts.is_empty()).map(|parts| parts.join("/"))
}

/// A regular expression of Python, and of Rust, that matches this text and no other.
fn escaped(text: &str) -> String {
    let special = |it: char| "\\.^$*+?{}[]()|".contains(it);
    text.chars().flat_map(|it| special(it).then_some('\\').into_iter().chain([it])).collect()
}

/// A string of YAML, in which nothing but the quote itself has a meaning.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_repository_is_on_github() {
        assert_eq!(REPOSITORY.strip_prefix("https://github.com/").unwrap().split('/').count(), 2);
    }

    #[test]
    fn a_release_is_pinned_to_its_commit() {
        let commit = "0123456789abcdef0123456789abcdef01234567";
        assert!(workflow(Path::new(""), Some(commit)).contains(&format!("@{commit} # {RELEASE}\n")));
        assert!(workflow(Path::new(""), None).contains(&format!("@{RELEASE}\n")));
    }

    #[test]
    fn a_folder_is_named_as_its_reader_asks() {
        let inner = Path::new("a b/it's [x].d");
        assert!(hook(inner).ends_with("        files: '^a b/it''s \\[x\\]\\.d/'\n"), "{}", hook(inner));
        assert!(workflow(inner, None).ends_with("          paths: 'a b/it''s [x].d'\n"));
        assert!(hook(Path::new("")).ends_with("- id: digestlint\n"));
    }
}
