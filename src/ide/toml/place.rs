//! What the keys on the way to a place say that stands there.

use super::scan::Key;
use crate::spec::{KeySpec, Kind, LEVELS, TableSpec};

/// What a key of a table of this kind holds; `None` where there is no such key.
pub(super) fn child(kind: Kind, name: &str) -> Option<Kind> {
    match kind {
        Kind::Table(spec) | Kind::Tables(spec) => spec.key(name).map(|key| key.kind),
        Kind::Map(spec) => Some(Kind::Table(spec)),
        Kind::Levels => Some(Kind::Choice(LEVELS)),
        Kind::Lists => Some(Kind::SomeStrings("nothing is named")),
        _ => None,
    }
}

/// What stands at the end of these keys.
pub(super) fn at<'a>(root: Kind, keys: impl IntoIterator<Item = &'a Key>) -> Option<Kind> {
    keys.into_iter().try_fold(root, |kind, key| child(kind, &key.name))
}

/// The keys of a table of this kind, where they are known.
pub(super) fn spec(kind: Kind) -> Option<&'static TableSpec> {
    match kind {
        Kind::Table(spec) | Kind::Tables(spec) => Some(spec),
        _ => None,
    }
}

/// What is known of the last of these keys: of one that the author chooses, what is known of the table that holds it.
pub(super) fn key_spec<'a>(root: Kind, keys: impl IntoIterator<Item = &'a Key>) -> Option<&'static KeySpec> {
    let mut kind = root;
    let mut known = None;
    for key in keys {
        if let Some(spec) = spec(kind) {
            known = spec.key(&key.name);
        }
        kind = child(kind, &key.name)?;
    }
    known
}
