//! Mistakes in files of known keys, reported as diagnostics of their own.

use std::sync::Arc;

use super::Place;
use crate::diagnostic::{Diagnostic, Severity, closest};
use crate::text::{Source, Span};

/// The mistakes found in files, with the files.
#[derive(Debug, Default)]
pub(crate) struct Mistakes {
    found: Vec<Mistake>,
}

/// One mistake: a diagnostic about such a file.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The file that holds it.
    pub source: Arc<Source>,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FileKind {
    /// A schema.
    Schema,
    /// A project file.
    Project,
}

/// What is wrong with a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is not TOML.
    Syntax,
    /// A key that does not exist.
    Key,
    /// A value of another type.
    Type,
    /// A value that cannot be.
    Value,
    /// A key that must be there is not.
    Missing,
    /// A name that stands for nothing.
    Reference,
    /// A name that is taken.
    Duplicate,
    /// A regular expression or glob that cannot be read.
    Pattern,
    /// A template that cannot be read.
    Template,
}

impl Fault {
    /// The name of the fault in reports.
    pub(crate) fn code(self, kind: FileKind) -> &'static str {
        let (schema, project) = match self {
            Self::Syntax => ("schema-syntax", "config-syntax"),
            Self::Key => ("schema-key", "config-key"),
            Self::Type => ("schema-type", "config-type"),
            Self::Value => ("schema-value", "config-value"),
            Self::Missing => ("schema-missing", "config-missing"),
            Self::Reference => ("schema-reference", "config-reference"),
            Self::Duplicate => ("schema-duplicate", "config-duplicate"),
            Self::Pattern => ("schema-pattern", "config-pattern"),
            Self::Template => ("schema-template", "config-template"),
        };
        match kind {
            FileKind::Schema => schema,
            FileKind::Project => project,
        }
    }
}

impl Mistakes {
    /// Adds one.
    pub(crate) fn push(&mut self, mistake: Mistake) {
        self.found.push(mistake);
    }

    /// Adds those of `others`.
    pub(crate) fn append(&mut self, mut others: Self) {
        self.found.append(&mut others.found);
    }

    /// All of them, by file and place.
    #[must_use]
    pub(crate) fn into_sorted(mut self) -> Vec<Mistake> {
        self.found.sort_by(|a, b| {
            let key = |it: &Mistake| (it.source.name().to_owned(), it.diagnostic.span);
            key(a).cmp(&key(b))
        });
        self.found
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there is none.
    #[must_use]
    pub(crate) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

/// Reports mistakes at places of files.
pub(crate) struct Reporter<'a> {
    /// What the files are.
    pub(crate) kind: FileKind,
    /// The files, by [`Place::file`].
    pub(crate) files: &'a [Arc<Source>],
    /// Where the mistakes go.
    pub(crate) mistakes: &'a mut Mistakes,
}

impl Reporter<'_> {
    /// What stands at `place`.
    pub(crate) fn text(&self, place: Place) -> &str {
        self.files[usize::from(place.file)].slice(place.span)
    }

    /// What the file at `place` is called.
    pub(crate) fn name(&self, place: Place) -> &str {
        self.files[usize::from(place.file)].name()
    }

    /// Adds a mistake at `place`.
    pub(crate) fn report(&mut self, fault: Fault, place: Place, message: String, label: &str, help: Option<String>) {
        let source = &self.files[usize::from(place.file)];
        self.mistakes.push(mistake(source, fault.code(self.kind), place.span, message, label, help));
    }
}

impl Reporter<'_> {
    /// Adds that no rule is called `name`, when these are all rules that there are.
    pub(crate) fn unknown_rule<'a>(&mut self, name: &str, place: Place, known: impl Iterator<Item = &'a str>) {
        let help = match closest(name, known) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => "`digestlint explain` lists all rules".into(),
        };
        let message = format!("there is no rule `{}`", brief(name));
        self.report(Fault::Reference, place, message, "unknown rule", Some(help));
    }
}

/// A text that is not TOML.
pub(crate) fn syntax(source: &Arc<Source>, kind: FileKind, span: Span, message: &str) -> Mistake {
    mistake(source, Fault::Syntax.code(kind), span, format!("this is not valid TOML: {message}"), "here", None)
}

fn mistake(
    source: &Arc<Source>,
    rule: &'static str,
    span: Span,
    message: String,
    label: &str,
    help: Option<String>,
) -> Mistake {
    let diagnostic = Diagnostic {
        rule,
        severity: Severity::Error,
        message,
        span,
        label: label.to_owned(),
        related: Vec::new(),
        elsewhere: None,
        help,
        declaration: None,
        fix: None,
    };
    Mistake { source: Arc::clone(source), diagnostic }
}

/// A text of the schema inside a message: on one line, cut when long.
pub(crate) fn brief(text: &str) -> String {
    /// The longest text that a message repeats, in characters.
    const MOST: usize = 60;
    let one_line = |it: char| if it.is_whitespace() || it.is_control() { ' ' } else { it };
    match text.char_indices().nth(MOST) {
        None => text.chars().map(one_line).collect(),
        Some(_) => text.chars().take(MOST - 1).map(one_line).chain(['…']).collect(),
    }
}

/// «did you mean», or the list of what there is when nothing is close.
pub(crate) fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(meant) = closest(name, known.clone()).or_else(|| longer_or_shorter(name, known.clone())) {
        return format!("did you mean `{meant}`?");
    }
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    if known.is_empty() {
        "nothing is declared that could be written here".into()
    } else {
        format!("known here: {}", known.join(", "))
    }
}

/// The one name that goes on where `name` stops, or stops where `name` goes on: `integer` for `int`.
fn longer_or_shorter<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    /// Fewer bytes in common are chance.
    const LEAST: usize = 3;
    let name = name.to_lowercase();
    let begins = |long: &str, short: &str| short.len() >= LEAST && long.starts_with(short);
    let mut alike = known.filter(|known| begins(known, &name) || begins(&name, known));
    let first = alike.next();
    first.filter(|_| alike.next().is_none())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_brief() {
        assert_eq!(brief("a\n b"), "a  b");
        assert_eq!(brief(&"é".repeat(60)), "é".repeat(60));
        assert_eq!(brief(&"é".repeat(61)), "é".repeat(59) + "…");
    }

    #[test]
    fn beginnings_are_meant() {
        let types = ["string", "integer", "number"];
        assert_eq!(suggestion("int", types.into_iter()), "did you mean `integer`?");
        assert_eq!(suggestion("warning", ["error", "warn"].into_iter()), "did you mean `warn`?");
        assert_eq!(suggestion("in", types.into_iter()), "known here: `string`, `integer`, `number`");
        assert_eq!(
            suggestion("min", ["min-words-a", "min-rows-ab"].into_iter()),
            "known here: `min-words-a`, `min-rows-ab`"
        );
    }
}
