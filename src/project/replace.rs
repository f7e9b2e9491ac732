//! Writing files, in one place: each is there whole, or as it was, save for what is added to the end of one.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::{mem, process};

use super::Cause;

/// What must stand at a path for it to be written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected<'a> {
    /// Anything, or nothing.
    Any,
    /// Nothing.
    Absent,
    /// A file with this content, or with what is to be written already.
    Content(&'a [u8]),
}

/// Puts `content` in the place of the file at `path`: a new file beside it is written, flushed to the disk, and then takes
/// its name, so that whoever looks, and whatever ends the program, finds the old text or the new one. Owner and permissions
/// stay. Where `path` is a link, what it leads to is replaced.
///
/// # Errors
/// [`Cause::Changed`] when something else than `expected` stands there, [`Cause::ReadOnly`] when the file may not be written,
/// and what the system says otherwise. The file is then as it was.
pub fn replace_file(path: &Path, content: &[u8], expected: Expected<'_>) -> Result<(), Cause> {
    let (target, before) = target_of(path)?;
    if is_there(&target, before.as_ref(), content, expected)? {
        return Ok(());
    }
    let draft = Draft::beside(&target)?;
    draft.fill(content, before.as_ref())?;
    // Writing takes its time: look once more, just before the file is replaced.
    if is_there(&target, before.as_ref(), content, expected)? {
        return Ok(());
    }
    draft.take_the_name_of(&target, expected)
}

/// Writes what has no source that it could have changed from: a file is replaced as [`replace_file`] does it; a device or
/// a pipe takes the content as it comes.
///
/// # Errors
/// As for [`replace_file`].
pub fn write_file(path: &Path, content: &[u8]) -> Result<(), Cause> {
    match fs::metadata(path) {
        Ok(metadata) if !metadata.is_file() && !metadata.is_dir() => {
            Ok(OpenOptions::new().write(true).open(path)?.write_all(content)?)
        }
        _ => replace_file(path, content, Expected::Any),
    }
}

/// Writes a file that is not there yet, and the folders that it lies in.
///
/// # Errors
/// [`Cause::Io`] with [`io::ErrorKind::AlreadyExists`] when it is there; what keeps it from being written.
pub fn create_file(path: &Path, text: &str) -> Result<(), Cause> {
    if let Some(folder) = path.parent() {
        create_folder(folder)?;
    }
    replace_file(path, text.as_bytes(), Expected::Absent)
}

/// Makes a folder, and those that it lies in, where they are missing.
///
/// # Errors
/// What the system says.
pub fn create_folder(path: &Path) -> Result<(), Cause> {
    Ok(fs::create_dir_all(path)?)
}

/// How long the file at `path` is, in bytes; 0 where there is none.
#[must_use]
pub fn file_length(path: &Path) -> u64 {
    fs::metadata(path).map_or(0, |metadata| metadata.len())
}

/// Adds to the end of the file at `path`, which others write to as well; one that is not there is made.
///
/// # Errors
/// What the system says.
pub fn append_to_file(path: &Path, content: &[u8]) -> Result<(), Cause> {
    Ok(OpenOptions::new().append(true).create(true).open(path)?.write_all(content)?)
}

/// The file must be one, and one that its owner lets be written: taking its name asks leave of the folder alone.
fn check_writable(target: &Path, metadata: &Metadata) -> Result<(), Cause> {
    if !metadata.is_file() {
        return Err(Cause::NoFile);
    }
    if metadata.permissions().readonly() {
        return Err(Cause::ReadOnly);
    }
    OpenOptions::new().write(true).open(target)?;
    Ok(())
}

/// The file that a path leads to, which may be written, and what is known of it.
fn target_of(path: &Path) -> Result<(PathBuf, Option<Metadata>), Cause> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
    let before = match fs::metadata(&target) {
        Ok(metadata) => Some(metadata),
        Err(error) if error.kind() == io::ErrorKind::NotFound => None,
        Err(error) => return Err(error.into()),
    };
    if let Some(before) = &before {
        check_writable(&target, before)?;
    }
    Ok((target, before))
}

