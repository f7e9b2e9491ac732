//! What stands below a heading, and in the front matter.

use super::names::{name, shown};
use super::{Symbol, SymbolKind};
use crate::document::{Block, BlockKind, Document, Entry, FrontMatter, Item, Table, Value};
use crate::export::unescaped;
use crate::text::{Source, Span, counted};

/// Makes the symbols of a text.
pub(super) struct Parts<'a> {
    pub source: &'a Source,
    pub document: &'a Document,
}

impl Parts<'_> {
    /// The front matter with its fields, where it can be read.
    pub(super) fn front_matter(&self) -> Option<Symbol> {
        let block = self.document.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter)?;
        let FrontMatter::Read { opening, entries } = self.document.front_matter(self.source) else { return None };
        Some(Symbol {
            name: "Front matter".into(),
            detail: None,
            kind: SymbolKind::FrontMatter,
            span: block.span,
            selection: *opening,
            children: entries.iter().map(|entry| self.entry(entry)).collect(),
        })
    }

    fn entry(&self, entry: &Entry) -> Symbol {
        let detail = match &entry.value {
            Value::Scalar(scalar) => shown(scalar.text(self.source)),
            Value::List { elements, .. } => Some(counted(elements.len() as u64, "item")),
            Value::Null(_) | Value::Mapping(_) | Value::Alias(_) => None,
        };
        let key = entry.key.span;
        field_symbol(entry.key.text(self.source), detail, key.cover(entry.value.span()), key)
    }

    /// The fields and tables among these blocks, and how many items there are that are no fields. `fields` says whether
    /// lists hold fields, where that is known.
    pub(super) fn of_blocks(&self, blocks: &[Block], fields: Option<bool>) -> (Vec<Symbol>, Option<String>) {
        let mut symbols = Vec::new();
        let mut others = 0;
        for block in blocks {
            match block.kind {
                BlockKind::List(list) => {
                    let items = &self.document.items[self.document.lists[list].items.clone()];
                    let are_fields = || items.iter().all(|item| item.field(self.source).is_some());
                    let found = symbols.len();
                    if fields.unwrap_or_else(are_fields) {
                        symbols.extend(items.iter().filter_map(|item| self.item_field(item)));
                    }
                    others += items.len() - (symbols.len() - found);
                }
                BlockKind::Table(table) => symbols.push(self.table(&self.document.tables[table])),
                _ => {}
            }
        }
        (symbols, (others > 0).then(|| counted(others as u64, "item")))
    }

    fn item_field(&self, item: &Item) -> Option<Symbol> {
        let field = item.field(self.source)?;
        let detail = shown(self.source.slice(field.value));
        Some(field_symbol(self.source.slice(field.key), detail, item.span, field.key))
    }

    fn table(&self, table: &Table) -> Symbol {
        let header = table.header.map(|header| self.document.rows[header].span);
        Symbol {
            name: "Table".into(),
            detail: Some(counted(table.rows.len() as u64, "row")),
            kind: SymbolKind::Table,
            span: table.span,
            selection: header.unwrap_or(table.span),
            children: table.rows.clone().zip(1..).map(|(row, number)| self.row(row, number)).collect(),
        }
    }

    /// A row, called by its first cell.
    fn row(&self, row: usize, number: usize) -> Symbol {
        let cells = self.document.cells_of(row);
        let text = |at: usize| unescaped(cells.get(at).map_or("", |cell| self.source.slice(cell.text)));
        let span = self.document.rows[row].span;
        let named = cells.first().map(|cell| cell.text).filter(|text| !text.is_empty());
        Symbol {
            name: name(&text(0), &format!("Row {number}")),
            detail: shown(&text(1)),
            kind: SymbolKind::Row,
            span,
            selection: named.unwrap_or(span),
            children: Vec::new(),
        }
    }
}

fn field_symbol(key: &str, detail: Option<String>, span: Span, selection: Span) -> Symbol {
    let name = name(key, "(empty key)");
    Symbol { name, detail, kind: SymbolKind::Field, span, selection, children: Vec::new() }
}
