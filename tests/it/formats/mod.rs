//! Formats that many repositories keep to, described in the schema language: each with a document that follows it,
//! which is changed in one place at a time.

mod eip;
mod madr;

use std::fmt::Write;

use crate::support::{findings, schema, source};

/// A format and a document that follows it.
struct Format {
    schema: &'static str,
    document: &'static str,
}

impl Format {
    /// The one finding that each change of the document gives: its place, its words and its help. A change replaces a
    /// text that stands in the document once.
    #[track_caller]
    fn told(&self, changes: &[(&str, &str)]) -> String {
        changes.iter().fold(String::new(), |mut out, (from, to)| {
            let text = self.changed(from, to);
            let (source, found) = (source(&text), findings(&text, &schema(self.schema)));
            let rules: Vec<_> = found.iter().map(|it| (it.rule, it.message.as_str())).collect();
            assert!(found.len() == 1, "{from:?} to {to:?}: {rules:#?}");
            for it in &found {
                let place = source.line_column(it.span.start);
                let _ = writeln!(out, "{}:{} «{}»", place.line, place.column, source.slice(it.span));
                let _ = writeln!(out, "  {}[{}] {}", it.severity, it.rule, it.message);
                let _ = writeln!(out, "  {}", it.help.as_deref().unwrap_or("(no help)"));
            }
            out
        })
    }

    /// Holds that no change of the document gives a finding.
    #[track_caller]
    fn accepts(&self, changes: &[(&str, &str)]) {
        for (from, to) in changes {
            let text = self.changed(from, to);
            let found = findings(&text, &schema(self.schema));
            let rules: Vec<_> = found.iter().map(|it| (it.rule, it.message.as_str())).collect();
            assert!(found.is_empty(), "{from:?} to {to:?}: {rules:#?}");
        }
    }

    #[track_caller]
    fn changed(&self, from: &str, to: &str) -> String {
        assert_eq!(self.document.matches(from).count(), 1, "{from:?} does not stand there once");
        self.document.replace(from, to)
    }

    /// The text from `from`, which stands in the document once, up to `to`.
    #[track_caller]
    fn between(&self, from: &str, to: &str) -> &'static str {
        assert_eq!(self.document.matches(from).count(), 1, "{from:?} does not stand there once");
        let start = self.document.find(from).unwrap();
        let length = self.document[start..].find(to).unwrap();
        &self.document[start..start + length]
    }
}
