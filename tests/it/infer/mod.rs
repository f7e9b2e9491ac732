//! Schemas learned from small corpora: what they say, what they accept and what they refuse.

mod front_matter;
mod odd;
mod opening;
mod sections;
mod tables;
mod values;
mod whole;

use std::sync::Arc;

use digestlint::document::Document;
use digestlint::infer::{Options, Statistics};
use digestlint::schema::Schema;
use digestlint::text::Source;

use crate::support;

/// A schema learned from documents.
pub(crate) struct Inferred {
    pub(crate) text: String,
    pub(crate) schema: Schema,
}

/// The schema learned from these documents.
pub(crate) fn infer<T: AsRef<str>>(documents: impl IntoIterator<Item = T>) -> Inferred {
    infer_with(0.9, documents)
}

/// The schema learned from these documents when this share of them has to agree.
pub(crate) fn infer_with<T: AsRef<str>>(threshold: f64, documents: impl IntoIterator<Item = T>) -> Inferred {
    let mut corpus = Statistics::default();
    for (at, text) in documents.into_iter().enumerate() {
        let source = Source::new(format!("{at:04}.md"), text.as_ref()).unwrap();
        corpus.observe(&source, &Document::parse(&source));
    }
    let text = corpus.into_schema(&options(threshold));
    let schema = support::loaded(&Arc::new(Source::new("inferred.toml", text.as_str()).unwrap()));
    Inferred { text, schema }
}

pub(crate) fn options(threshold: f64) -> Options {
    Options { name: "inferred".into(), threshold, today: support::today() }
}

impl Inferred {
    /// Holds that these lines stand in the schema, side by side.
    #[track_caller]
    fn has(&self, lines: &str) -> &Self {
        assert!(format!("\n{}", self.text).contains(&format!("\n{lines}")), "{lines}\nis not in\n{}", self.text);
        self
    }

    /// Holds that nothing like this stands in the schema.
    #[track_caller]
    fn lacks(&self, text: &str) -> &Self {
        assert!(!self.text.contains(text), "{text} is in\n{}", self.text);
        self
    }

    /// Holds that a document has findings of these rules.
    #[track_caller]
    fn finds(&self, document: &str, rules: &[&str]) -> &Self {
        let findings = support::findings(document, &self.schema);
        let found: Vec<_> = findings.iter().map(|it| it.rule).collect();
        let messages: Vec<_> = findings.iter().map(|it| it.message.as_str()).collect();
        assert_eq!(found, rules, "{messages:#?}\nin\n{document}\nunder\n{}", self.text);
        self
    }
}
