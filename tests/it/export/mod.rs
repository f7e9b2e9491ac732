//! The values of documents, under the names of their schema.

mod contents;
mod tables;

use std::sync::Arc;

use digestlint::binding::{Bound, Candidate, Schemas};
use digestlint::engine::bound;
use digestlint::export::{Datum, record};
use digestlint::schema::Schema;

use crate::dedented::dedented;
use crate::support::{schema, source};

/// What `look` makes of the document in `text`.
pub(crate) fn look<T>(text: &str, schema: &Arc<Schema>, look: impl FnOnce(Bound<'_>) -> T) -> T {
    let schemas = Schemas::new(vec![Candidate::Loaded(Arc::clone(schema))]);
    let source = source(text);
    bound(&source, &schemas, look).unwrap()
}

/// All values of a document.
pub(crate) fn values(text: &str, schema: &Arc<Schema>) -> Datum {
    look(text, schema, record)
}

/// Holds that one part of a document's values is this JSON.
#[track_caller]
fn exports(schema_text: &str, text: &str, key: &str, json: &str) {
    let schema = Arc::new(schema(&format!("[schema]\nname = \"s\"\n{}", dedented(schema_text))));
    let values = values(&dedented(text), &schema);
    let found = values.get(key).map_or_else(|| "none".to_owned(), Datum::to_json);
    assert_eq!(found, json);
}
