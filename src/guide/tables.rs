//! Tables and their columns.

use super::Guide;
use super::markdown::code;
use super::phrases::{capital, codes, count};
use super::presence::Presence;
use super::values::{Detail, Row, ValueTable};
use crate::document::Alignment;
use crate::schema::{ColumnDecl, Subject, TableDecl};

impl<'a> Guide<'a> {
    /// What is to say of a table of this type, but for its columns.
    pub(super) fn table_statements(&self, index: usize) -> Vec<String> {
        if let Some(section) = self.tables[index] {
            return vec![format!(
                "The table has the columns of the one under {}, and all that is said there holds",
                code(section)
            )];
        }
        let TableDecl { place: _, name: _, columns, ordered, unknown, min_rows, max_rows, unique, level } =
            &self.schema.tables[index];
        let header = |at: &usize| columns.get(*at).map(|column| column.value.name.as_str());
        // No limit says nothing.
        let min = Some(min_rows.value).filter(|min| *min > 0);
        let rows = count(min, max_rows.map(|it| it.value), "row");
        let unique = unique.as_ref().map(|unique| codes(unique.value.iter().filter_map(header), "and"));
        let order = if ordered.is_some() {
            self.levels.marked("The columns come in this order", "column-order", *level)
        } else {
            "The columns come in any order".into()
        };
        let others = if unknown.value {
            "There may be other columns too".into()
        } else {
            self.levels.marked("No other columns", "column-unknown", *level)
        };
        let statements = [
            rows.map(|rows| self.levels.marked(format!("{} below the header", capital(&rows)), "row-count", *level)),
            unique
                .map(|names| self.levels.marked(format!("No two rows have the same {names}"), "row-duplicate", *level)),
            Some(order),
            Some(others),
        ];
        statements.into_iter().flatten().collect()
    }

    /// The columns of a table type, the first time that a section has it.
    pub(super) fn column_table(&mut self, index: usize, section: &'a str) {
        if self.tables[index].is_some() {
            return;
        }
        self.tables[index] = Some(section);
        let columns = &self.schema.tables[index].columns;
        let name = |at: usize| columns.get(at).map(|column| column.value.name.clone()).unwrap_or_default();
        let rows = columns.iter().map(column_row).collect();
        let detail = Detail { common: &self.placeholders, most: self.most };
        ValueTable { noun: "column", rows, column: &name, detail, levels: self.levels }.write(&mut self.page);
    }
}

pub(super) fn column_row(decl: &ColumnDecl) -> Row<'_> {
    let ColumnDecl { value, aliases, required, align } = decl;
    // A condition on another column is about rows: the column itself is there.
    let by_field = value.when.as_ref().filter(|when| matches!(when.subject, Subject::Field(_)));
    let presence = Presence::of(*required, by_field);
    let align = align.as_ref().map(|align| match align.value {
        Alignment::None => "none, `---`",
        Alignment::Left => "left, `:---`",
        Alignment::Right => "right, `---:`",
        Alignment::Center => "center, `:---:`",
    });
    let aliases = (!aliases.is_empty())
        .then(|| format!("the header {} is accepted too", codes(aliases.iter().map(String::as_str), "or")));
    Row {
        presence,
        align: align.unwrap_or_default().to_owned(),
        more: aliases.into_iter().collect(),
        ..Row::plain(value)
    }
}
