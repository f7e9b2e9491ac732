//! One tree out of a schema file and those that it extends.

use std::sync::Arc;

use super::language::ROOT;
use crate::spec::{
    self, Declared, Entry, Fault, FileKind, Kind, Mistake, Mistakes, Node, Reporter, TableSpec, Value, brief,
    suggestion,
};
use crate::text::Source;

/// Opens the schema that `extends` names; the second argument is the file that names it. What cannot be opened is told
/// in words.
pub type Open<'a> = dyn Fn(&str, &Source) -> Result<Arc<Source>, String> + 'a;

/// What a schema does not take over from the one that it extends: this is about that file alone.
const OWN: [&str; 2] = ["name", "description"];

/// A schema's files as one.
pub(super) struct Tree {
    /// The files, the extended ones last.
    pub(super) files: Vec<Arc<Source>>,
    /// What they say together.
    pub(super) root: Node,
    /// What is wrong with them so far.
    pub(super) mistakes: Mistakes,
}

/// Reads `source` and the files that it extends, and merges them.
///
/// # Errors
/// The mistakes of files that are not TOML: anything said about the rest might follow from them.
pub(super) fn read(source: Arc<Source>, open: &Open<'_>) -> Result<Tree, Vec<Mistake>> {
    let mut mistakes = Mistakes::default();
    let mut files = vec![source];
    let mut roots = Vec::new();
    while roots.len() < files.len() {
        let index = roots.len();
        let mut root = Node::parse(&files[index], FileKind::Schema, index as u16, &mut mistakes);
        if !mistakes.is_empty() {
            return Err(mistakes.into_sorted());
        }
        let mut reporter = Reporter { kind: FileKind::Schema, files: &files, mistakes: &mut mistakes };
        spec::check(&mut root, &ROOT, &mut reporter);
        let extended = extended(&root).and_then(|name| opened(&name, &files[index], open, &mut reporter));
        files.extend(extended);
        roots.push(root);
    }
    let merged = roots.into_iter().rev().reduce(|base, root| overridden(base, root, &files, &mut mistakes));
    let mut root = merged.unwrap_or_default();
    let mut reporter = Reporter { kind: FileKind::Schema, files: &files, mistakes: &mut mistakes };
    spec::check_conditions(&mut root, &ROOT, &mut reporter);
    Ok(Tree { files, root, mistakes })
}

fn extended(root: &Node) -> Option<Declared<String>> {
    let entry = root.get("schema")?.entry("extends")?;
    Some(Declared { value: entry.node.as_str()?.to_owned(), place: entry.node.place })
}

/// The file that `name` stands for, unless it is one of those read already.
fn opened(name: &Declared<String>, from: &Source, open: &Open<'_>, reporter: &mut Reporter<'_>) -> Option<Arc<Source>> {
    let (message, label) = match open(name, from) {
        Ok(source) if reporter.files.iter().any(|known| known.name() == source.name()) => {
            (format!("`extends = \"{}\"` leads back to {}", brief(name), source.name()), "goes round in a circle")
        }
        Ok(source) => return Some(source),
        Err(reason) => (reason, "cannot be extended"),
    };
    let help = "name a built-in schema, such as `extends = \"digest\"`, or the path of another file";
    reporter.report(Fault::Reference, name.place, message, label, Some(help.into()));
    None
}

/// What `base` says, overridden by `root`.
fn overridden(mut base: Node, mut root: Node, files: &[Arc<Source>], mistakes: &mut Mistakes) -> Node {
    base.remove("detect");
    if let Some(head) = base.get_mut("schema") {
        for key in OWN {
            head.remove(key);
        }
    }
    let selected = root.get_mut("schema").and_then(|head| {
        head.remove("extends");
        head.take("sections")
    });
    let mut merged = tables(base, root, &|key| ROOT.key(key).map(|key| key.kind));
    if let Some(selected) = selected {
        let mut reporter = Reporter { kind: FileKind::Schema, files, mistakes };
        select(&mut merged, &selected, &mut reporter);
    }
    merged
}

