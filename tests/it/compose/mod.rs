//! Documents from values, and back.

mod faults;
mod round_trips;
mod set;

use std::sync::Arc;

use digestlint::compose::{Missing, document};
use digestlint::export::Datum;
use digestlint::schema::Schema;

use crate::dedented::dedented;
use crate::support;

/// A schema in the words of its declarations.
fn schema(text: &str) -> Arc<Schema> {
    Arc::new(support::schema(&format!("[schema]\nname = \"s\"\n{}", dedented(text))))
}

fn datum(json: &str) -> Datum {
    serde_json::from_str(json).unwrap()
}

/// The document that these values make, or all that is wrong with them.
pub(crate) fn composed(schema: &Schema, values: &Datum) -> Result<String, Vec<String>> {
    let told = |faults: Vec<_>| faults.iter().map(digestlint::compose::Fault::to_string).collect();
    document(schema, values, Missing::Fault).map_err(told)
}

/// A document to fill in.
fn blank(schema: &Schema, values: &Datum) -> String {
    document(schema, values, Missing::Blank).unwrap()
}
