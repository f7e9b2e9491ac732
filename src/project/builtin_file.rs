use std::env;
use std::path::PathBuf;

use super::replace::{Expected, replace_file};
use crate::schema::is_builtin;
use crate::text::Source;

/// A file that holds the text of a built-in schema, for an editor to open: it lies in the user's cache folder, in one for
/// this version. `None` for other texts, and where no file can be written.
#[must_use]
pub fn file_of_builtin(source: &Source) -> Option<PathBuf> {
    if !is_builtin(source) {
        return None;
    }
    let path = cache_folder()?.join("digestlint").join(env!("CARGO_PKG_VERSION")).join(source.name());
    if !path.is_file() {
        std::fs::create_dir_all(path.parent()?).ok()?;
    }
    // What somebody has written into it is not what holds.
    replace_file(&path, source.text().as_bytes(), Expected::Any).ok()?;
    Some(path)
}

/// Where a user's programs keep what they can make again (XDG Base Directory 0.8, and what macOS and Windows do).
fn cache_folder() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).map(PathBuf::from).filter(|path| path.is_absolute());
    match () {
        () if cfg!(windows) => variable("LOCALAPPDATA"),
        () if cfg!(target_os = "macos") => variable("HOME").map(|home| home.join("Library/Caches")),
        () => variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache"))),
    }
}
