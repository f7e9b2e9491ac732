//! The outline of a schema or a project file: its tables, by what they declare.

use std::collections::HashMap;
use std::sync::Arc;

use super::TomlKind;
use super::facts::Facts;
use super::scan::headers;
use crate::ide::{Symbol, SymbolKind};
use crate::rules::cut;
use crate::spec::{Entry, KeySpec, Kind, Node, TableSpec};
use crate::text::{Source, Span};

/// The longest name that is shown whole, in characters.
const SHOWN: usize = 60;

/// The tables of a file, in the order of the text, each with those that are part of it.
#[must_use]
pub fn symbols(source: &Arc<Source>, kind: TomlKind) -> Vec<Symbol> {
    let facts = Facts::new(source, kind);
    let outline = Outline { source, ends: ends(source) };
    let mut symbols = Vec::new();
    if let Some(spec) = super::place::spec(kind.root()) {
        outline.table(facts.own(), spec, (0, kind.outer().len()), &mut symbols);
    }
    in_order(&mut symbols);
    symbols
}

/// Where the text of each header's table ends, by where the header begins: at the next header that is not below it.
fn ends(source: &Source) -> HashMap<u32, u32> {
    let mut ends = HashMap::new();
    let mut open: Vec<(Vec<String>, u32)> = Vec::new();
    for header in headers(source) {
        let path: Vec<String> = header.keys.into_iter().map(|key| key.name).collect();
        let is_below = |above: &[String]| above.len() < path.len() && path.starts_with(above);
        while let Some((_, start)) = open.pop_if(|(above, _)| !is_below(above)) {
            ends.insert(start, header.span.start);
        }
        open.push((path, header.span.start));
    }
    ends.extend(open.into_iter().map(|(_, start)| (start, source.text().len() as u32)));
    ends
}

struct Outline<'a> {
    source: &'a Source,
    ends: HashMap<u32, u32>,
}

impl Outline<'_> {
    /// The tables in a table, which is so deep; of the outermost ones, so many, only what is in them.
    fn table(&self, node: &Node, spec: &'static TableSpec, (depth, outer): (usize, usize), symbols: &mut Vec<Symbol>) {
        for entry in node.entries() {
            let Some(key) = spec.key(&entry.key) else { continue };
            // What stands on a line with others is a value of theirs.
            let is_value = depth > 0 && !self.ends.contains_key(&entry.node.place.span.start);
            match key.kind {
                Kind::Table(spec) if outer > 0 => self.table(&entry.node, spec, (0, outer - 1), symbols),
                Kind::Table(_) | Kind::Levels | Kind::Lists if is_value => {}
                Kind::Table(spec) => {
                    let kind = if key.name == "title" { SymbolKind::Title } else { SymbolKind::Settings };
                    symbols.push(self.symbol(entry, (&entry.key, kind), &entry.node, (spec, depth)));
                }
                Kind::Levels | Kind::Lists => symbols.push(self.leaf(entry, entry.node.entries().len())),
                Kind::Map(spec) => {
                    for inner in entry.node.entries() {
                        symbols.push(self.symbol(inner, (&inner.key, kind_of(key)), &inner.node, (spec, depth)));
                    }
                }
                Kind::Tables(spec) => {
                    for element in entry.node.elements() {
                        let name = spec.name_of(element).map_or(key.name, |(_, name)| name);
                        symbols.push(self.symbol(entry, (name, kind_of(key)), element, (spec, depth)));
                    }
                }
                _ => {}
            }
        }
    }

    fn symbol(
        &self,
        entry: &Entry,
        (name, kind): (&str, SymbolKind),
        node: &Node,
        (spec, depth): (&'static TableSpec, usize),
    ) -> Symbol {
        let mut children = Vec::new();
        self.table(node, spec, (depth + 1, 0), &mut children);
        in_order(&mut children);
        let (mut span, selection) = self.spans(entry, node, spec.name_of(node).map(|(key, _)| key));
        for child in &children {
            span = span.cover(child.span);
        }
        Symbol { name: shown(name), detail: detail(node), kind, span, selection, children }
    }

    fn leaf(&self, entry: &Entry, count: usize) -> Symbol {
        let (span, selection) = self.spans(entry, &entry.node, None);
        let (name, detail) = (shown(&entry.key), Some(counted(count, "entry", "entries")));
        Symbol { name, detail, kind: SymbolKind::Settings, span, selection, children: Vec::new() }
    }

    /// All of a table, and what names it: its key `naming`, else its own key, else its header.
    fn spans(&self, entry: &Entry, node: &Node, naming: Option<&str>) -> (Span, Span) {
        let place = node.place.span;
        let mut span = match self.ends.get(&place.start) {
            Some(end) => Span { start: place.start, end: *end },
            None => place,
        };
        let named = naming.and_then(|key| node.get(key)).map(|node| node.place.span);
        let own = entry.place.span;
        let is_own_key = own.end <= place.start
            && self.source.lines().line_of(own.start) == self.source.lines().line_of(place.start);
        if is_own_key && matches!(self.source.text().as_bytes().get(place.start as usize), Some(b'{')) {
            span = span.cover(own);
        }
        let candidates = [named, Some(own), Some(place)];
        let selection = candidates.into_iter().flatten().find(|it| span.contains(*it)).unwrap_or(span);
        (span, selection)
    }
}

fn kind_of(key: &KeySpec) -> SymbolKind {
    match key.name {
        "section" => SymbolKind::Section,
        "field" => SymbolKind::Field,
        "table" => SymbolKind::Table,
        "columns" => SymbolKind::Column,
        "captures" => SymbolKind::Capture,
        _ => SymbolKind::Settings,
    }
}

/// What a table holds, in short.
fn detail(node: &Node) -> Option<String> {
    if let Some(columns) = node.get("columns") {
        return Some(counted(columns.elements().len(), "column", "columns"));
    }
    let word = |key| node.get(key).and_then(Node::as_str).map(shown);
    let first = |key| node.get(key).and_then(|list| list.texts().next()).map(|(text, _)| shown(text));
    ["content", "type", "syntax"].into_iter().find_map(word).or_else(|| first("files")).or_else(|| first("sections"))
}

fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}

/// On one line, cut when long.
fn shown(text: &str) -> String {
    let text: Vec<_> = text.split_whitespace().collect();
    let text: String = text.join(" ").chars().filter(|it| !it.is_control()).collect();
    if text.is_empty() { "(nameless)".to_owned() } else { cut(&text, SHOWN) }
}

fn in_order(symbols: &mut [Symbol]) {
    symbols.sort_by_key(|symbol| (symbol.span.start, symbol.span.end));
}
