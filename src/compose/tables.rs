//! Tables from their rows.

use super::fault::Path;
use super::sections::MOST_BLANKS;
use super::values::is_asked;
use super::{Composer, Missing};
use crate::export::Datum;
use crate::layout::table::{Rows, cell_text, declared_text};
use crate::schema::{ColumnDecl, TableDecl};

impl Composer<'_> {
    /// A table with these rows; with some to fill in when there is none yet.
    pub(super) fn table(&mut self, decl: &TableDecl, rows: &[Datum], path: &Path<'_>) -> String {
        let names: Vec<_> = decl.columns.iter().map(|column| column.value.name.as_str()).collect();
        for (at, row) in rows.iter().enumerate() {
            let path = Path::Index(path, at);
            if matches!(row, Datum::Map(_)) {
                self.known(row, &path, &names);
            } else {
                self.faults.mistyped(&path, row, "an object of values by columns", Some(decl.place));
            }
        }
        let columns = columns(decl, rows);
        let mut body = Vec::with_capacity(rows.len());
        for (at, row) in rows.iter().enumerate().filter(|(_, row)| matches!(row, Datum::Map(_))) {
            let path = Path::Index(path, at);
            body.push(columns.iter().map(|column| self.cell(column, row, &path)).collect::<Vec<_>>());
        }
        if rows.is_empty() && self.missing == Missing::Blank {
            let blank: Vec<_> = columns.iter().map(|column| self.cell(column, &Datum::Null, path)).collect();
            body.resize(decl.min_rows.value.clamp(1, MOST_BLANKS), blank);
        }
        let header: Vec<_> = columns.iter().map(|column| declared_text(&column.value.name)).collect();
        let rows = Rows {
            header: header.iter().map(|name| &**name).collect(),
            alignments: columns.iter().map(|column| column.alignment()).collect(),
            body: body.iter().map(|row| row.iter().map(String::as_str).collect()).collect(),
        };
        rows.to_text(self.style.tables)
    }

    fn cell(&mut self, column: &ColumnDecl, row: &Datum, path: &Path<'_>) -> String {
        let path = Path::Key(path, &column.value.name);
        let value = row.get(&column.value.name);
        if value.is_none() && !column.required {
            return String::new();
        }
        let text = self.value(Some(&column.value), value, &path);
        cell_text(&self.one_line(&text, "a cell", &path)).into_owned()
    }
}

/// The columns that some row has a value for, and those that are required; in the declared order, or in that of the
/// first row where any will do.
fn columns<'a>(decl: &'a TableDecl, rows: &[Datum]) -> Vec<&'a ColumnDecl> {
    let given = |column: &ColumnDecl| rows.iter().any(|row| row.get(&column.value.name).is_some());
    // Whether a column is asked for whose condition may not hold, the check of the document tells.
    let asked = |column: &ColumnDecl| column.required && column.value.when.is_none();
    let wanted =
        |column: &&ColumnDecl| given(column) || (asked(column) && (rows.is_empty() || is_asked(column.value.level)));
    let mut columns: Vec<_> = decl.columns.iter().filter(wanted).collect();
    if let (None, Some(Datum::Map(entries))) = (decl.ordered, rows.first()) {
        let place = |name: &str| entries.iter().position(|(key, _)| key == name).unwrap_or(entries.len());
        columns.sort_by_cached_key(|column| place(&column.value.name));
    }
    columns
}
