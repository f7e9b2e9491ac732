//! Names: those that must be there, those that other declarations refer to, those that are taken.

use std::collections::HashSet;

use super::Loader;
use crate::spec::{Fault, Node, Place, Reporter, brief, suggestion};

/// Names that other declarations may refer to.
pub(super) struct Names {
    /// What messages call what has such a name.
    what: &'static str,
    /// The names.
    pub(super) known: Vec<String>,
    /// Whether these are all. A name that a mistake hides is not there, but who refers to it is right.
    pub(super) complete: bool,
}

impl Names {
    /// The table types of a schema.
    pub(super) fn tables(root: &Node) -> Self {
        let mut names = Self { what: "table type", known: Vec::new(), complete: root.sound };
        names.add_keys(root.get("table"));
        names
    }

    /// The fields of the front matter and of all sections of a schema.
    pub(super) fn fields(root: &Node) -> Self {
        let mut names = Self { what: "field", known: Vec::new(), complete: root.sound };
        if let Some(front_matter) = root.get("front-matter") {
            names.complete &= front_matter.sound;
            names.add_keys(front_matter.get("field"));
        }
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            for section in node.get("section").map(Node::elements).unwrap_or_default() {
                names.complete &= section.sound;
                names.add_keys(section.get("field"));
                open.push(section);
            }
        }
        names
    }

    /// The headings of the sections, at any depth.
    pub(super) fn sections(root: &Node) -> Self {
        let mut names = Self { what: "section", known: Vec::new(), complete: root.sound };
        let mut open = vec![root];
        while let Some(node) = open.pop() {
            for section in node.get("section").map(Node::elements).unwrap_or_default() {
                names.complete &= section.sound;
                names.known.extend(section.text("heading"));
                open.push(section);
            }
        }
        names
    }

    /// The columns of a table type.
    pub(super) fn columns(table: &Node) -> Self {
        let nodes = table.get("columns").map(Node::elements).unwrap_or_default();
        let known: Vec<_> = nodes.iter().map(|node| node.name("name").unwrap_or_default()).collect();
        let nameless = known.is_empty() || known.iter().any(String::is_empty);
        let complete = table.sound && !nameless && nodes.iter().all(|node| node.sound);
        Self { what: "column", known, complete }
    }

    /// The holes of the templates, none of which is read so far.
    pub(super) fn holes(root: &Node) -> Self {
        Self { what: "hole", known: Vec::new(), complete: root.sound }
    }

    fn add_keys(&mut self, map: Option<&Node>) {
        let Some(map) = map else { return };
        self.complete &= map.sound;
        self.known.extend(map.entries().iter().map(|entry| entry.key.clone()));
    }

    /// The index of the name; one that is not there is reported at `place`.
    pub(super) fn find(&self, name: &str, place: Place, reporter: &mut Reporter<'_>) -> Option<usize> {
        let index = self.known.iter().position(|known| known == name);
        if index.is_none() && self.complete {
            let message = format!("no {} `{}` is declared", self.what, brief(name));
            reporter.report(Fault::Reference, place, message, "not declared", Some(self.suggestion(name)));
        }
        index
    }

    /// What may have been meant.
    pub(super) fn suggestion(&self, name: &str) -> String {
        if self.known.is_empty() {
            return format!("there is no {} so far: declare one of this name", self.what);
        }
        suggestion(name, self.known.iter().map(String::as_str))
    }
}

impl Loader<'_> {
    /// Reports that `node`, which messages call `what`, goes without `key`; unless the first phase took something out
    /// of it, which may have been that key.
    pub(super) fn missing_key(&mut self, node: &Node, what: &str, key: &str, place: Place) {
        if node.sound {
            let message = format!("this {what} has no `{key}`");
            self.reporter.report(Fault::Missing, place, message, "declared here", Some(format!("add `{key} = …`")));
        }
    }

    /// Reports each declaration that answers to a name of an earlier one: the two could not be told apart.
    pub(super) fn check_taken<'a>(
        &mut self,
        declared: impl Iterator<Item = (Place, Vec<&'a str>)>,
        message: impl Fn(&str) -> String,
        help: &str,
    ) {
        let mut taken = HashSet::new();
        for (place, names) in declared {
            if let Some(name) = names.iter().find(|name| taken.contains(*name)) {
                self.reporter.report(Fault::Duplicate, place, message(&brief(name)), "again", Some(help.into()));
            }
            taken.extend(names);
        }
    }
}