/// A file that is written piece by piece. It takes the place of the one at its path when it is finished; dropped before
/// that, it leaves that as it was. A device or a pipe takes each piece as it comes.
#[derive(Debug)]
pub struct Replacement {
    writer: BufWriter<File>,
    /// The draft and what it replaces; `None` for what is no file, and once it is finished.
    draft: Option<(Draft, PathBuf, Option<Metadata>)>,
}

impl Replacement {
    /// Begins to write the file at `path`, of whatever content.
    ///
    /// # Errors
    /// As for [`replace_file`].
    pub fn begin(path: &Path) -> Result<Self, Cause> {
        let writer = |path: &Path| Ok::<_, Cause>(BufWriter::new(OpenOptions::new().write(true).open(path)?));
        if fs::metadata(path).is_ok_and(|metadata| !metadata.is_file() && !metadata.is_dir()) {
            return Ok(Self { writer: writer(path)?, draft: None });
        }
        let (target, before) = target_of(path)?;
        let draft = Draft::beside(&target)?;
        Ok(Self { writer: writer(&draft.0)?, draft: Some((draft, target, before)) })
    }

    /// Puts what was written into its place.
    ///
    /// # Errors
    /// As for [`replace_file`].
    pub fn finish(&mut self) -> Result<(), Cause> {
        self.writer.flush()?;
        let Some((draft, target, before)) = self.draft.take() else { return Ok(()) };
        draft.seal(self.writer.get_ref(), before.as_ref())?;
        draft.take_the_name_of(&target, Expected::Any)
    }
}

impl Write for Replacement {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer.flush()
    }
}

/// Whether there is nothing left to do; fails where something unexpected stands.
fn is_there(target: &Path, before: Option<&Metadata>, content: &[u8], expected: Expected<'_>) -> Result<bool, Cause> {
    let old = match expected {
        Expected::Absent if before.is_some() => return Err(io::Error::from(io::ErrorKind::AlreadyExists).into()),
        Expected::Any | Expected::Absent => return Ok(false),
        Expected::Content(old) => old,
    };
    let file = File::open(target)?;
    // What is longer than both is neither: no more of it has to be read.
    let most = old.len().max(content.len()) as u64 + 1;
    let mut found = Vec::new();
    file.take(most).read_to_end(&mut found)?;
    match found {
        found if found == old => Ok(false),
        // Another way to the same file was here first.
        found if found == content => Ok(true),
        _ => Err(Cause::Changed),
    }
}

/// The drafts that there are. Whoever holds the lock may end the program without leaving one behind.
static DRAFTS: Mutex<BTreeSet<PathBuf>> = Mutex::new(BTreeSet::new());

fn drafts() -> MutexGuard<'static, BTreeSet<PathBuf>> {
    DRAFTS.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Removes the files in the making, and calls `end` while no new one can come into being: for when the program has to end
/// at once.
pub fn abandon_drafts(end: impl FnOnce()) {
    let mut drafts = drafts();
    for draft in mem::take(&mut *drafts) {
        _ = fs::remove_file(draft);
    }
    end();
}

/// The name of a file in the making; gone when it is dropped before it took its name.
#[derive(Debug)]
struct Draft(PathBuf);

impl Draft {
    /// An empty file in the folder of `target`.
    fn beside(target: &Path) -> io::Result<Self> {
        static COUNT: AtomicU32 = AtomicU32::new(0);
        let mut name = std::ffi::OsString::from(".");
        name.push(target.file_name().ok_or(io::ErrorKind::InvalidInput)?);
        name.push(format!(".{}.{}.tmp", process::id(), COUNT.fetch_add(1, Ordering::Relaxed)));
        let path = target.with_file_name(name);
        let mut drafts = drafts();
        File::create_new(&path)?;
        drafts.insert(path.clone());
        Ok(Self(path))
    }

    fn fill(&self, content: &[u8], like: Option<&Metadata>) -> io::Result<()> {
        let mut file = OpenOptions::new().write(true).open(&self.0)?;
        file.write_all(content)?;
        self.seal(&file, like)
    }

