//! Which conditions on fields hold. Conditions on columns are settled row by row.

use std::collections::HashMap;

use super::content::items;
use super::{Binder, BoundSection};
use crate::document::{Document, FrontMatter, Value};
use crate::schema::{Content, FieldDecl, Outline, Schema, SectionDecl, Subject, Test, When};
use crate::text::Source;

/// The fields of a document, for conditions to ask.
#[derive(Debug)]
pub(crate) struct Fields<'a> {
    /// The values of each key's first field that are not empty.
    values: HashMap<&'a str, Vec<&'a str>>,
    /// Whether these are all: front matter that is missing or cannot be read may have held others.
    complete: bool,
}

impl<'a> Binder<'a> {
    /// Whether a condition holds; one that cannot be decided does not.
    pub(super) fn holds(&self, when: Option<&When>) -> bool {
        !matches!(when, Some(When { subject: Subject::Field(_), .. })) || self.field_values().hold(when)
    }

    /// Whether a field must not stand because its condition does not hold. What the condition asks of a field that is
    /// missing, or holds what it must not, is not known.
    pub(super) fn is_unasked(&self, decl: &FieldDecl) -> bool {
        let Some(when) = decl.value.when.as_ref().filter(|_| decl.otherwise_denied.is_some()) else { return false };
        let Subject::Field(key) = &when.subject else { return false };
        let fields = self.field_values();
        let known = match (fields.values.get(key.as_str()), &when.test) {
            (None, test) => fields.complete && matches!(test, Test::Present | Test::Absent),
            (Some(_), Test::Present | Test::Absent) => true,
            (Some(values), _) => values.iter().all(|value| self.is_accepted(key, value)),
        };
        known && !self.holds(Some(when))
    }

    fn field_values(&self) -> &Fields<'a> {
        self.fields.get_or_init(|| Fields::read((self.source, self.document), self.schema, &self.binding.sections))
    }

    /// Whether the declarations of the field `key`, if they name the values accepted, name this one.
    fn is_accepted(&self, key: &str, value: &str) -> bool {
        let mut open: Vec<&Outline> = vec![&self.schema.outline];
        let mut decls: Vec<&FieldDecl> =
            self.schema.front_matter.iter().flat_map(|front_matter| &front_matter.fields.fields).collect();
        while let Some(outline) = open.pop() {
            for section in &outline.sections {
                open.push(&section.outline);
                if let Content::Fields(fields) = &section.content.value {
                    decls.extend(&fields.fields);
                }
            }
        }
        let mut lists =
            decls.iter().filter(|decl| decl.value.name == key).filter_map(|decl| decl.value.enumeration.as_ref());
        lists.all(|accepted| accepted.iter().any(|text| text == value))
    }
}

impl<'a> Fields<'a> {
    /// Those of a document whose sections are bound to those of `schema`.
    pub(crate) fn read(
        (source, document): (&'a Source, &'a Document),
        schema: &Schema,
        sections: &[BoundSection<'a>],
    ) -> Self {
        let mut fields = Self { values: HashMap::new(), complete: true };
        fields.add_front_matter(source, document, schema);
        fields.add_sections(source, document, sections);
        fields
    }

    /// Whether a condition holds; one that cannot be decided does not, and one on a column is settled elsewhere.
    pub(crate) fn hold(&self, when: Option<&When>) -> bool {
        let Some(When { subject: Subject::Field(key), test, .. }) = when else { return true };
        match self.values.get(key.as_str()) {
            Some(values) => test.holds(values),
            None => self.complete && test.holds(&[]),
        }
    }

    fn add_front_matter(&mut self, source: &'a Source, document: &'a Document, schema: &Schema) {
        let Some(decl) = &schema.front_matter else { return };
        match document.front_matter(source) {
            FrontMatter::Absent => self.complete = !decl.required,
            FrontMatter::Broken { .. } => self.complete = false,
            FrontMatter::Read { entries, .. } => {
                for entry in entries {
                    let elements = if let Value::List { elements, .. } = &entry.value {
                        elements.as_slice()
                    } else {
                        std::slice::from_ref(&entry.value)
                    };
                    let texts = elements.iter().map(|element| text_of(source, element)).filter(|text| !text.is_empty());
                    self.values.entry(entry.key.text(source)).or_insert_with(|| texts.collect());
                }
            }
        }
    }

    fn add_sections(&mut self, source: &'a Source, document: &'a Document, sections: &[BoundSection<'a>]) {
        // The declarations as found: whether one is asked of its section may hang on these very fields.
        let decl = |section: &BoundSection<'a>| section.verdict.index().map(|index| &section.siblings[index]);
        let holds_fields = |decl: &SectionDecl| matches!(decl.content.value, Content::Fields(_));
        for section in sections.iter().filter(|section| decl(section).is_some_and(holds_fields)) {
            let items = &document.items[items(document, section.blocks)];
            for field in items.iter().filter_map(|item| item.field(source)) {
                let text = source.slice(field.value);
                let values = || if text.is_empty() { Vec::new() } else { vec![text] };
                self.values.entry(source.slice(field.key)).or_insert_with(values);
            }
        }
    }
}

fn text_of<'a>(source: &'a Source, value: &'a Value) -> &'a str {
    match value {
        Value::Null(_) => "",
        Value::Scalar(scalar) => scalar.text(source),
        other => source.slice(other.span()),
    }
}
