//! Writing a file so that it is there whole, or as it was.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process;

/// Puts `text` in the place of the file at `path`, whose permissions stay: a new file beside it takes its name once it is
/// written. Where `path` is a link, what it leads to is replaced.
pub(super) fn replace_file(path: &Path, text: &str) -> io::Result<()> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let mut name = target.file_name().ok_or(io::ErrorKind::InvalidInput)?.to_owned();
    name.push(format!(".{}.tmp", process::id()));
    let temporary = target.with_file_name(name);
    let file = File::create_new(&temporary)?;
    let replaced = write(file, &target, text).and_then(|()| fs::rename(&temporary, &target));
    if replaced.is_err() {
        // The first error is the one to tell.
        _ = fs::remove_file(&temporary);
    }
    replaced
}

/// Writes a file whole; one that is there is replaced only when `replace`.
///
/// # Errors
/// What the system says; [`io::ErrorKind::AlreadyExists`] when there is one.
pub fn write_file(path: &Path, text: &str, replace: bool) -> io::Result<()> {
    if !replace && path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    replace_file(path, text)
}

fn write(mut file: File, target: &Path, text: &str) -> io::Result<()> {
    if let Ok(metadata) = fs::metadata(target) {
        file.set_permissions(metadata.permissions())?;
    }
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.json");
        replace_file(&path, "old").unwrap();
        replace_file(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_replaced_stays() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("folder");
        fs::create_dir_all(path.join("inner")).unwrap();
        assert!(replace_file(&path, "new").is_err());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        assert!(replace_file(&root.path().join("no/a.json"), "new").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let root = tempfile::tempdir().unwrap();
        let (path, link) = (root.path().join("a.json"), root.path().join("link.json"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink("a.json", &link).unwrap();
        replace_file(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
