use std::fs;
use std::io::{self, Read};
use std::path::Path;
use std::sync::Arc;

use super::{Cause, Failure, File, FileSystem, display_name};
use crate::text::{Source, TooLong};

/// The longest text that spans can say.
pub(super) const LONGEST: u64 = u32::MAX as u64;

/// Reads a file that is short enough to be checked; a longer one is refused before it fills the memory.
pub(super) fn read_file(path: &Path) -> Result<Vec<u8>, Cause> {
    let file = fs::File::open(path)?;
    let length = file.metadata()?.len();
    if length > LONGEST {
        return Err(TooLong.into());
    }
    let mut bytes = Vec::new();
    bytes.try_reserve_exact(usize::try_from(length).unwrap_or_default()).map_err(io::Error::from)?;
    // A file may grow while it is read, and a pipe has no length at all.
    file.take(LONGEST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > LONGEST { Err(TooLong.into()) } else { Ok(bytes) }
}

/// Reads a file of data, which must be UTF-8.
///
/// # Errors
/// The [`Failure`] of a file that cannot be read, or is not UTF-8.
pub fn read_text(path: &Path) -> Result<Arc<Source>, Failure> {
    let name = display_name(path);
    FileSystem::Disk.read_source(path, &name).map_err(|error| Failure { path: name, error })
}

/// Reads a document of the disk, whatever its bytes are.
///
/// # Errors
/// The [`Failure`] of a file that cannot be read, or is too long.
pub fn read_document(file: &File) -> Result<Source, Failure> {
    FileSystem::Disk.read_document(file).map_err(|error| Failure { path: file.name.clone(), error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_of_4_gib_is_refused_unread() {
        let file = tempfile::NamedTempFile::new().unwrap();
        file.as_file().set_len(LONGEST + 1).unwrap();
        assert!(matches!(read_file(file.path()), Err(Cause::TooLong(_))));
    }

    #[test]
    fn a_file_is_read_whole() {
        let file = tempfile::NamedTempFile::new().unwrap();
        fs::write(file.path(), b"a\0\xff").unwrap();
        assert_eq!(read_file(file.path()).unwrap(), b"a\0\xff");
    }
}
