//! A document from values: what `export` takes apart, put together again.
//!
//! Values are checked by the names and types of the schema on their way in. Afterwards the document is read back: a
//! text that Markdown takes for something else would say another thing than was given.

pub mod blank;
mod choice;
mod fault;
mod fields;
mod head;
mod read_back;
mod sections;
mod set;
mod tables;
mod values;
pub(crate) mod yaml;

use crate::diagnostic::closest;
use crate::export::{Datum, keys};
use crate::layout::Style;
use crate::layout::page::Page;
use crate::schema::Schema;

pub use choice::{NoSchema, choose};
pub use fault::Fault;
pub use set::{NoSuchName, set};

use fault::{Faults, Path};

/// What becomes of a required value that is not given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Missing {
    /// It is a fault.
    Fault,
    /// Something to fill in stands for it.
    Blank,
}

/// The document that `values`, in the form that [`crate::export::record`] gives, make under `schema`.
///
/// # Errors
/// All values that do not fit the schema, in the order of the document.
pub fn document(schema: &Schema, values: &Datum, missing: Missing) -> Result<String, Vec<Fault>> {
    let style = Style::default();
    let mut composer = Composer::new(schema, missing, &style);
    composer.all(values);
    let Composer { mut faults, page, .. } = composer;
    let text = page.to_text(&style);
    if faults.found.is_empty() && missing == Missing::Fault {
        read_back::compare(schema, values, &text, &mut faults);
    }
    if faults.found.is_empty() { Ok(text) } else { Err(faults.found) }
}

/// A document in the making.
struct Composer<'a> {
    schema: &'a Schema,
    missing: Missing,
    style: &'a Style,
    faults: Faults<'a>,
    page: Page,
}

impl<'a> Composer<'a> {
    fn new(schema: &'a Schema, missing: Missing, style: &'a Style) -> Self {
        Self { schema, missing, style, faults: Faults::new(schema), page: Page::default() }
    }

    fn all(&mut self, values: &Datum) {
        const KEYS: [&str; 6] =
            [keys::PATH, keys::SCHEMA, keys::FRONT_MATTER, keys::TITLE, keys::PREAMBLE, keys::SECTIONS];
        let root = Path::Root;
        if !matches!(values, Datum::Map(_)) {
            self.faults.mistyped(&Path::Key(&root, "document"), values, "an object of values", None);
            return;
        }
        self.known(values, &root, &KEYS);
        self.front_matter(values.get(keys::FRONT_MATTER), &Path::Key(&root, keys::FRONT_MATTER));
        self.title(values.get(keys::TITLE), &Path::Key(&root, keys::TITLE));
        self.preamble(values.get(keys::PREAMBLE), &Path::Key(&root, keys::PREAMBLE));
        let schema = self.schema;
        self.outline(&schema.outline, 2, values.get(keys::SECTIONS), &Path::Key(&root, keys::SECTIONS));
    }

    /// Tells of the keys of an object that are none of `known`.
    fn known(&mut self, value: &Datum, path: &Path<'_>, known: &[&str]) {
        let Datum::Map(entries) = value else { return };
        for (key, _) in entries.iter().filter(|(key, _)| !known.contains(&key.as_str())) {
            let problem = match closest(key, known.iter().copied()) {
                Some(similar) => format!("is not known: did you mean `{similar}`?"),
                None if known.is_empty() => "is not known: nothing is expected there".to_owned(),
                None => {
                    let known: Vec<_> = known.iter().map(|key| format!("`{key}`")).collect();
                    format!("is not known: expected {}", known.join(", "))
                }
            };
            self.faults.add(&Path::Key(path, key), problem, None);
        }
    }

    /// Whether a value is an object, or not there; anything else is told.
    fn is_object(&mut self, value: Option<&Datum>, path: &Path<'_>, expected: &str) -> bool {
        match value {
            None | Some(Datum::Map(_)) => true,
            Some(other) => {
                self.faults.mistyped(path, other, expected, None);
                false
            }
        }
    }
}
