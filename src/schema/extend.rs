//! One tree out of a schema file and those that it extends.

use std::sync::Arc;

use super::language::ROOT;
use super::merge::overridden;
use crate::diagnostic::closest;
use crate::spec::{self, Declared, Fault, FileKind, Kind, Mistake, Mistakes, Node, Reporter, TableSpec, brief};
use crate::text::Source;

/// Opens the schema that `extends` names; the second argument is the file that names it.
pub type Open<'a> = dyn Fn(&str, &Source) -> Result<Arc<Source>, Unopened> + 'a;

/// Why the schema that another one extends cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{message}")]
pub struct Unopened {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// The most files that are read as one schema. People need three; more than this is a circle in disguise.
const MOST_FILES: usize = 32;

/// A schema's files as one.
pub(super) struct Tree {
    /// The files, the extended ones last.
    pub(super) files: Vec<Arc<Source>>,
    /// What they say together.
    pub(super) root: Node,
    /// What is wrong with them so far.
    pub(super) mistakes: Mistakes,
}

/// What a file says of the schema that it extends.
enum Extended {
    /// Nothing.
    Nothing,
    /// Its name.
    Named(Declared<String>),
    /// Its name in a place, or in a form, that it is not read from; that is told.
    Lost,
}

/// Reads `source` and the files that it extends, and merges them.
///
/// # Errors
/// The mistakes found so far, where a file is not TOML or what it extends is not known: anything said about the rest
/// might follow from that.
pub(super) fn read(source: Arc<Source>, open: &Open<'_>) -> Result<Tree, Vec<Mistake>> {
    let mut mistakes = Mistakes::default();
    let mut files = vec![source];
    let mut roots = Vec::new();
    while roots.len() < files.len() {
        let from = &files[roots.len()];
        let mut syntax = Mistakes::default();
        let mut root = Node::parse(from, FileKind::Schema, roots.len() as u16, &mut syntax);
        let readable = syntax.is_empty();
        mistakes.append(syntax);
        if !readable {
            return Err(mistakes.into_sorted());
        }
        let extended = extended(&root);
        let mut reporter = Reporter { kind: FileKind::Schema, files: &files, mistakes: &mut mistakes };
        spec::check(&mut root, &ROOT, &mut reporter);
        let opened = match extended {
            Extended::Nothing => None,
            Extended::Named(name) => Some(opened(&name, from, open, &mut reporter)),
            Extended::Lost => Some(None),
        };
        match opened {
            Some(Some(source)) => files.push(source),
            Some(None) => return Err(mistakes.into_sorted()),
            None => {}
        }
        roots.push(root);
    }
    let mut reporter = Reporter { kind: FileKind::Schema, files: &files, mistakes: &mut mistakes };
    let merged = roots.into_iter().rev().reduce(|base, root| overridden(base, root, &mut reporter));
    let mut root = merged.unwrap_or_default();
    spec::check_conditions(&mut root, &ROOT, &mut reporter);
    Ok(Tree { files, root, mistakes })
}

/// What a file says of the schema that it extends, before the file is checked.
fn extended(root: &Node) -> Extended {
    let named = root.get("schema").and_then(|head| head.get("extends"));
    if let Some((name, place)) = named.and_then(|node| Some((node.as_str()?, node.place))) {
        return Extended::Named(Declared { value: name.to_owned(), place });
    }
    let Some(Kind::Table(head)) = ROOT.key("schema").map(|key| key.kind) else { return Extended::Nothing };
    let misplaced = root.entries().iter().filter(|entry| entry.key == "schema" || ROOT.key(&entry.key).is_none());
    let lost = misplaced.map(|entry| &entry.node).chain([root]).any(|table| means_extends(table, head));
    if lost { Extended::Lost } else { Extended::Nothing }
}

/// Whether a key of `table` was meant as `extends`, a key of `head`.
fn means_extends(table: &Node, head: &TableSpec) -> bool {
    let mut keys = table.entries().iter().map(|entry| entry.key.as_str());
    keys.any(|key| closest(key, head.keys.iter().map(|key| key.name)) == Some("extends"))
}

/// The file that `name` stands for, unless it is one of those read already.
fn opened(name: &Declared<String>, from: &Source, open: &Open<'_>, reporter: &mut Reporter<'_>) -> Option<Arc<Source>> {
    let another = || "name a built-in schema, such as `digest`, or the path of another file".to_owned();
    let written = brief(name);
    let (message, label, help) = if name.trim().is_empty() {
        ("`extends` names no schema".into(), "nothing here", another())
    } else {
        match open(name, from) {
            Err(Unopened { message, help }) => (message, "cannot be extended", help),
            Ok(source) => match reporter.files.iter().find(|known| is_same(known, &source)) {
                Some(known) => {
                    let message = format!("`extends = \"{written}\"` leads back to {}", known.name());
                    (message, "goes round in a circle", another())
                }
                None if reporter.files.len() == MOST_FILES => {
                    let message = format!("`extends = \"{written}\"` leads to more than {MOST_FILES} files");
                    (message, "one file too many", "let fewer schemas extend one another".into())
                }
                None => return Some(source),
            },
        }
    };
    reporter.report(Fault::Reference, name.place, message, label, Some(help));
    None
}

/// Whether two files are one. Their names do not tell: a path has many spellings, and a file may lie where a built-in
/// schema is said to lie. A file that extends one of the same text would gain nothing from it.
fn is_same(a: &Source, b: &Source) -> bool {
    a.text() == b.text()
}
