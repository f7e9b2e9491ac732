//! Keys of the table around, those first that must be there.

use super::{Here, headers};
use crate::guide::about;
use crate::ide::completion::{Documentation, Piece};
use crate::ide::toml::scan::KeySpot;
use crate::ide::toml::{place, references, words};
use crate::ide::{Completion, CompletionKind};
use crate::output::Format;
use crate::rules::RULES;
use crate::schema::bare_or_quoted;
use crate::spec::{Condition, KeySpec, Kind, Node, Reference, TableSpec};
use crate::text::Span;

/// A table as it is, and what it may hold.
type Around<'a> = (Option<&'a Node>, &'a TableSpec);

pub(super) fn complete(here: &Here<'_>, spot: &KeySpot, found: &mut Vec<Completion>) {
    if here.is_outer() {
        return;
    }
    let Some(holder) = here.holder() else { return };
    let table = here.table();
    let is_there = |name: &str| spot.beside.iter().any(|it| it == name) || has_another(table, name, spot.key.span);
    if let Some(spec) = place::spec(holder) {
        for key in missing(here, spec, table, &is_there) {
            found.extend(offer(here, spot, spec, key));
        }
        return;
    }
    let value = |name: &str, value: Vec<Piece>| if spot.goes_on { vec![Piece::text(name)] } else { pair(name, value) };
    match holder {
        Kind::Levels => {
            for rule in RULES.iter().filter(|rule| !is_there(rule.name)) {
                let insert = value(rule.name, text_blank("\"", "off"));
                let mut completion =
                    Completion::new(CompletionKind::Rule, rule.name, spot.key.span, insert).detail(rule.summary);
                completion.documentation = Some(Documentation::Rule(rule.name));
                found.push(completion);
            }
        }
        Kind::Lists => {
            let sections = references::declared(&here.facts, Reference::Section, &here.path, table);
            for section in sections.into_iter().filter(|section| !is_there(section.name)) {
                let name = bare_or_quoted(section.name);
                let insert = value(&name, text_blank("\"", ""));
                found.push(
                    Completion::new(CompletionKind::Key, section.name, spot.key.span, insert)
                        .filter(name)
                        .documentation(about(section.description)),
                );
            }
        }
        _ => {}
    }
}

/// Whether a table has a key of this name elsewhere than at `own`.
fn has_another(table: Option<&Node>, name: &str, own: Span) -> bool {
    table.and_then(|table| table.entry(name)).is_some_and(|entry| entry.place.span != own)
}

/// The keys that may be added to a table, the required ones first.
fn missing<'a>(
    here: &Here<'_>,
    spec: &'static TableSpec,
    table: Option<&'a Node>,
    is_there: &'a dyn Fn(&str) -> bool,
) -> Vec<&'static KeySpec> {
    let empty = Node::default();
    let table = table.unwrap_or(&empty);
    let is_named = spec.keys.iter().any(|key| key.names && is_there(key.name));
    let holds = |condition: Condition| {
        condition.holds(table, spec) || here.facts.extends() && table.get(condition.key()).is_none()
    };
    let is_free = |key: &&KeySpec| !is_there(key.name) && !key.one_of.iter().any(|other| is_there(other));
    // Where there is no column that could be named, none is to be.
    let names_something = |key: &&KeySpec| {
        key.refers != Some(Reference::Column)
            || !references::declared(&here.facts, Reference::Column, &here.path, Some(table)).is_empty()
    };
    let keys = spec.keys.iter().filter(is_free).filter(|key| key.only.is_none_or(holds));
    let mut keys: Vec<_> = keys.filter(names_something).collect();
    keys.sort_by_key(|key| !(key.required || key.names && !is_named));
    keys
}

/// A key, or the header of the table that it holds where it holds a big one.
fn offer(here: &Here<'_>, spot: &KeySpot, spec: &TableSpec, key: &'static KeySpec) -> Option<Completion> {
    let is_inline = here.header < here.path.len();
    let insert = if spot.goes_on {
        vec![Piece::text(key.name)]
    } else if is_at_top(here) && headers::has_header(key.kind) {
        return Some(headers::of_key(key, spot.key.span, &here.path));
    } else if is_big(key.kind) {
        return None;
    } else {
        pair(key.name, value(key, (here.table(), spec), is_inline)?)
    };
    Some(
        Completion::new(CompletionKind::Key, key.name, spot.key.span, insert)
            .detail(key.kind.expected())
            .documentation(Some(words::about(key))),
    )
}

