//! What stands before the first section.

use super::fault::Path;
use super::values::is_asked;
use super::{Composer, Missing};
use crate::export::Datum;
use crate::layout::page::heading_line;
use crate::schema::{Part, Place, Template, TitleDecl};

impl Composer<'_> {
    pub(super) fn title(&mut self, value: Option<&Datum>, path: &Path<'_>) {
        let decl = self.schema.title.as_ref();
        let wanted = |decl: &TitleDecl| decl.required && (self.missing == Missing::Blank || is_asked(decl.level));
        if value.is_none() && !decl.is_some_and(wanted) {
            return;
        }
        let syntax = decl.and_then(|decl| decl.syntax.as_ref());
        let text = match syntax {
            Some(syntax) => self.filled(&syntax.value, value, path, syntax.place),
            None => self.text(value, path),
        };
        let text = self.one_line(&text, "a title", path);
        self.page.head.push(heading_line(1, &text));
    }

    pub(super) fn preamble(&mut self, value: Option<&Datum>, path: &Path<'_>) {
        let schema = self.schema;
        if !self.is_object(value, path, "an object of paragraphs") {
            return;
        }
        let known: Vec<_> = schema.preamble.iter().map(|decl| decl.name.as_str()).collect();
        value.inspect(|value| self.known(value, path, &known));
        for decl in &schema.preamble {
            let holes = value.and_then(|value| value.get(&decl.name));
            let wanted = decl.required && (self.missing == Missing::Blank || is_asked(decl.level));
            if holes.is_some() || wanted {
                let path = Path::Key(path, &decl.name);
                let text = self.filled(&decl.syntax.value, holes, &path, decl.syntax.place);
                self.page.preamble.push(text);
            }
        }
    }

    /// A template with its holes filled.
    pub(super) fn filled(
        &mut self,
        template: &Template,
        holes: Option<&Datum>,
        path: &Path<'_>,
        place: Place,
    ) -> String {
        let names: Vec<_> = template.holes().collect();
        match holes {
            Some(value @ Datum::Map(_)) => self.known(value, path, &names),
            Some(other) => {
                self.faults.mistyped(path, other, "an object of the template's holes", Some(place));
                return String::new();
            }
            // A template without holes has no values that could be missing.
            None if self.missing == Missing::Blank || names.is_empty() => {}
            None => {
                let names: Vec<_> = names.iter().map(|name| format!("`{name}`")).collect();
                self.faults.missing(path, &format!("an object with {}", names.join(", ")), Some(place));
                return String::new();
            }
        }
        let (mut text, mut told) = (String::new(), Vec::new());
        for part in &template.parts {
            match part {
                Part::Literal(literal) => text += literal,
                Part::Hole(name) => {
                    let value = holes.and_then(|holes| holes.get(name));
                    if value.is_none() && self.missing == Missing::Blank {
                        text.extend(["{", name.as_str(), "}"]);
                        continue;
                    }
                    let before = self.faults.found.len();
                    let decl = self.schema.capture(name);
                    text += self.value(decl, value, &Path::Key(path, name)).trim();
                    // What is wrong with a hole that stands several times is told once.
                    if told.contains(name) {
                        self.faults.found.truncate(before);
                    }
                    told.push(name.clone());
                }
            }
        }
        text
    }
}
