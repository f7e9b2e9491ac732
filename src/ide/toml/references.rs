//! What the strings of a file may name, and where that is declared.

use super::facts::Facts;
use super::scan::Key;
use crate::schema::Template;
use crate::spec::{Entry, Kind, Node, Place, Reference, TableSpec};

/// Something with a name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Named<'a> {
    pub name: &'a str,
    /// Where it is declared.
    pub place: Place,
    /// What the author says of it.
    pub description: Option<&'a str>,
}

impl<'a> Named<'a> {
    fn new(name: &'a str, node: &'a Node) -> Self {
        Self { name, place: node.place, description: node.get("description").and_then(Node::as_str) }
    }

    fn entry(entry: &'a Entry) -> Self {
        Self { place: entry.place, ..Self::new(&entry.key, &entry.node) }
    }
}

/// What a string that names a `reference` may name, each name once. The string stands in a table at the end of `path`;
/// `table` is that table.
pub(super) fn declared<'a>(
    facts: &'a Facts,
    reference: Reference,
    path: &[Key],
    table: Option<&'a Node>,
) -> Vec<Named<'a>> {
    let mut named = Vec::new();
    match reference {
        Reference::Schema | Reference::File => {}
        Reference::TableType => each(facts, "table", &mut named),
        Reference::Captures => each(facts, "captures", &mut named),
        Reference::FrontMatter => front_matter(facts, &mut named),
        Reference::Field => {
            front_matter(facts, &mut named);
            sections(facts, true, &mut |section| named.extend(entries(section.get("field"))));
        }
        Reference::Section => {
            let (deep, patterns) = (is_in(path, "disjoint"), is_in(path, "schema"));
            sections(facts, deep, &mut |section| {
                let of = |key| section.get(key).and_then(Node::as_str).map(|name| Named::new(name, section));
                named.extend(of("heading").or_else(|| of("pattern").filter(|_| patterns)));
            });
        }
        Reference::Column => named = columns(facts, path, table),
    }
    let mut known = std::collections::HashSet::new();
    named.retain(|named| known.insert(named.name));
    named
}

fn is_in(path: &[Key], table: &str) -> bool {
    path.first().is_some_and(|key| key.name == table)
}

fn entries(map: Option<&Node>) -> impl Iterator<Item = Named<'_>> {
    map.map(Node::entries).unwrap_or_default().iter().map(Named::entry)
}

fn each<'a>(facts: &'a Facts, map: &str, named: &mut Vec<Named<'a>>) {
    facts.roots.iter().for_each(|root| named.extend(entries(root.get(map))));
}

fn front_matter<'a>(facts: &'a Facts, named: &mut Vec<Named<'a>>) {
    let fields = |root: &'a Node| entries(root.get("front-matter").and_then(|it| it.get("field")));
    facts.roots.iter().for_each(|root| named.extend(fields(root)));
}

/// The sections of level 2, and where `deep` all below them, in the order of the text.
fn sections<'a>(facts: &'a Facts, deep: bool, take: &mut dyn FnMut(&'a Node)) {
    let inner = |node: &'a Node| node.get("section").map(Node::elements).unwrap_or_default().iter().rev();
    for root in &facts.roots {
        let mut open: Vec<&Node> = inner(root).collect();
        while let Some(section) = open.pop() {
            take(section);
            if deep {
                open.extend(inner(section));
            }
        }
    }
}

/// The columns of the table type around, or of the tables of all sections that are named beside.
fn columns<'a>(facts: &'a Facts, path: &[Key], table: Option<&'a Node>) -> Vec<Named<'a>> {
    if is_in(path, "table") {
        return path.get(1).map(|name| columns_of(facts, &name.name)).unwrap_or_default();
    }
    let listed = table.and_then(|table| table.get("sections")).filter(|_| is_in(path, "disjoint"));
    let mut common: Option<Vec<Named<'a>>> = None;
    for (heading, _) in listed.map(Node::texts).into_iter().flatten() {
        let mut held = Vec::new();
        sections(facts, true, &mut |section| {
            let is_it = section.get("heading").and_then(Node::as_str) == Some(heading);
            if let Some(table) = section.get("table").and_then(Node::as_str).filter(|_| is_it) {
                held.extend(columns_of(facts, table));
            }
        });
        match &mut common {
            None => common = Some(held),
            Some(common) => common.retain(|it| held.iter().any(|other| other.name == it.name)),
        }
    }
    common.unwrap_or_default()
}

fn columns_of<'a>(facts: &'a Facts, table: &str) -> Vec<Named<'a>> {
    let columns = |root: &'a Node| root.get("table")?.get(table)?.get("columns").map(Node::elements);
    let columns = facts.roots.iter().filter_map(columns).flatten();
    columns.filter_map(|column| Some(Named::new(column.get("name")?.as_str()?, column))).collect()
}

/// What the strings of the file name, whether it is declared or not: all strings of keys that refer to `reference`.
pub(super) fn named(facts: &Facts, root: &'static TableSpec, reference: Reference) -> Vec<String> {
    let mut found = Vec::new();
    walk(facts.own(), root, reference, &mut |text| found.push(text.to_owned()));
    found
}

/// The holes of the file's templates.
pub(super) fn holes(facts: &Facts, root: &'static TableSpec) -> Vec<String> {
    let templates = named(facts, root, Reference::Captures);
    let templates = templates.iter().filter_map(|text| Template::parse(text).ok());
    let mut holes: Vec<String> = Vec::new();
    for template in templates {
        for hole in template.holes().filter(|hole| !holes.iter().any(|known| known == hole)).collect::<Vec<_>>() {
            holes.push(hole.to_owned());
        }
    }
    holes
}

fn walk(node: &Node, spec: &TableSpec, reference: Reference, take: &mut dyn FnMut(&str)) {
    for entry in node.entries() {
        let Some(key) = spec.key(&entry.key) else { continue };
        if key.refers == Some(reference) {
            entry.node.texts().for_each(|(text, _)| take(text));
        }
        match key.kind {
            Kind::Table(spec) => walk(&entry.node, spec, reference, take),
            Kind::Tables(spec) => entry.node.elements().iter().for_each(|it| walk(it, spec, reference, take)),
            Kind::Map(spec) => entry.node.entries().iter().for_each(|it| walk(&it.node, spec, reference, take)),
            _ => {}
        }
    }
}
