//! A loaded schema: every declaration checked, every pattern compiled, every declaration with its place.

use std::sync::Arc;

use jiff::civil::Date;
use regex::Regex;

use super::condition::When;
use super::pattern::Pattern;
use super::placeholders::Placeholders;
use super::template::Template;
use crate::diagnostic::{Declaration, DeclaredIn, Level, Severity};
use crate::document::Alignment;
use crate::spec::{Declared, FileKind, Mistake, Mistakes, Place, Reporter};
use crate::text::Source;

/// A loaded schema.
#[derive(Debug)]
pub struct Schema {
    /// The files that it was read from; a [`Place`] counts in them.
    pub files: Vec<Arc<Source>>,
    /// Its name.
    pub name: String,
    /// What it is for.
    pub description: Option<String>,
    /// Which documents it is for; `None` when it does not say.
    pub detect: Option<Detect>,
    /// The order and openness of the sections of level 2.
    pub outline: Outline,
    /// The document's file; `None` when the schema says nothing of it.
    pub file: Option<FileDecl>,
    /// The front matter; `None` when the schema says nothing of it.
    pub front_matter: Option<FrontMatterDecl>,
    /// The title; `None` when the schema says nothing of it.
    pub title: Option<TitleDecl>,
    /// The paragraphs between the title and the first section; empty when the schema says nothing of them.
    pub preamble: Vec<PreambleDecl>,
    /// What the holes of the templates hold, those of sections included.
    pub captures: Vec<ValueDecl>,
    /// The table types.
    pub tables: Vec<TableDecl>,
    /// What holds for every link that no declared value covers.
    pub links: Option<LinksDecl>,
    /// Lists, and tables, that have nothing in common.
    pub disjoint: Vec<DisjointDecl>,
    /// The levels that rules have for these documents, by the rules' names.
    pub rules: Vec<(Declared<String>, Level)>,
    /// What holds for every image; `None` when what holds for links holds for images too.
    pub images: Option<ImagesDecl>,
}

