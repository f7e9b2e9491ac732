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

/// «did you mean», or the list of what there is when nothing is close.
pub(super) fn suggestion<'a>(name: &str, known: impl Iterator<Item = &'a str> + Clone) -> String {
    if let Some(meant) = closest(name, known.clone()) {
        return format!("did you mean `{meant}`?");
    }
    let known: Vec<_> = known.map(|name| format!("`{name}`")).collect();
    if known.is_empty() {
        "nothing is declared that could stand here".into()
    } else {
        format!("known here: {}", known.join(", "))
    }
}
