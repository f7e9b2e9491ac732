use std::collections::{HashMap, HashSet};
use std::error::Error;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use ignore::DirEntry;

use super::file_system::Kind;
use super::paths::full;
use super::walk::{Shut, is_folder, is_markdown, walk};
use super::{Cause, Excluded, Failure, FileSystem, Projects, StagedFiles};

/// A file to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Where it lies.
    pub path: PathBuf,
    /// The path as reports show it: relative when the user named it so, with forward slashes.
    pub name: String,
    /// What holds for it, as an index into the scopes of the run; 0 until [`Projects::scopes`] sets it.
    pub scope: usize,
}

/// What the named paths lead to.
#[derive(Debug, Default)]
pub struct Found {
    /// The files by name, none twice.
    pub files: Vec<File>,
    /// Paths that lead nowhere, by name.
    pub failures: Vec<Failure>,
    /// Named folders without a single Markdown file.
    pub empty: Vec<String>,
    /// Named paths under which project files leave nothing to check.
    pub excluded: Vec<Excluded>,
}

/// Finds the files that `paths` name; none at all names the current folder.
///
/// A named file is taken whatever it is called. A folder is searched for `*.md`; hidden files and folders, what
/// `.gitignore` and `.ignore` exclude, and links to folders are passed over. So is what project files exclude, even
/// when it is named. What cannot be read is a failure, and the search goes on.
#[must_use]
pub fn discover(paths: &[PathBuf], projects: &Arc<Projects>) -> Found {
    let mut found = Found::default();
    let here = [PathBuf::from(".")];
    for path in if paths.is_empty() { &here } else { paths } {
        let is_folder = match projects.files().kind(path) {
            Ok(kind) => kind == Kind::Folder,
            Err(error) => {
                found.failure(path, error);
                continue;
            }
        };
        match projects.excludes_named(path, is_folder) {
            Some(exclusion) => found.excluded.push(Excluded::Path(display_name(path), exclusion)),
            None if is_folder => found.search(path, projects),
            None => found.file(path),
        }
    }
    found.sort(paths.len() > 1);
    found
}

impl Found {
    fn search(&mut self, folder: &Path, projects: &Arc<Projects>) {
        let before = (self.files.len(), self.failures.len());
        let shut = Arc::new(Shut::default());
        match &**projects.files() {
            FileSystem::Disk | FileSystem::Edited(_) => self.walk(folder, projects, &shut),
            FileSystem::Staged(staged) => self.list(folder, staged, projects, &shut),
        }
        if before == (self.files.len(), self.failures.len()) {
            let name = display_name(folder);
            match shut.markdown() {
                by if by.is_empty() => self.empty.push(name),
                by => self.excluded.push(Excluded::Inside(name, by)),
            }
        }
    }

    /// Takes the files of the index.
    fn list(&mut self, folder: &Path, staged: &StagedFiles, projects: &Projects, shut: &Shut) {
        let mut open: HashMap<PathBuf, bool> = HashMap::from([(folder.to_owned(), true)]);
        for path in staged.under(folder).into_iter().filter(|path| is_markdown(path)) {
            let above: Vec<_> = path.ancestors().skip(1).take_while(|it| it.starts_with(folder)).collect();
            let mut is_open = true;
            for above in above.into_iter().rev() {
                is_open = is_open
                    && *open.entry(above.to_owned()).or_insert_with_key(|above| shut.passes(above, true, projects));
            }
            if is_open && shut.passes(&path, false, projects) {
                self.file(&path);
            }
        }
    }

    fn walk(&mut self, folder: &Path, projects: &Arc<Projects>, shut: &Arc<Shut>) {
        let opens = {
            let (projects, shut) = (Arc::clone(projects), Arc::clone(shut));
            move |entry: &DirEntry| {
                entry.depth() == 0 || !is_folder(entry) || shut.passes(entry.path(), true, &projects)
            }
        };
        for entry in walk(folder).filter_entry(opens).build() {
            match entry {
                Ok(entry) if is_markdown(entry.path()) && shut.passes(entry.path(), is_folder(&entry), projects) => {
                    self.entry(&entry);
                }
                Ok(_) => {}
                Err(error) => {
                    let path = path_of(&error).unwrap_or(folder).to_owned();
                    let message = error.to_string();
                    self.failure(&path, error.into_io_error().map_or_else(|| io::Error::other(message), system_error));
                }
            }
        }
    }

    /// A thing in a folder that has the name of a Markdown file; it may still be a folder.
    fn entry(&mut self, entry: &DirEntry) {
        match entry.file_type() {
            Some(it) if it.is_file() => self.file(entry.path()),
            Some(it) if it.is_symlink() => match fs::metadata(entry.path()) {
                Ok(it) if it.is_file() => self.file(entry.path()),
                Ok(_) => {}
                Err(error) => self.failure(entry.path(), error),
            },
            _ => {}
        }
    }

    fn file(&mut self, path: &Path) {
        self.files.push(File { path: path.to_owned(), name: display_name(path), scope: 0 });
    }

    fn failure(&mut self, path: &Path, error: io::Error) {
        let target = fs::read_link(path).ok().filter(|_| error.kind() == io::ErrorKind::NotFound);
        let error = target.map_or(Cause::Io(error), Cause::DanglingLink);
        self.failures.push(Failure { path: display_name(path), error });
    }

