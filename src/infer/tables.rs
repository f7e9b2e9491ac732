//! Tables: their columns, rows and cells.

use std::collections::{BTreeMap, HashSet};

use super::judge::Judge;
use super::names::{self, Sequences};
use super::spread::Spread;
use super::value::{Value, Values};
use crate::document::{Alignment, Document, Table};
use crate::text::Source;

/// Alignments, in the order of the counts of [`Column::aligned`], with their words in the schema language.
const ALIGNMENTS: [(Alignment, &str); 4] =
    [(Alignment::None, "none"), (Alignment::Left, "left"), (Alignment::Right, "right"), (Alignment::Center, "center")];
/// A longer text, in bytes, is no key of a row.
const LONGEST_KEY: usize = 80;

/// What the tables of one place have in common.
#[derive(Clone, Debug, Default)]
pub(super) struct Tables {
    /// How many tables there are.
    pub(super) count: u64,
    /// Body rows.
    pub(super) rows: Spread,
    pub(super) order: Sequences,
    pub(super) columns: BTreeMap<Box<str>, Column>,
    /// The tables with a blank header, or two columns of one name.
    pub(super) unnamed: u64,
}

/// A column.
#[derive(Clone, Debug, Default)]
pub(super) struct Column {
    /// The tables that have it.
    pub(super) tables: u64,
    aligned: [u64; ALIGNMENTS.len()],
    pub(super) values: Values,
    /// The tables of two rows or more, and those in which all cells of the column differ.
    pub(super) comparable: u64,
    pub(super) distinct: u64,
}

impl Tables {
    /// Counts a whole table.
    pub(super) fn observe(&mut self, source: &Source, document: &Document, table: &Table) {
        let (Some(header), Some(delimiter)) = (table.header, table.delimiter) else { return };
        self.count += 1;
        #[allow(clippy::cast_precision_loss, reason = "no table has 2^52 rows")]
        self.rows.add_single(table.rows.len() as f64);
        let headers: Vec<_> = document.cells_of(header).iter().map(|cell| source.slice(cell.text)).collect();
        let mut seen = BTreeMap::new();
        headers.iter().enumerate().rev().filter(|(_, name)| !name.trim().is_empty()).for_each(|(at, name)| {
            seen.insert(*name, at);
        });
        self.unnamed += u64::from(seen.len() < headers.len());
        let mut order: Vec<_> = seen.iter().map(|(name, at)| (*at, *name)).collect();
        order.sort_unstable();
        self.order.add(&order.iter().map(|(_, name)| *name).collect::<Vec<_>>());
        let delimiters = document.cells_of(delimiter);
        for (at, name) in order {
            let Some(column) = names::entry(&mut self.columns, name) else { continue };
            column.tables += 1;
            let aligned = delimiters.get(at).map(|cell| Alignment::of(source.slice(cell.text)));
            if let Some(index) = ALIGNMENTS.iter().position(|(alignment, _)| Some(*alignment) == aligned) {
                column.aligned[index] += 1;
            }
            // The cells of a row that is too long or too short may belong to other columns.
            let rows = table.rows.clone().map(|row| document.cells_of(row)).filter(|row| row.len() == headers.len());
            let cells = rows.map(|row| Value::at(source, document, row[at].text));
            column.values.observe(cells.clone());
            column.compare(cells.map(|cell| cell.text));
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.unnamed += other.unnamed;
        self.rows.merge(other.rows);
        self.order.merge(other.order);
        for (name, column) in other.columns {
            if let Some(own) = names::entry(&mut self.columns, &name) {
                own.merge(column);
            }
        }
        names::prune(&mut self.columns, self.count, |column| column.tables);
    }

    /// The names of the columns to declare, in their usual order.
    pub(super) fn declared(&self, judge: Judge) -> Vec<&str> {
        let columns = self.columns.iter();
        let mut declared: Vec<_> = columns
            .filter(|(_, column)| judge.most(column.tables, self.count) || judge.some(column.tables, self.count))
            .map(|(name, _)| &**name)
            .collect();
        self.order.sort(&mut declared);
        declared
    }
}

impl Column {
    /// Notes whether all cells differ.
    fn compare<'a>(&mut self, cells: impl Iterator<Item = &'a str> + Clone) {
        if cells.clone().nth(1).is_none() {
            return;
        }
        self.comparable += 1;
        let mut seen = HashSet::new();
        let mut cells = cells.map(|cell| !cell.is_empty() && cell.len() <= LONGEST_KEY && seen.insert(cell));
        self.distinct += u64::from(cells.all(|is_new| is_new));
    }

    fn merge(&mut self, other: Self) {
        self.tables += other.tables;
        self.comparable += other.comparable;
        self.distinct += other.distinct;
        self.aligned.iter_mut().zip(other.aligned).for_each(|(own, other)| *own += other);
        self.values.merge(other.values);
    }

    /// The alignment that enough tables give the column; `None` without one, or when they give none.
    pub(super) fn alignment(&self, judge: Judge) -> Option<&'static str> {
        let index = self.aligned.iter().position(|count| judge.most(*count, self.tables)).filter(|index| *index > 0)?;
        Some(ALIGNMENTS[index].1)
    }
}
