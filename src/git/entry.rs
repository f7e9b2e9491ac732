use std::path::PathBuf;

/// What the index holds at a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where, from the root of the work tree on.
    pub path: PathBuf,
    /// What.
    pub kind: EntryKind,
}

/// The kinds of things that the index holds, and the names of their blobs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EntryKind {
    /// A file.
    File(String),
    /// A symbolic link; the blob is the path that it leads to.
    Link(String),
    /// A repository of its own.
    Submodule,
    /// Several versions that are to be merged.
    Unmerged,
}

/// Reads the output of `git ls-files --stage -z`: `MODE BLOB STAGE`, a tab and the path (git-ls-files(1), "Output"). Of
/// a file that is to be merged there are several, none of stage 0.
pub(super) fn read_entries(output: &[u8]) -> Option<Vec<Entry>> {
    let mut entries: Vec<Entry> = Vec::new();
    for line in output.split(|byte| *byte == 0).filter(|line| !line.is_empty()) {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let path = path_of(&line[tab + 1..])?;
        let mut words = std::str::from_utf8(&line[..tab]).ok()?.split(' ');
        let (mode, blob, stage) = (words.next()?, words.next()?, words.next()?);
        let kind = match mode {
            _ if stage != "0" => EntryKind::Unmerged,
            "160000" => EntryKind::Submodule,
            "120000" => EntryKind::Link(blob.to_owned()),
            _ => EntryKind::File(blob.to_owned()),
        };
        if entries.last().is_none_or(|last| last.path != path) {
            entries.push(Entry { path, kind });
        }
    }
    Some(entries)
}

/// Reads paths that each end with a NUL.
pub(super) fn read_paths(output: &[u8]) -> Option<Vec<PathBuf>> {
    output.split(|byte| *byte == 0).filter(|path| !path.is_empty()).map(path_of).collect()
}

/// The path that git writes as these bytes; `None` when the system cannot have it.
#[cfg(unix)]
#[allow(clippy::unnecessary_wraps, reason = "other systems have no names of any bytes")]
pub(super) fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    use std::os::unix::ffi::OsStrExt;
    Some(std::ffi::OsStr::from_bytes(bytes).into())
}

#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> Option<PathBuf> {
    std::str::from_utf8(bytes).ok().map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_of_entry_is_read() {
        let lines =
            ["100644 aa 0\ta b.md", "120000 bb 0\tlink", "100644 cc 1\tm.md", "100644 dd 2\tm.md", "160000 ee 0\tsub"];
        let output = lines.join("\0");
        let entry = |path: &str, kind| Entry { path: path.into(), kind };
        let expected = [
            entry("a b.md", EntryKind::File("aa".into())),
            entry("link", EntryKind::Link("bb".into())),
            entry("m.md", EntryKind::Unmerged),
            entry("sub", EntryKind::Submodule),
        ];
        assert_eq!(read_entries(output.as_bytes()).unwrap(), expected);
        assert_eq!(read_entries(b"100644 aa 0 a.md\0"), None);
    }
}