    /// Sorts by name; the same file can be met twice only when several paths were named.
    fn sort(&mut self, several: bool) {
        self.files.sort_by(|a, b| a.name.cmp(&b.name));
        self.failures.sort_by(|a, b| a.path.cmp(&b.path));
        if several {
            let mut seen = HashSet::new();
            self.files.retain(|file| seen.insert(full(&file.path)));
            self.failures.dedup_by(|a, b| a.path == b.path);
        }
    }
}

/// The path as reports show it: with forward slashes, and without `./`.
#[must_use]
pub fn display_name(path: &Path) -> String {
    let plain = without_dots(path);
    let name = if plain.as_os_str().is_empty() { path } else { &plain }.to_string_lossy();
    if cfg!(windows) { name.replace('\\', "/") } else { name.into_owned() }
}

/// The path without its `.` parts and doubled slashes. `..` stays: after a link it leads elsewhere.
fn without_dots(path: &Path) -> PathBuf {
    path.components().filter(|part| *part != Component::CurDir).collect()
}

/// The path that an error of the walk is about.
fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => path_of(err),
        ignore::Error::Loop { child, .. } => Some(child),
        _ => None,
    }
}

/// What the system said, out of what the walk wraps around it: the path is told already.
fn system_error(error: io::Error) -> io::Error {
    let mut inner = error.get_ref().map(|it| it as &(dyn Error + 'static));
    while let Some(cause) = inner {
        if let Some(code) = cause.downcast_ref::<io::Error>().and_then(io::Error::raw_os_error) {
            return io::Error::from_raw_os_error(code);
        }
        inner = cause.source();
    }
    error
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for file in files {
            let path = root.path().join(file);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
        }
        root
    }

    fn find(paths: &[PathBuf]) -> Found {
        discover(paths, &Arc::new(Projects::none()))
    }

    fn names(root: &Path, paths: &[&str]) -> Vec<String> {
        let paths: Vec<_> = paths.iter().map(|path| root.join(path)).collect();
        let prefix = format!("{}/", display_name(root));
        let files = find(&paths).files.into_iter();
        files.map(|file| file.name.strip_prefix(&prefix).unwrap_or(&file.name).to_owned()).collect()
    }

    #[test]
    fn a_folder_is_searched_for_markdown() {
        let root = folder(&["b.md", "a/z.md", "a.md", "A.MD", "a/n.txt", ".hidden.md", ".git/x.md", "d.md/e.md"]);
        assert_eq!(names(root.path(), &["."]), ["A.MD", "a.md", "a/z.md", "b.md", "d.md/e.md"]);
    }

    #[test]
    fn git_ignored_files_are_passed_over_unless_named() {
        let root = folder(&["a.md", "drafts/b.md", ".git/HEAD"]);
        fs::write(root.path().join(".gitignore"), "drafts/\n").unwrap();
        assert_eq!(names(root.path(), &["."]), ["a.md"]);
        assert_eq!(names(root.path(), &["drafts/b.md"]), ["drafts/b.md"]);
        assert_eq!(names(root.path(), &["drafts"]), ["drafts/b.md"]);
    }

    #[test]
    fn a_folder_without_markdown_is_told() {
        let root = folder(&["a/b.md", "c/d.txt"]);
        let found = find(&[root.path().join("a"), root.path().join("c")]);
        assert_eq!(found.empty, [display_name(&root.path().join("c"))]);
    }

    #[test]
    fn a_named_file_is_taken_whatever_it_is_called() {
        let root = folder(&["notes.txt", ".hidden.md"]);
        assert_eq!(names(root.path(), &["notes.txt", ".hidden.md"]), [".hidden.md", "notes.txt"]);
    }

    #[test]
    fn no_file_is_found_twice() {
        let root = folder(&["a/b.md"]);
        assert_eq!(names(root.path(), &["a", "a/b.md", "./a/./b.md", "a//b.md"]), ["a/b.md"]);
    }

    #[test]
    fn what_is_missing_does_not_hide_the_rest() {
        let root = folder(&["a.md"]);
        let found = find(&[root.path().join("no.md"), root.path().join("a.md"), root.path().join("no.md")]);
        assert_eq!((found.files.len(), found.failures.len()), (1, 1));
    }

    #[test]
    fn names_are_shown_as_they_were_given() {
        for (given, shown) in [("./a.md", "a.md"), ("a//b/./c.md", "a/b/c.md"), (".", "."), ("../a.md", "../a.md")] {
            assert_eq!(display_name(Path::new(given)), shown);
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_to_files_count_and_links_to_nothing_fail() {
        use std::os::unix::fs::symlink;
        let root = folder(&["a.md"]);
        symlink("a.md", root.path().join("link.md")).unwrap();
        symlink("gone.md", root.path().join("dangling.md")).unwrap();
        symlink(".", root.path().join("loop.md")).unwrap();
        let found = find(&[root.path().to_owned()]);
        assert_eq!(found.files.len(), 2);
        assert_eq!(found.failures.len(), 1);
        assert!(matches!(&found.failures[0].error, Cause::DanglingLink(to) if to == Path::new("gone.md")));
        let found = find(&[root.path().join("dangling.md")]);
        assert!(matches!(found.failures[0].error, Cause::DanglingLink(_)));
    }
}
