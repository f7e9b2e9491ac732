//! What the page says of one part, for those who show it alone.

use super::Guide;
use super::fields::{field_row, field_statements};
use super::phrases::{capital, codes, sentence};
use super::tables::column_row;
use super::values::{Row, statements};
use crate::schema::{
    ColumnDecl, Content, FieldDecl, FrontMatterDecl, Outline, PreambleDecl, Schema, SectionDecl, SectionOrder,
    TableDecl, TitleDecl, ValueDecl,
};

/// The most accepted values of one part that are listed.
const MOST: usize = 30;

/// A part of a document that a schema declares.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Part<'a> {
    /// The front matter.
    FrontMatter(&'a FrontMatterDecl),
    /// The title.
    Title(&'a TitleDecl),
    /// A paragraph before the first section.
    Preamble(&'a PreambleDecl),
    /// A section whose heading has this level, and those that it is declared among.
    Section(&'a SectionDecl, usize, Option<&'a Outline>),
    /// A table.
    Table(&'a TableDecl),
    /// A column of a table.
    Column(&'a TableDecl, &'a ColumnDecl),
    /// A field.
    Field(&'a FieldDecl),
    /// An item, or the text in a hole.
    Value(&'a ValueDecl),
}

/// A part by what its declaration says of it; `None` where that is nothing.
pub(crate) fn about(description: Option<&str>) -> Option<String> {
    description.filter(|it| !it.trim().is_empty()).map(sentence)
}

/// What `schema` asks of one part: its description and a list of statements, as Markdown without a heading.
#[must_use]
pub(crate) fn part(schema: &Schema, part: Part<'_>) -> String {
    let mut guide = Guide { most: MOST, placeholders: Vec::new(), ..Guide::new(schema) };
    guide.part(part);
    guide.page.into_text()
}

impl Guide<'_> {
    fn part(&mut self, part: Part<'_>) {
        match part {
            Part::FrontMatter(decl) => {
                self.describe(decl.description.as_deref());
                let mut said = vec![self.required(decl.required, "front-matter-missing", decl.level)];
                said.extend(field_statements(&decl.fields, "a line", "", self.levels));
                said.extend(named("Fields", decl.fields.fields.iter().map(|field| &field.value)));
                self.statements(said);
            }
            Part::Title(decl) => {
                self.describe(decl.description.as_deref());
                self.statements([self.required(decl.required, "title-missing", decl.level)]);
                if let Some(syntax) = &decl.syntax {
                    self.template_text("# ", syntax, "title-syntax", decl.level);
                }
            }
            Part::Preamble(decl) => {
                self.describe(decl.description.as_deref());
                self.statements([self.required(decl.required, "preamble-missing", decl.level)]);
                self.template_text("", &decl.syntax, "preamble-syntax", decl.level);
            }
            Part::Section(decl, level, among) => self.section_part(decl, level, among),
            Part::Table(decl) => {
                let at = self.schema.tables.iter().position(|table| std::ptr::eq(table, decl));
                self.statements(at.map(|at| self.table_statements(at)).unwrap_or_default());
            }
            Part::Column(table, decl) => {
                let column = |at: usize| table.columns.get(at).map_or_else(String::new, |it| it.value.name.clone());
                self.value_part(&column_row(decl), &column);
            }
            Part::Field(decl) => self.value_part(&field_row(decl, self.levels), &|_| String::new()),
            Part::Value(decl) => self.value_part(&Row::plain(decl), &|_| String::new()),
        }
    }

    fn section_part(&mut self, decl: &SectionDecl, level: usize, among: Option<&Outline>) {
        self.describe(decl.description.as_deref());
        let mut said = self.section_statements(decl, level);
        said.extend(match &decl.content.value {
            Content::Table(table) => named("Columns", self.schema.tables[*table].columns.iter().map(|it| &it.value)),
            Content::Fields(fields) => named("Fields", fields.fields.iter().map(|it| &it.value)),
            _ => None,
        });
        said.extend(among.and_then(|among| neighbours(decl, among)));
        self.statements(said);
        if let Content::Prose(prose) = &decl.content.value
            && let Some(syntax) = &prose.syntax
        {
            self.template_text("", syntax, "prose-syntax", decl.level);
        }
    }

    fn value_part(&mut self, row: &Row<'_>, column: &dyn Fn(usize) -> String) {
        self.describe(row.decl.description.as_deref());
        let mut said = statements(row.decl, self.detail(), self.levels);
        said.extend(row.presence.statement());
        let align = (!row.align.is_empty()).then(|| format!("aligned: {}", row.align));
        said.extend(align.map(|align| self.levels.marked(align, "column-alignment", row.decl.level)));
        said.extend(row.others(column));
        self.statements(said.iter().map(|statement| capital(statement)));
    }
}

/// The names of values, where there are any.
fn named<'a>(what: &str, values: impl Iterator<Item = &'a ValueDecl>) -> Option<String> {
    let names = codes(values.map(|value| value.name.as_str()), "and");
    (!names.is_empty()).then(|| format!("{what}: {names}"))
}

/// Between which sections one comes, where they have an order.
fn neighbours(decl: &SectionDecl, among: &Outline) -> Option<String> {
    let sections = &among.sections;
    let at =
        sections.iter().position(|it| std::ptr::eq(it, decl)).filter(|_| among.order.value != SectionOrder::Any)?;
    let name = |at: usize| sections.get(at).map(|it| codes([it.heading.name.as_str()], ""));
    match (at.checked_sub(1).and_then(name), name(at + 1)) {
        (Some(before), Some(after)) => Some(format!("Comes after {before} and before {after}")),
        (Some(before), None) => Some(format!("Comes after {before}")),
        (None, Some(after)) => Some(format!("Comes before {after}")),
        (None, None) => None,
    }
}