    /// Gives the draft, open as `file`, what stays of the file that it replaces, and flushes it to the disk.
    fn seal(&self, file: &File, like: Option<&Metadata>) -> io::Result<()> {
        if let Some(like) = like {
            keep_owner(&self.0, &file.metadata()?, like);
            file.set_permissions(like.permissions())?;
        }
        file.sync_all()
    }

    fn take_the_name_of(self, target: &Path, expected: Expected<'_>) -> Result<(), Cause> {
        if expected == Expected::Absent {
            // A second name fails where there is one already; where the file system knows none, renaming has to do.
            match fs::hard_link(&self.0, target) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => return Err(error.into()),
                Err(_) if target.symlink_metadata().is_ok() => {
                    return Err(io::Error::from(io::ErrorKind::AlreadyExists).into());
                }
                Err(_) => fs::rename(&self.0, target)?,
                Ok(()) => {}
            }
        } else {
            fs::rename(&self.0, target)?;
        }
        Ok(())
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // After renaming it is no longer there.
        _ = fs::remove_file(&self.0);
        drafts().remove(&self.0);
    }
}

/// Gives the new file the owner of the old one, as far as that is allowed.
#[cfg(unix)]
fn keep_owner(path: &Path, now: &Metadata, like: &Metadata) {
    use std::os::unix::fs::{MetadataExt, chown};
    if (now.uid(), now.gid()) != (like.uid(), like.gid()) {
        _ = chown(path, Some(like.uid()), Some(like.gid()));
    }
}

#[cfg(not(unix))]
fn keep_owner(_path: &Path, _now: &Metadata, _like: &Metadata) {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_pieces_is_there_when_it_is_finished() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("out.csv");
        fs::write(&path, "old").unwrap();
        let mut abandoned = Replacement::begin(&path).unwrap();
        abandoned.write_all(b"half").unwrap();
        drop(abandoned);
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        let mut replacement = Replacement::begin(&path).unwrap();
        replacement.write_all(b"a,").unwrap();
        replacement.write_all(b"b\n").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        replacement.finish().unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "a,b\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    fn any(path: &Path, text: &str) -> Result<(), Cause> {
        replace_file(path, text.as_bytes(), Expected::Any)
    }

    #[test]
    fn a_file_is_replaced_and_nothing_is_left_beside_it() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.json");
        any(&path, "old").unwrap();
        any(&path, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn what_cannot_be_replaced_stays() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("folder");
        fs::create_dir_all(path.join("inner")).unwrap();
        assert!(matches!(any(&path, "new"), Err(Cause::NoFile)));
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
        assert!(any(&root.path().join("no/a.json"), "new").is_err());
    }

    #[test]
    fn a_file_that_changed_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.md");
        fs::write(&path, "other").unwrap();
        let replace = |old: &str| replace_file(&path, b"new", Expected::Content(old.as_bytes()));
        assert!(matches!(replace("old"), Err(Cause::Changed)));
        assert!(matches!(replace("othe"), Err(Cause::Changed)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "other");
        replace("other").unwrap();
        // By another name, perhaps: what was to be done is done.
        replace("other").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        fs::remove_file(&path).unwrap();
        assert!(replace("new").is_err());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn a_file_that_should_not_be_there_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.toml");
        let write = |text: &str| replace_file(&path, text.as_bytes(), Expected::Absent);
        write("first").unwrap();
        let error = write("second").unwrap_err();
        assert!(matches!(&error, Cause::Io(error) if error.kind() == io::ErrorKind::AlreadyExists), "{error}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "first");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
    }

    #[test]
    fn a_read_only_file_is_left_alone() {
        let root = tempfile::tempdir().unwrap();
        let path = root.path().join("a.md");
        fs::write(&path, "old").unwrap();
        let mut permissions = fs::metadata(&path).unwrap().permissions();
        permissions.set_readonly(true);
        fs::set_permissions(&path, permissions).unwrap();
        assert!(matches!(any(&path, "new"), Err(Cause::ReadOnly)));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 1);
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
        any(&link, "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
