//! The title, the preamble and the holes of their templates.

use super::Loader;
use crate::schema::model::{FileDecl, PreambleDecl, TitleDecl, ValueDecl};
use crate::schema::template::{Part, Template, TemplateError};
use crate::spec::{Declared, Entry, Fault, Node, Place, brief};
use regex::Regex;

impl Loader<'_> {
    pub(super) fn file(&mut self, node: &Node) -> Option<FileDecl> {
        let Some(entry) = node.entry("name") else {
            self.missing_key(node, "[file]", "name", node.place);
            return None;
        };
        let name = self.template(entry)?;
        let pattern = file_pattern(&name.value)?;
        Some(FileDecl { name, pattern, description: node.text("description"), level: node.level() })
    }

    pub(super) fn title(&mut self, node: &Node) -> TitleDecl {
        self.holes.complete &= node.sound;
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
        let paragraphs: Vec<_> = nodes.iter().filter_map(|node| self.preamble_paragraph(node)).collect();
        let names = paragraphs.iter().map(|it| (it.place, vec![it.name.as_str()]));
        let message = |name: &str| format!("the paragraph `{name}` is declared twice");
        self.check_taken(names, message, "drop one, or give it another name");
        paragraphs
    }

    fn preamble_paragraph(&mut self, node: &Node) -> Option<PreambleDecl> {
        let (name, syntax) = (node.name("name"), node.entry("syntax"));
        for (key, missing) in [("name", name.is_none()), ("syntax", syntax.is_none())] {
            if missing {
                self.missing_key(node, "[[preamble]]", key, node.place);
            }
        }
        self.holes.complete &= node.sound && syntax.is_some();
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

    pub(super) fn template(&mut self, entry: &Entry) -> Option<Declared<Template>> {
        match Template::parse(entry.node.as_str()?) {
            Ok(template) => {
                self.holes.known.extend(template.holes().map(str::to_owned));
                Some(Declared { value: template, place: entry.place })
            }
            Err(error) => {
                self.holes.complete = false;
                let message = format!("`{}` is not a template: {error}", entry.key);
                let help = Some(help(&error).to_owned());
                self.reporter.report(Fault::Template, inside(entry, &error), message, "here", help);
                None
            }
        }
    }

    /// Every capture must belong to a hole, or it would never be looked at.
    pub(super) fn check_holes(&mut self, captures: &[ValueDecl]) {
        let holes = &self.holes;
        let astray = |capture: &&ValueDecl| holes.complete && !holes.known.contains(&capture.name);
        for capture in captures.iter().filter(astray) {
            let help = holes.suggestion(&capture.name);
            let message = format!("no template has a hole `{{{}}}`", brief(&capture.name));
            self.reporter.report(Fault::Reference, capture.place, message, "has no effect", Some(help));
        }
    }
}

/// The template as a pattern, with a numbered group for each hole.
fn file_pattern(template: &Template) -> Option<Regex> {
    let parts = template.parts.iter().map(|part| match part {
        Part::Literal(text) => regex::escape(text),
        Part::Hole(_) => "(.+?)".into(),
    });
    // What is escaped always compiles, unless it is longer than a file's name can be.
    Regex::new(&format!("^(?s){}$", parts.collect::<String>())).ok()
}

fn help(error: &TemplateError) -> &'static str {
    match error {
        TemplateError::Unclosed(_) | TemplateError::Unopened(_) => {
            "write a hole as `{name}`, and a literal brace twice: `{{` or `}}`"
        }
        TemplateError::Name(..) => "write a name such as `{page}` or `{page-date}`",
        TemplateError::Adjacent(..) => "put some text between the two, or make them one hole",
        TemplateError::Empty => "write what must be there, or drop the key",
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
