use std::sync::{Arc, OnceLock};

use super::{Mistake, Schema, Unopened};
use crate::spec::{brief, suggestion};
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
    loaded: OnceLock<Option<Schema>>,
}

/// All schemas that are part of the program, in the order in which a document is held against their `[detect]`.
pub static BUILTIN: [Builtin; 3] = [
    Builtin::new("digest", "schema/digest.toml", include_str!("../../schema/digest.toml")),
    Builtin::new(
        "digest-relevancy",
        "schema/digest-relevancy.toml",
        include_str!("../../schema/digest-relevancy.toml"),
    ),
    Builtin::new("digest-legacy", "schema/digest-legacy.toml", include_str!("../../schema/digest-legacy.toml")),
];

impl Builtin {
    const fn new(name: &'static str, path: &'static str, text: &'static str) -> Self {
        Self { name, path, text, loaded: OnceLock::new() }
    }

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

    /// The schema, loaded when it is first asked for; `None` when it has mistakes.
    #[must_use]
    pub fn schema(&self) -> Option<&Schema> {
        self.loaded.get_or_init(|| self.load().ok()).as_ref()
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

/// How a schema is named, the built-in ones included.
#[must_use]
pub fn how_to_name_one() -> String {
    let names: Vec<_> = BUILTIN.iter().map(|it| format!("`{}`", it.name)).collect();
    format!("built in are {}; a schema file is named by its path", names.join(", "))
}

/// Opens the built-in schema `name` for another schema to extend.
///
/// # Errors
/// What to tell when there is none.
pub fn open_builtin(name: &str, _from: &Source) -> Result<Arc<Source>, Unopened> {
    builtin(name).map(Builtin::source).ok_or_else(|| Unopened {
        message: format!("no schema is called `{}`", brief(name)),
        help: suggestion(name, BUILTIN.iter().map(|builtin| builtin.name)),
    })
}
