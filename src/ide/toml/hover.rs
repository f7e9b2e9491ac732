//! What a key means.

use std::sync::Arc;

use super::scan::{Key, Spot, What, spot};
use super::{TomlKind, place, words};
use crate::guide::markdown::code;
use crate::ide::Hover;
use crate::rules::find;
use crate::spec::Kind;
use crate::text::Source;

/// What is to say of the key at `offset`, in bytes: what it means and holds; of a rule's name what the rule finds. `None`
/// where there is none that is known.
#[must_use]
pub fn hover(source: &Arc<Source>, kind: TomlKind, offset: u32) -> Option<Hover> {
    let Spot { mut path, what, .. } = spot(source, offset)?;
    match what {
        What::Header(header) => path = header.keys.get(..=header.at?)?.to_vec(),
        What::Key(spot) => {
            path.extend(spot.before);
            path.push(spot.key);
        }
        What::Value(_) => return None,
    }
    let (key, around) = path.split_last()?;
    if key.name.is_empty() || path.len() < kind.outer().len() {
        return None;
    }
    let markdown = said(kind, key, around)?;
    Some(Hover { span: key.span, markdown, declaration: None })
}

fn said(kind: TomlKind, key: &Key, around: &[Key]) -> Option<String> {
    let holder = place::at(kind.root(), around)?;
    if let Kind::Levels = holder {
        let rule = find(&key.name)?;
        return Some(format!("**Rule** {}\n\n{}", code(rule.name), rule.brief()));
    }
    let path: Vec<_> = around.iter().chain([key]).collect();
    let spec = place::key_spec(kind.root(), path)?;
    Some(match place::spec(holder) {
        Some(table) => format!("**Key** {} of {}\n\n{}", code(spec.name), code(table.name), words::about(spec)),
        None => format!("{} in {}\n\n{}", code(&key.name), code(spec.name), words::meaning(spec)),
    })
}
