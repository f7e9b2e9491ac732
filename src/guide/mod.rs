//! A page of Markdown on the documents of a schema, for the people and programs that write them.
//!
//! Everything that a loaded schema says is told, in the order of the document: structs are taken apart field by field, so
//! that what is new in the schema is not forgotten here. What a departure costs is taken from the rules.

mod contents;
mod fields;
mod general;
mod level;
pub(crate) mod markdown;
mod overview;
mod parts;
pub(crate) mod phrases;
mod presence;
mod sections;
mod skeleton;
mod tables;
mod templates;
mod values;

use crate::schema::Schema;
use level::Levels;
use markdown::{Page, code};
use values::Detail;

pub(crate) use parts::{Part, about, part};

pub(crate) use phrases::capital;

/// The page on the documents of `schema`; it ends in a newline.
#[must_use]
pub fn page(schema: &Schema) -> String {
    let mut guide = Guide { placeholders: general::shared_placeholders(schema), ..Guide::new(schema) };
    guide.write();
    guide.page.into_text()
}

/// The page in the making.
struct Guide<'a> {
    schema: &'a Schema,
    levels: Levels<'a>,
    page: Page,
    /// The texts that are no value anywhere.
    placeholders: Vec<&'a str>,
    /// The most accepted values of one part that are listed.
    most: usize,
    /// The holes told so far.
    holes: Vec<&'a str>,
    /// The sections under which the table types are told, by their index.
    tables: Vec<Option<&'a str>>,
}

impl<'a> Guide<'a> {
    /// A page with nothing on it yet, which tells all of each part.
    fn new(schema: &'a Schema) -> Self {
        Self {
            schema,
            levels: Levels(schema),
            page: Page::default(),
            placeholders: Vec::new(),
            most: usize::MAX,
            holes: Vec::new(),
            tables: vec![None; schema.tables.len()],
        }
    }

    /// How much is told of a value.
    fn detail(&self) -> Detail<'_> {
        Detail { common: &self.placeholders, most: self.most }
    }

    fn write(&mut self) {
        let Schema {
            files: _,
            name,
            description,
            detect,
            outline,
            file,
            front_matter,
            title,
            preamble,
            captures: _,
            tables: _,
            links,
            // Told of the sections that each speaks of.
            disjoint: _,
            // Told where each rule looks.
            rules: _,
            images,
        } = self.schema;
        self.page.comment("Made from a schema by `digestlint schema doc`.");
        self.page.heading(1, &format!("Documents of the schema {}", code(name)));
        self.describe(description.as_deref());
        self.overview();
        self.general();
        if let Some(file) = file {
            self.file(file);
        }
        if let Some(front_matter) = front_matter {
            self.front_matter(front_matter);
        }
        if let Some(title) = title {
            self.title(title);
        }
        self.preamble(preamble);
        if !outline.sections.is_empty() {
            self.page.heading(2, "Sections");
            self.outline(outline, 2, 3);
        }
        if let Some(links) = links {
            self.links(links);
        }
        if let Some(images) = images {
            self.images(images);
        }
        if let Some(detect) = detect {
            self.detect(detect);
        }
        self.skeleton();
    }
}
