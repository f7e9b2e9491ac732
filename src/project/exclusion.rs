use std::collections::BTreeSet;
use std::fmt;

/// Why a project file keeps a path from being checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The pattern.
    pub pattern: String,
    /// The project file, as reports show it.
    pub by: String,
}

/// A named path under which nothing is left to check.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excluded {
    /// The path itself, or a folder above it, is excluded.
    Path(String, Exclusion),
    /// A folder all Markdown files of which are excluded; with the project files that do it.
    Inside(String, BTreeSet<String>),
}

/// Named paths that are all excluded, in one sentence.
#[derive(Clone, Copy, Debug)]
pub struct AllExcluded<'a>(pub &'a [Excluded]);

impl Excluded {
    fn by(&self) -> BTreeSet<&str> {
        match self {
            Self::Path(_, exclusion) => [exclusion.by.as_str()].into(),
            Self::Inside(_, by) => by.iter().map(String::as_str).collect(),
        }
    }
}

impl fmt::Display for AllExcluded<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let by: BTreeSet<_> = self.0.iter().flat_map(Excluded::by).collect();
        let by = by.into_iter().collect::<Vec<_>>().join(" and ");
        match self.0 {
            [Excluded::Path(name, exclusion)] => {
                write!(f, "`{name}` is excluded by `{}` in {by}", exclusion.pattern)
            }
            [Excluded::Inside(name, _)] => {
                write!(f, "all Markdown files under `{name}` are excluded by {by}")
            }
            several => write!(f, "the {} named paths are excluded by {by}", several.len()),
        }
    }
}
