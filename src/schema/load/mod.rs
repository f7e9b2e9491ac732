//! The second phase of loading: from checked TOML to a [`Schema`].

mod conditions;
mod disjoint;
mod fields;
mod limits;
mod names;
mod patterns;
mod sections;
mod tables;
mod templates;
mod values;

#[cfg(test)]
mod tests;

use std::collections::HashMap;
use std::sync::Arc;

use regex::Regex;

use self::names::Names;
use super::extend::{self, Open, Tree};
use super::model::{Detect, Relative, Schema};
use crate::spec::{Declared, Fault, FileKind, Mistake, Node, Reporter};
use crate::text::Source;

/// What the loaders of the parts share.
struct Loader<'a> {
    reporter: Reporter<'a>,
    /// The fields, for conditions to name.
    fields: Names,
    /// The table types, for sections to name.
    tables: Names,
    /// The headings of the sections, for relations between them to name.
    sections: Names,
    /// The holes of the templates, for captures to name.
    holes: Names,
    /// `[values] not`.
    placeholders: Vec<Declared<String>>,
    /// The patterns compiled so far, by text and by whether they match whole values.
    patterns: HashMap<(String, bool), Regex>,
}

/// Loads a schema, or tells all that is wrong with it.
pub(super) fn schema(source: Arc<Source>, open: &Open<'_>) -> Result<Schema, Vec<Mistake>> {
    let Tree { files, root, mut mistakes } = extend::read(source, open)?;
    let mut loader = Loader {
        reporter: Reporter { kind: FileKind::Schema, files: &files, mistakes: &mut mistakes },
        fields: Names::fields(&root),
        tables: Names::tables(&root),
        sections: Names::sections(&root),
        holes: Names::holes(&root),
        placeholders: root.get("values").map(Node::placeholders).unwrap_or_default(),
        patterns: HashMap::new(),
    };
    let schema = loader.schema(&root);
    if mistakes.is_empty() { Ok(Schema { files, ..schema }) } else { Err(mistakes.into_sorted()) }
}

impl Loader<'_> {
    fn schema(&mut self, root: &Node) -> Schema {
        // Without a table [schema] the file itself stands for it.
        let head = root.get("schema").unwrap_or(root);
        let tables = self.tables(root);
        let captures = self.captures(root);
        let file = root.get("file").and_then(|file| self.file(file));
        let front_matter = root.get("front-matter").map(|node| self.front_matter(node));
        let title = root.get("title").map(|title| self.title(title));
        let preamble = self.preamble(root);
        // A schema without sections says nothing of them.
        let open = root.get("section").is_none_or(|sections| sections.elements().is_empty());
        let outline = self.outline(root, head, root.place, open);
        let disjoint = self.disjoint(root, &outline, &tables);
        self.check_holes(&captures);
        Schema {
            files: Vec::new(),
            name: self.schema_name(head),
            description: head.text("description"),
            outline,
            file,
            front_matter,
            title,
            preamble,
            captures,
            detect: root.get("detect").map(|node| self.detect(node)),
            tables,
            links: root.get("links").map(|node| Self::links(node, Relative::Deny)),
            images: root.get("images").map(Self::images),
            disjoint,
            rules: root.levels("rules"),
        }
    }

    fn detect(&mut self, node: &Node) -> Detect {
        if node.entries().is_empty() && node.sound {
            let help = "name a heading or a column, or drop it: without it the schema claims every document";
            let message = "`[detect]` is empty: it tells no document from another".into();
            self.reporter.report(Fault::Value, node.place, message, "nothing here", Some(help.into()));
        }
        let headings = |key| node.strings(key).map(|it| it.value).unwrap_or_default();
        let columns = |key| {
            let entries = node.get(key).map(Node::entries).unwrap_or_default();
            let columns = entries.iter().map(|entry| {
                let names = entry.node.texts().map(|(name, _)| name.to_owned()).collect();
                (entry.key.clone(), names)
            });
            columns.collect()
        };
        Detect {
            place: node.place,
            front_matter: headings("front-matter"),
            sections: headings("sections"),
            any_section: headings("any-section"),
            no_section: headings("no-section"),
            any_column: columns("any-column"),
            no_column: columns("no-column"),
        }
    }

    fn schema_name(&mut self, head: &Node) -> String {
        let name = head.name("name");
        if name.is_none() && head.sound {
            self.reporter.report(
                Fault::Missing,
                head.place,
                "the schema has no name".into(),
                "no `name` here",
                Some("write `name = \"…\"` under `[schema]`".into()),
            );
        }
        name.unwrap_or_default()
    }
}
