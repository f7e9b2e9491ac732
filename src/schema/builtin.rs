use std::sync::Arc;

use super::{Mistake, Schema};
use crate::text::Source;

/// A schema that is part of the program.
#[derive(Debug)]
pub struct Builtin {
    /// Its name.
    pub name: &'static str,
    /// The name under which reports show its file.
    pub path: &'static str,
    /// Its text.
    pub text: &'static str,
}

/// All schemas that are part of the program; the first one serves where nothing else is asked for.
pub static BUILTIN: [Builtin; 1] =
    [Builtin { name: "digest", path: "schema/digest.toml", text: include_str!("../../schema/digest.toml") }];

impl Builtin {
    /// Its text as a source.
    #[must_use]
    pub fn source(&self) -> Arc<Source> {
        Arc::new(Source::new(self.path, self.text).unwrap_or_default())
    }

    /// Loads it.
    ///
    /// # Errors
    /// Its mistakes; a test holds that there are none.
    pub fn load(&self) -> Result<Schema, Vec<Mistake>> {
        Schema::load(self.source())
    }
}

/// Whether `source` is a schema of the program, which has no file that a user could open.
#[must_use]
pub fn is_builtin(source: &Source) -> bool {
    BUILTIN.iter().any(|builtin| builtin.path == source.name() && builtin.text == source.text())
}

/// The schema of the program that has this name.
#[must_use]
pub fn builtin(name: &str) -> Option<&'static Builtin> {
    BUILTIN.iter().find(|builtin| builtin.name == name)
}
