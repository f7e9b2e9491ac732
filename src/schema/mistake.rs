//! Mistakes in schema files, reported as diagnostics of their own.

use std::sync::Arc;

use super::node::Place;
use crate::diagnostic::{Diagnostic, Severity, closest};
use crate::text::{Source, Span};

/// The mistakes found in a schema's files, with the files.
#[derive(Debug, Default)]
pub(super) struct Mistakes {
    found: Vec<Mistake>,
}

/// One mistake: a diagnostic about a schema file.
#[derive(Clone, Debug)]
pub struct Mistake {
    /// The file that holds it.
    pub source: Arc<Source>,
    /// What is wrong.
    pub diagnostic: Diagnostic,
}

impl Mistakes {
    /// Adds one.
    pub(super) fn push(&mut self, mistake: Mistake) {
        self.found.push(mistake);
    }

    /// All of them, by file and place.
    #[must_use]
    pub(super) fn into_sorted(mut self) -> Vec<Mistake> {
        self.found.sort_by(|a, b| {
            let key = |it: &Mistake| (it.source.name().to_owned(), it.diagnostic.span);
            key(a).cmp(&key(b))
        });
        self.found
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.found.len()
    }

    /// Whether there is none.
    #[must_use]
    pub(super) fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

/// Reports mistakes at places of a schema's files.
pub(super) struct Reporter<'a> {
    /// The files, by [`Place::file`].
    pub(super) files: &'a [Arc<Source>],
    /// Where the mistakes go.
    pub(super) mistakes: &'a mut Mistakes,
}

impl Reporter<'_> {
    /// What stands at `place`.
    pub(super) fn text(&self, place: Place) -> &str {
        self.files[usize::from(place.file)].slice(place.span)
    }

    /// Adds a mistake at `place`.
    pub(super) fn report(
        &mut self,
        rule: &'static str,
        place: Place,
        message: String,
        label: &str,
        help: Option<String>,
    ) {
        let source = &self.files[usize::from(place.file)];
        self.mistakes.push(mistake(source, rule, place.span, message, label, help));
    }
}

/// A text that is not TOML.
pub(super) fn syntax(source: &Arc<Source>, span: Span, message: &str) -> Mistake {
    mistake(source, "schema-syntax", span, format!("this is not valid TOML: {message}"), "here", None)
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
        help,
        declaration: None,
        fix: None,
    };
    Mistake { source: Arc::clone(source), diagnostic }
}

/// A text of the schema inside a message: on one line, cut when long.
pub(super) fn brief(text: &str) -> String {
    /// The longest text that a message repeats, in characters.
    const MOST: usize = 60;
    let one_line = |it: char| if it.is_whitespace() || it.is_control() { ' ' } else { it };
    match text.char_indices().nth(MOST) {
        None => text.chars().map(one_line).collect(),
        Some(_) => text.chars().take(MOST - 1).map(one_line).chain(['…']).collect(),
    }
}

/// «did you mean», or the list of what there is when nothing is close.
pub(super) fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(meant) = closest(name, known.clone()).or_else(|| longer_or_shorter(name, known.clone())) {
        return format!("did you mean `{meant}`?");
    }
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    if known.is_empty() {
        "nothing is declared that could stand here".into()
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
