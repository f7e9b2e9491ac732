//! The declared shape of documents: the language, its loading with all mistakes reported, and the loaded form.

mod builtin;
mod condition;
pub mod language;
mod load;
mod mistake;
mod model;
mod node;
mod pattern;
mod placeholders;
mod show;
mod structure;
mod template;

use std::sync::Arc;

use crate::text::Source;

pub use builtin::{BUILTIN, Builtin, builtin, is_builtin};
pub use condition::{Subject, Test, When};
pub use mistake::Mistake;
pub use model::*;
pub use node::Place;
pub use pattern::Pattern;
pub use placeholders::Placeholders;
pub(crate) use show::{bare_or_quoted, pattern_literal, quoted};
pub use template::{Part, Template, TemplateError};

impl Schema {
    /// Loads a schema from a TOML text.
    ///
    /// # Errors
    /// All mistakes in the text, in the order of their places.
    pub fn load(source: Arc<Source>) -> Result<Self, Vec<Mistake>> {
        load::schema(source)
    }

    /// The schema as TOML with every default written out; loading it gives the same schema.
    #[must_use]
    pub fn show(source: &Arc<Source>) -> String {
        show::resolved(source)
    }
}
