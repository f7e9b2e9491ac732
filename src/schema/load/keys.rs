//! Reading single keys. A value of the wrong type was reported by the first phase and counts as absent here.

use regex::Regex;

use super::Loader;
use crate::diagnostic::Severity;
use crate::schema::mistake::suggestion;
use crate::schema::model::{Bound, Declared, Level, Pattern, Subject, Test, When};
use crate::schema::node::{Entry, Node, Place, Value};

impl Node {
    pub(in crate::schema) fn string(&self, key: &str) -> Option<Declared<String>> {
        let entry = self.entry(key)?;
        Some(Declared { value: entry.node.as_str()?.to_owned(), place: entry.place })
    }

    pub(in crate::schema) fn text(&self, key: &str) -> Option<String> {
        self.get(key)?.as_str().map(str::to_owned)
    }

    pub(in crate::schema) fn count(&self, key: &str) -> Option<Declared<usize>> {
        let entry = self.entry(key)?;
        Some(Declared { value: entry.node.as_count()?, place: entry.place })
    }

    pub(in crate::schema) fn flag(&self, key: &str, default: bool) -> bool {
        self.get(key).and_then(Node::as_bool).unwrap_or(default)
    }

    /// A string, or a list of strings, with the place of the key.
    pub(in crate::schema) fn strings(&self, key: &str) -> Option<Declared<Vec<String>>> {
        let entry = self.entry(key)?;
        let value = texts(&entry.node).map(|(text, _)| text.to_owned()).collect();
        Some(Declared { value, place: entry.place })
    }

    /// `not`: each text with its own place, in lower case.
    pub(in crate::schema) fn placeholders(&self) -> Vec<Declared<String>> {
        let values = self.get("not").map(texts).into_iter().flatten();
        values.map(|(text, place)| Declared { value: text.to_lowercase(), place }).collect()
    }

    /// A key whose word is `word`; `None` otherwise.
    pub(in crate::schema) fn word(&self, key: &str, word: &str) -> Option<Declared<()>> {
        let entry = self.entry(key)?;
        (entry.node.as_str() == Some(word)).then_some(Declared { value: (), place: entry.place })
    }

    /// An `allow` or `deny` key: whether it allows.
    pub(in crate::schema) fn allow(&self, key: &str, default: bool, default_place: Place) -> Declared<bool> {
        match self.entry(key).and_then(|entry| Some((entry.node.as_str()?, entry.place))) {
            Some((word, place)) => Declared { value: word == "allow", place },
            None => Declared { value: default, place: default_place },
        }
    }

    pub(in crate::schema) fn level(&self) -> Option<Level> {
        match self.get("severity")?.as_str()? {
            "error" => Some(Level::Report(Severity::Error)),
            "warn" => Some(Level::Report(Severity::Warning)),
            "note" => Some(Level::Report(Severity::Note)),
            _ => Some(Level::Off),
        }
    }
}

