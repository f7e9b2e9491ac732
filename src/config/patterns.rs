//! Patterns of files, as in `.gitignore`.

use std::path::{Path, PathBuf};

use ignore::gitignore::{Gitignore, GitignoreBuilder};
use ignore::{Error, Match};

/// Patterns as in a `.gitignore` that lies in the folder which paths are relative to. Where several match a path, the
/// last one decides; `!` makes an exception.
#[derive(Clone, Debug)]
pub struct Patterns {
    set: Gitignore,
}

/// The most bytes of a pattern. Few paths are as long, and the parser descends into nested braces.
pub(super) const LONGEST: usize = 1024;

/// Patterns in the making.
pub(super) struct PatternsBuilder {
    builder: GitignoreBuilder,
}

/// Why a pattern is none.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum PatternError {
    /// It cannot be read, says the parser.
    Syntax(String),
    /// It has so many bytes, and may have [`LONGEST`].
    TooLong(usize),
    /// It is well-formed, but no path can match it. With the reason, and what to write instead.
    Nothing(&'static str, Option<String>),
}

impl Patterns {
    /// No patterns: nothing matches.
    #[must_use]
    pub fn none() -> Self {
        Self { set: Gitignore::empty() }
    }

    /// Whether nothing can match.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.set.num_ignores() == 0
    }

    /// The pattern that matches `path` itself, a relative one, whatever holds for the folders above it.
    #[must_use]
    pub fn matching(&self, path: &Path, is_folder: bool) -> Option<&str> {
        match self.set.matched(path, is_folder) {
            Match::Ignore(glob) => Some(glob.original()),
            Match::None | Match::Whitelist(_) => None,
        }
    }

    /// The pattern that matches `path`, a relative one, or the topmost folder above it that any matches: what lies in
    /// such a folder cannot be excepted, since nobody looks there.
    #[must_use]
    pub fn shutting_out(&self, path: &Path, is_folder: bool) -> Option<&str> {
        if self.is_empty() {
            return None;
        }
        let mut above = PathBuf::new();
        let mut parts = path.components().peekable();
        while let Some(part) = parts.next() {
            above.push(part);
            let is_folder = is_folder || parts.peek().is_some();
            if let Some(pattern) = self.matching(&above, is_folder) {
                return Some(pattern);
            }
        }
        None
    }

    /// Whether the file at `path`, a relative one, is meant: by a pattern that matches it, or else the nearest folder
    /// above it that any matches.
    #[must_use]
    pub fn hold_for(&self, path: &Path) -> bool {
        path.is_relative() && self.set.matched_path_or_any_parents(path, false).is_ignore()
    }

    /// The pattern that matches the file `name` of the patterns' own folder, and nothing else.
    #[must_use]
    pub fn exactly(name: &str) -> String {
        let mut pattern = String::from("/");
        for character in name.chars() {
            if matches!(character, '*' | '?' | '[' | ']' | '{' | '}' | '\\' | ' ') {
                pattern.push('\\');
            }
            pattern.push(character);
        }
        pattern
    }
}

impl PatternsBuilder {
    /// No patterns yet.
    pub(super) fn new() -> Self {
        let mut builder = GitignoreBuilder::new("");
        builder.allow_unclosed_class(false);
        Self { builder }
    }

    /// Adds a pattern.
    pub(super) fn add(&mut self, pattern: &str) -> Result<(), PatternError> {
        if pattern.len() > LONGEST {
            return Err(PatternError::TooLong(pattern.len()));
        }
        could_match(pattern)?;
        self.builder.add_line(None, pattern).map(drop).map_err(|error| PatternError::Syntax(reason(&error)))
    }

    /// The patterns; `None` when they are too much together.
    pub(super) fn build(&self) -> Option<Patterns> {
        self.builder.build().ok().map(|set| Patterns { set })
    }
}

