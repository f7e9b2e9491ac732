use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::Projects;
use crate::schema::builtin;

impl Projects {
    /// The folders of the project files that speak for `paths` and for the current folder, and of the schemas that they
    /// name: where a change may matter to a run that goes over none of their documents.
    #[must_use]
    pub fn folders_beside(&self, paths: &[PathBuf]) -> BTreeSet<PathBuf> {
        let mut folders = BTreeSet::new();
        let above = paths.iter().map(|path| if path.is_dir() { path } else { path.parent().unwrap_or(path) });
        for folder in std::iter::once(Path::new("")).chain(above) {
            let Some(project) = self.folder(folder).project else { continue };
            for name in project.config.named_schemas().filter(|name| builtin(name).is_none()) {
                folders.extend(project.folder.join(&name.value).parent().map(Path::to_owned));
            }
            folders.insert(project.root.clone());
        }
        folders
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::project::Lookup;

    #[test]
    fn project_files_and_schemas_lie_beside() {
        let root = tempfile::tempdir().unwrap();
        let at = |path: &str| root.path().join(path);
        for folder in ["digests/2025", "schemas"] {
            fs::create_dir_all(at(folder)).unwrap();
        }
        fs::write(at("digestlint.toml"), "schema = [\"digest\", \"schemas/own.toml\"]\n").unwrap();
        let folders = Projects::new(Lookup::Upwards, true).folders_beside(&[at("digests/2025")]);
        let folders: BTreeSet<_> = folders.iter().filter_map(|it| fs::canonicalize(it).ok()).collect();
        let canonical = |path: &str| fs::canonicalize(at(path)).unwrap();
        assert!(folders.contains(&canonical("")), "{folders:?}");
        assert!(folders.contains(&canonical("schemas")), "{folders:?}");
        assert_eq!(Projects::none().folders_beside(&[at("digests")]), BTreeSet::new());
    }
}
