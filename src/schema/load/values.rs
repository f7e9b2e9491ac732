//! Value declarations: columns, items, fields, captures, links.

use super::Loader;
use super::names::Names;
use crate::diagnostic::Severity;
use crate::schema::Placeholders;
use crate::schema::model::{DatePrefix, ImagesDecl, LinksDecl, Relative, UrlDecl, ValueDecl, ValueType};
use crate::spec::{Declared, Fault, Node, Place, brief};

impl Loader<'_> {
    /// The captures of the templates.
    pub(super) fn captures(&mut self, root: &Node) -> Vec<ValueDecl> {
        let entries = root.get("captures").map(Node::entries).unwrap_or_default();
        entries.iter().map(|entry| self.value(&entry.node, entry.key.clone(), entry.place, None)).collect()
    }

    /// What a value must be like; `columns` are those that its condition may name, `None` outside a table.
    pub(super) fn value(&mut self, node: &Node, name: String, place: Place, columns: Option<&Names>) -> ValueDecl {
        let kind = self.value_type(node, place);
        let dates = matches!(kind.value, ValueType::Date(_));
        // Where a misspelt type leaves a limit without its type, nothing can be said of the limit.
        let ordered = dates || matches!(kind.value, ValueType::Integer | ValueType::Number);
        let mut bound = |key| if ordered { self.bound(node, key, dates) } else { None };
        let (minimum, maximum) = (bound("minimum"), bound("maximum"));
        self.check_bounds(minimum, maximum);
        let (min_length, max_length) = (node.count("min-length"), node.count("max-length"));
        self.check_limits(min_length, max_length, "length");
        let (min_words, max_words) = (node.count("min-words"), node.count("max-words"));
        self.check_limits(min_words, max_words, "words");
        let mut not = node.placeholders();
        not.extend(self.placeholders.iter().cloned());
        ValueDecl {
            place,
            name,
            kind,
            description: node.text("description"),
            level: node.level(),
            allow_empty: node.flag("allow-empty", false),
            when: self.when(node, columns),
            not: Placeholders::new(not),
            enumeration: node.strings("enum"),
            pattern: self.pattern(node, "pattern", true),
            not_pattern: self.pattern(node, "not-pattern", false),
            minimum,
            maximum,
            min_length,
            max_length,
            min_words,
            max_words,
            unique: node.word("unique", "corpus"),
            unquoted: node.word("quotes", "deny"),
            url: Self::url(node, place),
            date_prefix: node.entry("date-prefix").map(|entry| self.date_prefix(&entry.node, entry.place)),
        }
    }

    fn value_type(&mut self, node: &Node, place: Place) -> Declared<ValueType> {
        let declared = node.string("type");
        let value = match declared.as_ref().map(|it| it.value.as_str()) {
            Some("integer") => ValueType::Integer,
            Some("number") => ValueType::Number,
            Some("boolean") => ValueType::Boolean,
            Some("date") => ValueType::Date(self.date_format(node, "%Y-%m-%d")),
            Some("url") => ValueType::Url,
            _ => ValueType::String,
        };
        Declared { value, place: declared.map_or(place, |it| it.place) }
    }

    /// `format`, which has to be able to tell one day from another.
    fn date_format(&mut self, node: &Node, default: &str) -> String {
        let Some(format) = node.string("format") else { return default.to_owned() };
        let day = jiff::civil::date(2021, 11, 23);
        let written = jiff::fmt::strtime::format(&format.value, day);
        let read = written.ok().and_then(|text| jiff::civil::Date::strptime(&format.value, text).ok());
        if read != Some(day) {
            self.reporter.report(
                Fault::Value,
                format.place,
                format!("`format` \"{}\" does not write a date that can be read again", brief(&format.value)),
                "not a date format",
                Some("write year, month and day in strftime's terms, such as \"%Y-%m-%d\"".into()),
            );
            return default.to_owned();
        }
        format.value
    }

    fn date_prefix(&mut self, node: &Node, place: Place) -> DatePrefix {
        let (minimum, maximum) = (self.bound(node, "minimum", true), self.bound(node, "maximum", true));
        self.check_bounds(minimum, maximum);
        DatePrefix { place, format: self.date_format(node, "%Y%m%d"), minimum, maximum }
    }

    fn url(node: &Node, place: Place) -> UrlDecl {
        let lower = |list: Declared<Vec<String>>| Declared {
            value: list.value.iter().map(|it| it.to_ascii_lowercase()).collect(),
            place: list.place,
        };
        let schemes = node.strings("schemes").map(lower);
        let tracking = node.entry("tracking-parameters").and_then(|entry| {
            let severity = match entry.node.as_str()? {
                "warn" => Severity::Warning,
                "deny" => Severity::Error,
                _ => return None,
            };
            Some(Declared { value: severity, place: entry.place })
        });
        UrlDecl {
            schemes: schemes.unwrap_or_else(|| Declared { value: vec!["https".into(), "http".into()], place }),
            hosts: node.strings("hosts").map(lower),
            tracking,
        }
    }

    pub(super) fn images(node: &Node) -> ImagesDecl {
        ImagesDecl { links: Self::links(node, Relative::Allow), alt: node.word("alt", "required") }
    }

    /// What links must be like; `relative` says whether they may be relative where the schema does not.
    pub(super) fn links(node: &Node, relative: Relative) -> LinksDecl {
        LinksDecl {
            place: node.place,
            url: Self::url(node, node.place),
            relative: match node.entry("relative").map(|entry| (entry.node.as_str(), entry.place)) {
                Some((Some("allow"), _)) => Relative::Allow,
                Some((Some("deny"), _)) => Relative::Deny,
                Some((Some("resolve"), place)) => Relative::Resolve(place),
                _ => relative,
            },
            not_self: node.word("self", "deny"),
            level: node.level(),
        }
    }
}
