//! Which conditions on fields hold. Conditions on columns are settled row by row.

use std::collections::HashMap;

use super::Binder;
use crate::document::{FrontMatter, Value};
use crate::schema::{Content, FieldDecl, Outline, SectionDecl, Subject, Test, When};

/// The fields of a document, for conditions to ask.
#[derive(Debug)]
pub(super) struct Fields<'a> {
    /// The values of each key's first field that are not empty.
    values: HashMap<&'a str, Vec<&'a str>>,
    /// Whether these are all: front matter that is missing or cannot be read may have held others.
    complete: bool,
}

impl<'a> Binder<'a> {
    /// Whether a condition holds; one that cannot be decided does not.
    pub(super) fn holds(&self, when: Option<&When>) -> bool {
        let Some(When { subject: Subject::Field(key), test, .. }) = when else { return true };
        let fields = self.field_values();
        match fields.values.get(key.as_str()) {
            Some(values) => test.holds(values),
            None => fields.complete && test.holds(&[]),
        }
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
        self.fields.get_or_init(|| {
            let mut fields = Fields { values: HashMap::new(), complete: true };
            self.add_front_matter(&mut fields);
            self.add_sections(&mut fields);
            fields
        })
    }

    fn add_front_matter(&self, fields: &mut Fields<'a>) {
        let Some(decl) = &self.schema.front_matter else { return };
        match self.document.front_matter(self.source) {
            FrontMatter::Absent => fields.complete = !decl.required,
            FrontMatter::Broken { .. } => fields.complete = false,
            FrontMatter::Read { entries, .. } => {
                for entry in entries {
                    let elements = if let Value::List { elements, .. } = &entry.value {
                        elements.as_slice()
                    } else {
                        std::slice::from_ref(&entry.value)
                    };
                    let texts = elements.iter().map(|element| self.text_of(element)).filter(|text| !text.is_empty());
                    fields.values.entry(entry.key.text(self.source)).or_insert_with(|| texts.collect());
                }
            }
        }
    }

    fn text_of(&self, value: &'a Value) -> &'a str {
        match value {
            Value::Null(_) => "",
            Value::Scalar(scalar) => scalar.text(self.source),
            other => self.source.slice(other.span()),
        }
    }

    fn add_sections(&self, fields: &mut Fields<'a>) {
        let holds_fields = |decl: &SectionDecl| matches!(decl.content.value, Content::Fields(_));
        for section in self.binding.sections.iter().filter(|section| section.decl.is_some_and(holds_fields)) {
            let items = &self.document.items[self.items(section.blocks)];
            for field in items.iter().filter_map(|item| item.field(self.source)) {
                let text = self.source.slice(field.value);
                let values = || if text.is_empty() { Vec::new() } else { vec![text] };
                fields.values.entry(self.source.slice(field.key)).or_insert_with(values);
            }
        }
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
