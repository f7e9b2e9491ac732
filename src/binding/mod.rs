//! A document's parts matched to a schema's declarations, once.
//!
//! Rules read the outcome: which section, column, field and value is which, what is missing, what is left over, and
//! how far a template matched. Whatever follows from another fault is left out here, so that one fault gives one
//! finding.

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

use crate::document::{Block, Document, Table};
use crate::schema::{ColumnDecl, FieldDecl, Place, PreambleDecl, Schema, SectionDecl, TableDecl, ValueDecl};
use crate::text::{Source, Span};

pub use choice::{Candidate, Fit, Schemas};
pub use front_matter::FrontMatterState;
pub use matching::Verdict;
pub use reading::{Number, Reading};
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

/// The title, as bound.
#[derive(Debug, Default)]
pub struct TitleBinding<'a> {
    /// The heading taken for the title, by index: the first of level 1 that is no declared section, or the document's
    /// first heading when it comes close to the template.
    pub heading: Option<usize>,
    /// Further headings of level 1 that are no declared section.
    pub duplicates: Vec<usize>,
    /// A paragraph that matches the title's template, or comes close, without being a heading.
    pub paragraph: Option<Span>,
    /// How the title's text matches its template.
    pub matched: Option<TemplateMatch<'a>>,
}

/// The paragraphs of the preamble, as bound.
#[derive(Debug, Default)]
pub struct PreambleBinding<'a> {
    /// The declared paragraphs that are there.
    pub found: Vec<BoundPreamble<'a>>,
    /// The required ones that are not.
    pub missing: Vec<&'a PreambleDecl>,
    /// Blocks that nothing declares.
    pub unexpected: Vec<Block>,
    /// The place behind which a missing paragraph belongs.
    pub anchor: Span,
}

/// A paragraph of the preamble with its declaration.
#[derive(Debug)]
pub struct BoundPreamble<'a> {
    /// What the schema says of it.
    pub decl: &'a PreambleDecl,
    /// How its text matches the template.
    pub matched: TemplateMatch<'a>,
    /// Where it belongs when it stands out of order: behind the paragraph of this name, or first.
    pub misplaced: Option<Option<&'a str>>,
}

/// A section with its declaration.
#[derive(Debug)]
pub struct BoundSection<'a> {
    /// Its heading, by index.
    pub heading: usize,
    /// The heading's text as written.
    pub name: &'a str,
    /// How it was found.
    pub verdict: Verdict,
    /// What the schema says of it; `None` for an unknown one, and for one whose condition does not hold.
    pub decl: Option<&'a SectionDecl>,
    /// The sections declared beside it.
    pub siblings: &'a [SectionDecl],
    /// Where the schema says whether others may stand here.
    pub openness: crate::schema::Declared<bool>,
    /// The level that its heading should have.
    pub level: u8,
    /// The heading, by index, of the first section bound to the same declaration, when this one is too many.
    pub first: Option<usize>,
    /// Present when it stands out of the declared order.
    pub misplaced: Option<Misplaced<'a>>,
    /// What is wrong with the kinds of its blocks.
    pub content: ContentState,
    /// Its items in [`Document::items`], when its content is a list or fields.
    pub items: std::ops::Range<usize>,
    /// Whether its list was split into single characters; then its items are no values of their own.
    pub exploded: bool,
    /// Its own blocks, up to the next heading.
    pub blocks: &'a [Block],
}

/// Where a section that stands out of order belongs.
#[derive(Clone, Copy, Debug)]
pub struct Misplaced<'a> {
    /// The heading behind whose section it belongs; `None` before all others.
    pub after: Option<&'a str>,
    /// Where the schema asks for the order.
    pub order: Place,
}

/// Whether a section holds what its declaration asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContentState {
    /// It does, or nothing is asked for.
    Fits,
    /// It holds nothing.
    Empty,
    /// It holds something, but nothing of the kind asked for: the blocks that stand there.
    Wrong(Span),
    /// Beside what is asked for stand these blocks.
    Extra(Vec<Block>),
}

/// Sections that are missing at one place.
#[derive(Debug)]
pub struct MissingSections<'a> {
    /// Their declarations, in order.
    pub decls: Vec<&'a SectionDecl>,
    /// The heading text behind whose section they belong; an empty span at the start of the text before all others.
    pub anchor: Span,
    /// The level that their headings should have.
    pub level: u8,
    /// Whether the document ends where they belong.
    pub at_end: bool,
}

/// A paragraph that was meant as a heading. What follows it is not looked at: it belongs to that section.
#[derive(Clone, Copy, Debug)]
pub struct LostHeading<'a> {
    /// The section that it was meant for.
    pub decl: &'a SectionDecl,
    /// The level that its heading should have.
    pub level: u8,
    /// The paragraph.
    pub span: Span,
}

/// The text of a section that has a template.
#[derive(Debug)]
pub struct BoundProse<'a> {
    /// The section, by index into [`Binding::sections`].
    pub section: usize,
    /// How its text matches the template.
    pub matched: TemplateMatch<'a>,
}

/// A field with its declaration.
#[derive(Debug)]
pub struct BoundField<'a> {
    /// The key's place.
    pub key: Span,
    /// The key as written.
    pub name: &'a str,
    /// How it was found.
    pub verdict: Verdict,
    /// What the schema says of it; `None` for an unknown one.
    pub decl: Option<&'a FieldDecl>,
    /// The key of the first field bound to the same declaration, when this one is too many.
    pub first: Option<Span>,
    /// Present when it stands out of the declared order.
    pub misplaced: Option<MisplacedField<'a>>,
    /// Whether its declaration forbids it, because its condition does not hold.
    pub unasked: bool,
    /// What holds it.
    pub holder: FieldHolder,
    /// The fields declared beside it.
    pub siblings: &'a [FieldDecl],
    /// Where the schema says whether others may stand here.
    pub openness: crate::schema::Declared<bool>,
}

