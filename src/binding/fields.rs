//! Which field is which declared one, in a list and in the front matter alike.

use super::matching::{Firsts, Names, Verdict, assign, is_complete};
use super::order::misplaced;
use super::{Binder, BoundField, FieldHolder, MisplacedField, MissingField, ValuePlace};
use crate::document::Item;
use crate::schema::{FieldDecl, FieldsDecl};
use crate::text::{Source, Span};

impl Names for [FieldDecl] {
    fn count(&self) -> usize {
        self.len()
    }

    fn accepts(&self, index: usize, name: &str) -> bool {
        self[index].value.name == name
    }

    fn texts(&self, index: usize) -> impl Iterator<Item = &str> {
        std::iter::once(self[index].value.name.as_str())
    }

    fn required(&self, index: usize) -> bool {
        // One whose condition may not hold is not what another name was meant as.
        self[index].required && self[index].value.when.is_none()
    }
}

impl<'a> Binder<'a> {
    /// Binds the fields of the section with index `at`.
    pub(super) fn section_fields(&mut self, at: usize, decl: &'a FieldsDecl) {
        let section = &self.binding.sections[at];
        let heading = self.document.headings[section.heading].text;
        let (source, items) = (self.source, &self.document.items[section.items.clone()]);
        let found: Vec<_> = items.iter().filter_map(|item| item.field(self.source)).collect();
        let keys: Vec<_> = found.iter().map(|field| (field.key, self.source.slice(field.key))).collect();
        let lost = |name: &str| lost_colon(source, items, name);
        let bound = self.fields(decl, &keys, FieldHolder::Section, heading, lost);
        for (field, declared) in found.iter().zip(bound) {
            if let Some(declared) = declared {
                self.field_value(declared, field.value, self.source.slice(field.value));
            }
        }
    }

    /// Binds fields by their keys; for each of them the declaration that its value is held against. `lost` says of a
    /// missing one that it is there under another fault.
    pub(super) fn fields(
        &mut self,
        decl: &'a FieldsDecl,
        keys: &[(Span, &'a str)],
        holder: FieldHolder,
        anchor: Span,
        lost: impl Fn(&str) -> bool,
    ) -> Vec<Option<&'a FieldDecl>> {
        let names: Vec<&str> = keys.iter().map(|(_, name)| *name).collect();
        let verdicts = assign(&names, decl.fields.as_slice(), decl.unknown.value);
        let base = self.binding.fields.len();
        let mut firsts = Firsts::new(decl.fields.len());
        let mut checked = Vec::with_capacity(keys.len());
        for ((key, name), verdict) in keys.iter().zip(&verdicts) {
            let declared = verdict.index().map(|index| &decl.fields[index]);
            let once = declared.filter(|_| !matches!(verdict, Verdict::Repeated(_)));
            checked.push(once.filter(|declared| self.holds(declared.value.when.as_ref())));
            self.binding.fields.push(BoundField {
                key: *key,
                name,
                verdict: *verdict,
                decl: declared,
                first: firsts.of(*verdict, *key),
                misplaced: None,
                unasked: matches!(verdict, Verdict::Exact(_)) && once.is_some_and(|declared| self.is_unasked(declared)),
                holder,
                siblings: &decl.fields,
                openness: decl.unknown,
            });
        }
        if !is_complete(&verdicts, decl.fields.len()) {
            self.mark_field_order(decl, base);
            self.collect_missing_fields(decl, base, holder, anchor, lost);
        }
        checked
    }

    fn mark_field_order(&mut self, decl: &'a FieldsDecl, base: usize) {
        let Some(order) = decl.ordered else { return };
        let fields = &mut self.binding.fields[base..];
        let placed: Vec<(usize, usize)> = fields
            .iter()
            .enumerate()
            .filter(|(_, field)| field.first.is_none())
            .filter_map(|(at, field)| Some((at, field.verdict.index()?)))
            .collect();
        for (at, before) in misplaced(&placed) {
            let after = before.map(|before| fields[before].name);
            fields[at].misplaced = Some(MisplacedField { after, order: order.place });
        }
    }

    fn collect_missing_fields(
        &mut self,
        decl: &'a FieldsDecl,
        base: usize,
        holder: FieldHolder,
        anchor: Span,
        lost: impl Fn(&str) -> bool,
    ) {
        let mut found = vec![None; decl.fields.len()];
        for field in self.binding.fields[base..].iter().rev() {
            if let Some(index) = field.verdict.index() {
                found[index] = Some((field.name, field.key));
            }
        }
        let mut after = None;
        for (index, declared) in decl.fields.iter().enumerate() {
            if found[index].is_some() {
                after = found[index];
            } else if declared.required && !lost(&declared.value.name) && self.holds(declared.value.when.as_ref()) {
                let after = after.filter(|_| decl.ordered.is_some());
                self.binding.missing_fields.push(MissingField {
                    decl: declared,
                    holder,
                    anchor: after.map_or(anchor, |(_, key)| key),
                    after: after.map(|(name, _)| name),
                });
            }
        }
    }

    /// Adds the value of a field, or the values that its separator parts.
    pub(super) fn field_value(&mut self, decl: &'a FieldDecl, span: Span, text: &'a str) {
        let Some(separator) = decl.separator.as_deref().filter(|separator| text.contains(separator)) else {
            self.text_value(&decl.value, span, text, ValuePlace::Field);
            return;
        };
        // Where escapes stand in the text, its parts have no places of their own.
        let is_written = self.source.slice(span) == text;
        let mut at = 0;
        for part in text.split(separator) {
            let start = at + part.len() - part.trim_start().len();
            let trimmed = part.trim();
            let place = if is_written { span.slice(start..start + trimmed.len()) } else { span };
            self.text_value(&decl.value, place, trimmed, ValuePlace::Field);
            at += part.len() + separator.len();
        }
    }
}

/// Whether an item without a colon was plainly meant as the field `name`.
fn lost_colon(source: &Source, items: &[Item], name: &str) -> bool {
    items.iter().filter(|item| item.field(source).is_none()).any(|item| {
        let rest = source.slice(item.text).strip_prefix(name);
        rest.is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    })
}
