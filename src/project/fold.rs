use std::num::NonZero;
use std::ops::ControlFlow;

use super::guarded::guarded;
use super::{Failure, File, FileSystem, in_order};
use crate::text::Source;

/// How many files are folded into one part: few enough to keep all threads busy, many enough to make merging cheap.
const FILES_OF_PART: usize = 32;

/// Reads `files` on at most `jobs` threads. `add` puts what a file says into a part, on the thread that has read it; a
/// part is of files that follow each other. `consume` gets the parts in the order of the files, each with the number of
/// its files and with the failures of those that could not be read. Parts are the same for any number of threads.
pub fn fold_files<T: Default + Send>(
    files: &[File],
    jobs: NonZero<usize>,
    add: impl Fn(&mut T, &Source) + Sync,
    mut consume: impl FnMut(T, usize, Vec<Failure>),
) {
    let parts: Vec<&[File]> = files.chunks(FILES_OF_PART).collect();
    let fold = |files: &&[File]| {
        let (mut part, mut failures) = (T::default(), Vec::new());
        for file in *files {
            // What a file that breaks down leaves half done in the part is a few counts too many.
            let read = || FileSystem::Disk.read_source(&file.path, &file.name).map(|source| add(&mut part, &source));
            if let Err(error) = guarded(read) {
                failures.push(Failure { path: file.name.clone(), error });
            }
        }
        (part, files.len(), failures)
    };
    in_order(&parts, jobs, fold, |(part, count, failures)| {
        consume(part, count, failures);
        ControlFlow::Continue(())
    });
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;
    use std::sync::Arc;

    use super::*;
    use crate::project::{Projects, discover};

    fn fold(folder: &Path, jobs: usize) -> (Vec<Vec<String>>, Vec<String>) {
        let files = discover(&[folder.to_owned()], &Arc::new(Projects::none())).files;
        let (mut parts, mut failed) = (Vec::new(), Vec::new());
        let add = |part: &mut Vec<String>, source: &Source| {
            assert_ne!(source.text(), "bad", "no luck");
            part.push(source.text().to_owned());
        };
        fold_files(&files, NonZero::new(jobs).unwrap(), add, |part, count, failures| {
            assert_eq!(part.len() + failures.len(), count);
            parts.push(part);
            failed.extend(failures.iter().map(ToString::to_string));
        });
        (parts, failed)
    }

    #[test]
    fn parts_are_the_same_for_any_number_of_threads() {
        let folder = tempfile::tempdir().unwrap();
        for at in 0..100 {
            fs::write(folder.path().join(format!("{at:03}.md")), at.to_string()).unwrap();
        }
        let (parts, failed) = fold(folder.path(), 1);
        assert_eq!(parts.concat(), (0..100).map(|at| at.to_string()).collect::<Vec<_>>());
        assert!(parts.len() > 1 && failed.is_empty());
        assert_eq!(fold(folder.path(), 3).0, parts);
    }

    #[test]
    fn a_file_that_fails_leaves_the_others_be() {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in [("a.md", &b"a"[..]), ("b.md", b"bad"), ("c.md", b"\xff"), ("d.md", b"d")] {
            fs::write(folder.path().join(name), bytes).unwrap();
        }
        let (parts, failed) = fold(folder.path(), 2);
        assert_eq!(parts, [["a", "d"]]);
        assert!(failed[0].contains("b.md: the check broke down:") && failed[0].contains("no luck"), "{failed:?}");
        assert!(failed[1].contains("c.md: not UTF-8 at line 1, column 1"), "{failed:?}");
    }
}