impl Loader<'_> {
    /// A pattern; `whole` when it has to match the whole value.
    pub(super) fn pattern(&mut self, node: &Node, key: &str, whole: bool) -> Option<Declared<Pattern>> {
        let entry = node.entry(key)?;
        let text = entry.node.as_str()?;
        let written = if whole { format!("^(?:{text})$") } else { text.to_owned() };
        // On an error the pattern is compiled as written, so that the error speaks of what the author sees.
        match Regex::new(&written).map_err(|error| Regex::new(text).err().unwrap_or(error)) {
            Ok(regex) => Some(Declared { value: Pattern { text: text.to_owned(), regex }, place: entry.place }),
            Err(error) => {
                let reason = error.to_string();
                let reason = reason.lines().last().unwrap_or_default().trim_start_matches("error: ");
                self.reporter.report(
                    "schema-pattern",
                    entry.node.place,
                    format!("the pattern `{text}` does not compile: {reason}"),
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

    /// A limit of numbers, or of dates when `dates`.
    pub(super) fn bound(&mut self, node: &Node, key: &str, dates: bool) -> Option<Declared<Bound>> {
        let entry = node.entry(key)?;
        let bound = match &entry.node.value {
            #[allow(clippy::cast_precision_loss, reason = "limits beyond 2^53 are no limits that people write")]
            Value::Integer(number) if !dates => Some(Bound::Number(*number as f64)),
            Value::Float(number) if !dates => Some(Bound::Number(*number)),
            Value::String(text) if dates && text == "today" => Some(Bound::Today),
            Value::String(text) if dates => text.parse().ok().map(Bound::Date),
            Value::Integer(_) | Value::Float(_) | Value::String(_) => None,
            _ => return None,
        };
        if bound.is_none() {
            let expected = if dates { "a date such as \"2015-01-01\", or \"today\"" } else { "a number" };
            self.reporter.report(
                "schema-value",
                entry.node.place,
                format!("`{key}` is not {expected}"),
                "not a limit of this type",
                Some(format!("write {expected}")),
            );
        }
        Some(Declared { value: bound?, place: entry.place })
    }

    /// `when`, where `columns` are those that it may name.
    pub(super) fn when(&mut self, node: &Node, columns: &[String]) -> Option<When> {
        let entry = node.entry("when")?;
        if entry.node.entries().is_empty() {
            return None;
        }
        let subject = self.subject(&entry.node, columns);
        let test = self.test(&entry.node);
        let (Some(subject), Some(test)) = (subject, test) else {
            return None;
        };
        Some(When { place: entry.place, subject, test })
    }

    fn subject(&mut self, node: &Node, columns: &[String]) -> Option<Subject> {
        let (field, column) = (node.entry("field"), node.entry("column"));
        match (field, column) {
            (Some(field), None) => {
                let key = field.node.as_str()?;
                if !self.fields.iter().any(|known| known == key) {
                    let help = suggestion(key, self.fields.iter().map(String::as_str));
                    self.unknown_name("field", key, field, help);
                    return None;
                }
                Some(Subject::Field(key.to_owned()))
            }
            (None, Some(column)) => {
                let name = column.node.as_str()?;
                let index = columns.iter().position(|known| known == name);
                if index.is_none() {
                    let help = suggestion(name, columns.iter().map(String::as_str));
                    self.unknown_name("column", name, column, help);
                }
                index.map(Subject::Column)
            }
            _ => {
                self.reporter.report(
                    "schema-value",
                    node.place,
                    "`when` names exactly one `field` or `column`".into(),
                    if field.is_some() { "both" } else { "neither" },
                    Some("write for example `when = { field = \"Type\", equals = \"news\" }`".into()),
                );
                None
            }
        }
    }

    fn test(&mut self, node: &Node) -> Option<Test> {
        let mut tests = Vec::new();
        if let Some(texts) = node.strings("equals") {
            tests.push(Test::Equals(texts.value));
        }
        if let Some(texts) = node.strings("not-equals") {
            tests.push(Test::NotEquals(texts.value));
        }
        if let Some(present) = node.get("present").and_then(Node::as_bool) {
            tests.push(if present { Test::Present } else { Test::Absent });
        }
        if tests.len() != 1 {
            self.reporter.report(
                "schema-value",
                node.place,
                "`when` has exactly one of `equals`, `not-equals` and `present`".into(),
                if tests.is_empty() { "none of them" } else { "several of them" },
                Some("write for example `when = { field = \"Type\", equals = \"news\" }`".into()),
            );
            return None;
        }
        tests.pop()
    }

    /// Reports a name that nothing declares.
    pub(super) fn unknown_name(&mut self, what: &str, name: &str, entry: &Entry, help: String) {
        let message = format!("no {what} `{name}` is declared");
        self.reporter.report("schema-reference", entry.node.place, message, "not declared", Some(help));
    }

    /// Reports a lower limit above the upper one.
    pub(super) fn check_limits(&mut self, low: Option<Declared<usize>>, high: Option<Declared<usize>>, what: &str) {
        let (Some(low), Some(high)) = (low, high) else { return };
        if low.value > high.value {
            self.reporter.report(
                "schema-value",
                low.place,
                format!("min-{what} {} is above max-{what} {}: nothing fits", low.value, high.value),
                "above the maximum",
                Some("swap the two, or drop one".into()),
            );
        }
    }
}

/// The strings of a string or a list of strings, each with its place.
fn texts(node: &Node) -> impl Iterator<Item = (&str, Place)> {
    let alone = node.as_str().map(|text| (text, node.place));
    alone.into_iter().chain(node.elements().iter().filter_map(|element| Some((element.as_str()?, element.place))))
}