/// Lists whose items, or tables whose rows, do not stand in another of them too.
#[derive(Debug)]
pub struct DisjointDecl {
    /// Where it is declared.
    pub place: Place,
    /// The headings of the sections that hold them; two at least.
    pub sections: Vec<String>,
    /// The column that tells rows apart; `None` for lists.
    pub column: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// Which documents a schema is for: those that fit all of this.
#[derive(Clone, Debug, Default)]
pub struct Detect {
    /// Where it is declared.
    pub place: Place,
    /// Keys of the front matter that are all there.
    pub front_matter: Vec<String>,
    /// Headings that are all there.
    pub sections: Vec<String>,
    /// Headings of which one at least is there; empty for any document.
    pub any_section: Vec<String>,
    /// Headings of which none is there.
    pub no_section: Vec<String>,
    /// Columns, by the heading of their section, of which one at least is there; empty for any document.
    pub any_column: Vec<(String, Vec<String>)>,
    /// Columns, by the heading of their section, of which none is there.
    pub no_column: Vec<(String, Vec<String>)>,
}

/// The front matter.
#[derive(Debug)]
pub struct FrontMatterDecl {
    /// Where it is declared.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// Its fields.
    pub fields: FieldsDecl,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// Sections of one level, their order and whether others may stand beside them.
#[derive(Debug)]
pub struct Outline {
    /// The sections in the declared order.
    pub sections: Vec<SectionDecl>,
    /// How they are ordered.
    pub order: Declared<SectionOrder>,
    /// Whether sections may stand that are not declared.
    pub unknown: Declared<bool>,
}

impl Outline {
    /// The fields of its sections, at any depth.
    fn fields(&self) -> impl Iterator<Item = &FieldDecl> {
        let mut open = vec![self];
        let mut fields = Vec::new();
        while let Some(outline) = open.pop() {
            for section in &outline.sections {
                open.push(&section.outline);
                if let Content::Fields(decl) = &section.content.value {
                    fields.extend(&decl.fields);
                }
            }
        }
        fields.into_iter()
    }
}

/// How sections are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SectionOrder {
    /// The declared order; others only after the last declared one.
    Strict,
    /// The declared order, with anything in between.
    Relative,
    /// Any.
    Any,
}

/// The document's file.
#[derive(Debug)]
pub struct FileDecl {
    /// The template of its name.
    pub name: Declared<Template>,
    /// The same as a pattern with a group for each hole.
    pub pattern: Regex,
    /// What it should be called, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// The title.
#[derive(Debug)]
pub struct TitleDecl {
    /// Where it is declared.
    pub place: Place,
    /// Its template.
    pub syntax: Option<Declared<Template>>,
    /// Whether it must be there.
    pub required: bool,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// A paragraph between the title and the first section.
#[derive(Debug)]
pub struct PreambleDecl {
    /// Where it is declared.
    pub place: Place,
    /// What findings call it.
    pub name: String,
    /// Its template.
    pub syntax: Declared<Template>,
    /// Whether it must be there.
    pub required: bool,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// A section.
#[derive(Debug)]
pub struct SectionDecl {
    /// Where it is declared.
    pub place: Place,
    /// Which headings it may have.
    pub heading: HeadingDecl,
    /// Whether it must be there.
    pub required: bool,
    /// Whether it may stand several times.
    pub repeat: bool,
    /// Whether it may hold nothing.
    pub allow_empty: bool,
    /// What it holds.
    pub content: Declared<Content>,
    /// The condition under which it is declared at all.
    pub when: Option<When>,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
    /// The sections nested in it.
    pub outline: Outline,
}

/// Which headings a section may have.
#[derive(Debug)]
pub struct HeadingDecl {
    /// What messages call the section: its heading, or its pattern.
    pub name: String,
    /// The exact texts accepted; the first is the proper one. Empty when only a pattern decides.
    pub texts: Vec<String>,
    /// A pattern for the whole heading.
    pub pattern: Option<Pattern>,
}

/// What a section holds.
#[derive(Debug)]
#[allow(clippy::large_enum_variant, reason = "a schema has a handful of sections")]
pub enum Content {
    /// Anything.
    Any,
    /// Paragraphs.
    Prose(ProseDecl),
    /// A list.
    List(ListDecl),
    /// A list of `Key: value` fields.
    Fields(FieldsDecl),
    /// A table: the index of its type in [`Schema::tables`].
    Table(usize),
    /// Code blocks.
    Code(CodeDecl),
}

impl Content {
    /// What messages call it.
    #[must_use]
    pub fn noun(&self) -> &'static str {
        match self {
            Self::Any => "anything",
            Self::Prose(_) => "a paragraph of prose",
            Self::List(_) => "a list",
            Self::Fields(_) => "a list of `Key: value` fields",
            Self::Table(_) => "a table",
            Self::Code(_) => "a code block",
        }
    }
}

/// What code blocks must be like.
#[derive(Debug)]
pub struct CodeDecl {
    /// The languages accepted; `None` for any, and for none.
    pub languages: Option<Declared<Vec<String>>>,
}

/// What prose must be like.
#[derive(Debug)]
pub struct ProseDecl {
    /// The template of the whole text.
    pub syntax: Option<Declared<Template>>,
    /// The fewest words.
    pub min_words: Option<Declared<usize>>,
    /// The most words.
    pub max_words: Option<Declared<usize>>,
    /// Present when the text must not stop in the middle of a sentence.
    pub truncated: Option<Declared<()>>,
}

/// What a list must be like.
#[derive(Debug)]
pub struct ListDecl {
    /// The fewest items.
    pub min_items: Option<Declared<usize>>,
    /// The most items.
    pub max_items: Option<Declared<usize>>,
    /// What each item holds.
    pub item: Option<ValueDecl>,
    /// Whether the list is numbered; `None` for either.
    pub ordered: Option<Declared<bool>>,
    /// Present when an item may stand only once.
    pub unique: Option<Declared<()>>,
}

/// What fields must be like, those of a list or of the front matter.
#[derive(Debug)]
pub struct FieldsDecl {
    /// The fields in the declared order.
    pub fields: Vec<FieldDecl>,
    /// Present when the fields stand in the declared order.
    pub ordered: Option<Declared<()>>,
    /// Whether fields may stand that are not declared.
    pub unknown: Declared<bool>,
}

/// A field.
#[derive(Debug)]
pub struct FieldDecl {
    /// Its value; the value's name is the field's key.
    pub value: ValueDecl,
    /// Whether it must be there.
    pub required: bool,
    /// Present when it must not stand where its condition does not hold.
    pub otherwise_denied: Option<Declared<()>>,
    /// What parts the values that it holds in one text.
    pub separator: Option<String>,
    /// Whether it holds a YAML list.
    pub list: Declared<ListForm>,
}

/// Whether a field of the front matter holds one value or a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListForm {
    /// One value.
    Deny,
    /// One value or a list.
    Allow,
    /// A list.
    Require,
}

/// A table type.
#[derive(Debug)]
pub struct TableDecl {
    /// Where it is declared.
    pub place: Place,
    /// Its name.
    pub name: String,
    /// Its columns in the declared order.
    pub columns: Vec<ColumnDecl>,
    /// Present when the columns stand in the declared order; the place is the one that says so.
    pub ordered: Option<Declared<()>>,
    /// Whether columns may stand that are not declared.
    pub unknown: Declared<bool>,
    /// The fewest body rows.
    pub min_rows: Declared<usize>,
    /// The most body rows.
    pub max_rows: Option<Declared<usize>>,
    /// Indices of the columns whose values together may stand in one row only.
    pub unique: Option<Declared<Vec<usize>>>,
    /// The level of findings against it.
    pub level: Option<Level>,
}

/// A column.
#[derive(Debug)]
pub struct ColumnDecl {
    /// Its values; the value's name is the column's header.
    pub value: ValueDecl,
    /// Other headers accepted for it.
    pub aliases: Vec<String>,
    /// Whether it must be there.
    pub required: bool,
    /// The alignment that the delimiter row gives it.
    pub align: Option<Declared<Alignment>>,
}

/// What a value must be like: a cell, an item, a field's value, the text in a hole.
#[derive(Debug)]
pub struct ValueDecl {
    /// Where it is declared.
    pub place: Place,
    /// What messages call it: the column's header, the field's key, the hole's name, `item`.
    pub name: String,
    /// Its type.
    pub kind: Declared<ValueType>,
    /// What belongs there, in words.
    pub description: Option<String>,
    /// The level of findings against it.
    pub level: Option<Level>,
    /// Whether it may be empty.
    pub allow_empty: bool,
    /// The condition under which the constraints hold.
    pub when: Option<When>,
    /// Texts that are no values.
    pub not: Placeholders,
    /// The only values accepted.
    pub enumeration: Option<Declared<Vec<String>>>,
    /// A pattern for the whole value.
    pub pattern: Option<Declared<Pattern>>,
    /// A pattern that no part of the value matches.
    pub not_pattern: Option<Declared<Pattern>>,
    /// The smallest value.
    pub minimum: Option<Declared<Bound>>,
    /// The largest value.
    pub maximum: Option<Declared<Bound>>,
    /// The fewest characters (Unicode scalar values).
    pub min_length: Option<Declared<usize>>,
    /// The most characters (Unicode scalar values).
    pub max_length: Option<Declared<usize>>,
    /// The fewest words.
    pub min_words: Option<Declared<usize>>,
    /// The most words.
    pub max_words: Option<Declared<usize>>,
    /// Present when the value must not be wrapped in double quotes.
    pub unquoted: Option<Declared<()>>,
    /// What a value of type URL must be like.
    pub url: UrlDecl,
    /// Present when no other document may hold the value.
    pub unique: Option<Declared<()>>,
    /// The date that the value begins with.
    pub date_prefix: Option<DatePrefix>,
}

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueType {
    /// Any text.
    String,
    /// A whole number.
    Integer,
    /// A decimal number.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A date in this strftime format.
    Date(String),
    /// An absolute URL.
    Url,
}

/// A limit of a number or a date.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Bound {
    /// A number.
    Number(f64),
    /// A date.
    Date(Date),
    /// The day of the run.
    Today,
}

/// The date that a value begins with.
#[derive(Debug)]
pub struct DatePrefix {
    /// Where it is declared.
    pub place: Place,
    /// How it is written, in strftime's terms.
    pub format: String,
    /// The earliest date.
    pub minimum: Option<Declared<Bound>>,
    /// The latest date.
    pub maximum: Option<Declared<Bound>>,
}

/// What a URL must be like.
#[derive(Debug)]
pub struct UrlDecl {
    /// The schemes accepted, in lower case.
    pub schemes: Declared<Vec<String>>,
    /// The hosts accepted, in lower case, subdomains included; `None` for any.
    pub hosts: Option<Declared<Vec<String>>>,
    /// Present when tracking parameters are reported.
    pub tracking: Option<Declared<Severity>>,
}

/// Whether links may be relative.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relative {
    /// They may.
    Allow,
    /// They may not.
    Deny,
    /// They may, and lead to something; the place is the key that says so.
    Resolve(Place),
}

