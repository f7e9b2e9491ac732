//! Which sections to declare, in which order, and which tables they share.

use super::content::Kind;
use super::judge::Judge;
use super::names::{in_order, unknown_last};
use super::outline::{Section, Sections};
use super::tables::Tables;

/// A table type of more columns, or with a longer name, is called after a section.
const MOST_COLUMNS_IN_NAME: usize = 3;
const LONGEST_NAME: usize = 32;

/// The sections of one place that are to be declared.
#[derive(Debug)]
pub(super) struct Outline<'a> {
    pub(super) sections: Vec<Planned<'a>>,
    /// The word for their order.
    pub(super) order: &'static str,
    /// Whether others may stand beside them.
    pub(super) open: bool,
    /// How many parents keep the order, and how many hold no other sections.
    pub(super) ordered: u64,
    pub(super) closed: u64,
    pub(super) parents: u64,
}

/// A section that is to be declared.
#[derive(Debug)]
pub(super) struct Planned<'a> {
    pub(super) heading: &'a str,
    pub(super) seen: &'a Section,
    pub(super) required: bool,
    pub(super) repeat: bool,
    pub(super) allow_empty: bool,
    pub(super) kind: Kind,
    /// How many sections hold that.
    pub(super) of_kind: u64,
    /// The type of its table, by index.
    pub(super) table: Option<usize>,
    pub(super) nested: Option<Outline<'a>>,
}

/// A table type.
#[derive(Debug)]
pub(super) struct TableType<'a> {
    pub(super) name: String,
    pub(super) columns: Vec<&'a str>,
    /// The tables of all sections that share it.
    pub(super) tables: Tables,
    pub(super) headings: Vec<&'a str>,
}

impl<'a> Outline<'a> {
    /// Decides on the sections of one place, and adds the types of their tables to `types`.
    pub(super) fn of(sections: &'a Sections, judge: Judge, types: &mut Vec<TableType<'a>>) -> Self {
        let headings = sections.declared(judge);
        let parents = sections.parents;
        let ordered = sections.order.count(&headings, in_order);
        let closed = sections.order.count(&headings, |places| places.iter().all(Option::is_some));
        let last = sections.order.count(&headings, |places| in_order(places) && unknown_last(places));
        let open = !judge.most(closed, parents);
        let order = match (judge.most(ordered, parents), open) {
            (true, true) if !judge.most(last, parents) => "relative",
            (true, _) => "strict",
            (false, _) => "any",
        };
        let planned = headings.iter().filter_map(|heading| {
            let seen = sections.by_heading.get(*heading)?;
            Some(Planned::of(heading, seen, parents, judge, types))
        });
        Self { sections: planned.collect(), order, open, ordered, closed, parents }
    }
}

impl<'a> Planned<'a> {
    fn of(heading: &'a str, seen: &'a Section, parents: u64, judge: Judge, types: &mut Vec<TableType<'a>>) -> Self {
        let (kind, of_kind) = seen.contents.kind(judge);
        let table = (kind == Kind::Table).then(|| TableType::share(heading, &seen.contents.tables, judge, types));
        let nested = seen.nested.as_deref().map(|nested| Outline::of(nested, judge, types));
        Self {
            heading,
            seen,
            required: judge.most(seen.parents, parents),
            repeat: judge.some(seen.repeated, seen.parents),
            allow_empty: seen.contents.empty > judge.allowed(seen.count),
            kind,
            of_kind,
            table,
            nested,
        }
    }
}

impl<'a> TableType<'a> {
    /// The index of the type with the columns of these tables, which may be new.
    fn share(heading: &'a str, tables: &'a Tables, judge: Judge, types: &mut Vec<Self>) -> usize {
        let columns = tables.declared(judge);
        if let Some(index) = types.iter().position(|it| it.columns == columns) {
            types[index].tables.merge(tables.clone());
            types[index].headings.push(heading);
            return index;
        }
        types.push(Self { name: String::new(), columns, tables: tables.clone(), headings: vec![heading] });
        types.len() - 1
    }
}

/// Names the types: after the one section that has it, else after its columns where these are few.
pub(super) fn name_types(types: &mut [TableType<'_>]) {
    let mut taken: Vec<String> = Vec::new();
    for table in types {
        let columns = slug(&table.columns.join(" "));
        let few = table.columns.len() <= MOST_COLUMNS_IN_NAME && columns.len() <= LONGEST_NAME;
        let shared = table.headings.len() > 1 && few;
        let name = if shared { columns } else { slug(table.headings.first().copied().unwrap_or_default()) };
        let numbered = (2..).map(|number| format!("{name}-{number}"));
        let free = std::iter::once(name.clone()).chain(numbered).find(|name| !taken.contains(name));
        table.name = free.unwrap_or_default();
        taken.push(table.name.clone());
    }
}

/// A text as a key: its words in lower case, with hyphens between.
fn slug(text: &str) -> String {
    let lower = text.to_lowercase();
    let words: Vec<_> = lower.split(|it: char| !it.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    if words.is_empty() { "table".into() } else { words.join("-") }
}
