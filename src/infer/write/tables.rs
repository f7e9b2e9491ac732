//! Table types and their columns.

use super::{FEWEST, Writer};
use crate::infer::describe::span;
use crate::infer::kinds::Kind;
use crate::infer::names::in_order;
use crate::infer::plan::TableType;
use crate::infer::tables::Column;
use crate::infer::toml::Key;
use crate::schema::quoted;
use crate::text::{counted, grouped};

/// Limits on the rows of a table break a check, so they leave more room than those on lengths.
const LEEWAY_OF_ROWS: f64 = 2.0;

impl Writer<'_> {
    /// A table type.
    pub(in crate::infer) fn table(&mut self, table: &TableType<'_>) {
        let judge = self.options.judge();
        let TableType { tables, columns, .. } = table;
        let mut evidence = vec![counted(tables.count, "table")];
        let mut keys = Vec::new();
        let closed = tables.order.count(columns, |places| places.iter().all(Option::is_some));
        if !judge.most(closed.saturating_sub(tables.unnamed), tables.count) {
            keys.push(Key::new("unknown-columns", quoted("allow")));
        }
        if !judge.most(tables.order.count(columns, in_order), tables.count) {
            keys.push(Key::new("column-order", quoted("any")));
        }
        if let Some(limits) = tables.rows.limits(judge, LEEWAY_OF_ROWS) {
            let min = if limits.least < 1.0 { 0.0 } else { limits.min.max(1.0) };
            keys.push(Key::new("min-rows", min.to_string()));
            keys.push(Key::new("max-rows", limits.max.max(1.0).to_string()));
            evidence.push(format!("{} in {}", span(limits.least, limits.most, "row"), grouped(limits.within)));
        }
        let known = columns.iter().filter_map(|name| Some((*name, tables.columns.get(*name)?)));
        // Numbers and words of a list differ by chance in short tables.
        let tells_rows_apart = |column: &Column| {
            matches!(column.values.kind(judge), None | Some((Kind::Url, _)))
                && column.values.texts.words(judge, column.values.filled.groups).is_none()
                && column.comparable >= FEWEST
                && judge.most(column.distinct, column.comparable)
        };
        let key = known.clone().find(|(_, column)| tells_rows_apart(column));
        if let Some((name, column)) = key {
            keys.push(Key::new("unique", format!("[{}]", quoted(name))));
            evidence.push(format!("no {name} twice in {}", grouped(column.distinct)));
        }
        let columns: Vec<_> = known
            .map(|(name, column)| {
                let mut evidence = Vec::new();
                let mut keys = vec![Key::new("name", quoted(name))];
                if column.tables < tables.count {
                    evidence.push(format!("in {} of {}", grouped(column.tables), counted(tables.count, "table")));
                }
                keys.extend(self.describe("cell", &column.values, &mut evidence));
                if !judge.most(column.tables, tables.count) {
                    keys.push(Key::new("required", "false"));
                }
                keys.extend(column.alignment(judge).map(|word| Key::new("align", quoted(word))));
                (evidence.join("; "), keys)
            })
            .collect();
        self.toml.gap();
        self.toml.comment(&evidence.join("; "));
        self.toml.header(&["table", &table.name], false);
        self.toml.keys(&keys);
        self.toml.array("columns", &columns);
    }
}
