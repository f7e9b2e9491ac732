//! What an editor may ask of schemas and project files.

mod completion;
mod definition;
mod hover;
mod laws;
mod symbols;

use std::sync::Arc;

use digestlint::ide::Completion;
use digestlint::ide::toml::{Names, TomlKind, complete};
use digestlint::text::Source;

use super::CURSOR;

/// The schema of the program that has most in it.
const SEED: &str = include_str!("../../../schema/digest.toml");

/// A text and the cursor in it, which is marked.
#[track_caller]
fn marked(text: &str) -> (Arc<Source>, u32) {
    let (before, after) = text.split_once(CURSOR).expect("a cursor");
    (Arc::new(Source::new("a.toml", format!("{before}{after}")).unwrap()), before.len() as u32)
}

fn completions(source: &Arc<Source>, kind: TomlKind, offset: u32) -> Vec<Completion> {
    complete(source, kind, &Names { schemas: &|| vec!["own.toml".to_owned()] }, offset)
}
