//! The title, the preamble and the holes of their templates.

use super::Loader;
use crate::schema::mistake::suggestion;
use crate::schema::model::{Declared, PreambleDecl, TitleDecl, ValueDecl};
use crate::schema::node::{Entry, Node, Place};
use crate::schema::template::{Template, TemplateError};

impl Loader<'_> {
    pub(super) fn title(&mut self, node: &Node) -> TitleDecl {
        TitleDecl {
            place: node.place,
            syntax: node.entry("syntax").and_then(|entry| self.template(entry)),
            required: node.flag("required", true),
            description: node.text("description"),
            level: node.level(),
        }
    }

    pub(super) fn preamble(&mut self, root: &Node) -> Vec<PreambleDecl> {
        let nodes = root.get("preamble").map(Node::elements).unwrap_or_default();
        nodes.iter().filter_map(|node| self.preamble_paragraph(node)).collect()
    }

    fn preamble_paragraph(&mut self, node: &Node) -> Option<PreambleDecl> {
        let (name, syntax) = (node.text("name"), node.entry("syntax"));
        for (key, missing) in [("name", name.is_none()), ("syntax", syntax.is_none())] {
            if missing && node.entry(key).is_none() {
                self.missing_key("[[preamble]]", key, node.place);
            }
        }
        let syntax = self.template(syntax?)?;
        Some(PreambleDecl {
            place: node.place,
            name: name?,
            syntax,
            required: node.flag("required", true),
            description: node.text("description"),
            level: node.level(),
        })
    }

    fn template(&mut self, entry: &Entry) -> Option<Declared<Template>> {
        match Template::parse(entry.node.as_str()?) {
            Ok(template) => Some(Declared { value: template, place: entry.place }),
            Err(error) => {
                let help = match error {
                    TemplateError::Unclosed(_) | TemplateError::Unopened(_) => {
                        "write a hole as `{name}`, and a literal brace twice: `{{` or `}}`"
                    }
                    TemplateError::Name(..) => "write a name such as `{page}` or `{page-date}`",
                    TemplateError::Adjacent(..) => "put some text between the two, or make them one hole",
                    TemplateError::Empty => "write what must stand there, or drop the key",
                };
                let message = format!("`syntax` is no template: {error}");
                let place = inside(entry, &error);
                self.reporter.report("schema-template", place, message, "here", Some(help.into()));
                None
            }
        }
    }

    /// Every capture must belong to a hole, or it would never be looked at.
    pub(super) fn check_holes(&mut self, captures: &[ValueDecl], title: Option<&TitleDecl>, preamble: &[PreambleDecl]) {
        let title = title.and_then(|title| title.syntax.as_ref());
        let templates = title.into_iter().chain(preamble.iter().map(|it| &it.syntax));
        let holes: Vec<&str> = templates.flat_map(|template| template.value.holes()).collect();
        for capture in captures.iter().filter(|capture| !holes.contains(&capture.name.as_str())) {
            let help = suggestion(&capture.name, holes.iter().copied());
            let message = format!("no template has a hole `{{{}}}`", capture.name);
            self.reporter.report("schema-reference", capture.place, message, "never looked at", Some(help));
        }
    }

    /// Reports a key that a table cannot do without.
    pub(super) fn missing_key(&mut self, table: &str, key: &str, place: Place) {
        self.reporter.report(
            "schema-missing",
            place,
            format!("this {table} has no `{key}`"),
            "declared here",
            Some(format!("add `{key} = …`")),
        );
    }
}

/// The place of a template's mistake: the character inside the string, where the string is written without escapes.
fn inside(entry: &Entry, error: &TemplateError) -> Place {
    let at = match error {
        TemplateError::Unclosed(at)
        | TemplateError::Unopened(at)
        | TemplateError::Name(at, _)
        | TemplateError::Adjacent(at, _) => *at,
        TemplateError::Empty => return entry.node.place,
    };
    let Place { file, span } = entry.node.place;
    let length = entry.node.as_str().map_or(0, str::len);
    if span.len() != length + 2 {
        return entry.node.place;
    }
    Place { file, span: span.slice(at + 1..at + 2) }
}