/// Where a field stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldHolder {
    /// In a section's list.
    Section,
    /// In the front matter.
    FrontMatter,
}

/// Where a field that stands out of order belongs.
#[derive(Clone, Copy, Debug)]
pub struct MisplacedField<'a> {
    /// The key of the field behind which it belongs; `None` before all others.
    pub after: Option<&'a str>,
    /// Where the schema asks for the order.
    pub order: Place,
}

/// A required field that is not there.
#[derive(Clone, Copy, Debug)]
pub struct MissingField<'a> {
    /// What the schema says of it.
    pub decl: &'a FieldDecl,
    /// What should hold it.
    pub holder: FieldHolder,
    /// The heading of its section or the line that opens the front matter; the key behind which it belongs where the
    /// schema gives an order.
    pub anchor: Span,
    /// The key of the field behind which it belongs.
    pub after: Option<&'a str>,
}

/// A field that holds something of another shape than declared.
#[derive(Clone, Copy, Debug)]
pub struct Misshapen<'a> {
    /// What the schema says of the field.
    pub decl: &'a FieldDecl,
    /// What it holds.
    pub span: Span,
    /// The shape of that.
    pub shape: Shape,
}

/// The shape of a value in the front matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// One value.
    Single,
    /// A list.
    List,
    /// A mapping of keys to values.
    Mapping,
}

/// A table with its type.
#[derive(Debug)]
pub struct BoundTable<'a> {
    /// The section that holds it, by index into [`Binding::sections`].
    pub section: usize,
    /// Its declaration.
    pub decl: &'a TableDecl,
    /// The table.
    pub table: &'a Table,
    /// The parts that a blank line cut off, and other text meant as this table.
    pub broken: Vec<&'a Table>,
    /// The columns that are there, in the order of the text.
    pub columns: Vec<BoundColumn<'a>>,
    /// The required columns that are not.
    pub missing: Vec<MissingColumn<'a>>,
    /// Rows that cannot be read cell by cell.
    pub faulty_rows: Vec<(usize, RowFault)>,
    /// Columns whose cells hold no value in any row.
    pub hollow_columns: Vec<HollowColumn>,
}

/// A column with its declaration.
#[derive(Debug)]
pub struct BoundColumn<'a> {
    /// The header's place.
    pub header: Span,
    /// The header as written.
    pub name: &'a str,
    /// How it was found.
    pub verdict: Verdict,
    /// What the schema says of it; `None` for an unknown one.
    pub decl: Option<&'a ColumnDecl>,
    /// The header of the first column bound to the same declaration, when this one is too many.
    pub first: Option<Span>,
    /// Where it belongs when it stands out of order: behind the column of this name, or first.
    pub misplaced: Option<Option<&'a str>>,
    /// Whether a cell of it is not of its type.
    pub mistyped: bool,
}

/// A required column that is not there.
#[derive(Clone, Copy, Debug)]
pub struct MissingColumn<'a> {
    /// What the schema says of it.
    pub decl: &'a ColumnDecl,
    /// The name of the column behind which it belongs; `None` at the start.
    pub after: Option<&'a str>,
}

/// A column whose cells hold no value in any row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HollowColumn {
    /// Its index into [`BoundTable::columns`].
    pub column: usize,
    /// Where a placeholder that stands in it is declared; `None` when the cells are empty.
    pub placeholder: Option<Place>,
}

/// Why a row cannot be read cell by cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowFault {
    /// It has more or fewer cells than the header.
    Shape,
    /// It repeats the header, whole.
    Header,
    /// It repeats the delimiter row.
    Delimiter,
    /// Its first cell holds a header's word.
    HeaderWord,
    /// It breaks off: the cells of these columns hold nothing.
    Torn(std::ops::Range<usize>),
}

/// A value with its declaration.
#[derive(Clone, Copy, Debug)]
pub struct BoundValue<'a> {
    /// What the schema says of it.
    pub decl: &'a ValueDecl,
    /// Its trimmed text's place.
    pub span: Span,
    /// Its trimmed text as written; in front matter with escapes undone and lines folded.
    pub text: &'a str,
    /// What it reads as.
    pub reading: Reading,
    /// Where it stands.
    pub place: ValuePlace,
}

/// Where a value stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ValuePlace {
    /// In a hole of a template.
    Hole,
    /// In a list's item; the section, by index.
    Item(usize),
    /// In a field.
    Field,
    /// In a table's cell.
    Cell {
        /// The table, by index into [`Binding::tables`].
        table: usize,
        /// The row, by index into [`Document::rows`].
        row: usize,
        /// The column, by index into [`BoundTable::columns`].
        column: usize,
    },
}

/// Binds `document`, parsed from `source`, to `schema`.
#[must_use]
pub fn bind<'a>(source: &'a Source, document: &'a Document, schema: &'a Schema) -> Binding<'a> {
    let mut binder = Binder { source, document, schema, fields: OnceCell::new(), binding: Binding::empty() };
    binder.binding.sections.reserve(document.headings.len());
    // Enough for a digest; a huge table may hold few values, so that it grows as they come.
    binder.binding.values.reserve((document.cells.len() + document.items.len()).min(1024));
    // That an empty document has no title is its one fault.
    let empty = document.blocks.iter().all(|block| !block.kind.is_content());
    if empty && schema.title.as_ref().is_some_and(|title| title.required) {
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
    fields: OnceCell<conditions::Fields<'a>>,
    binding: Binding<'a>,
}

impl Binding<'_> {
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
