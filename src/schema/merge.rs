//! What a schema says together with the one that it extends.

use std::collections::{HashMap, HashSet};

use super::language::ROOT;
use super::template::Template;
use crate::spec::{Entry, Fault, Kind, Node, Place, Reporter, TableSpec, Value, brief, suggestion};

/// What a schema does not take over from the one that it extends: this is about that file alone.
const OWN: [&str; 2] = ["name", "description"];

/// What `base` says, overridden by `root`.
pub(super) fn overridden(mut base: Node, mut root: Node, reporter: &mut Reporter<'_>) -> Node {
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
    let (file, before) = (root.place.file, Named::of(&base));
    let mut merged = table(base, root, &ROOT);
    if let Some(selected) = selected {
        select(&mut merged, &selected, reporter);
    }
    let gone = before.without(&Named::of(&merged));
    gone.forget(&mut merged, file);
    merged
}

fn table(base: Node, over: Node, spec: &TableSpec) -> Node {
    entries(base, over, &|key, base, over| match spec.key(key) {
        Some(key) if !key.whole => value(base, over, key.kind),
        _ => over,
    })
}

fn value(base: Node, over: Node, kind: Kind) -> Node {
    match kind {
        Kind::Table(spec) => table(base, over, spec),
        Kind::Tables(spec) => arrays(base, over, spec),
        Kind::Map(spec) => entries(base, over, &|_, base, over| table(base, over, spec)),
        Kind::Levels => entries(base, over, &|_, _, over| over),
        _ => over,
    }
}

/// The entries of two tables; `both` merges the values of a key that both hold.
fn entries(base: Node, over: Node, both: &dyn Fn(&str, Node, Node) -> Node) -> Node {
    let (place, sound) = (over.place, base.sound && over.sound);
    let (Value::Table(mut merged), Value::Table(others)) = (base.value, over.value) else {
        return Node { place, value: Value::Table(Vec::new()), sound };
    };
    let known: HashMap<_, _> = merged.iter().enumerate().map(|(index, entry)| (entry.key.clone(), index)).collect();
    for other in others {
        if let Some(index) = known.get(&other.key) {
            let node = both(&other.key, std::mem::take(&mut merged[*index].node), other.node);
            merged[*index] = Entry { node, ..other };
        } else {
            merged.push(other);
        }
    }
    Node { place, value: Value::Table(merged), sound }
}

/// The tables of two arrays: those of one name laid over each other, the others one after the other.
fn arrays(base: Node, over: Node, spec: &TableSpec) -> Node {
    let (place, sound) = (over.place, base.sound && over.sound);
    let (Value::Array(mut merged), Value::Array(others)) = (base.value, over.value) else {
        return Node { place, value: Value::Array(Vec::new()), sound };
    };
    let name_of = |node: &Node| spec.name_of(node).map(|(key, name)| (key, name.to_owned()));
    let mut known = HashMap::new();
    for (index, element) in merged.iter().enumerate() {
        if let Some(name) = name_of(element) {
            known.entry(name).or_insert(index);
        }
    }
    for other in others {
        // Each once: a second table of one name in one file is a mistake, which the second phase tells.
        if let Some(index) = name_of(&other).and_then(|name| known.remove(&name)) {
            merged[index] = table(std::mem::take(&mut merged[index]), other, spec);
        } else {
            merged.push(other);
        }
    }
    Node { place, value: Value::Array(merged), sound }
}

