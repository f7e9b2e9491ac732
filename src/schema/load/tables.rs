//! Table types and their columns.

use super::Loader;
use crate::document::Alignment;
use crate::schema::mistake::suggestion;
use crate::schema::model::{ColumnDecl, Declared, TableDecl};
use crate::schema::node::{Entry, Node};

impl Loader<'_> {
    pub(super) fn tables(&mut self, root: &Node) -> Vec<TableDecl> {
        let entries = root.get("table").map(Node::entries).unwrap_or_default();
        self.tables = entries.iter().enumerate().map(|(index, entry)| (entry.key.clone(), index)).collect();
        entries.iter().map(|entry| self.table(entry)).collect()
    }

    fn table(&mut self, entry: &Entry) -> TableDecl {
        let node = &entry.node;
        let place = entry.place;
        let columns = self.columns(node);
        if columns.is_empty() && node.get("columns").is_none_or(|columns| columns.elements().is_empty()) {
            self.missing_key(&format!("[table.{}]", entry.key), "columns", place);
        }
        let min_rows = node.count("min-rows").unwrap_or(Declared { value: 1, place });
        let max_rows = node.count("max-rows");
        self.check_limits(Some(min_rows), max_rows, "rows");
        TableDecl {
            place,
            name: entry.key.clone(),
            ordered: Self::column_order(node, entry),
            unknown: node.allow("unknown-columns", false, place),
            min_rows,
            max_rows,
            unique: self.unique(node, &columns),
            level: node.level(),
            columns,
        }
    }

    fn column_order(node: &Node, entry: &Entry) -> Option<Declared<()>> {
        match node.entry("column-order") {
            None => Some(Declared { value: (), place: entry.place }),
            Some(_) => node.word("column-order", "strict"),
        }
    }

    fn columns(&mut self, table: &Node) -> Vec<ColumnDecl> {
        let nodes = table.get("columns").map(Node::elements).unwrap_or_default();
        let names: Vec<String> = nodes.iter().map(|node| node.text("name").unwrap_or_default()).collect();
        let mut columns = Vec::new();
        for (index, node) in nodes.iter().enumerate() {
            let name = &names[index];
            if name.is_empty() {
                self.missing_key("column", "name", node.place);
            } else if names[..index].contains(name) {
                self.reporter.report(
                    "schema-duplicate",
                    node.place,
                    format!("the column `{name}` is declared twice"),
                    "again",
                    Some("drop one, or give it another name".into()),
                );
            }
            columns.push(self.column(node, &names));
        }
        columns
    }

    fn column(&mut self, node: &Node, names: &[String]) -> ColumnDecl {
        let name = node.text("name").unwrap_or_default();
        ColumnDecl {
            value: self.value(node, name, node.place, names),
            aliases: node.strings("aliases").map(|it| it.value).unwrap_or_default(),
            required: node.flag("required", true),
            align: node.entry("align").and_then(|entry| {
                let value = match entry.node.as_str()? {
                    "left" => Alignment::Left,
                    "right" => Alignment::Right,
                    "center" => Alignment::Center,
                    _ => Alignment::None,
                };
                Some(Declared { value, place: entry.place })
            }),
        }
    }

    fn unique(&mut self, node: &Node, columns: &[ColumnDecl]) -> Option<Declared<Vec<usize>>> {
        let names = node.strings("unique")?;
        let mut indices = Vec::new();
        for name in &names.value {
            if let Some(index) = columns.iter().position(|column| column.value.name == *name) {
                indices.push(index);
                continue;
            }
            let help = suggestion(name, columns.iter().map(|column| column.value.name.as_str()));
            let message = format!("no column `{name}` is declared");
            self.reporter.report("schema-reference", names.place, message, "not declared", Some(help));
        }
        Some(Declared { value: indices, place: names.place })
    }
}
