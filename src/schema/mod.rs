//! The declared shape of documents: the language, its loading with all mistakes reported, and the loaded form.

mod builtin;
mod condition;
mod extend;
pub mod language;
mod load;
mod merge;
mod model;
mod pattern;
mod placeholders;
mod show;
mod template;

use std::sync::Arc;

use crate::text::Source;

pub use builtin::{BUILTIN, Builtin, builtin, how_to_name_one, is_builtin, open_builtin};
pub use condition::{Subject, Test, When};
pub use extend::{Open, Unopened};
pub use model::*;
pub use pattern::Pattern;
pub use placeholders::Placeholders;
pub(crate) use show::{bare_or_quoted, pattern_literal, quoted};
pub use template::{Part, Template, TemplateError};

pub use crate::diagnostic::Level;
pub use crate::spec::{Declared, Mistake, Place};

impl Schema {
    /// Loads a schema from a TOML text that extends nothing but built-in schemas.
    ///
    /// # Errors
    /// All mistakes in the text, in the order of their places.
    pub fn load(source: Arc<Source>) -> Result<Self, Vec<Mistake>> {
        Self::load_with(source, &open_builtin)
    }

    /// Loads a schema from a TOML text; `open` opens the schemas that it extends.
    ///
    /// # Errors
    /// All mistakes in the text, and in those that it extends, in the order of their places.
    pub fn load_with(source: Arc<Source>, open: &Open<'_>) -> Result<Self, Vec<Mistake>> {
        load::schema(source, open)
    }

    /// A schema that loads, as TOML with what it extends taken in and every default written out; loading that gives the
    /// same schema.
    #[must_use]
    pub fn show(source: &Arc<Source>, open: &Open<'_>) -> String {
        show::resolved(source, open)
    }
}
