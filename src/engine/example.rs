//! The examples of rules' documentation, checked as what they say they are.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Settings, check_with};
use crate::binding::{Candidate, Schemas};
use crate::corpus::{Elsewhere, Fact, Surroundings};
use crate::diagnostic::Diagnostic;
use crate::rules::Rule;
use crate::schema::Schema;
use crate::text::Source;

/// What lies beside every example: `neighbour.md` with a heading, and `1-neighbour.md` with an external link.
struct Neighbours;

impl Surroundings for Neighbours {
    fn exists(&self, path: &str) -> Option<bool> {
        Some(["neighbour", "1-neighbour"].contains(&path.strip_suffix(".md").unwrap_or(path)))
    }

    fn anchors(&self, _path: &str) -> Option<Arc<HashSet<String>>> {
        Some(Arc::new(["a-part".to_owned()].into()))
    }

    fn earlier(&self, fact: &Fact) -> Option<Elsewhere> {
        // The one link of the failing example, without what does not count.
        let known = Fact::of_address("url", "https://example.org/article");
        (fact.key == known).then(|| Elsewhere { path: "1-neighbour.md".into(), line: 3, column: 17 })
    }
}

/// What is found in `text`, an example of the documentation of `rule`. An example's schema that has a `[detect]` is one
/// of several.
#[must_use]
pub fn check_example(rule: &Rule, text: &Source, settings: &Settings) -> Vec<Diagnostic> {
    // A test holds that every example's schema loads.
    let Ok(schema) = Schema::load(rule.docs.schema_source()).map(Arc::new) else { return Vec::new() };
    let copies = if schema.detect.is_some() { 2 } else { 1 };
    let schemas = Schemas::new(vec![Candidate::Loaded(schema); copies]);
    check_with(text, &schemas, settings, &Neighbours).findings
}
