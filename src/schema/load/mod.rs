//! The second phase of loading: from checked TOML to a [`Schema`].

mod keys;
mod sections;
mod tables;
mod templates;
mod values;

use std::sync::Arc;

use super::language::ROOT;
use super::mistake::{Mistake, Mistakes, Reporter};
use super::model::{Schema, TableNames};
use super::node::Node;
use super::structure;
use crate::text::Source;

/// What the loaders of the parts share.
struct Loader<'a> {
    reporter: Reporter<'a>,
    /// The keys of all fields that the schema declares, for conditions to name.
    fields: Vec<String>,
    /// The table types by name.
    tables: TableNames,
    /// `[values] not`.
    placeholders: Vec<super::Declared<String>>,
}

/// Loads a schema, or tells all that is wrong with it.
pub(super) fn schema(source: Arc<Source>) -> Result<Schema, Vec<Mistake>> {
    let files = vec![source];
    let mut mistakes = Mistakes::default();
    let root = Node::parse(&files[0], 0, &mut mistakes);
    // What did not parse is left out of the tree: anything said about the rest might follow from that.
    if !mistakes.is_empty() {
        return Err(mistakes.into_sorted());
    }
    let mut reporter = Reporter { files: &files, mistakes: &mut mistakes };
    structure::check(&root, &ROOT, &mut reporter);
    let mut loader =
        Loader { reporter, fields: field_keys(&root), tables: TableNames::new(), placeholders: Vec::new() };
    let schema = loader.schema(&root);
    if mistakes.is_empty() { Ok(Schema { files, ..schema }) } else { Err(mistakes.into_sorted()) }
}

/// The keys of the fields declared in any section below `node`.
fn field_keys(node: &Node) -> Vec<String> {
    let mut keys = Vec::new();
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        for section in node.get("section").map(Node::elements).unwrap_or_default() {
            keys.extend(section.get("field").map(Node::entries).unwrap_or_default().iter().map(|it| it.key.clone()));
            open.push(section);
        }
    }
    keys
}

impl Loader<'_> {
    fn schema(&mut self, root: &Node) -> Schema {
        let head = root.get("schema");
        let name = head.and_then(|head| head.string("name"));
        if name.is_none() {
            let place = head.map_or(root.place, |head| head.place);
            self.reporter.report(
                "schema-missing",
                place,
                "the schema has no name".into(),
                "no `name` here",
                Some("write `name = \"…\"` under `[schema]`".into()),
            );
        }
        if let Some(values) = root.get("values") {
            self.placeholders = values.placeholders();
        }
        let tables = self.tables(root);
        let captures = self.captures(root);
        let title = root.get("title").map(|title| self.title(title));
        let preamble = self.preamble(root);
        self.check_holes(&captures, title.as_ref(), &preamble);
        // A schema without sections says nothing of them.
        let open = root.get("section").is_none();
        let outline = self.outline(root, head.unwrap_or(root), root.place, open);
        Schema {
            files: Vec::new(),
            name: name.map(|name| name.value).unwrap_or_default(),
            description: head.and_then(|head| head.text("description")),
            outline,
            title,
            preamble,
            captures,
            tables,
            links: root.get("links").map(Self::links),
        }
    }
}
