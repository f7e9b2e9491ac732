//! One table of many documents as comma-separated values (RFC 4180, with `\n` for line ends).

use super::{Datum, tables};
use crate::binding::{Bound, BoundSection, BoundTable};
use crate::diagnostic::closest;
use crate::schema::{Content, Outline, Schema, SectionDecl};

/// What comes before the columns of the table: where each row is from.
const WHERE_FROM: [&str; 2] = ["path", "section"];

/// The rows of one table type, or of the table of one section, with a line for each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Csv {
    /// The name of the table type, or the heading of the section.
    name: String,
    /// The columns, those of the first schema first.
    columns: Vec<String>,
}

/// No schema of the run has such a table.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("no schema here has a table, or a section with a table, that is called `{name}`")]
pub struct NoTable {
    /// What was asked for.
    pub name: String,
    /// The name that was probably meant.
    pub similar: Option<String>,
    /// The names that there are.
    pub known: Vec<String>,
}

impl Csv {
    /// The table called `name` in `schemas`: a table type, or else the heading of a section. Its columns are those that
    /// any of the schemas declares.
    ///
    /// # Errors
    /// [`NoTable`] when none of them has it.
    pub fn of<'a>(name: &str, schemas: impl IntoIterator<Item = &'a Schema>) -> Result<Self, NoTable> {
        let (mut columns, mut known): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for schema in schemas {
            for (section, table) in tables_of(schema) {
                let decl = &schema.tables[table];
                let names = [decl.name.as_str(), section.heading.name.as_str()];
                if names.contains(&name) {
                    add(&mut columns, decl.columns.iter().map(|column| column.value.name.as_str()));
                }
                add(&mut known, names);
            }
        }
        if columns.is_empty() {
            let similar = closest(name, known.iter().map(String::as_str)).map(str::to_owned);
            return Err(NoTable { name: name.to_owned(), similar, known });
        }
        Ok(Self { name: name.to_owned(), columns })
    }

    /// The first line: the names of the columns.
    #[must_use]
    pub fn header(&self) -> String {
        line(WHERE_FROM.into_iter().chain(self.columns.iter().map(String::as_str)))
    }

    /// The lines of a document; empty when it has no such table.
    #[must_use]
    pub fn rows(&self, bound: Bound<'_>) -> String {
        let mut lines = String::new();
        for table in &bound.binding.tables {
            let section = &bound.binding.sections[table.section];
            if !self.is_meant(table, section) {
                continue;
            }
            for row in tables::rows(bound, table) {
                let cell =
                    |name: &String| row.iter().find(|(key, _)| key == name).map_or(String::new(), |it| plain(&it.1));
                let cells: Vec<_> = self.columns.iter().map(cell).collect();
                let start = [bound.source.name(), heading(section)];
                lines += &line(start.into_iter().chain(cells.iter().map(String::as_str)));
            }
        }
        lines
    }

    fn is_meant(&self, table: &BoundTable<'_>, section: &BoundSection<'_>) -> bool {
        table.decl.name == self.name || section.decl.is_some_and(|decl| decl.heading.name == self.name)
    }
}

/// The sections that hold tables, with the indices of their table types.
fn tables_of(schema: &Schema) -> Vec<(&SectionDecl, usize)> {
    fn collect<'a>(outline: &'a Outline, found: &mut Vec<(&'a SectionDecl, usize)>) {
        for section in &outline.sections {
            if let Content::Table(table) = section.content.value {
                found.push((section, table));
            }
            collect(&section.outline, found);
        }
    }
    let mut found = Vec::new();
    collect(&schema.outline, &mut found);
    found
}

fn add<'a>(names: &mut Vec<String>, more: impl IntoIterator<Item = &'a str>) {
    for name in more {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
}

/// The declared heading; the one in the text where a pattern is declared.
fn heading<'a>(section: &BoundSection<'a>) -> &'a str {
    section.decl.and_then(|decl| decl.heading.texts.first()).map_or(section.name, String::as_str)
}

/// A value as text: nothing for `null`.
fn plain(value: &Datum) -> String {
    match value {
        Datum::Null => String::new(),
        Datum::Text(text) => text.clone(),
        other => other.to_json(),
    }
}

fn line<'a>(fields: impl IntoIterator<Item = &'a str>) -> String {
    let fields: Vec<_> = fields.into_iter().map(quoted).collect();
    fields.join(",") + "\n"
}

/// A field; in quotes where it holds what parts fields or lines.
fn quoted(field: &str) -> String {
    if field.contains(['"', ',', '\n', '\r']) {
        format!("\"{}\"", field.replace('"', "\"\""))
    } else {
        field.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_are_quoted_where_they_have_to_be() {
        assert_eq!(line(["a b", "a,b", "say \"a\"", "a\nb", ""]), "a b,\"a,b\",\"say \"\"a\"\"\",\"a\nb\",\n");
    }
}
