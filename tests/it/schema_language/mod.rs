//! What the schema language can say: each feature with a document that keeps to it and one that does not.

mod cells;
mod code;
mod columns;
mod conditional_values;
mod conditions_by_column;
mod conditions_by_field;
mod constraints;
mod contents;
mod corpora;
mod deep_nesting;
mod detect;
mod enum_fixes;
mod extends;
mod fields;
mod front_matter;
mod front_matter_lists;
mod front_matter_syntax;
mod headings;
mod images;
mod items;
mod links;
mod lists;
mod nesting;
mod order;
mod prose_templates;
mod repetition;
mod rows;
mod severities;
mod shown;
mod templates;
mod types;
mod urls;

use std::sync::Arc;

use digestlint::diagnostic::Diagnostic;
use digestlint::engine::{Settings, check};
use digestlint::schema::{Schema, open_builtin};
use digestlint::text::Source;

use crate::dedented::dedented;
use crate::support;

/// A schema under test, with its name after it.
struct Language(String);

/// The schema with these declarations.
fn schema(declarations: &str) -> Language {
    Language(dedented(declarations) + "\n[schema]\nname = \"test\"\n")
}

/// The schema in this whole file.
fn schema_file(text: &str) -> Language {
    Language(dedented(text))
}

impl Language {
    /// Holds that `document` gives these findings, each as `rule «text there»`, whether the schema is read as written
    /// or as shown with all its defaults.
    #[track_caller]
    fn finds(&self, document: &str, expected: &[&str]) -> &Self {
        let document = support::source(&dedented(document));
        let found = rules_and_texts(&document, &support::schema(&self.0));
        assert_eq!(found, expected, "in\n{}", document.text());
        let shown = support::schema(&self.shown());
        assert_eq!(rules_and_texts(&document, &shown), expected, "with the schema as shown");
        self
    }

    /// Holds that `document` gives no finding.
    #[track_caller]
    fn accepts(&self, document: &str) -> &Self {
        self.finds(document, &[])
    }

    /// The schema with its defaults, which shows itself.
    #[track_caller]
    fn shown(&self) -> String {
        let shown = Schema::show(&file(&self.0), &open_builtin);
        assert_eq!(Schema::show(&file(&shown), &open_builtin), shown, "what is shown shows otherwise");
        shown
    }

    /// The findings in `document`.
    fn findings(&self, document: &str) -> Vec<Diagnostic> {
        support::findings(&dedented(document), &support::schema(&self.0))
    }
}

fn file(text: &str) -> Arc<Source> {
    Arc::new(Source::new("schema.toml", text).unwrap())
}

fn rules_and_texts(document: &Source, schema: &Schema) -> Vec<String> {
    let findings = check(document, schema, &Settings::new(support::today()));
    findings.iter().map(|it| format!("{} «{}»", it.rule, document.slice(it.span))).collect()
}
