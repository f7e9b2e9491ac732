//! Headers of tables that may follow here.

use super::{Here, is_inline};
use crate::ide::completion::Piece;
use crate::ide::toml::references::{declared as declared_names, holes, named};
use crate::ide::toml::scan::{Header, Key, headers};
use crate::ide::toml::{place, words};
use crate::ide::{Completion, CompletionKind};
use crate::schema::bare_or_quoted;
use crate::spec::{Condition, KeySpec, Kind, Node, Reference, TableSpec};
use crate::text::Span;

/// Whether tables of this kind may have a header.
pub(super) fn has_header(kind: Kind) -> bool {
    matches!(kind, Kind::Table(_) | Kind::Tables(_) | Kind::Map(_) | Kind::Levels)
}

/// The header of the table that a key of the whole file holds, in the place of the key.
pub(super) fn of_key(key: &'static KeySpec, replace: Span, path: &[Key]) -> Completion {
    let keys: Vec<_> = path.iter().map(|key| key.name.clone()).chain([key.name.to_owned()]).collect();
    let header = match key.kind {
        Kind::Map(_) => NewHeader { keys, key, last: Last::Blank },
        kind => NewHeader { keys, key, last: last(kind) },
    };
    header.completion(replace, 0).filter(key.name)
}

/// A header that may be written.
struct NewHeader {
    keys: Vec<String>,
    /// The last key that is declared.
    key: &'static KeySpec,
    last: Last,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    /// A table.
    Table,
    /// One of several.
    Element,
    /// A table whose name is to be filled in.
    Blank,
}

fn last(kind: Kind) -> Last {
    if matches!(kind, Kind::Tables(_)) { Last::Element } else { Last::Table }
}

impl NewHeader {
    /// Its completion, for somebody who has typed so many brackets.
    fn completion(&self, replace: Span, brackets: usize) -> Completion {
        let (open, close) = if self.last == Last::Element { ("[[", "]]") } else { ("[", "]") };
        let keys: Vec<_> = self.keys.iter().map(|key| bare_or_quoted(key)).collect();
        let path = keys.join(".");
        let (label, insert) = if self.last == Last::Blank {
            let start = format!("{open}{path}.");
            (format!("{start}…{close}"), vec![Piece::text(start), Piece::blank(), Piece::text(close)])
        } else {
            let label = format!("{open}{path}{close}");
            (label.clone(), vec![Piece::text(label)])
        };
        Completion::new(CompletionKind::Header, label, replace, insert)
            .filter(format!("{}{path}", "[".repeat(brackets)))
            .documentation(Some(words::meaning(self.key)))
    }
}

pub(super) fn complete(here: &Here<'_>, header: &Header, found: &mut Vec<Completion>) {
    let mut new = Vec::new();
    let mut walk = Walk { here, new: &mut new, outer: here.kind.outer() };
    if let Some(spec) = place::spec(here.kind.root()) {
        walk.table(spec, Some(here.facts.own()), &mut Vec::new());
    }
    // The headers that go on as the typed one begins come first.
    let typed: Vec<_> = header.keys.iter().take(header.at.unwrap_or(header.keys.len())).map(|key| &key.name).collect();
    let begins = |new: &NewHeader| new.keys.len() > typed.len() && typed.iter().zip(&new.keys).all(|(a, b)| *a == b);
    let brackets = if header.is_array { 2 } else { 1 };
    let next = headers(here.source).into_iter().find(|next| next.span.start > header.span.start);
    // What follows would become part of a new element.
    let takes_next = |new: &NewHeader| {
        let next = next.as_ref().map(|next| next.keys.as_slice()).unwrap_or_default();
        next.len() > new.keys.len() && next.iter().zip(&new.keys).all(|(next, new)| next.name == *new)
    };
    let is_right = |new: &NewHeader| match new.last {
        Last::Element => !takes_next(new),
        Last::Table | Last::Blank => !header.is_array,
    };
    let new = new.iter().filter(|new| begins(new) && is_right(new));
    found.extend(new.map(|new| new.completion(header.span, brackets)));
}

struct Walk<'a> {
    here: &'a Here<'a>,
    new: &'a mut Vec<NewHeader>,
    outer: &'static [&'static str],
}

