//! Writing TOML with comments.

use std::fmt::Write;

use textwrap::{Options, WordSeparator, WordSplitter};

use crate::schema::bare_or_quoted;

/// A longer list, in characters, is written one line after the other.
const LONGEST_LINE: usize = 120;

/// A key with its value as TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key {
    name: &'static str,
    value: Value,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Value {
    /// A text that is TOML already.
    Single(String),
    /// A list of such texts.
    List(Vec<String>),
    /// A table on the key's line.
    Table(Vec<Key>),
}

impl Key {
    /// A key with a value that is TOML already.
    pub(super) fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: Value::Single(value.into()) }
    }

    /// A key with a list of values that are TOML already.
    pub(super) fn list(name: &'static str, elements: Vec<String>) -> Self {
        Self { name, value: Value::List(elements) }
    }

    /// A key with a table on its line.
    pub(super) fn table(name: &'static str, keys: Vec<Key>) -> Self {
        Self { name, value: Value::Table(keys) }
    }

    /// The key and its value; a list on lines of its own when `broken`.
    fn written(&self, indent: &str, broken: bool) -> String {
        let value = match &self.value {
            Value::Single(text) => text.clone(),
            Value::List(elements) if broken => lines(elements, indent),
            Value::List(elements) => format!("[{}]", elements.join(", ")),
            Value::Table(keys) => inline(keys, indent, broken),
        };
        format!("{} = {value}", self.name)
    }
}

/// A table between braces. TOML 1.0 lets only its lists take several lines.
fn inline(keys: &[Key], indent: &str, broken: bool) -> String {
    let keys: Vec<_> = keys.iter().map(|key| key.written(indent, broken)).collect();
    if keys.is_empty() { "{}".into() } else { format!("{{ {} }}", keys.join(", ")) }
}

/// What `write` makes, with its lists broken if that is too long for one line.
fn fitting(indent: &str, write: impl Fn(bool) -> String) -> String {
    let line = write(false);
    if indent.len() + line.chars().count() > LONGEST_LINE { write(true) } else { line }
}

/// A list with as many elements on each line as fit.
fn lines(elements: &[String], indent: &str) -> String {
    let mut out = String::from("[");
    let mut width = usize::MAX;
    for element in elements {
        let length = element.chars().count() + 2;
        if width.saturating_add(length) > LONGEST_LINE {
            _ = write!(out, "\n{indent} ");
            width = indent.len() + 1;
        }
        _ = write!(out, " {element},");
        width += length;
    }
    _ = write!(out, "\n{indent}]");
    out
}

/// A TOML text that grows.
#[derive(Debug, Default)]
pub(super) struct Toml {
    out: String,
}

impl Toml {
    /// The text.
    pub(super) fn finish(self) -> String {
        self.out
    }

    /// A blank line, unless the text starts here.
    pub(super) fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    /// A comment on lines of its own; nothing for an empty one.
    pub(super) fn comment(&mut self, text: &str) {
        self.indented_comment("", "", text);
    }

    /// An element of a list, as a comment.
    pub(super) fn bullet(&mut self, text: &str) {
        self.indented_comment("", "  ", &format!("- {text}"));
    }

    fn indented_comment(&mut self, indent: &str, hanging: &str, text: &str) {
        if !text.is_empty() {
            // Names and addresses stay whole.
            let options = Options::new(LONGEST_LINE - 2 - indent.len())
                .subsequent_indent(hanging)
                .break_words(false)
                .word_separator(WordSeparator::AsciiSpace)
                .word_splitter(WordSplitter::NoHyphenation);
            for line in textwrap::wrap(&plain(text), options) {
                _ = writeln!(self.out, "{indent}# {line}");
            }
        }
    }

    /// A header: of one table or, when `repeated`, of an element of an array of tables.
    pub(super) fn header(&mut self, path: &[&str], repeated: bool) {
        let path: Vec<_> = path.iter().map(|key| bare_or_quoted(key)).collect();
        let path = path.join(".");
        _ = if repeated { writeln!(self.out, "[[{path}]]") } else { writeln!(self.out, "[{path}]") };
    }

    pub(super) fn key(&mut self, name: &str, value: &str) {
        _ = writeln!(self.out, "{name} = {value}");
    }

    /// Keys on lines of their own.
    pub(super) fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            _ = writeln!(self.out, "{}", fitting("", |broken| key.written("", broken)));
        }
    }

    /// An array of tables, one a line, each with a comment before it.
    pub(super) fn array(&mut self, name: &str, tables: &[(String, Vec<Key>)]) {
        _ = writeln!(self.out, "{name} = [");
        for (comment, keys) in tables {
            self.indented_comment("  ", "", comment);
            _ = writeln!(self.out, "  {},", fitting("   ", |broken| inline(keys, "  ", broken)));
        }
        _ = writeln!(self.out, "]");
    }
}

/// A text for a comment, where control characters may not stand.
fn plain(text: &str) -> String {
    text.chars().flat_map(|it| if it.is_control() { it.escape_default().collect() } else { vec![it] }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_holds_no_control_characters() {
        let mut toml = Toml::default();
        toml.comment("a\u{1b}[2J\nb");
        assert_eq!(toml.finish(), "# a\\u{1b}[2J\\nb\n");
    }

    #[test]
    fn a_long_list_takes_several_lines() {
        let mut toml = Toml::default();
        toml.keys(&[Key::list("enum", vec!["\"a long word\"".into(); 12])]);
        let text = toml.finish();
        assert_eq!(text.lines().count(), 4, "{text}");
        assert!(text.lines().all(|line| line.len() <= LONGEST_LINE), "{text}");
    }

    #[test]
    fn lists_in_tables_take_several_lines_too() {
        let key = Key::table("item", vec![Key::list("enum", vec!["\"word\"".into(); 20]), Key::new("unique", "true")]);
        let mut toml = Toml::default();
        toml.keys(&[key]);
        let text = toml.finish();
        assert!(text.starts_with("item = { enum = [\n  \"word\","), "{text}");
        assert!(text.ends_with(",\n], unique = true }\n"), "{text}");
    }

    #[test]
    fn keys_are_quoted_where_they_must_be() {
        let mut toml = Toml::default();
        toml.header(&["section", "field", "Superseded \"by\""], false);
        assert_eq!(toml.finish(), "[section.field.\"Superseded \\\"by\\\"\"]\n");
    }
}
