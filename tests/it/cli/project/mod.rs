//! Project files, as runs find and obey them.

mod excludes;
mod finding;
mod levels;
mod mistakes;
mod one_for_all;
mod output;
mod schemas;
mod stdin;

use super::sandbox::{Ran, Sandbox};

/// A project file with the schema that lets everything pass.
const FREE_PROJECT: &str = "schema = \"free.toml\"\n";

/// A document that [`STRICT`] finds wanting, and `free.toml` does not.
const BARE: &str = "# A title\n\nSome words.\n";

/// A schema that asks for a section.
const STRICT: &str = "[schema]\nname = \"strict\"\n\n[[section]]\nheading = \"Context\"\n";

impl Sandbox {
    /// Runs `check` with these arguments, its findings as lines and nothing else.
    fn lines(&self, arguments: &[&str]) -> Ran {
        self.run(&[&["check", "-q", "--output-format", "concise"], arguments].concat())
    }
}
