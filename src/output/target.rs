//! Where a report goes: `FORMAT`, or `FORMAT=FILE`.

use std::path::{Component, Path, PathBuf};

use super::Format;

/// A report that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Target {
    /// How the findings are written.
    pub format: Format,
    /// The file that they are written to, as it was said; `None` for standard output.
    pub file: Option<PathBuf>,
}

/// What is wrong with the text of a [`Target`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TargetError<'a> {
    /// No format has this name.
    UnknownFormat(&'a str),
    /// Nothing stands after `=`.
    NoFile(Format),
}

/// Two reports that would be written over each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Double<'a> {
    /// Both formats are for standard output.
    Stdout(Format, Format),
    /// Both are for this file, as the second one says it.
    File(&'a Path),
}

impl Target {
    /// Reads `FORMAT` or `FORMAT=FILE`.
    ///
    /// # Errors
    ///
    /// When no format has this name, and when there is a `=` with nothing after it.
    pub fn parse(text: &str) -> Result<Self, TargetError<'_>> {
        let (name, file) = text.split_once('=').map_or((text, None), |(name, file)| (name, Some(file)));
        let format = Format::named(name).ok_or(TargetError::UnknownFormat(name))?;
        match file {
            Some("") => Err(TargetError::NoFile(format)),
            _ => Ok(Self { format, file: file.map(PathBuf::from) }),
        }
    }

    /// What gets in its way among the reports that are asked for `before` it.
    #[must_use]
    pub fn doubles(&self, before: &[Self]) -> Option<Double<'_>> {
        let other = before.iter().find(|other| match (&other.file, &self.file) {
            (None, None) => true,
            (Some(other), Some(file)) => parts(other).eq(parts(file)),
            _ => false,
        })?;
        Some(self.file.as_deref().map_or(Double::Stdout(other.format, self.format), Double::File))
    }
}

/// What two paths to the same file have in common: `.` parts and doubled slashes do not count. `..` stays: after a link it
/// leads elsewhere.
fn parts(path: &Path) -> impl Iterator<Item = Component<'_>> {
    path.components().filter(|part| *part != Component::CurDir)
}

impl Double<'_> {
    /// What is wrong; `shown` is how the message shows a path.
    #[must_use]
    pub fn message(&self, shown: impl FnOnce(&Path) -> String) -> String {
        match self {
            Self::Stdout(first, second) => {
                format!("the formats `{}` and `{}` are both for standard output", first.name(), second.name())
            }
            Self::File(file) => format!("two reports are for the file `{}`", shown(file)),
        }
    }

    /// What to do; `to_file` says how one of them is written to a file instead.
    #[must_use]
    pub const fn help(&self, to_file: &'static str) -> &'static str {
        match self {
            Self::Stdout(..) => to_file,
            Self::File(_) => "give each report a file of its own",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(text: &str) -> Target {
        Target::parse(text).unwrap()
    }

    #[test]
    fn a_target_is_a_format_and_perhaps_a_file() {
        assert_eq!(target("json"), Target { format: Format::Json, file: None });
        assert_eq!(target("sarif=a=b"), Target { format: Format::Sarif, file: Some("a=b".into()) });
        assert_eq!(Target::parse("json="), Err(TargetError::NoFile(Format::Json)));
        for (text, name) in [("", ""), ("jsn", "jsn"), ("jsn=", "jsn"), ("JSON=a", "JSON"), ("=a", "")] {
            assert_eq!(Target::parse(text), Err(TargetError::UnknownFormat(name)), "{text}");
        }
    }

    #[test]
    fn a_file_is_the_same_however_it_is_said() {
        for (a, b) in [("json=a", "jsonl=./a"), ("json=./x//a", "json=x/./a"), ("json", "full")] {
            assert!(target(b).doubles(&[target("html=other"), target(a)]).is_some(), "{a} {b}");
        }
        for (a, b) in [("json", "json=a"), ("json=a", "json"), ("json=a", "json=../a"), ("json=a", "json=/a")] {
            assert_eq!(target(b).doubles(&[target(a)]), None, "{a} {b}");
        }
    }
}