/// What the links of a document must be like.
#[derive(Debug)]
pub struct LinksDecl {
    /// Where it is declared.
    pub place: Place,
    /// What their URLs must be like.
    pub url: UrlDecl,
    /// Whether they may be relative.
    pub relative: Relative,
    /// Present when they must not lead to the document itself.
    pub not_self: Option<Declared<()>>,
    /// The level of findings against them.
    pub level: Option<Level>,
}

/// What the images of a document must be like.
#[derive(Debug)]
pub struct ImagesDecl {
    /// What their addresses must be like.
    pub links: LinksDecl,
    /// Present when each must have a text that stands in for it.
    pub alt: Option<Declared<()>>,
}

impl Schema {
    /// The declaration at `place`, for a diagnostic to point at.
    #[must_use]
    pub fn declaration(&self, place: Place) -> Declaration {
        Declaration {
            source: Arc::clone(&self.files[usize::from(place.file)]),
            span: place.span,
            file: DeclaredIn::Schema,
        }
    }

    /// The level that the rule `name` has for these documents.
    #[must_use]
    pub fn level(&self, name: &str) -> Option<Level> {
        self.rules.iter().find(|(rule, _)| rule.value == name).map(|(_, level)| *level)
    }

    /// What is wrong with the names of rules in this schema, when these are all rules that there are.
    #[must_use]
    pub fn unknown_rules(&self, known: &[&str]) -> Vec<Mistake> {
        let mut mistakes = Mistakes::default();
        let mut reporter = Reporter { kind: FileKind::Schema, files: &self.files, mistakes: &mut mistakes };
        for (rule, _) in self.rules.iter().filter(|(rule, _)| !known.contains(&rule.value.as_str())) {
            reporter.unknown_rule(&rule.value, rule.place, known.iter().copied());
        }
        mistakes.into_sorted()
    }

    /// Whether it wants values that no other document holds.
    #[must_use]
    pub fn looks_at_the_corpus(&self) -> bool {
        let front_matter = self.front_matter.iter().flat_map(|it| &it.fields.fields);
        self.captures.iter().any(|capture| capture.unique.is_some())
            || self.outline.fields().chain(front_matter).any(|field| field.value.unique.is_some())
    }

    /// What the hole `name` holds.
    #[must_use]
    pub fn capture(&self, name: &str) -> Option<&ValueDecl> {
        self.captures.iter().find(|capture| capture.name == name)
    }
}