/// Whether any path could match the pattern: paths are relative and hold no `.` and `..`.
fn could_match(pattern: &str) -> Result<(), PatternError> {
    let path = pattern.strip_prefix('!').unwrap_or(pattern);
    if pattern.starts_with('#') {
        return Err(PatternError::Nothing("what begins with `#` is a comment", Some(format!("\\{pattern}"))));
    }
    if path.trim().trim_matches('/').is_empty() {
        return Err(PatternError::Nothing("it is empty", None));
    }
    if let Some(rest) = path.strip_prefix("./") {
        let bang = &pattern[..pattern.len() - path.len()];
        let plain = format!("{bang}/{}", rest.trim_start_matches('/'));
        return Err(PatternError::Nothing("no path begins with `./`", Some(plain)));
    }
    if path.split('/').any(|part| part == "..") {
        return Err(PatternError::Nothing("`..` leads nowhere in a pattern", None));
    }
    Ok(())
}

/// What the parser says, without the pattern, which is told already.
fn reason(error: &Error) -> String {
    match error {
        Error::Glob { err, .. } => err.clone(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(list: &[&str]) -> Patterns {
        let mut builder = PatternsBuilder::new();
        for pattern in list {
            builder.add(pattern).unwrap();
        }
        builder.build().unwrap()
    }

    fn shuts_out(list: &[&str], path: &str) -> bool {
        patterns(list).shutting_out(Path::new(path), false).is_some()
    }

    #[test]
    fn patterns_are_those_of_gitignore() {
        assert!(shuts_out(&["drafts/"], "a/drafts/b/c.md"));
        assert!(!shuts_out(&["drafts/"], "drafts"));
        assert!(shuts_out(&["*.tmp.md"], "a/b.tmp.md"));
        assert!(shuts_out(&["/README.md"], "README.md"));
        assert!(!shuts_out(&["/README.md"], "a/README.md"));
        assert!(shuts_out(&["a/*.md"], "a/b.md"));
        assert!(!shuts_out(&["a/*.md"], "a/b/c.md"));
        assert!(shuts_out(&["a/**/*.md"], "a/b/c.md"));
    }

    #[test]
    fn an_exception_opens_no_folder_that_is_shut() {
        assert!(!shuts_out(&["*.md", "!keep.md"], "a/keep.md"));
        assert!(shuts_out(&["drafts/", "!drafts/keep.md"], "drafts/keep.md"));
        assert!(!shuts_out(&["drafts/*", "!drafts/keep.md"], "drafts/keep.md"));
    }

    #[test]
    fn an_exception_among_files_of_a_folder_holds() {
        let files = patterns(&["decisions/", "!decisions/README.md"]);
        assert!(files.hold_for(Path::new("decisions/old/1.md")));
        assert!(!files.hold_for(Path::new("decisions/README.md")));
        assert!(!files.hold_for(Path::new("/decisions/1.md")));
        assert!(!files.hold_for(Path::new("")));
    }

    #[test]
    fn what_cannot_match_is_no_pattern() {
        let error = |pattern| PatternsBuilder::new().add(pattern).unwrap_err();
        for pattern in ["", " ", "/", "!", "#a", "./a", "../a", "a/../b"] {
            assert!(matches!(error(pattern), PatternError::Nothing(..)), "{pattern:?}");
        }
        assert_eq!(error("!./a"), PatternError::Nothing("no path begins with `./`", Some("!/a".into())));
        assert!(matches!(error("a["), PatternError::Syntax(_)));
        assert!(matches!(error("{a"), PatternError::Syntax(_)));
        assert!(matches!(error(&"{".repeat(100_000)), PatternError::TooLong(100_000)));
    }

    #[test]
    fn the_deepest_pattern_is_read() {
        let depth = LONGEST / 3;
        let mut builder = PatternsBuilder::new();
        builder.add(&("{a".repeat(depth) + &"}".repeat(depth))).unwrap();
        // Together with others it may be too much, which is told; it must not break the program down.
        if let Some(patterns) = builder.build() {
            assert!(patterns.shutting_out(Path::new(&"a".repeat(depth)), false).is_some());
        }
    }

    #[test]
    fn a_name_of_any_letters_has_its_pattern() {
        for name in ["README.md", "a b.md", "[x]*?.md", "{a,b}.md", "!a.md", "#a.md", "a\\b.md", "a .md"] {
            let pattern = Patterns::exactly(name);
            assert!(shuts_out(&[&pattern], name), "{pattern}");
            assert!(!shuts_out(&[&pattern], "xa.md"), "{pattern}");
            assert!(!shuts_out(&[&pattern], &format!("a/{name}")), "{pattern}");
        }
    }
}
