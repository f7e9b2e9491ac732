//! Values that are given one by one, by their names.

use crate::diagnostic::closest;
use crate::export::{Datum, is_detailed, keys, value};
use crate::schema::{Content, FieldsDecl, ListForm, Outline, Schema, Template, ValueDecl};

/// Nothing that could be set has this name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the schema has no hole, no field and no section of prose that is called `{name}`")]
pub struct NoSuchName {
    /// The name.
    pub name: String,
    /// The one that was probably meant.
    pub similar: Option<String>,
    /// All names that there are.
    pub known: Vec<String>,
}

/// Sets the holes, fields and sections of prose called `name` in the values of a document to what `text` stands for.
///
/// # Errors
/// [`NoSuchName`] when the schema has none of them.
pub fn set(schema: &Schema, values: &mut Datum, name: &str, text: &str) -> Result<(), NoSuchName> {
    let targets = targets(schema);
    let named = |target: &&Target<'_>| target.keys.last().copied() == Some(name);
    let mut found: Vec<_> = targets.iter().filter(named).collect();
    if found.is_empty() {
        let mut known: Vec<String> = Vec::new();
        for name in targets.iter().filter_map(|target| target.keys.last()) {
            if !known.iter().any(|it| it == name) {
                known.push((*name).to_owned());
            }
        }
        let similar = closest(name, known.iter().map(String::as_str)).map(str::to_owned);
        return Err(NoSuchName { name: name.to_owned(), similar, known });
    }
    // What may be left out does not come in by the way.
    if found.iter().any(|target| !target.optional) {
        found.retain(|target| !target.optional);
    }
    for Target { keys, decl, list, .. } in found {
        let value = decl.map_or_else(|| Datum::Text(text.to_owned()), |decl| value(decl, text.trim()));
        insert(values, keys, value, *list);
    }
    Ok(())
}

/// Something that can be set.
struct Target<'a> {
    /// Its keys, from the outside in; the last one is its name.
    keys: Vec<&'a str>,
    decl: Option<&'a ValueDecl>,
    /// Whether it holds a list, to which values are added.
    list: bool,
    /// Whether it stands in something that may be left out.
    optional: bool,
}

fn targets(schema: &Schema) -> Vec<Target<'_>> {
    let mut targets = Targets { schema, found: Vec::new() };
    match schema.title.as_ref().map(|title| &title.syntax) {
        Some(Some(syntax)) => targets.holes(&[keys::TITLE], &syntax.value, false),
        _ => targets.add(&[], keys::TITLE, None, false),
    }
    for decl in &schema.preamble {
        targets.holes(&[keys::PREAMBLE, &decl.name], &decl.syntax.value, !decl.required);
    }
    if let Some(decl) = &schema.front_matter {
        targets.fields(&[keys::FRONT_MATTER], &decl.fields, !decl.required);
    }
    targets.outline(&[keys::SECTIONS], &schema.outline, false);
    targets.found
}

struct Targets<'a> {
    schema: &'a Schema,
    found: Vec<Target<'a>>,
}

impl<'a> Targets<'a> {
    fn add(&mut self, path: &[&'a str], name: &'a str, decl: Option<&'a ValueDecl>, optional: bool) {
        let keys = path.iter().copied().chain([name]).collect();
        self.found.push(Target { keys, decl, list: false, optional });
    }

    fn holes(&mut self, path: &[&'a str], template: &'a Template, optional: bool) {
        for name in template.holes() {
            self.add(path, name, self.schema.capture(name), optional);
        }
    }

    fn fields(&mut self, path: &[&'a str], decl: &'a FieldsDecl, optional: bool) {
        for field in &decl.fields {
            self.add(path, &field.value.name, Some(&field.value), optional);
            if let Some(target) = self.found.last_mut() {
                target.list = field.list.value == ListForm::Require;
            }
        }
    }

    /// Of sections that may stand several times it is not known which one is meant.
    fn outline(&mut self, path: &[&'a str], outline: &'a Outline, optional: bool) {
        for section in outline.sections.iter().filter(|section| !section.repeat) {
            let optional = optional || !section.required;
            let mut own: Vec<&str> = path.iter().copied().chain([section.heading.name.as_str()]).collect();
            let detailed = is_detailed(section);
            if detailed {
                own.push(keys::CONTENT);
            }
            match &section.content.value {
                Content::Fields(fields) => self.fields(&own, fields, optional),
                Content::Prose(prose) => match &prose.syntax {
                    Some(syntax) => self.holes(&own, &syntax.value, optional),
                    None if !detailed => self.add(path, &section.heading.name, None, optional),
                    None => {}
                },
                _ => {}
            }
            if detailed {
                own.pop();
                own.push(keys::SECTIONS);
                self.outline(&own, &section.outline, optional);
            }
        }
    }
}

/// Puts a value at its place; objects on the way are made.
fn insert(values: &mut Datum, keys: &[&str], value: Datum, list: bool) {
    let [first, rest @ ..] = keys else {
        match values {
            Datum::List(values) if list => values.push(value),
            other => *other = if list { Datum::List(vec![value]) } else { value },
        }
        return;
    };
    if !matches!(values, Datum::Map(_)) {
        *values = Datum::Map(Vec::new());
    }
    let Datum::Map(entries) = values else { return };
    let at = entries.iter().position(|(key, _)| key == first).unwrap_or_else(|| {
        entries.push(((*first).to_owned(), Datum::Null));
        entries.len() - 1
    });
    insert(&mut entries[at].1, rest, value, list);
}
