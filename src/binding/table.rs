//! Columns, rows and cells of a table.

use std::ops::Range;

use super::matching::{Firsts, Names, Verdict, assign};
use super::order::misplaced;
use super::{
    BLANK, Binder, BoundColumn, BoundTable, HollowColumn, MissingColumn, Reading, RowFault, ValuePlace, reading,
};
use crate::document::{Block, BlockKind, Cell};
use crate::schema::{ColumnDecl, Subject, TableDecl};

impl Names for [ColumnDecl] {
    fn count(&self) -> usize {
        self.len()
    }

    fn accepts(&self, index: usize, name: &str) -> bool {
        self[index].value.name == name || self[index].aliases.iter().any(|alias| alias == name)
    }

    fn required(&self, index: usize) -> bool {
        self[index].required
    }

    fn texts(&self, index: usize) -> impl Iterator<Item = &str> {
        std::iter::once(self[index].value.name.as_str()).chain(self[index].aliases.iter().map(String::as_str))
    }
}

impl<'a> Binder<'a> {
    /// Binds the table of the section with index `section`.
    pub(super) fn table(&mut self, section: usize, decl: &'a TableDecl, blocks: &'a [Block]) {
        let document = self.document;
        let tables = || {
            blocks.iter().filter_map(|block| match block.kind {
                BlockKind::Table(table) => Some(&document.tables[table]),
                _ => None,
            })
        };
        let Some(main) = tables().find(|table| table.defect.is_none()).or_else(|| tables().next()) else { return };
        let broken = tables().filter(|table| table.defect.is_some()).collect();
        let mut bound = BoundTable {
            section,
            decl,
            table: main,
            broken,
            columns: Vec::new(),
            missing: Vec::new(),
            faulty_rows: Vec::new(),
            hollow_columns: Vec::new(),
        };
        // What is no table has no columns: that it is none is the one fault.
        if let (None, Some(header)) = (main.defect, main.header) {
            self.columns(&mut bound, header);
            self.rows(&mut bound);
        }
        self.binding.tables.push(bound);
    }

    fn columns(&self, bound: &mut BoundTable<'a>, header: usize) {
        let declared = bound.decl.columns.as_slice();
        let cells = self.document.cells_of(header);
        let name = |cell: &Cell| self.source.slice(cell.text);
        let column = |cell: &Cell, verdict: Verdict, first| BoundColumn {
            header: cell.text,
            name: name(cell),
            verdict,
            decl: verdict.index().map(|index| &declared[index]),
            first,
            misplaced: None,
            mistyped: false,
        };
        // Nearly all tables are as declared: nothing is missing, and nothing has to be looked for.
        let exact = |(at, cell): (usize, &Cell)| declared.accepts(at, name(cell));
        if cells.len() == declared.len() && cells.iter().enumerate().all(exact) {
            bound.columns = cells.iter().enumerate().map(|(at, cell)| column(cell, Verdict::Exact(at), None)).collect();
            return;
        }
        let names: Vec<&'a str> = cells.iter().map(name).collect();
        let verdicts = assign(&names, declared, bound.decl.unknown.value);
        let mut firsts = Firsts::new(declared.len());
        bound.columns =
            cells.iter().zip(verdicts).map(|(cell, it)| column(cell, it, firsts.of(it, cell.text))).collect();
        if bound.decl.ordered.is_some() {
            mark_order(&mut bound.columns);
        }
        bound.missing = self.missing(bound.decl, &bound.columns);
    }