/// `over` laid over `base`; `kind` tells what a key holds.
fn tables(base: Node, over: Node, kind: &dyn Fn(&str) -> Option<Kind>) -> Node {
    let (place, sound) = (over.place, base.sound && over.sound);
    let (Value::Table(mut entries), Value::Table(others)) = (base.value, over.value) else {
        return Node { place, value: Value::Table(Vec::new()), sound };
    };
    for other in others {
        let Some(index) = entries.iter().position(|entry| entry.key == other.key) else {
            entries.push(other);
            continue;
        };
        let node = std::mem::take(&mut entries[index].node);
        let merged = match kind(&other.key) {
            Some(Kind::Table(spec)) => table(node, other.node, spec),
            Some(Kind::Map(spec)) => tables(node, other.node, &|_| Some(Kind::Table(spec))),
            Some(Kind::Tables(spec)) => arrays(node, other.node, spec),
            _ => other.node,
        };
        entries[index] = Entry { key: other.key, place: other.place, node: merged };
    }
    Node { place, value: Value::Table(entries), sound }
}

fn table(base: Node, over: Node, spec: &TableSpec) -> Node {
    tables(base, over, &|key| spec.key(key).map(|key| key.kind))
}

/// The tables of two arrays: those of one name laid over each other, the others one after the other.
fn arrays(base: Node, over: Node, spec: &TableSpec) -> Node {
    let (place, sound) = (over.place, base.sound && over.sound);
    let (Value::Array(mut elements), Value::Array(others)) = (base.value, over.value) else {
        return Node { place, value: Value::Array(Vec::new()), sound };
    };
    for other in others {
        let name = spec.name_of(&other);
        let same = elements.iter_mut().find(|element| name.is_some() && spec.name_of(element) == name);
        if let Some(element) = same {
            *element = table(std::mem::take(element), other, spec);
        } else {
            elements.push(other);
        }
    }
    Node { place, value: Value::Array(elements), sound }
}

/// Keeps the sections that `selected` lists, in that order, and forgets the others.
fn select(root: &mut Node, selected: &Node, reporter: &mut Reporter<'_>) {
    let Some(Value::Array(sections)) = root.get_mut("section").map(|node| &mut node.value) else { return };
    let mut left = std::mem::take(sections);
    let known: Vec<_> = left.iter().filter_map(heading).map(str::to_owned).collect();
    for (name, place) in selected.texts() {
        if let Some(index) = left.iter().position(|section| heading(section) == Some(name)) {
            sections.push(left.remove(index));
        } else if known.iter().any(|heading| heading == name) {
            let message = format!("the section `{}` is listed twice", brief(name));
            reporter.report(Fault::Duplicate, place, message, "again", Some("drop one".into()));
        } else {
            let message = format!("no section `{}` is declared here or in what is extended", brief(name));
            let help = suggestion(name, known.iter().map(String::as_str));
            reporter.report(Fault::Reference, place, message, "not declared", Some(help));
        }
    }
    let left: Vec<_> = left.iter().filter_map(heading).map(str::to_owned).collect();
    forget(root, &left, selected.place.file);
}

/// Takes `headings` out of what files before `file` say of several sections: what it says itself is a mistake.
fn forget(root: &mut Node, headings: &[String], file: u16) {
    let Some(Value::Array(relations)) = root.get_mut("disjoint").map(|node| &mut node.value) else { return };
    relations.retain_mut(|relation| {
        let inherited = relation.place.file > file;
        let Some(Value::Array(sections)) = relation.get_mut("sections").map(|node| &mut node.value) else {
            return true;
        };
        if !inherited {
            return true;
        }
        let written = sections.len();
        sections.retain(|section| section.as_str().is_none_or(|heading| !headings.iter().any(|left| left == heading)));
        sections.len() > 1 || sections.len() == written
    });
}

fn heading(section: &Node) -> Option<&str> {
    section.get("heading").or_else(|| section.get("pattern"))?.as_str()
}
