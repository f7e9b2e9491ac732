//! What the sections of one name hold.

use std::collections::HashSet;

use super::fields::Fields;
use super::judge::Judge;
use super::spread::Spread;
use super::tables::Tables;
use super::value::{Value, Values};
use crate::document::{Block, BlockKind, Document, Item};
use crate::rules::stops_short;
use crate::text::{Source, words};

/// What a section holds, by the words of the schema language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Any,
    Prose,
    List,
    Fields,
    Table,
}

/// What the sections of one name hold.
#[derive(Clone, Debug, Default)]
pub(super) struct Contents {
    /// Sections that hold something.
    pub(super) filled: u64,
    /// Sections that hold nothing, not even a section.
    pub(super) empty: u64,
    pub(super) prose: Prose,
    pub(super) lists: Lists,
    pub(super) tables: Tables,
}

/// Sections that hold paragraphs only.
#[derive(Clone, Debug, Default)]
pub(super) struct Prose {
    pub(super) count: u64,
    pub(super) words: Spread,
    /// Those that end as a sentence ends.
    pub(super) finished: u64,
}

/// Sections that hold lists only.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    pub(super) count: u64,
    pub(super) items: Spread,
    pub(super) values: Values,
    pub(super) fields: Fields,
    /// The lists of two items or more, and those in which all items differ, whatever their case.
    pub(super) comparable: u64,
    pub(super) distinct: u64,
}

impl Contents {
    /// Counts a section with these blocks; `nested` when sections stand in it.
    pub(super) fn observe(&mut self, source: &Source, document: &Document, blocks: &[Block], nested: bool) {
        let mut kinds = blocks.iter().map(|block| block.kind).filter(|kind| kind.is_content()).peekable();
        if kinds.peek().is_none() {
            self.empty += u64::from(!nested);
            return;
        }
        self.filled += 1;
        let whole = |table: usize| document.tables[table].defect.is_none();
        if kinds.clone().all(|kind| kind == BlockKind::Paragraph) {
            self.prose.observe(source, blocks);
        } else if kinds.clone().all(|kind| matches!(kind, BlockKind::List(_))) {
            let lists = kinds.filter_map(|kind| match kind {
                BlockKind::List(list) => Some(document.lists[list].items.clone()),
                _ => None,
            });
            self.lists.observe(
                source,
                document,
                &lists.flat_map(|items| &document.items[items]).copied().collect::<Vec<_>>(),
            );
        } else if let (Some(BlockKind::Table(table)), None) = (kinds.next(), kinds.next())
            && whole(table)
        {
            self.tables.observe(source, document, &document.tables[table]);
        }
    }

    pub(super) fn merge(&mut self, other: Self) {
        self.filled += other.filled;
        self.empty += other.empty;
        self.prose.merge(other.prose);
        self.lists.merge(other.lists);
        self.tables.merge(other.tables);
    }

    /// What enough of the sections hold, and how many do.
    pub(super) fn kind(&self, judge: Judge) -> (Kind, u64) {
        let kinds = [
            (Kind::Prose, self.prose.count),
            (Kind::Fields, if self.lists.has_fields(judge) { self.lists.count } else { 0 }),
            (Kind::List, self.lists.count),
            (Kind::Table, if self.tables.declared(judge).is_empty() { 0 } else { self.tables.count }),
        ];
        let found = kinds.into_iter().find(|(_, count)| judge.most(*count, self.filled));
        found.unwrap_or((Kind::Any, self.filled))
    }
}

impl Prose {
    fn observe(&mut self, source: &Source, blocks: &[Block]) {
        self.count += 1;
        let paragraphs = blocks.iter().filter(|block| block.kind == BlockKind::Paragraph);
        let texts = paragraphs.map(|block| source.slice(block.span));
        #[allow(clippy::cast_precision_loss, reason = "no text has 2^52 words")]
        self.words.add_single(texts.clone().map(words).sum::<usize>() as f64);
        self.finished += u64::from(texts.last().is_some_and(|text| !stops_short(text.trim_end())));
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.words.merge(other.words);
        self.finished += other.finished;
    }
}

impl Lists {
    fn observe(&mut self, source: &Source, document: &Document, items: &[Item]) {
        self.count += 1;
        #[allow(clippy::cast_precision_loss, reason = "no list has 2^52 items")]
        self.items.add_single(items.len() as f64);
        self.values.observe(items.iter().map(|item| Value::at(source, document, item.text)));
        self.fields.observe(source, document, items);
        if items.len() > 1 {
            self.comparable += 1;
            let mut seen = HashSet::new();
            let all = items.iter().all(|item| seen.insert(source.slice(item.text).to_lowercase()));
            self.distinct += u64::from(all);
        }
    }

    fn merge(&mut self, other: Self) {
        self.count += other.count;
        self.items.merge(other.items);
        self.values.merge(other.values);
        self.fields.merge(other.fields);
        self.comparable += other.comparable;
        self.distinct += other.distinct;
    }

    /// Whether these are lists of fields: most of their keys come back from one to the next.
    fn has_fields(&self, judge: Judge) -> bool {
        let fields = &self.fields;
        let declared = fields.declared(judge);
        let all = fields.by_key.values().map(|field| field.lists).sum::<u64>();
        judge.most(fields.lists, self.count)
            && declared.iter().any(|(_, field)| judge.most(field.lists, self.count))
            && declared.iter().map(|(_, field)| field.lists).sum::<u64>() * 2 >= all
    }
}
