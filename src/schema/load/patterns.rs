//! Regular expressions.

use regex::Regex;

use super::Loader;
use crate::schema::pattern::Pattern;
use crate::spec::{Declared, Fault, Node, brief};

impl Loader<'_> {
    /// A pattern; `whole` when it has to match the whole value.
    pub(super) fn pattern(&mut self, node: &Node, key: &str, whole: bool) -> Option<Declared<Pattern>> {
        let entry = node.entry(key)?;
        let text = entry.node.as_str()?;
        // Columns and items often share a pattern; compiling is the dearest part of loading.
        let known = self.patterns.get(&(text.to_owned(), whole)).cloned();
        match known.map_or_else(|| compiled(text, whole), Ok) {
            Ok(regex) => {
                self.patterns.insert((text.to_owned(), whole), regex.clone());
                // A pattern for whole values is anchored: what it asks for at the end is not all of it.
                let value = if whole { Pattern::whole(text, regex) } else { Pattern::new(text, regex) };
                Some(Declared { value, place: entry.place })
            }
            Err(error) => {
                self.reporter.report(
                    Fault::Pattern,
                    entry.node.place,
                    format!("the pattern `{}` does not compile: {}", brief(text), reason(&error)),
                    "does not compile",
                    Some(
                        "patterns are written in the syntax of Rust's regex crate; in TOML, '…' needs no escapes"
                            .into(),
                    ),
                );
                None
            }
        }
    }
}

fn compiled(text: &str, whole: bool) -> Result<Regex, regex::Error> {
    // The text has to compile alone: an error speaks of what the author sees, and `a)|(b` is no pattern.
    let alone = Regex::new(text)?;
    if !whole {
        return Ok(alone);
    }
    // In verbose mode a comment at the end would swallow what follows it, up to the end of the line.
    Regex::new(&format!("^(?:{text})$")).or_else(|_| Regex::new(&format!("^(?:{text}\n)$")))
}

/// What is wrong, without the picture of the pattern that the error draws above it.
fn reason(error: &regex::Error) -> String {
    let text = error.to_string();
    let last = text.lines().last().unwrap_or_default();
    last.trim_start_matches("error: ").trim_end_matches('.').to_owned()
}
