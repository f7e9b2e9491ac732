//! The files that a file names.

use std::path::Path;
use std::sync::Arc;

use super::TomlKind;
use super::facts::Facts;
use crate::ide::{DocumentLink, LinkTarget};
use crate::schema::builtin;
use crate::spec::{Kind, Node, Reference};
use crate::text::{Source, Span};

/// The paths in a schema or project file, in the order of their places. Names of built-in schemas are none.
#[must_use]
pub fn links(source: &Arc<Source>, kind: TomlKind) -> Vec<DocumentLink> {
    let facts = Facts::new(source, kind);
    let mut links = Vec::new();
    walk(source, facts.own(), kind.root(), &mut links);
    links.sort_by_key(|link| link.span.start);
    links
}

fn walk(source: &Source, node: &Node, kind: Kind, links: &mut Vec<DocumentLink>) {
    match kind {
        Kind::Table(spec) => {
            for entry in node.entries() {
                let Some(key) = spec.key(&entry.key) else { continue };
                match key.refers {
                    Some(reference @ (Reference::Schema | Reference::File)) => {
                        links.extend(
                            entry.node.texts().filter_map(|(text, place)| link(source, text, place.span, reference)),
                        );
                    }
                    _ => walk(source, &entry.node, key.kind, links),
                }
            }
        }
        Kind::Tables(spec) => node.elements().iter().for_each(|it| walk(source, it, Kind::Table(spec), links)),
        Kind::Map(spec) => node.entries().iter().for_each(|it| walk(source, &it.node, Kind::Table(spec), links)),
        _ => {}
    }
}

fn link(source: &Source, text: &str, span: Span, reference: Reference) -> Option<DocumentLink> {
    let is_name = reference == Reference::Schema && !is_path(text);
    let is_path = !text.trim().is_empty() && !text.contains(char::is_control);
    let span = inside(source, span);
    (is_path && !is_name && !span.is_empty())
        .then(|| DocumentLink { span, target: LinkTarget::File { path: text.to_owned(), fragment: None } })
}

/// Whether a schema is named by a path; what has no folder and no ending may be that of a file where no built-in schema
/// has the name.
pub(super) fn is_path(name: &str) -> bool {
    let path = Path::new(name);
    path.extension().is_some_and(|it| it == "toml") || path.components().count() > 1 || builtin(name).is_none()
}

/// A string without its quotes.
pub(super) fn inside(source: &Source, span: Span) -> Span {
    let text = source.slice(span);
    let marks = ["\"\"\"", "'''", "\"", "'"];
    let quote =
        marks.into_iter().find(|mark| text.len() >= 2 * mark.len() && text.starts_with(mark) && text.ends_with(mark));
    let quote = quote.map_or(0, str::len);
    span.slice(quote..text.len() - quote)
}
