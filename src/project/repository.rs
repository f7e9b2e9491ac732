use std::path::{Path, PathBuf};

use super::paths::{current_folder, full, relative_to};

/// The git repository that a folder lies in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enclosing {
    /// The root of its work tree, as seen from the current folder; empty when it is that.
    pub root: PathBuf,
    /// The way from the root to the folder; empty when it is the root.
    pub inner: PathBuf,
}

/// The git repository that `folder` lies in, found by the `.git` at its root: a folder, or a file in a worktree or
/// submodule. Nothing in it is read.
#[must_use]
pub fn enclosing_repository(folder: &Path) -> Option<Enclosing> {
    let folder = full(folder);
    let root = folder.ancestors().find(|it| it.join(".git").exists())?;
    let inner = folder.strip_prefix(root).ok()?.to_owned();
    Some(Enclosing { root: relative_to(&current_folder(), root), inner })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn the_nearest_one_counts() {
        let outside = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(outside.path()).unwrap();
        fs::create_dir_all(root.join("a/b/c")).unwrap();
        assert_eq!(enclosing_repository(&root.join("a/b/c")).filter(|it| it.root.starts_with(&root)), None);
        fs::create_dir(root.join(".git")).unwrap();
        assert_eq!(enclosing_repository(&root.join("a/b")).unwrap().inner, Path::new("a/b"));
        // A worktree has a file there.
        fs::write(root.join("a/.git"), "gitdir: /elsewhere\n").unwrap();
        assert_eq!(enclosing_repository(&root.join("a/b/c")).unwrap().inner, Path::new("b/c"));
        assert_eq!(enclosing_repository(&root.join("a")).unwrap().inner, Path::new(""));
    }
}
