//! What may be written in a schema or a project file: keys, headers of tables, values.

mod headers;
mod keys;
mod strings;
mod values;

use std::fmt;
use std::sync::Arc;

use super::facts::Facts;
use super::scan::{Key, Spot, What, spot};
use super::{TomlKind, place};
use crate::ide::Completion;
use crate::spec::{Kind, Node};
use crate::text::{Source, Span};

/// What only those know who see the disk.
pub struct Names<'a> {
    /// The paths of schemas that lie about, from the folder of the text.
    pub schemas: &'a dyn Fn() -> Vec<String>,
}

impl fmt::Debug for Names<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Names").finish_non_exhaustive()
    }
}

/// Where something is to be completed.
struct Here<'a> {
    source: &'a Source,
    kind: TomlKind,
    names: &'a Names<'a>,
    facts: Facts,
    offset: u32,
    /// The keys to the table around.
    path: Vec<Key>,
    /// How many of them are those of its header.
    header: usize,
}

impl Here<'_> {
    /// What the table around is.
    fn holder(&self) -> Option<Kind> {
        place::at(self.kind.root(), &self.path)
    }

    /// The table around.
    fn table(&self) -> Option<&Node> {
        self.facts.table(&self.path, self.header, self.offset)
    }

    /// Whether the table around belongs to other tools too.
    fn is_outer(&self) -> bool {
        self.path.len() < self.kind.outer().len()
    }
}

/// What may be written at `offset`, a byte offset into `source`, the likeliest first. The text need not be whole: what is
/// typed at the moment is looked at by itself.
#[must_use]
pub fn complete(source: &Arc<Source>, kind: TomlKind, names: &Names<'_>, offset: u32) -> Vec<Completion> {
    let offset = source.text().floor_char_boundary(offset as usize) as u32;
    let Some(Spot { path, header, what }) = spot(source, offset) else { return Vec::new() };
    let typed = match &what {
        What::Header(header) => header.span,
        What::Key(key) => key.pair,
        What::Value(value) => value.pair,
    };
    let facts = Facts::without(source, kind, typed);
    let mut here = Here { source, kind, names, facts, offset, path, header };
    let mut found = Vec::new();
    match what {
        What::Header(header) => headers::complete(&here, &header, &mut found),
        What::Key(mut spot) => {
            here.path.append(&mut spot.before);
            keys::complete(&here, &spot, &mut found);
        }
        What::Value(spot) => values::complete(&here, &spot, &mut found),
    }
    // A carriage return alone ends a line for editors, not in TOML.
    found.retain(|completion| !source.slice(completion.replace).contains(['\n', '\r']));
    for (sort, completion) in found.iter_mut().enumerate() {
        completion.sort = sort;
    }
    found
}

/// Whether the table at `span` of a tree was written inline: nothing can be added to it by a header.
fn is_inline(source: &Source, span: Span) -> bool {
    source.slice(span).starts_with('{')
}
