//! Fields: of the front matter, and of sections.

use super::Guide;
use super::level::Levels;
use super::markdown::code;
use super::presence::Presence;
use super::values::{Detail, Row, ValueTable};
use crate::schema::{FieldDecl, FieldsDecl, FrontMatterDecl, ListForm};

impl<'a> Guide<'a> {
    /// The front matter.
    pub(super) fn front_matter(&mut self, decl: &'a FrontMatterDecl) {
        let FrontMatterDecl { place: _, required, fields, description, level } = decl;
        self.page.heading(2, "Front matter");
        self.describe(description.as_deref());
        let lines = "YAML between two lines of `---`, at the very start of the document";
        let mut statements = vec![
            self.required(*required, "front-matter-missing", *level),
            self.levels.marked(lines, "front-matter-syntax", *level),
        ];
        statements.extend(field_statements(fields, "a line", "", self.levels));
        self.statements(statements);
        self.field_table(fields);
    }

    /// The fields, and what each of them holds.
    pub(super) fn field_table(&mut self, decl: &'a FieldsDecl) {
        let rows: Vec<_> = decl.fields.iter().map(|field| field_row(field, self.levels)).collect();
        if !rows.is_empty() {
            let table = ValueTable {
                noun: "field",
                rows,
                column: &|_| String::new(),
                detail: Detail { common: &self.placeholders, most: self.most },
                levels: self.levels,
            };
            table.write(&mut self.page);
        }
    }
}

pub(super) fn field_row<'a>(decl: &'a FieldDecl, levels: Levels<'_>) -> Row<'a> {
    let FieldDecl { value, required, otherwise_denied, separator, list } = decl;
    let presence = Presence::of(*required, value.when.as_ref());
    let several = separator.as_ref().map(|it| format!("one value or several, parted by {}", code(it)));
    let form = match list.value {
        ListForm::Deny => None,
        ListForm::Allow => Some("one value or a list of them".to_owned()),
        ListForm::Require => Some("a list of values".to_owned()),
    };
    let elsewhere = otherwise_denied.map(|_| levels.marked("it is left out", "field-unexpected", value.level));
    Row { presence, elsewhere, more: several.into_iter().chain(form).collect(), ..Row::plain(value) }
}

/// What is to say of fields; each is written as `what`, after this marker.
pub(super) fn field_statements(fields: &FieldsDecl, what: &str, marker: &str, levels: Levels<'_>) -> Vec<String> {
    let FieldsDecl { fields, ordered, unknown } = fields;
    let mut statements = Vec::new();
    if let Some(first) = fields.first() {
        let example = code(&format!("{marker}{}: …", first.value.name));
        statements.push(format!("Each field is {what} such as {example}"));
    }
    statements.extend(ordered.map(|_| levels.marked("The fields come in this order", "field-order", None)));
    match (unknown.value, fields.is_empty()) {
        (true, true) => {}
        (true, false) => statements.push("There may be other fields too".into()),
        (false, _) => statements.push(levels.marked("There are no other fields", "field-unknown", None)),
    }
    statements
}
