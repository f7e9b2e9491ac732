//! Where a file declares what it names.

use std::sync::Arc;

use super::facts::Facts;
use super::references::declared;
use super::scan::{Quote, Scalar, Spot, ValueSpot, What, spot};
use super::{TomlKind, links, place};
use crate::diagnostic::{Declaration, DeclaredIn};
use crate::ide::Definition;
use crate::schema::builtin;
use crate::spec::Reference;
use crate::text::{Source, Span};

/// Where what the string at `offset` names is declared: a table type, a section, a column, a field, what a hole of a
/// template holds, or a built-in schema. `None` where nothing of that name is.
#[must_use]
pub fn definition(source: &Arc<Source>, kind: TomlKind, offset: u32) -> Option<Definition> {
    let Spot { path, header, what: What::Value(value) } = spot(source, offset)? else { return None };
    let ValueSpot { keys, token: Some(token), .. } = value else { return None };
    if token.quote == Quote::Word || !token.closed {
        return None;
    }
    let spec = place::key_spec(kind.root(), path.iter().chain(&keys))?;
    let reference = spec.refers.filter(|_| keys.last().is_some_and(|key| key.name == spec.name))?;
    if reference == Reference::Schema {
        let source = builtin(&token.text).filter(|_| !links::is_path(&token.text))?.source();
        let span = Span::new(0, source.text().lines().next().map_or(0, str::len));
        return Some(found(token.span, source, span));
    }
    let (name, origin) = match reference {
        Reference::Captures => hole(source, &token, offset)?,
        _ => (token.text.clone(), token.span),
    };
    let facts = Facts::new(source, kind);
    let table = facts.table(&path, header, offset);
    let named = declared(&facts, reference, &path, table).into_iter().find(|named| named.name == name)?;
    let place = named.place;
    Some(found(origin, Arc::clone(facts.sources.get(usize::from(place.file))?), place.span))
}

fn found(origin: Span, source: Arc<Source>, span: Span) -> Definition {
    Definition { origin, declaration: Declaration { source, span, file: DeclaredIn::Schema } }
}

/// The hole of a template around the cursor: its name, and its place with the braces.
fn hole(source: &Source, token: &Scalar, offset: u32) -> Option<(String, Span)> {
    let inside = links::inside(source, token.span);
    let text = source.slice(inside);
    let at = offset.checked_sub(inside.start)? as usize;
    let mut start = 0;
    while let Some(open) = text[start..].find('{').map(|open| start + open) {
        if text[open + 1..].starts_with('{') {
            start = open + 2;
            continue;
        }
        let end = open + text[open..].find('}')? + 1;
        if (open..=end).contains(&at) {
            return Some((text[open + 1..end - 1].to_owned(), inside.slice(open..end)));
        }
        start = end;
    }
    None
}
