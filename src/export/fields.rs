//! The values of fields, in the front matter and in sections.

use std::collections::HashMap;

use super::{Datum, values};
use crate::binding::{Bound, BoundField, BoundSection, FieldHolder};
use crate::document::{FrontMatter, Value};
use crate::schema::{FieldDecl, FieldsDecl, ListForm};
use crate::text::{Span, with_newlines};

/// The declared fields of the front matter; `None` when the schema says nothing of it, or there is none to read.
pub(super) fn front_matter(bound: Bound<'_>) -> Option<Datum> {
    let decl = bound.schema.front_matter.as_ref()?;
    let FrontMatter::Read { entries, .. } = bound.document.front_matter(bound.source) else { return None };
    let fields = bound.binding.fields.iter().filter(|field| field.holder == FieldHolder::FrontMatter);
    let declared = declared(fields);
    let fields = entries.iter().filter_map(|entry| {
        let field = *declared.get(&entry.key.span)?;
        Some((field, entry_value(bound, field, &entry.value)))
    });
    Some(in_order(&decl.fields, fields))
}

/// The declared fields of a section.
pub(super) fn section(bound: Bound<'_>, section: &BoundSection<'_>, decl: &FieldsDecl) -> Datum {
    let items = &bound.document.items[section.items.clone()];
    let (Some(first), Some(last)) = (items.first(), items.last()) else { return Datum::Null };
    // The fields of the front matter come first, then those of the sections in the order of the text.
    let all = &bound.binding.fields;
    let start = all.partition_point(|it| it.holder == FieldHolder::FrontMatter || it.key.start < first.span.start);
    let declared = declared(all[start..].iter().take_while(|field| field.key.start < last.span.end));
    let fields = items.iter().filter_map(|item| {
        let field = item.field(bound.source)?;
        let decl = *declared.get(&field.key)?;
        Some((decl, field_value(decl, bound.source.slice(field.value))))
    });
    in_order(decl, fields)
}

/// The declarations of fields by the places of their keys; of repeated ones the first.
fn declared<'a>(fields: impl Iterator<Item = &'a BoundField<'a>>) -> HashMap<Span, &'a FieldDecl> {
    fields.filter(|field| field.first.is_none()).filter_map(|field| Some((field.key, field.decl?))).collect()
}

/// The fields in the declared order; in that of the text where none is declared.
fn in_order<'a>(decl: &FieldsDecl, fields: impl Iterator<Item = (&'a FieldDecl, Datum)>) -> Datum {
    let mut fields: Vec<_> = fields.collect();
    if decl.ordered.is_some() {
        let place = |field: &FieldDecl| decl.fields.iter().position(|it| std::ptr::eq(it, field));
        fields.sort_by_cached_key(|(field, _)| place(field));
    }
    Datum::Map(fields.into_iter().map(|(field, value)| (field.value.name.clone(), value)).collect())
}

fn entry_value(bound: Bound<'_>, decl: &FieldDecl, value: &Value) -> Datum {
    match value {
        Value::Scalar(scalar) => field_value(decl, scalar.text(bound.source)),
        Value::List { elements, .. } => {
            Datum::List(elements.iter().map(|element| entry_value(bound, decl, element)).collect())
        }
        // A mapping is a fault, and what is behind an alias of more than a short text is not read.
        Value::Null(_) | Value::Mapping(_) | Value::Alias(_) => Datum::Null,
    }
}

/// A text, or the list that its separator makes of it.
fn field_value(decl: &FieldDecl, text: &str) -> Datum {
    match &decl.separator {
        Some(separator) if decl.list.value == ListForm::Deny && !text.is_empty() => {
            Datum::List(text.split(separator.as_str()).map(|part| values::value(&decl.value, part.trim())).collect())
        }
        _ => values::value(&decl.value, &with_newlines(text)),
    }
}
