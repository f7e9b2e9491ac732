//! What the tests share: sources, schemas and findings in one line each.

use std::sync::Arc;

use digestlint::diagnostic::Diagnostic;
use digestlint::engine::{Settings, check, check_example};
use digestlint::rules::Rule;
use digestlint::schema::{Mistake, Schema, Unopened, builtin, open_builtin};
use digestlint::text::Source;

use crate::dedented::dedented;

/// The day that counts as today in tests.
pub(crate) fn today() -> jiff::civil::Date {
    jiff::civil::date(2026, 11, 23)
}

pub(crate) fn source(text: &str) -> Source {
    Source::new("a.md", text).unwrap()
}

/// The schema in `text`; panics with its mistakes.
pub(crate) fn schema(text: &str) -> Schema {
    loaded(&Arc::new(Source::new("schema.toml", text).unwrap()))
}

/// The schema in `source`; panics with its mistakes.
pub(crate) fn loaded(source: &Arc<Source>) -> Schema {
    Schema::load(Arc::clone(source)).unwrap_or_else(|mistakes| {
        let messages: Vec<_> = mistakes.iter().map(|it| it.diagnostic.message.as_str()).collect();
        panic!("the schema has mistakes: {messages:#?}\n{}", source.text())
    })
}

/// The built-in schema `digest`.
pub(crate) fn digest_schema() -> Schema {
    builtin("digest").unwrap().load().unwrap()
}

pub(crate) fn findings(text: &str, schema: &Schema) -> Vec<Diagnostic> {
    check(&source(text), schema, &Settings::new(today()))
}

/// What an example of a rule's documentation gives; its schema must load.
pub(crate) fn example(rule: &Rule, text: &str) -> Vec<Diagnostic> {
    loaded(&rule.docs.schema_source());
    check_example(rule, &Source::new("example.md", text).unwrap(), &Settings::new(today()))
}

/// Schema files that extend one another by their names; the first one is the schema.
pub(crate) struct Files(Vec<Arc<Source>>);

impl Files {
    /// Files with these names and texts.
    pub(crate) fn new(files: &[(&str, &str)]) -> Self {
        let source = |(name, text): &(&str, &str)| Arc::new(Source::new(*name, dedented(text)).unwrap());
        Self(files.iter().map(source).collect())
    }

    fn open(&self, name: &str, from: &Source) -> Result<Arc<Source>, Unopened> {
        self.0.iter().find(|file| file.name() == name).map_or_else(|| open_builtin(name, from), |it| Ok(Arc::clone(it)))
    }

    pub(crate) fn load(&self) -> Result<Schema, Vec<Mistake>> {
        Schema::load_with(Arc::clone(&self.0[0]), &|name, from| self.open(name, from))
    }

    pub(crate) fn show(&self) -> String {
        Schema::show(&self.0[0], &|name, from| self.open(name, from))
    }
}