/// Whether the table around is that of the whole file.
fn is_at_top(here: &Here<'_>) -> bool {
    here.path.len() == here.kind.outer().len() && here.header == here.path.len()
}

/// Whether tables of this kind hold so much that nobody writes them on a line.
fn is_big(kind: Kind) -> bool {
    match kind {
        Kind::Map(_) => true,
        Kind::Table(spec) | Kind::Tables(spec) => {
            spec.keys.iter().any(|key| matches!(key.kind, Kind::Map(_) | Kind::Tables(_)))
        }
        _ => false,
    }
}

fn pair(name: &str, value: Vec<Piece>) -> Vec<Piece> {
    std::iter::once(Piece::text(format!("{name} = "))).chain(value).collect()
}

fn text_blank(quote: &str, blank: &str) -> Vec<Piece> {
    vec![Piece::text(quote), Piece::Blank(blank.to_owned()), Piece::text(quote)]
}

/// A value to fill in: what is not the default, where there are few values.
fn value(key: &KeySpec, around: Around<'_>, is_inline: bool) -> Option<Vec<Piece>> {
    Some(match key.kind {
        Kind::String => text_blank("\"", ""),
        Kind::Pattern => text_blank("'", ""),
        Kind::Strings | Kind::SomeStrings(_) => {
            vec![Piece::text("[\""), Piece::blank(), Piece::text("\"]")]
        }
        Kind::Boolean => vec![Piece::Blank((key.default != "true").to_string())],
        Kind::Count | Kind::Bound => vec![Piece::Blank(key.default.to_owned())],
        Kind::Choice(words) => {
            let default = key.exception.map_or(key.default, |(_, default)| default).trim_matches('"');
            let words = || words.iter().filter(|word| fits(key.name, word, around));
            text_blank("\"", words().find(|word| **word != default).or_else(|| words().next())?)
        }
        Kind::Target | Kind::Targets => text_blank("\"", Format::NAMES.first()?),
        Kind::Table(spec) => braced(inner(spec)),
        Kind::Tables(spec) => {
            let table = braced(inner(spec));
            // Several tables stand on lines of their own; in an inline table that is not for everybody to read.
            let (open, close) = if is_inline { ("[", "]") } else { ("[\n  ", ",\n]") };
            std::iter::once(Piece::text(open)).chain(table).chain([Piece::text(close)]).collect()
        }
        Kind::Levels => braced(vec![Piece::blank()]),
        Kind::Lists => braced(vec![Piece::blank(), Piece::text(" = \""), Piece::blank(), Piece::text("\"")]),
        Kind::Map(_) => return None,
    })
}

/// Whether the keys of a table still have an effect where `key` is this word.
fn fits(key: &str, word: &str, (table, spec): Around<'_>) -> bool {
    let Some(table) = table else { return true };
    let spoils = |condition| matches!(condition, Condition::Is(other, words) if other == key && !words.contains(&word));
    !spec.keys.iter().any(|other| other.only.is_some_and(spoils) && table.get(other.name).is_some())
}

/// The keys that a new table must have.
fn inner(spec: &TableSpec) -> Vec<Piece> {
    let naming = spec.keys.iter().find(|key| key.names);
    let required = spec.keys.iter().filter(|key| key.required && key.only.is_none());
    let mut pieces = Vec::new();
    for key in naming.into_iter().chain(required) {
        if let Some(value) = value(key, (None, spec), true) {
            if !pieces.is_empty() {
                pieces.push(Piece::text(", "));
            }
            pieces.extend(pair(key.name, value));
        }
    }
    if pieces.is_empty() { vec![Piece::blank()] } else { pieces }
}

fn braced(inner: Vec<Piece>) -> Vec<Piece> {
    std::iter::once(Piece::text("{ ")).chain(inner).chain([Piece::text(" }")]).collect()
}
