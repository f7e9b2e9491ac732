//! Parts of a document to fill in, for those who write it part by part. Lines end with `\n`, but for the last.

use super::fault::Path;
use super::{Composer, Missing};
use crate::binding::BLANK;
use crate::export::Datum;
use crate::layout::page::heading_line;
use crate::layout::{FinalNewline, Style};
use crate::schema::{FieldDecl, PreambleDecl, Schema, SectionDecl};

/// The whole document with all that is required.
#[must_use]
pub fn document(schema: &Schema, style: &Style) -> String {
    let style = Style { final_newline: FinalNewline::Keep, ..*style };
    let mut composer = Composer::new(schema, Missing::Blank, &style);
    composer.all(&Datum::Map(Vec::new()));
    composer.page.to_text(&style)
}

/// The front matter with its required fields; `None` where the schema declares none.
#[must_use]
pub fn front_matter(schema: &Schema) -> Option<String> {
    let style = Style::default();
    let (mut composer, nothing) = (composer(schema, &style), Datum::Map(Vec::new()));
    composer.front_matter(schema.front_matter.as_ref().map(|_| &nothing), &Path::Root);
    composer.page.head.pop()
}

/// The heading of level 1; `None` where the schema declares no title.
#[must_use]
pub fn title(schema: &Schema) -> Option<String> {
    let syntax = schema.title.as_ref()?.syntax.as_ref();
    let text =
        syntax.map(|syntax| composer(schema, &Style::default()).filled(&syntax.value, None, &Path::Root, syntax.place));
    Some(heading_line(1, text.as_deref().unwrap_or(BLANK)))
}

/// A paragraph before the first section.
#[must_use]
pub fn paragraph(schema: &Schema, decl: &PreambleDecl) -> String {
    composer(schema, &Style::default()).filled(&decl.syntax.value, None, &Path::Root, decl.syntax.place)
}

/// A section: its heading on this level, what stands under it, and the required sections in it.
#[must_use]
pub fn section(schema: &Schema, decl: &SectionDecl, level: usize, style: &Style) -> String {
    let mut composer = composer(schema, style);
    composer.one_section(decl, level, None, &Path::Root);
    composer.page.body.join("\n\n")
}

/// What stands under the heading of a section, the sections in it aside; empty where nothing has to.
#[must_use]
pub fn content(schema: &Schema, decl: &SectionDecl, style: &Style) -> String {
    let mut composer = composer(schema, style);
    composer.content(decl, None, &Path::Root);
    composer.page.body.join("\n\n")
}

/// A field of a section, without the mark of its item.
#[must_use]
pub fn field(schema: &Schema, decl: &FieldDecl) -> String {
    composer(schema, &Style::default()).field_line(decl, None, &Path::Root)
}

/// The line of a field in front matter.
#[must_use]
pub fn front_matter_field(schema: &Schema, decl: &FieldDecl) -> Option<String> {
    composer(schema, &Style::default()).front_matter_line(decl, None, &Path::Root)
}

fn composer<'a>(schema: &'a Schema, style: &'a Style) -> Composer<'a> {
    Composer::new(schema, Missing::Blank, style)
}
