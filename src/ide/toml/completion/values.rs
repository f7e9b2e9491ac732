//! Values of keys that accept few, or that name something.

use std::collections::HashSet;

use super::{Here, strings};
use crate::guide::about;
use crate::ide::completion::Piece;
use crate::ide::toml::place;
use crate::ide::toml::references::{Named, declared};
use crate::ide::toml::scan::{Quote, ValueSpot};
use crate::ide::{Completion, CompletionKind};
use crate::output::Format;
use crate::schema::BUILTIN;
use crate::spec::{KeySpec, Kind, Reference};
use crate::text::Span;

/// A value that may be written.
pub(super) struct Candidate {
    pub text: String,
    pub detail: Option<String>,
    pub documentation: Option<String>,
}

impl Candidate {
    fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), detail: None, documentation: None }
    }
}

pub(super) fn complete(here: &Here<'_>, spot: &ValueSpot, found: &mut Vec<Completion>) {
    let keys: Vec<_> = here.path.iter().chain(&spot.keys).cloned().collect();
    let Some(kind) = place::at(here.kind.root(), &keys) else { return };
    if keys.len() <= here.kind.outer().len() {
        return;
    }
    let spec =
        place::key_spec(here.kind.root(), &keys).filter(|spec| keys.last().is_some_and(|it| it.name == spec.name));
    if spot.array.is_some() && !matches!(kind, Kind::Strings | Kind::SomeStrings(_) | Kind::Targets) {
        return;
    }
    if let Kind::Boolean = kind {
        return words(spot, here, spec, found);
    }
    if spec.and_then(|spec| spec.refers) == Some(Reference::Captures) {
        return strings::holes(here, spot, found);
    }
    let Some(quotes) = strings::Quotes::of(spot, here.source, here.offset) else { return };
    let listed: HashSet<&str> = spot.array.iter().flatten().map(String::as_str).collect();
    for candidate in candidates(here, spot, kind, spec).into_iter().filter(|it| !listed.contains(it.text.as_str())) {
        found.extend(quotes.completion(candidate));
    }
}

/// `true` and `false`.
fn words(spot: &ValueSpot, here: &Here<'_>, spec: Option<&KeySpec>, found: &mut Vec<Completion>) {
    let replace = match &spot.token {
        Some(token) if token.quote != Quote::Word || !token.is_parted => return,
        Some(token) => token.span,
        None => Span::empty(here.offset),
    };
    let default = spec.map_or("", |spec| spec.default);
    for word in ["true", "false"] {
        let insert = vec![Piece::text(word)];
        let completion = Completion::new(CompletionKind::Value, word, replace, insert);
        found.push(if word == default { completion.detail("the default") } else { completion });
    }
}

fn candidates(here: &Here<'_>, spot: &ValueSpot, kind: Kind, spec: Option<&'static KeySpec>) -> Vec<Candidate> {
    match kind {
        Kind::Choice(words) => {
            let default = spec.map_or("", |spec| spec.default).trim_matches('"');
            let word = |word: &&str| Candidate {
                detail: (*word == default).then(|| "the default".to_owned()),
                ..Candidate::new(*word)
            };
            words.iter().map(word).collect()
        }
        Kind::Target | Kind::Targets => {
            let format =
                |format: &Format| Candidate { detail: Some(format.help().to_owned()), ..Candidate::new(format.name()) };
            Format::ALL.iter().map(format).collect()
        }
        Kind::Bound if is_date(here) => {
            vec![Candidate { detail: Some("the day of the check".to_owned()), ..Candidate::new("today") }]
        }
        _ => match spec.and_then(|spec| spec.refers) {
            Some(reference) => named(here, spot, reference),
            None => Vec::new(),
        },
    }
}

/// Whether the table around declares a date.
fn is_date(here: &Here<'_>) -> bool {
    let spec = here.holder().and_then(place::spec);
    let typed = spec.is_some_and(|spec| spec.key("type").is_some());
    !typed || here.table().and_then(|table| table.get("type")?.as_str()) == Some("date")
}

fn named(here: &Here<'_>, spot: &ValueSpot, reference: Reference) -> Vec<Candidate> {
    if reference == Reference::Schema {
        let builtin = BUILTIN.iter().map(|builtin| Candidate {
            detail: Some("built in".to_owned()),
            documentation: builtin.schema().and_then(|schema| about(schema.description.as_deref())),
            ..Candidate::new(builtin.name)
        });
        return builtin.chain((here.names.schemas)().into_iter().map(Candidate::new)).collect();
    }
    let mut path = here.path.clone();
    path.extend(spot.keys.split_last().map(|(_, before)| before.to_vec()).unwrap_or_default());
    let named = declared(&here.facts, reference, &path, here.table());
    let candidate = |it: Named<'_>| Candidate { documentation: about(it.description), ..Candidate::new(it.name) };
    named.into_iter().map(candidate).collect()
}
