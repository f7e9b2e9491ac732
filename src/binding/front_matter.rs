//! The front matter, held against its declaration.

use super::{Binder, FieldHolder, Misshapen, Shape, ValuePlace};
use crate::document::{FrontMatter, FrontMatterFault, Value};
use crate::schema::{FieldDecl, ListForm};
use crate::text::Span;

/// Whether the front matter is there and can be read.
#[derive(Clone, Copy, Debug, Default)]
pub enum FrontMatterState<'a> {
    /// It can be read, need not be there, or the schema says nothing of it.
    #[default]
    Fits,
    /// It must be there and is not.
    Missing,
    /// It cannot be read.
    Broken {
        /// What is wrong, or the line that opens it.
        span: Span,
        /// Why.
        fault: &'a FrontMatterFault,
    },
}

impl<'a> Binder<'a> {
    /// Binds the front matter, if the schema speaks of it.
    pub(super) fn front_matter(&mut self) {
        let Some(decl) = &self.schema.front_matter else { return };
        match self.document.front_matter(self.source) {
            FrontMatter::Absent if decl.required => self.binding.front_matter = FrontMatterState::Missing,
            FrontMatter::Absent => {}
            FrontMatter::Broken { span, fault } => {
                self.binding.front_matter = FrontMatterState::Broken { span: *span, fault };
            }
            FrontMatter::Read { opening, entries } => {
                let keys: Vec<_> = entries.iter().map(|entry| (entry.key.span, entry.key.text(self.source))).collect();
                let bound = self.fields(&decl.fields, &keys, FieldHolder::FrontMatter, *opening, |_| false);
                for (entry, declared) in entries.iter().zip(bound) {
                    if let Some(declared) = declared {
                        self.entry_value(declared, &entry.value);
                    }
                }
            }
        }
    }

    fn entry_value(&mut self, decl: &'a FieldDecl, value: &'a Value) {
        match (value, decl.list.value) {
            (Value::List { span, elements }, ListForm::Allow | ListForm::Require) => {
                if elements.is_empty() {
                    self.text_value(&decl.value, *span, "", ValuePlace::Field);
                }
                for element in elements {
                    self.element_value(decl, element);
                }
            }
            (Value::Scalar(_), ListForm::Require) => self.misshapen(decl, value),
            _ => self.element_value(decl, value),
        }
    }

    /// Adds a single value.
    fn element_value(&mut self, decl: &'a FieldDecl, value: &'a Value) {
        match value {
            Value::Null(span) => self.text_value(&decl.value, *span, "", ValuePlace::Field),
            Value::Scalar(scalar) => self.field_value(decl, scalar.span, scalar.text(self.source)),
            Value::List { .. } | Value::Mapping(_) => self.misshapen(decl, value),
            // What it stands for is checked where it is written.
            Value::Alias(_) => {}
        }
    }

    fn misshapen(&mut self, decl: &'a FieldDecl, value: &Value) {
        let shape = match value {
            Value::List { .. } => Shape::List,
            Value::Mapping(_) => Shape::Mapping,
            _ => Shape::Single,
        };
        self.binding.misshapen.push(Misshapen { decl, span: value.span(), shape });
    }
}
