use std::path::{Component, Path, PathBuf, absolute};
use std::{env, fs};

/// The path from the root of the disk on, without `.` and `..`. Symbolic links stay, but for those before a `..`, which
/// leads elsewhere after a link.
pub(super) fn full(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    // Without a current folder there is nothing to add.
    let path = absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut parts: Vec<_> = path.components().collect();
    let Some(last) = parts.iter().rposition(|part| *part == Component::ParentDir) else { return path };
    let rest = parts.split_off(last + 1);
    let above: PathBuf = parts.iter().collect();
    fs::canonicalize(&above).unwrap_or_else(|_| without_parents(&parts)).join(rest.iter().collect::<PathBuf>())
}

/// The same as [`full`], where the current folder is `here`: to ask the system for it takes longer than to add it.
pub(super) fn full_from(here: &Path, path: &Path) -> PathBuf {
    let plain = path.components().all(|part| matches!(part, Component::Normal(_)));
    if plain { here.join(path) } else { full(path) }
}

/// What remains when each `..` takes away the part before it: all that can be said of a folder that is not there.
fn without_parents(parts: &[Component<'_>]) -> PathBuf {
    let mut path = PathBuf::new();
    for part in parts {
        match part {
            Component::ParentDir => _ = path.pop(),
            part => path.push(part),
        }
    }
    path
}

/// The current folder; empty when there is none.
pub(super) fn current_folder() -> PathBuf {
    env::current_dir().unwrap_or_default()
}

/// The way from `here`, a full path, to the full path `folder`: relative, unless the two share nothing but the root.
pub(super) fn relative_to(here: &Path, folder: &Path) -> PathBuf {
    let shared = here.components().zip(folder.components()).take_while(|(a, b)| a == b);
    let (shared, beyond_root) =
        shared.fold((0, false), |(count, named), (part, _)| (count + 1, named | matches!(part, Component::Normal(_))));
    if !beyond_root && !here.starts_with(folder) && !folder.starts_with(here) {
        return folder.to_owned();
    }
    up_and_down(here, folder, shared)
}

/// The way from the full path `folder` to the full path `path`, up to the root if need be; `path` itself when they do not
/// even share that.
pub(super) fn way(folder: &Path, path: &Path) -> PathBuf {
    let shared = folder.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    if shared == 0 { path.to_owned() } else { up_and_down(folder, path, shared) }
}

/// The way between two paths whose first `shared` parts are the same.
fn up_and_down(from: &Path, to: &Path, shared: usize) -> PathBuf {
    let up = from.components().skip(shared).map(|_| Component::ParentDir);
    up.chain(to.components().skip(shared)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dots_are_taken_out() {
        let here = current_folder();
        assert_eq!(full(Path::new("")), here);
        assert_eq!(full(Path::new("./a//b")), here.join("a/b"));
        assert_eq!(full(Path::new("../a")), fs::canonicalize("..").unwrap().join("a"));
        assert_eq!(full(Path::new("/no/such/../a/./b")), Path::new("/no/a/b"));
    }

    #[test]
    fn the_way_goes_up_and_down() {
        let way = |folder, path| way(Path::new(folder), Path::new(path));
        assert_eq!(way("/a/b", "/a/b/c.md"), Path::new("c.md"));
        assert_eq!(way("/a/b", "/a/c/d.md"), Path::new("../c/d.md"));
        assert_eq!(way("/a/b/c", "/a/d.md"), Path::new("../../d.md"));
    }

    #[test]
    fn the_current_folder_is_asked_for_once() {
        let here = current_folder();
        for path in ["a.md", "a/b.md", "./a.md", "../a.md", "/a/./b.md", "a/../b.md"] {
            assert_eq!(full_from(&here, Path::new(path)), full(Path::new(path)), "{path}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn two_dots_after_a_link_lead_where_the_link_leads() {
        let root = tempfile::tempdir().unwrap();
        let root = fs::canonicalize(root.path()).unwrap();
        fs::create_dir_all(root.join("a/b")).unwrap();
        std::os::unix::fs::symlink("a/b", root.join("link")).unwrap();
        assert_eq!(full(&root.join("link/../c.md")), root.join("a/c.md"));
        assert_eq!(full(&root.join("link/c.md")), root.join("link/c.md"));
    }

    #[test]
    fn the_way_is_relative_where_it_can_be() {
        let way = |folder| relative_to(Path::new("/a/b"), Path::new(folder));
        assert_eq!(way("/a/b"), Path::new(""));
        assert_eq!(way("/a/b/c"), Path::new("c"));
        assert_eq!(way("/a"), Path::new(".."));
        assert_eq!(way("/"), Path::new("../.."));
        assert_eq!(way("/a/x/y"), Path::new("../x/y"));
        assert_eq!(way("/x"), Path::new("/x"));
        assert_eq!(relative_to(Path::new("/"), Path::new("/x")), Path::new("x"));
        assert_eq!(relative_to(Path::new(""), Path::new("/x")), Path::new("/x"));
    }
}
