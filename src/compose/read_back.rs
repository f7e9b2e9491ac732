//! Whether a document says what it was made of.

use super::fault::{Faults, Path, shown};
use crate::binding::{Bound, Fit, bind};
use crate::document::Document;
use crate::export::{Datum, keys, record};
use crate::schema::Schema;
use crate::text::Source;

/// Tells of the first value of each part that reads otherwise in `text`.
pub(super) fn compare(schema: &Schema, values: &Datum, text: &str, faults: &mut Faults<'_>) {
    let Ok(source) = Source::new("document", text) else {
        faults.add(&Path::Key(&Path::Root, "document"), "is 4 GiB or more, which cannot be checked", None);
        return;
    };
    let document = Document::parse(&source);
    let binding = bind(&source, &document, schema);
    let found = record(Bound { source: &source, document: &document, schema, fit: Fit::Given, binding: &binding });
    for key in [keys::FRONT_MATTER, keys::TITLE, keys::PREAMBLE, keys::SECTIONS] {
        let found = found.get(key).unwrap_or(&Datum::Null);
        differ(values.get(key).unwrap_or(&Datum::Null), found, &Path::Key(&Path::Root, key), faults);
    }
}

/// Whether a value reads otherwise; the innermost one is told.
fn differ(given: &Datum, found: &Datum, path: &Path<'_>, faults: &mut Faults<'_>) -> bool {
    match (given, found) {
        (Datum::Map(entries), Datum::Map(_)) => entries
            .iter()
            .any(|(key, value)| differ(value, found.get(key).unwrap_or(&Datum::Null), &Path::Key(path, key), faults)),
        (Datum::List(values), Datum::List(others)) => {
            let mut pairs = values.iter().enumerate();
            if pairs.any(|(at, value)| {
                differ(value, others.get(at).unwrap_or(&Datum::Null), &Path::Index(path, at), faults)
            }) {
                return true;
            }
            let more = others.get(values.len());
            more.is_some_and(|more| differ(&Datum::Null, more, &Path::Index(path, values.len()), faults))
        }
        _ if plain(given) == plain(found) => false,
        _ => {
            let found = if plain(found).is_empty() { "nothing".to_owned() } else { shown(found) };
            let problem = format!("would not stand in Markdown as it is: it is {}, but reads as {found}", shown(given));
            faults.add(path, problem, None);
            true
        }
    }
}

/// What counts of a value: words. Empty values are no values.
fn plain(value: &Datum) -> String {
    match value {
        Datum::Null => String::new(),
        Datum::Text(text) => text.split_whitespace().collect::<Vec<_>>().join(" "),
        Datum::List(values) if values.iter().all(|value| plain(value).is_empty()) => String::new(),
        Datum::Map(entries) if entries.iter().all(|(_, value)| plain(value).is_empty()) => String::new(),
        other => other.to_json(),
    }
}
