//! Strings: what takes the place of one that is typed, and the holes in templates.

use super::Here;
use super::values::Candidate;
use crate::guide::about;
use crate::ide::completion::Piece;
use crate::ide::toml::place;
use crate::ide::toml::references::{declared, holes as used_holes};
use crate::ide::toml::scan::{Quote, ValueSpot};
use crate::ide::{Completion, CompletionKind};
use crate::schema::quoted;
use crate::spec::Reference;
use crate::text::{Source, Span};

/// How a string is to be written at the cursor.
pub(super) struct Quotes {
    /// What it takes the place of.
    replace: Span,
    /// The quotes that are there.
    open: Option<Quote>,
    /// Whether the closing one is there.
    closed: bool,
}

impl Quotes {
    /// `None` where none can be written.
    pub(super) fn of(spot: &ValueSpot, source: &Source, offset: u32) -> Option<Self> {
        let Some(token) = &spot.token else {
            return Some(Self { replace: Span::empty(offset), open: None, closed: false });
        };
        if !token.is_parted {
            return None;
        }
        match token.quote {
            Quote::Multiline => None,
            Quote::Word => Some(Self { replace: token.span, open: None, closed: false }),
            quote if token.closed => {
                let replace = Span { start: token.span.start + 1, end: token.span.end - 1 };
                Some(Self { replace, open: Some(quote), closed: true })
            }
            quote => {
                // The rest of the line is in the string: only what ends a value may be in it.
                let rest = source.slice(Span { start: offset, end: token.span.end }).trim_end();
                let is_end = rest.chars().all(|it| matches!(it, ',' | ']' | '}' | ' '));
                let replace = Span { start: token.span.start + 1, end: offset };
                is_end.then_some(Self { replace, open: Some(quote), closed: false })
            }
        }
    }

    /// A completion that writes the candidate; `None` where these quotes cannot hold it.
    pub(super) fn completion(&self, candidate: Candidate) -> Option<Completion> {
        let Candidate { text, detail, documentation } = candidate;
        let whole = quoted(&text);
        let inner = &whole[1..whole.len() - 1];
        let written = match self.open {
            None => whole.clone(),
            Some(Quote::Single) if inner != text || text.contains('\'') => return None,
            Some(quote) => {
                let mark = if quote == Quote::Single { "'" } else { "\"" };
                format!("{inner}{}", if self.closed { "" } else { mark })
            }
        };
        let completion = Completion::new(CompletionKind::Value, text, self.replace, vec![Piece::text(written)]);
        let completion = completion.documentation(documentation);
        Some(match detail {
            Some(detail) => completion.detail(detail),
            None => completion,
        })
    }
}

/// The names of holes after an opening brace of a template.
pub(super) fn holes(here: &Here<'_>, spot: &ValueSpot, found: &mut Vec<Completion>) {
    let Some(token) = spot.token.as_ref().filter(|it| matches!(it.quote, Quote::Double | Quote::Single)) else {
        return;
    };
    let before = here.source.slice(Span { start: token.span.start + 1, end: here.offset });
    let begun = before.trim_end_matches(is_name);
    let braces = begun.len() - begun.trim_end_matches('{').len();
    if braces.is_multiple_of(2) {
        return;
    }
    let end = if token.closed { token.span.end - 1 } else { token.span.end };
    let after = here.source.slice(Span { start: here.offset, end });
    let rest = after.trim_start_matches(is_name);
    let replace =
        Span { start: token.span.start + 1 + begun.len() as u32, end: here.offset + (after.len() - rest.len()) as u32 };
    let close = if rest.starts_with('}') { "" } else { "}" };
    let declared = declared(&here.facts, Reference::Captures, &here.path, None);
    let mut names: Vec<(String, Option<String>)> =
        declared.iter().map(|it| (it.name.to_owned(), about(it.description))).collect();
    if let Some(root) = place::spec(here.kind.root()) {
        let typed = here.source.slice(replace);
        let other = used_holes(&here.facts, root).into_iter().filter(|hole| hole != typed);
        let other: Vec<_> = other.filter(|hole| !names.iter().any(|(name, _)| name == hole)).collect();
        names.extend(other.into_iter().map(|hole| (hole, None)));
    }
    for (name, documentation) in names.into_iter().filter(|(name, _)| name.chars().all(is_name)) {
        let insert = vec![Piece::text(format!("{name}{close}"))];
        found.push(Completion::new(CompletionKind::Value, name, replace, insert).documentation(documentation));
    }
}

/// Whether the name of a hole may hold this.
fn is_name(it: char) -> bool {
    it.is_ascii_lowercase() || it.is_ascii_digit() || it == '-'
}