/// Keeps the sections that `selected` lists, in that order.
fn select(root: &mut Node, selected: &Node, reporter: &mut Reporter<'_>) {
    let left = match root.get_mut("section").map(|node| &mut node.value) {
        Some(Value::Array(sections)) => std::mem::take(sections),
        _ => Vec::new(),
    };
    // What a mistake hides may be what is listed.
    let complete = root.sound && left.iter().all(|section| section.sound);
    let known: Vec<_> = left.iter().filter_map(heading).map(|(name, _)| name.to_owned()).collect();
    let mut left: Vec<_> = left.into_iter().map(Some).collect();
    let mut places = HashMap::new();
    for (index, section) in left.iter().enumerate() {
        if let Some((name, _)) = section.as_ref().and_then(heading) {
            places.entry(name.to_owned()).or_insert(index);
        }
    }
    let (mut kept, mut listed) = (Vec::new(), HashSet::new());
    for (name, place) in selected.texts() {
        if !listed.insert(name) {
            let message = format!("the section `{}` is listed twice", brief(name));
            reporter.report(Fault::Duplicate, place, message, "again", Some("drop one".into()));
        } else if let Some(index) = places.get(name) {
            kept.extend(left[*index].take());
        } else if complete {
            let message = format!("no section `{}` is declared here or in what is extended", brief(name));
            let help = suggestion(name, known.iter().map(String::as_str));
            reporter.report(Fault::Reference, place, message, "not declared", Some(help));
        }
    }
    for section in left.into_iter().flatten() {
        match heading(&section) {
            Some((name, place)) if !listed.contains(name) => {
                if place.file == selected.place.file {
                    let message = format!("the section `{}` has no effect: `sections` does not list it", brief(name));
                    let help = "list it in `sections`, or drop it";
                    reporter.report(Fault::Value, place, message, "not listed", Some(help.into()));
                }
            }
            // Without a heading, or with that of another one: the second phase tells.
            _ => kept.push(section),
        }
    }
    if let Some(node) = root.get_mut("section") {
        node.value = Value::Array(kept);
    }
}

/// What `sections` knows a section by, and where it stands.
fn heading(section: &Node) -> Option<(&str, Place)> {
    let entry = section.entry("heading").or_else(|| section.entry("pattern"))?;
    Some((entry.node.as_str()?, entry.node.place))
}

/// What other declarations of a schema speak of by name.
struct Named {
    /// The holes of the templates.
    holes: HashSet<String>,
    /// The sections at any depth: heading and content.
    sections: HashSet<(String, String)>,
}

impl Named {
    fn of(root: &Node) -> Self {
        let title = root.get("title").into_iter();
        let preamble = root.get("preamble").map(Node::elements).unwrap_or_default();
        let syntaxes = title.chain(preamble).filter_map(|node| node.get("syntax")?.as_str());
        let templates: Vec<_> = syntaxes.filter_map(|syntax| Template::parse(syntax).ok()).collect();
        let holes = templates.iter().flat_map(Template::holes).map(str::to_owned).collect();
        let (mut sections, mut open) = (HashSet::new(), vec![root]);
        while let Some(node) = open.pop() {
            for section in node.get("section").map(Node::elements).unwrap_or_default() {
                let content = section.text("content").unwrap_or_default();
                sections.extend(section.text("heading").map(|heading| (heading, content)));
                open.push(section);
            }
        }
        Self { holes, sections }
    }

    /// Those that `other` does not have, or has as something else.
    fn without(mut self, other: &Self) -> Self {
        self.holes.retain(|hole| !other.holes.contains(hole));
        self.sections.retain(|section| !other.sections.contains(section));
        self
    }

    /// Takes them out of what the files before `file` say of them. What that file says itself is a mistake.
    fn forget(&self, root: &mut Node, file: u16) {
        if let Some(Value::Table(captures)) = root.get_mut("captures").map(|node| &mut node.value) {
            captures.retain(|capture| capture.place.file <= file || !self.holes.contains(&capture.key));
        }
        if let Some(Value::Array(relations)) = root.get_mut("disjoint").map(|node| &mut node.value) {
            relations.retain_mut(|relation| relation.place.file <= file || self.forget_in(relation));
        }
    }

    /// Takes them out of a relation between sections; whether there is still something to relate.
    fn forget_in(&self, relation: &mut Node) -> bool {
        let Some(Value::Array(sections)) = relation.get_mut("sections").map(|node| &mut node.value) else {
            return true;
        };
        let written = sections.len();
        let gone = |heading: &str| self.sections.iter().any(|(gone, _)| gone == heading);
        sections.retain(|section| !section.as_str().is_some_and(gone));
        sections.len() > 1 || sections.len() == written
    }
}
