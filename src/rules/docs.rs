//! The examples in a rule's documentation, as sources.

use std::sync::Arc;

use super::Docs;
use crate::text::Source;

impl Docs {
    /// The schema of the examples, with a `[schema]` table put before it when it has none.
    #[must_use]
    pub fn schema_source(&self) -> Arc<Source> {
        let named = self.schema.lines().any(|line| line.trim_start().starts_with("[schema]"));
        let head = if named { "" } else { "[schema]\nname = \"example\"\n" };
        Arc::new(Source::new("example.toml", format!("{head}{}", self.schema)).unwrap_or_default())
    }

    /// The example that fails.
    #[must_use]
    pub fn failing_source(&self) -> Source {
        Source::new("example.md", self.fails).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn schema(text: &'static str) -> String {
        Docs { why: "", schema: text, fails: "", passes: "" }.schema_source().text().to_owned()
    }

    #[test]
    fn a_schema_without_a_name_gets_one() {
        assert_eq!(schema("[title]\n"), "[schema]\nname = \"example\"\n[title]\n");
    }

    #[test]
    fn a_schema_with_a_name_keeps_it() {
        let text = "[schema]\nname = \"decisions\"\n";
        assert_eq!(schema(text), text);
    }
}
