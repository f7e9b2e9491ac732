//! The values of tables, row by row.

use super::{Datum, values};
use crate::binding::{Bound, BoundColumn, BoundTable, RowFault};

/// The rows of a table, each by the names of its columns. Rows that cannot be read cell by cell are left out.
pub(super) fn rows<'a>(bound: Bound<'a>, table: &'a BoundTable<'a>) -> impl Iterator<Item = Vec<(&'a str, Datum)>> {
    let columns = columns(table);
    table.table.rows.clone().filter(|row| is_readable(table, *row)).map(move |row| {
        let cells = bound.document.cells_of(row);
        let cell = |(at, column): &(usize, &'a BoundColumn<'a>)| {
            let (decl, cell) = (column.decl?, cells.get(*at)?);
            let text = values::unescaped(bound.source.slice(cell.text));
            Some((decl.value.name.as_str(), values::value(&decl.value, &text)))
        };
        columns.iter().filter_map(cell).collect()
    })
}

/// The declared columns with their places, in the declared order if there is one, else in that of the text.
fn columns<'a>(table: &'a BoundTable<'a>) -> Vec<(usize, &'a BoundColumn<'a>)> {
    let declared = |(_, column): &(usize, &BoundColumn<'_>)| column.decl.is_some() && column.first.is_none();
    let mut columns: Vec<_> = table.columns.iter().enumerate().filter(declared).collect();
    if table.decl.ordered.is_some() {
        columns.sort_by_key(|(_, column)| column.verdict.index());
    }
    columns
}

fn is_readable(table: &BoundTable<'_>, row: usize) -> bool {
    let fault = table.faulty_rows.binary_search_by_key(&row, |(row, _)| *row).ok();
    !matches!(fault.map(|at| &table.faulty_rows[at].1), Some(RowFault::Shape | RowFault::Header | RowFault::Delimiter))
}
