//! The examples of rules' documentation, checked as what they say they are.

use std::collections::HashSet;
use std::sync::Arc;

use super::{Settings, check_with};
use crate::baseline::{Baseline, Known};
use crate::binding::{Candidate, Schemas};
use crate::corpus::{Elsewhere, Fact, Surroundings};
use crate::diagnostic::Diagnostic;
use crate::rules::{Rule, Stage};
use crate::schema::Schema;
use crate::text::Source;

/// What lies beside every example: `neighbour.md` with a heading, and `1-neighbour.md` with an external link. The rule
/// about baselines has one besides.
struct Neighbours {
    baseline: Baseline,
}

/// A fault that is known.
const BASELINE: &str = r#"{"version": 1, "findings": [
{"path":"example.md","rule":"prose-mojibake","section":"An old fault","text":"â€™"}
]}
"#;

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

    fn known(&self) -> Known<'_> {
        Known::HeldBack(self.baseline.of("example.md"))
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
    let baseline = if rule.stage() == Stage::Baseline { baseline() } else { Baseline::default() };
    check_with(text, &schemas, settings, &Neighbours { baseline }).findings
}

fn baseline() -> Baseline {
    let source = Source::new("digestlint-baseline.json", BASELINE).unwrap_or_default();
    Baseline::read(Arc::new(source)).unwrap_or_default()
}
