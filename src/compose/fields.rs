//! Fields, in front matter and in sections.

use super::fault::Path;
use super::values::is_asked;
use super::{Composer, Missing, yaml};
use crate::export::Datum;
use crate::schema::{FieldDecl, FieldsDecl, ListForm, ValueType};

impl Composer<'_> {
    pub(super) fn front_matter(&mut self, value: Option<&Datum>, path: &Path<'_>) {
        let Some(decl) = &self.schema.front_matter else {
            if let Some(value) = value {
                self.faults.mistyped(path, value, "nothing, for the schema declares no front matter", None);
            }
            return;
        };
        let wanted = decl.required && (self.missing == Missing::Blank || is_asked(decl.level));
        if (value.is_none() && !wanted) || !self.is_object(value, path, "an object of fields") {
            return;
        }
        let mut lines = vec!["---".to_owned()];
        for (field, value) in self.given_or_required(&decl.fields, value, path) {
            lines.extend(self.front_matter_line(field, value, &Path::Key(path, &field.value.name)));
        }
        lines.push("---".to_owned());
        self.page.head.push(lines.join("\n"));
    }

    /// A field of the front matter on its line; `None` for a value that cannot be one.
    pub(super) fn front_matter_line(
        &mut self,
        field: &FieldDecl,
        value: Option<&Datum>,
        path: &Path<'_>,
    ) -> Option<String> {
        let text = match value {
            Some(Datum::List(values)) if field.list.value != ListForm::Deny => {
                let texts = values.iter().enumerate().map(|(at, value)| {
                    let text = self.value(Some(&field.value), Some(value), &Path::Index(path, at));
                    scalar(field, &text)
                });
                format!("[{}]", texts.collect::<Vec<_>>().join(", "))
            }
            Some(Datum::Text(_)) if field.list.value == ListForm::Require => {
                self.faults.mistyped(path, value.unwrap_or(&Datum::Null), "a list", Some(field.list.place));
                return None;
            }
            None if field.list.value == ListForm::Require => {
                format!("[{}]", self.value(Some(&field.value), None, path))
            }
            value => {
                let text = self.field_text(field, value, path);
                scalar(field, &text)
            }
        };
        Some(format!("{}: {text}", yaml::key(&field.value.name)).trim_end().to_owned())
    }

    /// The list of a section's fields.
    pub(super) fn fields(&mut self, decl: &FieldsDecl, value: Option<&Datum>, path: &Path<'_>) -> String {
        let mut lines = Vec::new();
        for (field, value) in self.given_or_required(decl, value, path) {
            let line = self.field_line(field, value, &Path::Key(path, &field.value.name));
            lines.push(format!("{} {line}", self.style.bullet()));
        }
        lines.join("\n")
    }

    /// A field of a section, without the mark of its item.
    pub(super) fn field_line(&mut self, field: &FieldDecl, value: Option<&Datum>, path: &Path<'_>) -> String {
        let text = self.field_text(field, value, path);
        let text = self.one_line(&text, "a field", path);
        format!("{}: {text}", field.value.name).trim_end().to_owned()
    }

    /// The fields that are given, and those that are required, in the declared order; where the order may be any, the
    /// given ones first, as they are.
    fn given_or_required<'v, 's>(
        &mut self,
        decl: &'s FieldsDecl,
        value: Option<&'v Datum>,
        path: &Path<'_>,
    ) -> Vec<(&'s FieldDecl, Option<&'v Datum>)> {
        let names: Vec<_> = decl.fields.iter().map(|field| field.value.name.as_str()).collect();
        value.inspect(|value| self.known(value, path, &names));
        let given = |field: &FieldDecl| value.and_then(|value| value.get(&field.value.name));
        // Whether a field is asked for whose condition may not hold, the check of the document tells.
        let asked = |field: &FieldDecl| {
            field.value.when.is_none() && (self.missing == Missing::Blank || is_asked(field.value.level))
        };
        let wanted = |field: &&FieldDecl| given(field).is_some() || (field.required && asked(field));
        let mut fields: Vec<_> = decl.fields.iter().filter(wanted).map(|field| (field, given(field))).collect();
        if let (None, Missing::Fault, Some(Datum::Map(entries))) = (decl.ordered, self.missing, value) {
            let place = |name: &str| entries.iter().position(|(key, _)| key == name).unwrap_or(entries.len());
            fields.sort_by_cached_key(|(field, _)| place(&field.value.name));
        }
        fields
    }

    /// The text of a field; the parts of one that has a separator stand in one text.
    fn field_text(&mut self, field: &FieldDecl, value: Option<&Datum>, path: &Path<'_>) -> String {
        let (Some(separator), Some(Datum::List(parts))) = (&field.separator, value) else {
            let text = self.value(Some(&field.value), value, path);
            return if self.missing == Missing::Fault { text } else { text.trim().to_owned() };
        };
        let texts = parts.iter().enumerate();
        let texts: Vec<_> =
            texts.map(|(at, part)| self.value(Some(&field.value), Some(part), &Path::Index(path, at))).collect();
        let blank = if separator.ends_with(char::is_whitespace) { "" } else { " " };
        texts.join(&format!("{separator}{blank}"))
    }
}

/// A text as YAML; one that is declared as a text is kept from being read as something else.
fn scalar(field: &FieldDecl, text: &str) -> String {
    yaml::scalar(text, matches!(field.value.kind.value, ValueType::String | ValueType::Url))
}