    /// The required columns that are not there. One whose condition asks for a field is required only if that holds.
    fn missing(&self, decl: &'a TableDecl, columns: &[BoundColumn<'a>]) -> Vec<MissingColumn<'a>> {
        let mut name_of = vec![None; decl.columns.len()];
        for column in columns.iter().rev() {
            if let Some(index) = column.verdict.index() {
                name_of[index] = Some(column.name);
            }
        }
        let mut after = None;
        let mut missing = Vec::new();
        for (column, name) in decl.columns.iter().zip(name_of) {
            if name.is_some() {
                after = name;
            } else if column.required && self.holds(column.value.when.as_ref()) {
                missing.push(MissingColumn { decl: column, after });
            }
        }
        missing
    }

    fn rows(&mut self, bound: &mut BoundTable<'a>) {
        let table_index = self.binding.tables.len();
        bound.hollow_columns = self.hollow_columns(bound);
        for row in bound.table.rows.clone() {
            let cells = self.document.cells_of(row);
            let fault = self.row_fault(bound, cells);
            let (first, torn) = match &fault {
                None => (0, 0..0),
                Some(RowFault::Shape | RowFault::Header | RowFault::Delimiter | RowFault::Blank) => (cells.len(), 0..0),
                Some(RowFault::HeaderWord) => (1, 0..0),
                // The comma at the end of a torn row's name is part of the tear.
                Some(RowFault::Torn(torn)) => (usize::from(self.ends_in_comma(cells)), torn.clone()),
            };
            for column in (first..cells.len()).filter(|column| !torn.contains(column)) {
                self.cell(bound, table_index, row, column, cells);
            }
            if let Some(fault) = fault {
                bound.faulty_rows.push((row, fault));
            }
        }
    }

    fn cell(&mut self, bound: &mut BoundTable<'a>, table: usize, row: usize, column: usize, cells: &[Cell]) {
        let Some(found) = bound.columns.get(column).filter(|it| it.first.is_none()) else { return };
        let Some(decl) = found.decl else { return };
        if is_hollow(bound, column) || !self.row_condition(bound, decl, cells) {
            return;
        }
        self.value(&decl.value, cells[column].text, ValuePlace::Cell { table, row, column });
        if self.binding.values.last().is_some_and(|value| value.reading == Reading::Mistyped) {
            bound.columns[column].mistyped = true;
        }
    }

    /// Whether the condition of a column holds in the row with these cells.
    fn row_condition(&self, bound: &BoundTable<'a>, decl: &ColumnDecl, cells: &[Cell]) -> bool {
        let Some(when) = &decl.value.when else { return true };
        let Subject::Column(index) = &when.subject else { return self.holds(Some(when)) };
        let at = bound.columns.iter().position(|column| column.verdict.index() == Some(*index));
        let text = at.and_then(|at| cells.get(at)).map(|cell| self.source.slice(cell.text));
        when.test.holds(text.filter(|text| !text.is_empty()).as_slice())
    }

    fn row_fault(&self, bound: &BoundTable<'a>, cells: &[Cell]) -> Option<RowFault> {
        let columns = &bound.columns;
        let text = |cell: &Cell| self.source.slice(cell.text);
        if cells.iter().all(|cell| is_dashes(text(cell))) {
            return Some(RowFault::Delimiter);
        }
        if cells.len() != columns.len() {
            return Some(RowFault::Shape);
        }
        let first = text(cells.first()?);
        // Columns that nothing declares may be named after their rows, as in a table of distances.
        if columns.iter().any(|column| column.name == first && column.decl.is_some()) {
            let whole = cells.iter().zip(columns).all(|(cell, column)| text(cell) == column.name);
            return Some(if whole { RowFault::Header } else { RowFault::HeaderWord });
        }
        if first == BLANK && self.is_blank(bound, cells) {
            return Some(RowFault::Blank);
        }
        self.torn(bound, cells).map(RowFault::Torn)
    }

    /// Whether nobody has filled in a row: where something is asked for stands a blank, elsewhere nothing.
    fn is_blank(&self, bound: &BoundTable<'a>, cells: &[Cell]) -> bool {
        cells.iter().zip(&bound.columns).all(|(cell, column)| {
            let text = self.source.slice(cell.text);
            text == BLANK
                || (text.is_empty() && column.decl.is_none_or(|decl| decl.value.allow_empty || !decl.required))
        })
    }

    /// The columns that hold nothing where a row breaks off: two or more up to the end of the row, or after a name that
    /// ends in a comma all but the last one at most. Columns that may be empty, or that nothing is known of, do not count.
    fn torn(&self, bound: &BoundTable<'a>, cells: &[Cell]) -> Option<Range<usize>> {
        let counts = |column: &usize| {
            let BoundColumn { decl, first, .. } = &bound.columns[*column];
            first.is_none()
                && decl.is_some_and(|decl| !decl.value.allow_empty && decl.value.when.is_none())
                && !is_hollow(bound, *column)
        };
        let nothing =
            |column: &usize| bound.columns[*column].decl.is_some_and(|decl| self.holds_nothing(decl, cells[*column]));
        // Most rows end in a value: nothing more is looked at.
        let mut last = (0..cells.len()).rev().filter(counts);
        let comma = self.ends_in_comma(cells);
        if !comma && !last.clone().next().is_some_and(|column| nothing(&column)) {
            return None;
        }
        let run: Vec<usize> = last.clone().take_while(nothing).collect();
        if let (Some(from), true) = (run.last(), run.len() >= 2 || (comma && run.last() == Some(&1))) {
            return Some(*from..cells.len());
        }
        let filled = last.next().filter(|_| comma)?;
        let rest: Vec<usize> = (1..filled).filter(counts).collect();
        (!rest.is_empty() && rest.iter().all(nothing)).then_some(1..filled)
    }

    fn holds_nothing(&self, decl: &ColumnDecl, cell: Cell) -> bool {
        reading::nothing(&decl.value, self.source.slice(cell.text)).is_some_and(|it| it != Reading::Blank)
    }

    fn ends_in_comma(&self, cells: &[Cell]) -> bool {
        cells.first().is_some_and(|cell| self.source.slice(cell.text).ends_with(','))
    }

    /// The columns that hold no value in any of several rows: one fault of the column, not one of each cell.
    fn hollow_columns(&self, bound: &BoundTable<'a>) -> Vec<HollowColumn> {
        let rows = bound.table.rows.clone();
        if rows.len() < 2 {
            return Vec::new();
        }
        let columns = bound.columns.iter().enumerate();
        columns
            .filter_map(|(column, found)| {
                let decl = found.decl.filter(|_| found.first.is_none())?;
                if decl.value.allow_empty || decl.value.when.is_some() {
                    return None;
                }
                let mut placeholder = None;
                let hollow = rows.clone().all(|row| {
                    let Some(cell) = self.document.cells_of(row).get(column) else { return true };
                    match reading::nothing(&decl.value, self.source.slice(cell.text)) {
                        Some(Reading::Placeholder(place)) => {
                            placeholder = Some(place);
                            true
                        }
                        Some(Reading::Blank) => {
                            placeholder = Some(decl.value.place);
                            true
                        }
                        nothing => nothing.is_some(),
                    }
                });
                hollow.then_some(HollowColumn { column, placeholder })
            })
            .collect()
    }
}

fn is_hollow(bound: &BoundTable<'_>, column: usize) -> bool {
    bound.hollow_columns.iter().any(|hollow| hollow.column == column)
}

/// Whether a cell is one of a delimiter row. Fewer than three dashes may be a way to say "nothing".
fn is_dashes(text: &str) -> bool {
    let inner = text.strip_prefix(':').unwrap_or(text);
    let inner = inner.strip_suffix(':').unwrap_or(inner);
    // A single dash may stand for no value.
    let is_enough = if inner.len() < text.len() { !inner.is_empty() } else { inner.len() >= 2 };
    is_enough && inner.bytes().all(|it| it == b'-')
}

fn mark_order(columns: &mut [BoundColumn<'_>]) {
    let placed: Vec<(usize, usize)> = columns
        .iter()
        .enumerate()
        .filter(|(_, column)| column.first.is_none())
        .filter_map(|(at, column)| Some((at, column.verdict.index()?)))
        .collect();
    for (at, before) in misplaced(&placed) {
        columns[at].misplaced = Some(before.map(|before| columns[before].name));
    }
}
