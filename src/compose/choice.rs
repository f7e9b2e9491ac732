use crate::export::{Datum, keys};
use crate::schema::Schema;

/// There is no schema for a document.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NoSchema {
    /// None has the name that the values give.
    #[error("no schema here is called `{0}`, as the values say")]
    Unknown(String),
    /// There is none at all.
    #[error("there is no schema")]
    Missing,
}

/// The schema that `values` name, else the first one. Where something else has named it, there are none to ask.
///
/// # Errors
/// [`NoSchema`].
pub fn choose<'a>(schemas: &[&'a Schema], values: Option<&Datum>) -> Result<&'a Schema, NoSchema> {
    match values.and_then(|values| values.get(keys::SCHEMA)) {
        Some(Datum::Text(name)) => {
            let named = schemas.iter().find(|schema| schema.name == *name);
            named.copied().ok_or_else(|| NoSchema::Unknown(name.clone()))
        }
        _ => schemas.first().copied().ok_or(NoSchema::Missing),
    }
}