impl Walk<'_> {
    /// Adds the headers below a table; `node` is what it holds so far.
    fn table(&mut self, spec: &'static TableSpec, node: Option<&Node>, path: &mut Vec<String>) {
        for key in spec.keys.iter().filter(|key| has_header(key.kind) && !key.whole) {
            let empty = Node::default();
            let around = node.unwrap_or(&empty);
            if !self.is_looked_at(key.only, around, spec) {
                continue;
            }
            path.push(key.name.to_owned());
            self.key(key, around.get(key.name), path);
            path.pop();
        }
    }

    fn is_looked_at(&self, only: Option<Condition>, table: &Node, spec: &TableSpec) -> bool {
        only.is_none_or(|condition| {
            condition.holds(table, spec) || self.here.facts.extends() && table.get(condition.key()).is_none()
        })
    }

    fn key(&mut self, key: &'static KeySpec, node: Option<&Node>, path: &mut Vec<String>) {
        let source = self.here.source;
        if node.is_some_and(|node| is_inline(source, node.place.span)) {
            return;
        }
        let is_outer = path.len() < self.outer.len();
        match key.kind {
            Kind::Table(spec) => {
                if node.is_none() && !is_outer {
                    self.push(path, key, Last::Table);
                }
                // A table in a table that is not there yet can wait, unless it is the only way in.
                if node.is_some() || path.len() < 2 || is_outer {
                    self.table(spec, node, path);
                }
            }
            Kind::Tables(spec) => self.elements(key, spec, node, path),
            Kind::Map(spec) => self.map(key, spec, node, path),
            _ if node.is_none() => self.push(path, key, Last::Table),
            _ => {}
        }
    }

    /// One more table of an array, and what its last one may hold.
    fn elements(
        &mut self,
        key: &'static KeySpec,
        spec: &'static TableSpec,
        node: Option<&Node>,
        path: &mut Vec<String>,
    ) {
        let source = self.here.source;
        let elements = node.map(Node::elements).unwrap_or_default();
        let is_static = |element: &Node| !source.slice(element.place.span).starts_with("[[");
        if elements.iter().any(is_static) || node.is_some() && elements.is_empty() {
            return;
        }
        self.push(path, key, Last::Element);
        let last = elements.iter().rfind(|element| element.place.span.start <= self.here.offset);
        if let Some(last) = last {
            self.table(spec, Some(last), path);
        }
    }

    /// A table of a name that is used and not declared, or of any name.
    fn map(&mut self, key: &'static KeySpec, spec: &'static TableSpec, node: Option<&Node>, path: &mut Vec<String>) {
        for name in self.undeclared(path) {
            if node.is_none_or(|node| node.get(&name).is_none()) {
                path.push(name);
                self.push(path, key, Last::Table);
                path.pop();
            }
        }
        self.push(path, key, Last::Blank);
        let entries = node.map(Node::entries).unwrap_or_default();
        let last = entries.iter().filter(|entry| entry.place.span.start <= self.here.offset);
        if let Some(last) = last.max_by_key(|entry| entry.place.span.start)
            && !is_inline(self.here.source, last.node.place.span)
        {
            path.push(last.key.clone());
            self.table(spec, Some(&last.node), path);
            path.pop();
        }
    }

    /// The names of such tables that the file uses.
    fn undeclared(&self, path: &[String]) -> Vec<String> {
        let Some(root) = place::spec(self.here.kind.root()) else { return Vec::new() };
        let facts = &self.here.facts;
        let (mut names, declared) = match path {
            [key] if key == "captures" => (holes(facts, root), Reference::Captures),
            [key] if key == "table" => (named(facts, root, Reference::TableType), Reference::TableType),
            _ => return Vec::new(),
        };
        let known = declared_names(facts, declared, &[], None);
        let mut seen = std::collections::HashSet::new();
        names.retain(|name| !known.iter().any(|known| known.name == name) && seen.insert(name.clone()));
        names
    }

    fn push(&mut self, path: &[String], key: &'static KeySpec, last: Last) {
        self.new.push(NewHeader { keys: path.to_vec(), key, last });
    }
}
