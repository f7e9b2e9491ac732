//! A document's parts matched to a schema's declarations, once.
//!
//! Rules read the outcome: which section, column, field and value is which, what is missing, what is left over, and
//! how far a template matched. Whatever follows from another fault is left out here, so that one fault gives one
//! finding.

mod bound;
mod choice;
mod conditions;
mod content;
mod fields;
mod front_matter;
mod lost_headings;
mod matching;
mod order;
mod preamble;
mod reading;
mod sections;
mod table;
mod template;
mod title;
mod url;

use std::cell::OnceCell;

use crate::document::Document;
use crate::schema::{Schema, ValueDecl};
use crate::text::{Source, Span};

pub use bound::{
    BoundColumn, BoundField, BoundPreamble, BoundProse, BoundSection, BoundTable, BoundValue, ContentState,
    FieldHolder, HollowColumn, LostHeading, Misplaced, MisplacedField, Misshapen, MissingColumn, MissingField,
    MissingSections, PreambleBinding, RowFault, Shape, TitleBinding, ValuePlace,
};
pub use choice::{Candidate, Fit, Schemas};
pub(crate) use conditions::Fields;
pub use front_matter::FrontMatterState;
pub use matching::Verdict;
pub(crate) use matching::alike;
pub use reading::{BLANK, Number, Reading, says_nothing};
pub(crate) use reading::{date, decimal, integer, read};
pub(crate) use template::match_template;
pub use template::{Failure, Hole, TemplateMatch};
pub use url::{UrlFault, UrlUse, is_tracking};

/// A document bound to a schema.
#[derive(Debug)]
pub struct Binding<'a> {
    /// Whether the front matter is as declared, its fields aside.
    pub front_matter: FrontMatterState<'a>,
    /// The title.
    pub title: TitleBinding<'a>,
    /// What stands between the title and the first section.
    pub preamble: PreambleBinding<'a>,
    /// The sections of all levels, in the order of the text.
    pub sections: Vec<BoundSection<'a>>,
    /// The sections that are not there, grouped by the place where they belong.
    pub missing_sections: Vec<MissingSections<'a>>,
    /// Paragraphs that were meant as headings of sections that are not there otherwise.
    pub lost_headings: Vec<LostHeading<'a>>,
    /// The texts of sections that have a template.
    pub prose: Vec<BoundProse<'a>>,
    /// The fields of the front matter and of all sections that hold fields.
    pub fields: Vec<BoundField<'a>>,
    /// The required fields that are not there.
    pub missing_fields: Vec<MissingField<'a>>,
    /// Fields of the front matter that hold a list in place of one value, or the other way round, or a mapping.
    pub misshapen: Vec<Misshapen<'a>>,
    /// The tables of all sections that hold one.
    pub tables: Vec<BoundTable<'a>>,
    /// The values that the schema declares something of, in the order of binding.
    pub values: Vec<BoundValue<'a>>,
    /// The URLs of values and links.
    pub urls: Vec<UrlUse<'a>>,
}

/// A document bound to its schema.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// The text.
    pub source: &'a Source,
    /// What it says.
    pub document: &'a Document,
    /// What it should be.
    pub schema: &'a Schema,
    /// How it came to that schema.
    pub fit: Fit,
    /// Which of its parts is which declared one.
    pub binding: &'a Binding<'a>,
}

/// Binds `document`, parsed from `source`, to `schema`.
#[must_use]
pub fn bind<'a>(source: &'a Source, document: &'a Document, schema: &'a Schema) -> Binding<'a> {
    let mut binder =
        Binder { source, document, schema, fields: OnceCell::new(), outlines: 0, binding: Binding::empty() };
    binder.binding.sections.reserve(document.headings.len());
    binder.binding.tables.reserve(document.tables.len().min(document.headings.len()));
    // Enough for a digest; a huge table may hold few values, so that it grows as they come.
    binder.binding.values.reserve((document.cells.len() + document.items.len()).min(1024));
    // That an empty document has no title is its one fault.
    if !document.says_something() && schema.title.as_ref().is_some_and(|title| title.required) {
        return binder.binding;
    }
    binder.sections();
    binder.drop_unasked_sections();
    binder.preamble();
    binder.lost_headings();
    binder.front_matter();
    binder.contents();
    binder.urls();
    binder.binding
}

/// The binding in the making.
struct Binder<'a> {
    source: &'a Source,
    document: &'a Document,
    schema: &'a Schema,
    /// The fields of the document, read when a condition first asks for one, once sections are bound.
    fields: OnceCell<Fields<'a>>,
    /// How many outlines are bound.
    outlines: usize,
    binding: Binding<'a>,
}

impl Binding<'_> {
    /// Whether some part of the document is one that the schema declares, or was plainly meant as one.
    #[must_use]
    pub fn knows_a_part(&self) -> bool {
        let agrees = |matched: &TemplateMatch<'_>| matched.failure.is_none_or(|failure| failure.agreed > 0);
        self.sections.iter().any(|section| section.decl.is_some())
            || self.fields.iter().any(|field| field.decl.is_some())
            || !self.lost_headings.is_empty()
            || !self.preamble.found.is_empty()
            || self.title.paragraph.is_some()
            || self.title.matched.as_ref().is_some_and(agrees)
    }

    fn empty() -> Self {
        Self {
            front_matter: FrontMatterState::Fits,
            title: TitleBinding::default(),
            preamble: PreambleBinding::default(),
            sections: Vec::new(),
            missing_sections: Vec::new(),
            lost_headings: Vec::new(),
            prose: Vec::new(),
            fields: Vec::new(),
            missing_fields: Vec::new(),
            misshapen: Vec::new(),
            tables: Vec::new(),
            values: Vec::new(),
            urls: Vec::new(),
        }
    }
}

impl<'a> Binder<'a> {
    /// Adds a value.
    fn value(&mut self, decl: &'a ValueDecl, span: Span, place: ValuePlace) {
        self.text_value(decl, span, self.source.slice(span), place);
    }

    /// Adds a value that means `text`, which is not always what stands at `span`.
    fn text_value(&mut self, decl: &'a ValueDecl, span: Span, text: &'a str, place: ValuePlace) {
        let reading = read(decl, text);
        self.binding.values.push(BoundValue { decl, span, text, reading, place });
    }
}
