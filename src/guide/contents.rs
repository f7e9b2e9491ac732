//! What a section holds.

use super::Guide;
use super::fields::field_statements;
use super::level::Levels;
use super::markdown::code;
use super::phrases::{capital, codes, count};
use super::values::whole;
use crate::diagnostic::Level;
use crate::schema::{CodeDecl, Content, DisjointDecl, ListDecl, ProseDecl, SectionDecl};

impl<'a> Guide<'a> {
    /// What is to say of the content of a section whose heading has this level.
    pub(super) fn content(&self, decl: &SectionDecl, level: usize) -> Vec<String> {
        let tail = match (decl.outline.sections.is_empty(), decl.outline.unknown.value) {
            (true, false) => " and nothing else".to_owned(),
            (true, true) => format!("; sections with headings of level {} may follow it", level + 1),
            (false, _) => " before the sections in it".to_owned(),
        };
        let holds = |what: &str| self.levels.marked(format!("Holds {what}{tail}"), "section-content", decl.level);
        let mut statements = Vec::new();
        match &decl.content.value {
            Content::Any if decl.outline.sections.is_empty() && !decl.outline.unknown.value => {
                statements.push("Holds anything but sections of its own".into());
            }
            Content::Any => statements.push("Holds anything".into()),
            Content::Prose(prose) => {
                statements.push(holds("paragraphs"));
                statements.extend(prose_statements(prose, decl, self.levels));
            }
            Content::List(list) => {
                statements.push(holds("a list"));
                statements.extend(self.list_statements(list, decl));
            }
            Content::Fields(fields) => {
                statements.push(holds("a list of fields"));
                statements.extend(field_statements(fields, "an item", "* ", self.levels));
            }
            Content::Code(blocks) => {
                let CodeDecl { languages } = blocks;
                statements.push(holds("code blocks"));
                statements.extend(languages.as_ref().map(|languages| {
                    let languages = codes(languages.value.iter().map(String::as_str), "or");
                    self.levels.marked(format!("Each names the language {languages}"), "code-language", decl.level)
                }));
            }
            Content::Table(table) => {
                statements.push(holds("one table"));
                statements.extend(self.table_statements(*table));
            }
        }
        statements.extend(self.schema.disjoint.iter().filter_map(|disjoint| self.apart(disjoint, decl)));
        statements
    }

    /// What the content of a section must not have in common with that of others, where that is looked at.
    fn apart(&self, disjoint: &DisjointDecl, decl: &SectionDecl) -> Option<String> {
        let DisjointDecl { place: _, sections, column, level } = disjoint;
        let rule = if column.is_some() { "row-overlap" } else { "list-overlap" };
        if !sections.contains(&decl.heading.name) || self.levels.of(rule, *level) == Level::Off {
            return None;
        }
        let what = match (column, &decl.content.value) {
            (Some(column), Content::Table(_)) => format!("No row whose {} appears", code(column)),
            (None, Content::List(_)) => "No item that appears".to_owned(),
            _ => return None,
        };
        let others = sections.iter().filter(|section| **section != decl.heading.name).map(String::as_str);
        let statement = format!("{what} under {} too, in any case of letters", codes(others, "or"));
        Some(self.levels.marked(statement, rule, *level))
    }

    /// The tables of fields or columns of a section.
    pub(super) fn values_of(&mut self, decl: &'a SectionDecl) {
        match &decl.content.value {
            Content::Any | Content::List(_) | Content::Code(_) => {}
            Content::Prose(prose) => {
                if let Some(syntax) = &prose.syntax {
                    self.template("", syntax, ["prose-syntax", "link-mismatch"], decl.level);
                }
            }
            Content::Fields(fields) => self.field_table(fields),
            Content::Table(table) => self.column_table(*table, &decl.heading.name),
        }
    }

    fn list_statements(&self, list: &ListDecl, decl: &SectionDecl) -> Vec<String> {
        let ListDecl { min_items, max_items, item, ordered, unique } = list;
        let level = item.as_ref().and_then(|item| item.level).or(decl.level);
        let items = count(min_items.map(|it| it.value), max_items.map(|it| it.value), "item");
        let numbered = |ordered: bool| if ordered { "The list is numbered" } else { "The list is not numbered" };
        let statements = [
            ordered.map(|it| self.levels.marked(numbered(it.value), "list-kind", decl.level)),
            items.map(|items| self.levels.marked(capital(&items), "list-count", decl.level)),
            unique.map(|_| self.levels.marked("No item twice, in any case of letters", "list-item-duplicate", level)),
            item.as_ref().map(|item| format!("Each item: {}", whole(item, self.detail(), self.levels))),
        ];
        statements.into_iter().flatten().collect()
    }
}

fn prose_statements(prose: &ProseDecl, decl: &SectionDecl, levels: Levels<'_>) -> Vec<String> {
    // The template is told below.
    let ProseDecl { syntax: _, min_words, max_words, truncated } = prose;
    let words = count(min_words.map(|it| it.value), max_words.map(|it| it.value), "word");
    let statements = [
        words.map(|words| levels.marked(capital(&words), "prose-length", decl.level)),
        truncated.map(|_| {
            levels.marked("The text does not stop in the middle of a sentence", "prose-truncated", decl.level)
        }),
    ];
    statements.into_iter().flatten().collect()
}
