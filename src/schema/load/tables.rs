//! Table types and their columns.

use super::Loader;
use super::names::Names;
use crate::diagnostic::Level;
use crate::document::Alignment;
use crate::schema::model::{ColumnDecl, TableDecl};
use crate::spec::{Declared, Entry, Fault, Node, brief};

/// The fewest rows of a table whose type says nothing of them.
const MIN_ROWS: usize = 1;

impl Loader<'_> {
    pub(super) fn tables(&mut self, root: &Node) -> Vec<TableDecl> {
        let entries = root.get("table").map(Node::entries).unwrap_or_default();
        entries.iter().map(|entry| self.table(entry)).collect()
    }

    fn table(&mut self, entry: &Entry) -> TableDecl {
        let node = &entry.node;
        let place = entry.place;
        let names = Names::columns(node);
        let columns = self.columns(node, &names);
        if columns.is_empty() {
            self.missing_key(node, &format!("[table.{}]", brief(&entry.key)), "columns", place);
        }
        let (min_rows, max_rows) = (node.count("min-rows"), node.count("max-rows"));
        self.check_limits(min_rows, max_rows, "rows");
        if min_rows.is_none() && node.sound {
            self.check_max_rows(max_rows);
        }
        TableDecl {
            place,
            name: entry.key.clone(),
            ordered: Self::column_order(node, entry),
            unknown: node.allow("unknown-columns", false, place),
            min_rows: min_rows.unwrap_or(Declared { value: MIN_ROWS, place }),
            max_rows,
            unique: self.unique(node, &names),
            level: node.level(),
            columns,
        }
    }

    /// Reports a `max-rows` below the default of `min-rows`.
    fn check_max_rows(&mut self, max: Option<Declared<usize>>) {
        let Some(max) = max.filter(|max| max.value < MIN_ROWS) else { return };
        self.reporter.report(
            Fault::Value,
            max.place,
            format!("max-rows {} is below min-rows, which is {MIN_ROWS} unless written: nothing fits", max.value),
            "below the minimum",
            Some("write `min-rows = 0`, or raise `max-rows`".into()),
        );
    }

    fn column_order(node: &Node, entry: &Entry) -> Option<Declared<()>> {
        match node.entry("column-order") {
            None => Some(Declared { value: (), place: entry.place }),
            Some(_) => node.word("column-order", "strict"),
        }
    }

    fn columns(&mut self, table: &Node, names: &Names) -> Vec<ColumnDecl> {
        let nodes = table.get("columns").map(Node::elements).unwrap_or_default();
        let level = table.level();
        let columns = nodes.iter().zip(&names.known);
        let columns: Vec<_> = columns.map(|(node, name)| self.column(node, name, names, level)).collect();
        let headers = columns.iter().filter(|column| !column.value.name.is_empty()).map(|column| {
            let aliases = column.aliases.iter().map(String::as_str);
            (column.value.place, [column.value.name.as_str()].into_iter().chain(aliases).collect())
        });
        let message = |name: &str| format!("the column `{name}` is declared twice");
        self.check_taken(headers, message, "drop one, or give it another name");
        columns
    }

    fn column(&mut self, node: &Node, name: &str, names: &Names, level: Option<Level>) -> ColumnDecl {
        if name.is_empty() {
            self.missing_key(node, "column", "name", node.place);
        }
        let mut value = self.value(node, name.to_owned(), node.place, Some(names));
        // A table speaks for those of its columns that say nothing.
        value.level = value.level.or(level);
        ColumnDecl {
            value,
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

    fn unique(&mut self, node: &Node, names: &Names) -> Option<Declared<Vec<usize>>> {
        let entry = node.entry("unique")?;
        let texts = entry.node.texts();
        let indices = texts.filter_map(|(name, place)| names.find(name, place, &mut self.reporter)).collect();
        Some(Declared { value: indices, place: entry.place })
    }
}
