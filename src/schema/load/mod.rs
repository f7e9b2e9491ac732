//! The second phase of loading: from checked TOML to a [`Schema`].

mod conditions;
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
use super::language::ROOT;
use super::model::Schema;
use crate::spec::{self, Declared, Fault, FileKind, Mistake, Mistakes, Node, Reporter};
use crate::text::Source;

/// What the loaders of the parts share.
struct Loader<'a> {
    reporter: Reporter<'a>,
    /// The fields, for conditions to name.
    fields: Names,
    /// The table types, for sections to name.
    tables: Names,
    /// The headings of the sections that hold lists, for other lists to name.
    lists: Names,
    /// The holes of the templates, for captures to name.
    holes: Names,
    /// `[values] not`.
    placeholders: Vec<Declared<String>>,
    /// The patterns compiled so far, by text and by whether they match whole values.
    patterns: HashMap<(String, bool), Regex>,
}

/// Loads a schema, or tells all that is wrong with it.
pub(super) fn schema(source: Arc<Source>) -> Result<Schema, Vec<Mistake>> {
    let files = vec![source];
    let mut mistakes = Mistakes::default();
    let mut root = Node::parse(&files[0], FileKind::Schema, 0, &mut mistakes);
    // What did not parse is left out of the tree: anything said about the rest might follow from that.
    if !mistakes.is_empty() {
        return Err(mistakes.into_sorted());
    }
    let mut reporter = Reporter { kind: FileKind::Schema, files: &files, mistakes: &mut mistakes };
    spec::check(&mut root, &ROOT, &mut reporter);
    let mut loader = Loader {
        reporter,
        fields: Names::fields(&root),
        tables: Names::tables(&root),
        lists: Names::lists(&root),
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
        let front_matter = root.get("front-matter").map(|node| self.front_matter(node));
        let title = root.get("title").map(|title| self.title(title));
        let preamble = self.preamble(root);
        // A schema without sections says nothing of them.
        let open = root.get("section").is_none_or(|sections| sections.elements().is_empty());
        let outline = self.outline(root, head, root.place, open);
        self.check_holes(&captures);
        Schema {
            files: Vec::new(),
            name: self.schema_name(head),
            description: head.text("description"),
            outline,
            front_matter,
            title,
            preamble,
            captures,
            tables,
            links: root.get("links").map(|node| Self::links(node, false)),
            images: root.get("images").map(Self::images),
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
