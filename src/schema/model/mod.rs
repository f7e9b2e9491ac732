//! A loaded schema: every declaration checked, every pattern compiled, every declaration with its place.

mod content;
mod outline;
mod value;

use std::sync::Arc;

use regex::Regex;

use crate::diagnostic::{Declaration, DeclaredIn, Level};
use crate::schema::template::Template;
use crate::spec::{Declared, FileKind, Mistake, Mistakes, Place, Reporter};
use crate::text::Source;

pub use content::*;
pub use outline::*;
pub use value::*;

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
