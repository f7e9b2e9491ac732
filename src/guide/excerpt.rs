//! What there is to say of one part of a document, for those who write it.

use super::Guide;
use super::general::shared_placeholders;
use super::level::Levels;
use super::phrases::{capital, sentence};
use super::values::whole;
use crate::schema::{Schema, SectionDecl, ValueDecl};

/// A part by what its declaration says of it; `None` where that is nothing.
pub(crate) fn about(description: Option<&str>) -> Option<String> {
    description.filter(|it| !it.trim().is_empty()).map(sentence)
}

/// What a section whose heading has this level is and what it holds, as Markdown.
pub(crate) fn section(schema: &Schema, decl: &SectionDecl, level: usize) -> String {
    let mut guide = Guide::new(schema);
    guide.describe(decl.description.as_deref());
    let statements = guide.content(decl, level);
    guide.statements(statements);
    guide.values_of(decl);
    guide.page.into_text()
}

/// What a value must be, in a sentence of Markdown; the texts that are no value anywhere are left out.
pub(crate) fn value(schema: &Schema, decl: &ValueDecl) -> String {
    capital(&whole(decl, &shared_placeholders(schema), Levels(schema))) + "."
}
