use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{LazyLock, Mutex, PoisonError};
use std::{env, fs};

use super::replace::{Expected, replace_file};
use crate::schema::is_builtin;
use crate::text::Source;

/// What stands for the first line: the address of a JSON Schema that does not lie there.
const NOTICE: &str = "# A copy of a schema that is built into digestlint: what is changed here has no effect.";

/// The files that were written so far, by the names of the schemas.
static WRITTEN: LazyLock<Mutex<HashMap<String, Option<PathBuf>>>> = LazyLock::new(Mutex::default);

/// A file that shows the text of a built-in schema, line by line, for an editor to open: it lies in the user's cache
/// folder, in one for this version, and may only be read. `None` for other texts, and where no file can be written.
#[must_use]
pub fn file_of_builtin(source: &Source) -> Option<PathBuf> {
    if !is_builtin(source) {
        return None;
    }
    let mut written = WRITTEN.lock().unwrap_or_else(PoisonError::into_inner);
    written.entry(source.name().to_owned()).or_insert_with(|| write(source)).clone()
}

fn write(source: &Source) -> Option<PathBuf> {
    let path = cache_folder()?.join("digestlint").join(env!("CARGO_PKG_VERSION")).join(source.name());
    let text = shown(source.text());
    if fs::read(&path).is_ok_and(|known| known == text.as_bytes()) {
        return Some(path);
    }
    fs::create_dir_all(path.parent()?).ok()?;
    // What somebody has written into it is not what holds.
    _ = fs::remove_file(&path);
    replace_file(&path, text.as_bytes(), Expected::Absent).ok()?;
    make_read_only(&path);
    Some(path)
}

/// The text with the notice in the place of its first comment, if it begins with one.
fn shown(text: &str) -> String {
    match text.split_once('\n') {
        Some((first, rest)) if first.starts_with("#:schema") => format!("{NOTICE}\n{rest}"),
        _ => text.to_owned(),
    }
}

/// Has editors say that the file is not to be changed. Where that cannot be, the notice has to do.
fn make_read_only(path: &Path) {
    if let Ok(mut permissions) = fs::metadata(path).map(|metadata| metadata.permissions()) {
        permissions.set_readonly(true);
        _ = fs::set_permissions(path, permissions);
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::BUILTIN;

    #[test]
    fn a_built_in_schema_has_one_file_that_is_written_once() {
        let source = BUILTIN[0].source();
        let Some(path) = file_of_builtin(&source) else { return assert!(cache_folder().is_none()) };
        let modified = || fs::metadata(&path).unwrap().modified().unwrap();
        let (text, before) = (fs::read_to_string(&path).unwrap(), modified());
        assert!(text.starts_with(NOTICE) && text.lines().count() == source.text().lines().count());
        assert_eq!(file_of_builtin(&source).as_ref(), Some(&path));
        assert_eq!(write(&source).as_ref(), Some(&path));
        assert_eq!(modified(), before);
        assert_eq!(file_of_builtin(&Source::new("own.toml", "").unwrap()), None);
    }
}
