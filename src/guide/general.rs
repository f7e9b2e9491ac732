//! What holds in the whole document.

use super::Guide;
use super::markdown::code;
use super::phrases::{codes, joined};
use super::values::address;
use crate::schema::{Content, Detect, ImagesDecl, LinksDecl, Outline, Relative, Schema, ValueDecl};

impl Guide<'_> {
    /// What holds of all parts.
    pub(super) fn general(&mut self) {
        let mut statements = vec![
            "A document is a Markdown file in UTF-8".to_owned(),
            "A departure from this page is an error, unless it is marked as a warning or a note here".to_owned(),
        ];
        if !values(self.schema).is_empty() {
            statements.push("A value is not empty, unless it is said that it may be".into());
            statements.push("Lengths are counted in characters: letters, blanks and signs".into());
        }
        if !self.placeholders.is_empty() {
            let texts = codes(self.placeholders.iter().copied(), "and");
            statements.push(format!("These texts are no values, in any case of letters: {texts}"));
        }
        if !self.schema.tables.is_empty() {
            statements
                .push(r"A row of a table has as many cells as its header, and a `|` in a cell is written `\|`".into());
        }
        self.page.heading(2, "In the whole document");
        self.statements(statements);
    }

    /// What links must be like that no declared value covers.
    pub(super) fn links(&mut self, links: &LinksDecl) {
        let what = if self.schema.images.is_some() { "link" } else { "link and image" };
        self.page.heading(2, "Links");
        self.page.paragraph(&format!("Every {what} that is not one of the values above:"));
        self.page.list(&self.link_statements(links));
    }

    /// What images must be like.
    pub(super) fn images(&mut self, images: &ImagesDecl) {
        let ImagesDecl { links, alt } = images;
        let mut statements = self.link_statements(links);
        let text = "has an alternative text, between `![` and `]`";
        statements.extend(alt.map(|_| self.levels.marked(text, "image-alt", links.level)));
        self.page.heading(2, "Images");
        self.page.paragraph("Every image:");
        self.page.list(&statements);
    }

    fn link_statements(&self, links: &LinksDecl) -> Vec<String> {
        let LinksDecl { place: _, url, relative, not_self, level } = links;
        let otherwise = match relative {
            Relative::Deny => "",
            Relative::Allow | Relative::Resolve(_) => ", or is relative, such as `../page.md`",
        };
        let mut statements = address(url, otherwise, *level, self.levels);
        if let Relative::Resolve(_) = relative {
            let target =
                "leads, where it is relative, to a file that exists, and to a heading in it where it names one";
            statements.push(self.levels.marked(target, "link-target", *level));
        }
        let itself = "does not lead to the document that holds it";
        statements.extend(not_self.map(|_| self.levels.marked(itself, "link-self", *level)));
        statements
    }

    /// Which documents are held against the schema.
    pub(super) fn detect(&mut self, detect: &Detect) {
        let Detect { place: _, front_matter, sections, any_section, no_section, any_column, no_column } = detect;
        let named = |names: &[String]| names.iter().map(|name| code(name)).collect::<Vec<_>>();
        let columns = |columns: &[(String, Vec<String>)]| {
            let of = |section: &str, name: &String| format!("{} under {}", code(name), code(section));
            columns.iter().flat_map(|(section, names)| names.iter().map(move |name| of(section, name))).collect()
        };
        let statements = [
            among("has", "each of the", "front matter field", named(front_matter)),
            among("has", "each of the", "heading", named(sections)),
            among("has", "at least one of the", "heading", named(any_section)),
            among("does not have", "any of the", "heading", named(no_section)),
            among("has", "at least one of the", "column", columns(any_column)),
            among("does not have", "any of the", "column", columns(no_column)),
        ];
        let statements: Vec<_> = statements.into_iter().flatten().collect();
        if !statements.is_empty() {
            self.page.heading(2, "How such a document is recognised");
            self.page.paragraph("Where there are documents of several schemas, one is of this schema if:");
            self.page.list(&statements);
        }
    }

    /// A list of statements.
    pub(super) fn statements(&mut self, statements: impl IntoIterator<Item = String>) {
        self.page.list(&statements.into_iter().map(|statement| statement + ".").collect::<Vec<_>>());
    }
}

/// What a document has, or does not have, of these; `None` where none are named.
fn among(verb: &str, amount: &str, noun: &str, names: Vec<String>) -> Option<String> {
    match names.as_slice() {
        [] => None,
        [name] => Some(format!("it {verb} the {noun} {name}")),
        _ => Some(format!("it {verb} {amount} {noun}s {}", joined(names, "and"))),
    }
}

/// The placeholders of all values, when there are several values.
pub(super) fn shared_placeholders(schema: &Schema) -> Vec<&str> {
    let values = values(schema);
    let Some((first, others)) = values.split_first().filter(|(_, others)| !others.is_empty()) else {
        return Vec::new();
    };
    let everywhere = |text: &&str| others.iter().all(|value| value.not.find(text).is_some());
    first.not.texts().filter(everywhere).collect()
}

/// All values that the schema declares.
fn values(schema: &Schema) -> Vec<&ValueDecl> {
    let mut values: Vec<_> = schema.captures.iter().collect();
    values.extend(schema.tables.iter().flat_map(|table| &table.columns).map(|column| &column.value));
    let fields = schema.front_matter.iter().flat_map(|front_matter| &front_matter.fields.fields);
    values.extend(fields.map(|field| &field.value));
    section_values(&schema.outline, &mut values);
    values
}

fn section_values<'a>(outline: &'a Outline, values: &mut Vec<&'a ValueDecl>) {
    for section in &outline.sections {
        match &section.content.value {
            Content::List(list) => values.extend(&list.item),
            Content::Fields(fields) => values.extend(fields.fields.iter().map(|field| &field.value)),
            // The columns of the table types are told apart from the sections that name them.
            Content::Table(_) | Content::Any | Content::Prose(_) | Content::Code(_) => {}
        }
        section_values(&section.outline, values);
    }
}
