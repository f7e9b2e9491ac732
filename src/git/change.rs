use std::path::PathBuf;

use super::entry::path_of;

/// How a file differs from what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Status {
    /// It was not there.
    Added,
    /// It was there, perhaps elsewhere.
    Modified {
        /// Where, from the root of the work tree on.
        from: PathBuf,
        /// Its content then, by the name of its blob.
        blob: String,
    },
    /// It is no longer there.
    Deleted,
    /// Several versions of it are to be merged.
    Unmerged,
}

/// A file that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where it lies, from the root of the work tree on.
    pub path: PathBuf,
    /// How it differs.
    pub status: Status,
}

/// Reads the output of `git diff --raw -z --no-abbrev`: for each change `:MODE MODE BLOB BLOB STATUS`, then its path, and
/// of a file that was renamed the old path before it (git-diff(1), "Raw output format"). Submodules are passed over.
pub(super) fn read_changes(output: &[u8]) -> Option<Vec<Change>> {
    let mut fields = output.split(|byte| *byte == 0);
    let mut changes = Vec::new();
    while let Some(head) = fields.next().filter(|it| !it.is_empty()) {
        let mut words = std::str::from_utf8(head).ok()?.strip_prefix(':')?.split(' ');
        let (old_mode, new_mode, blob) = (words.next()?, words.next()?, words.next()?);
        let status = words.nth(1)?.chars().next()?;
        let first = path_of(fields.next()?)?;
        let path = if matches!(status, 'R' | 'C') { path_of(fields.next()?)? } else { first.clone() };
        let status = match status {
            'D' => Status::Deleted,
            'U' => Status::Unmerged,
            _ if !is_file(new_mode) => continue,
            // A copy is new; so is a file in the place of a submodule.
            'A' | 'C' => Status::Added,
            _ if !is_file(old_mode) => Status::Added,
            _ => Status::Modified { from: first, blob: blob.to_owned() },
        };
        changes.push(Change { path, status });
    }
    Some(changes)
}

/// Whether the mode is that of a file, or of a link.
fn is_file(mode: &str) -> bool {
    mode.starts_with("10") || mode.starts_with("12")
}

#[cfg(test)]
mod tests {
    use super::*;

    const ZERO: &str = "0000000000000000000000000000000000000000";
    const SOME: &str = "797be14d9c200686d9cda5abbcd1361e74767c3d";

    fn read(lines: &[&str]) -> Option<Vec<Change>> {
        let text = lines.join("\0").replace("ZERO", ZERO).replace("SOME", SOME);
        read_changes(format!("{text}\0").as_bytes())
    }

    fn change(path: &str, status: Status) -> Change {
        Change { path: path.into(), status }
    }

    fn modified(from: &str) -> Status {
        Status::Modified { from: from.into(), blob: SOME.to_owned() }
    }

    #[test]
    fn each_kind_of_change_is_read() {
        let changes = read(&[
            ":000000 100644 ZERO SOME A",
            "new\n.md",
            ":100644 100644 SOME ZERO M",
            "a b.md",
            ":100644 100755 SOME ZERO R086",
            "old.md",
            "dir/new.md",
            ":100644 000000 SOME ZERO D",
            "gone.md",
            ":000000 100644 ZERO ZERO U",
            "both.md",
            ":160000 160000 SOME ZERO M",
            "module",
            ":160000 100644 SOME ZERO T",
            "was-module.md",
        ]);
        let expected = [
            change("new\n.md", Status::Added),
            change("a b.md", modified("a b.md")),
            change("dir/new.md", modified("old.md")),
            change("gone.md", Status::Deleted),
            change("both.md", Status::Unmerged),
            change("was-module.md", Status::Added),
        ];
        assert_eq!(changes.unwrap(), expected);
    }

    #[test]
    fn no_change_is_no_output() {
        assert_eq!(read_changes(b""), Some(Vec::new()));
    }

    #[test]
    fn what_is_no_output_of_git_is_refused() {
        for output in ["x", ":100644", ":100644 100644 SOME ZERO M", ":100644 100644 SOME ZERO \0a"] {
            assert_eq!(read_changes(output.as_bytes()), None, "{output}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn names_need_not_be_utf8() {
        use std::os::unix::ffi::OsStrExt;
        let output = [format!(":000000 100644 {ZERO} {SOME} A\0").as_bytes(), b"\xff.md\0"].concat();
        let changes = read_changes(&output).unwrap();
        assert_eq!(changes[0].path.as_os_str().as_bytes(), b"\xff.md");
    }
}
