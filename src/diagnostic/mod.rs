//! Findings as plain data. Nothing here knows of terminals, JSON or editors.

mod counts;
mod similar;
mod splice;

use std::fmt;
use std::sync::Arc;

use crate::text::{Source, Span};

pub use counts::Counts;
pub use similar::{closest, similarity};
pub use splice::splice;

/// How much a finding matters.
///
/// Errors break the programs and pages that read the document; warnings are what an editor would mend; notes are hints.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// A hint.
    Note,
    /// Worth mending; does not fail a run.
    Warning,
    /// Fails a run.
    Error,
}

/// How strongly a declaration forbids something, or leaves it alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// Findings of this severity.
    Report(Severity),
    /// No findings.
    Off,
}

impl Severity {
    /// The word for it, in reports as in settings.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

impl fmt::Display for Severity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// One finding about one source text.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The rule's name, such as `value-range`.
    pub rule: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// What is wrong, with the actual value; one line, no final full stop.
    pub message: String,
    /// The smallest text that is wrong, or the place where something missing belongs.
    pub span: Span,
    /// What stands at [`Diagnostic::span`], for the picture; may be empty.
    pub label: String,
    /// Other places of the same source that explain the finding.
    pub related: Vec<Related>,
    /// The place in another document that explains the finding.
    pub elsewhere: Option<Elsewhere>,
    /// What to do.
    pub help: Option<String>,
    /// The schema's declaration that asks for what is not there.
    pub declaration: Option<Declaration>,
    /// How to mend it.
    pub fix: Option<Fix>,
}

/// A further place of the same source.
#[derive(Clone, Debug)]
pub struct Related {
    /// The place.
    pub span: Span,
    /// What it has to do with the finding.
    pub label: String,
}

/// A place in another document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    /// The document's path, as reports show it.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in Unicode scalar values.
    pub column: usize,
}

/// A place in a file that says what a document should be.
#[derive(Clone, Debug)]
pub struct Declaration {
    /// The file.
    pub source: Arc<Source>,
    /// The declaration, or the constraint inside it.
    pub span: Span,
    /// What the file is.
    pub file: DeclaredIn,
}

/// What says what a document should be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum DeclaredIn {
    /// A schema.
    #[default]
    Schema,
    /// A baseline.
    Baseline,
}

/// A way to mend a finding.
#[derive(Clone, Debug)]
pub struct Fix {
    /// What the fix does, as an imperative.
    pub title: String,
    /// Whether a tool may apply it without asking.
    pub applicability: Applicability,
    /// The edits, in the order of their places, none touching another.
    pub edits: Vec<Edit>,
}

impl Fix {
    /// What the fix does, with a word of caution where a person should look at the outcome.
    #[must_use]
    pub fn caption(&self) -> String {
        let caution = match self.applicability {
            Applicability::Safe => "",
            Applicability::Unsafe => " (unsafe: look at the outcome)",
        };
        format!("{}{caution}", self.title)
    }
}

/// Whether a fix may be applied without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// The document says the same, or what it plainly meant to say.
    Safe,
    /// A person should look at the outcome.
    Unsafe,
}

/// One replacement of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    /// The text to replace; empty for an insertion.
    pub span: Span,
    /// What stands there afterwards.
    pub content: String,
}

impl Edit {
    /// Puts `content` in the place of the text at `span`.
    #[must_use]
    pub fn replace(span: Span, content: impl Into<String>) -> Self {
        Self { span, content: content.into() }
    }

    /// Takes away the text at `span`.
    #[must_use]
    pub fn remove(span: Span) -> Self {
        Self::replace(span, "")
    }

    /// Puts `content` before the byte at `offset`.
    #[must_use]
    pub fn insert(offset: u32, content: impl Into<String>) -> Self {
        Self::replace(Span::empty(offset), content)
    }

    /// The smallest edit that makes `old`, the text at `span`, into `new`.
    #[must_use]
    pub fn between(old: &str, new: &str, span: Span) -> Self {
        let common = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
        let start = old.floor_char_boundary(common).min(new.floor_char_boundary(common));
        let (old, new) = (&old[start..], &new[start..]);
        let common = old.bytes().rev().zip(new.bytes().rev()).take_while(|(a, b)| a == b).count();
        let (mut old_end, mut new_end) = (old.len() - common, new.len() - common);
        while !old.is_char_boundary(old_end) || !new.is_char_boundary(new_end) {
            (old_end, new_end) = (old_end + 1, new_end + 1);
        }
        Self::replace(span.slice(start..start + old_end), &new[..new_end])
    }

    /// The same edits, in the order of their places, with each that touches the one before it made one with it.
    #[must_use]
    pub fn joined(edits: Vec<Self>) -> Vec<Self> {
        let mut joined: Vec<Self> = Vec::with_capacity(edits.len());
        for edit in edits {
            match joined.last_mut() {
                Some(last) if last.span.end == edit.span.start => {
                    last.span.end = edit.span.end;
                    last.content += &edit.content;
                }
                _ => joined.push(edit),
            }
        }
        joined
    }
}

impl Applicability {
    /// The word for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unsafe => "unsafe",
        }
    }
}

impl fmt::Display for Applicability {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_that_touch_are_one() {
        let edit = |start, end, content| Edit::replace(Span { start, end }, content);
        let edits = vec![edit(0, 2, ""), edit(2, 4, "a"), edit(4, 4, "b"), edit(6, 7, "")];
        assert_eq!(Edit::joined(edits), [edit(0, 4, "ab"), edit(6, 7, "")]);
        assert_eq!(Edit::joined(Vec::new()), []);
    }

    #[test]
    fn an_edit_is_as_small_as_it_can_be() {
        let edit = |old: &str, new| Edit::between(old, new, Span::new(10, 10 + old.len()));
        assert_eq!(edit("| é |", "| é   |"), Edit::insert(15, "  "));
        assert_eq!(edit("|  x |", "| x |"), Edit::remove(Span::new(12, 13)));
        assert_eq!(edit("|é|", "| é |"), Edit::replace(Span::new(11, 13), " é "));
        assert_eq!(edit("|🙂|", "|🙃|"), Edit::replace(Span::new(11, 15), "🙃"));
    }
}
