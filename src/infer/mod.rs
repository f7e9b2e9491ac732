//! A schema learned from documents.
//!
//! Documents go in one by one, statistics are kept, a schema comes out as text. What enough of the documents agree on
//! is declared, with the evidence in comments. The statistics of parts of a corpus can be merged, and their size does
//! not grow with its length.

mod content;
mod dates;
mod describe;
mod distinct;
mod fields;
mod front_matter;
mod head;
mod histogram;
mod holes;
mod judge;
mod kinds;
mod names;
mod opening;
mod outliers;
mod outline;
mod plan;
mod refine;
mod shape;
mod spread;
mod tables;
mod template;
mod tokens;
mod toml;
mod value;
mod write;

use jiff::civil::Date;

use self::front_matter::FrontMatters;
use self::head::Heads;
use self::judge::Judge;
use self::opening::Opening;
use self::outline::Sections;
use self::plan::{Outline, name_types};
use self::toml::Toml;
use self::write::Writer;
use crate::document::Document;
use crate::schema::quoted;
use crate::text::Source;
use crate::text::{counted, grouped};

pub use outliers::{Outlier, Outliers};

/// How many headings that are not declared are told.
const MOST_RARE: usize = 20;

/// What a schema is inferred by.
#[derive(Clone, Debug)]
pub struct Options {
    /// The name of the schema.
    pub name: String,
    /// The share of the documents, from 0.5 to 1, that have to agree on something before it is declared.
    pub threshold: f64,
    /// The day that counts as today.
    pub today: Date,
}

impl Options {
    fn judge(&self) -> Judge {
        Judge::new(self.threshold)
    }
}

/// What the documents of a corpus have in common, as statistics.
#[derive(Clone, Debug, Default)]
pub struct Statistics {
    /// Documents with any content.
    files: u64,
    /// Documents without.
    empty: u64,
    /// Documents with a title, and with several.
    titled: u64,
    several_titles: u64,
    front_matter: FrontMatters,
    heads: Heads,
    sections: Sections,
}

impl Statistics {
    /// Counts a document, which was parsed from `source`.
    pub fn observe(&mut self, source: &Source, document: &Document) {
        if !document.says_something() {
            self.empty += 1;
            return;
        }
        self.files += 1;
        let titles = document.headings.iter().filter(|heading| heading.level == 1).count();
        self.titled += u64::from(titles > 0);
        self.several_titles += u64::from(titles > 1);
        self.front_matter.observe(source, document);
        self.heads.observe(source, document);
        self.sections.observe_document(source, document);
    }

    /// Adds the statistics of other documents.
    pub fn merge(&mut self, other: Self) {
        self.files += other.files;
        self.empty += other.empty;
        self.titled += other.titled;
        self.several_titles += other.several_titles;
        self.front_matter.merge(other.front_matter);
        self.heads.merge(other.heads);
        self.sections.merge(other.sections);
    }

    /// The schema as TOML, which loads without mistakes.
    #[must_use]
    pub fn into_schema(mut self, options: &Options) -> String {
        self.sections.settle();
        let judge = options.judge();
        let mut opening = Opening::of(&self.heads, judge);
        // Where titles are rare, or headings of level 1 are used for sections too, nothing can be said of them.
        let has_title = judge.most(self.titled, self.files) || judge.some(self.titled, self.files);
        if !has_title || self.several_titles > judge.allowed(self.files) {
            opening.forget_title();
        }
        let mut types = Vec::new();
        let outline = Outline::of(&self.sections, judge, &mut types);
        name_types(&mut types);

        let mut writer = Writer { options, toml: Toml::default() };
        self.introduction(options, &opening, &outline, &mut writer.toml);
        writer.front_matter(&self.front_matter, self.files);
        writer.opening(&self, &opening);
        writer.sections(&outline, &[], &types);
        for table in &types {
            writer.table(table);
        }
        self.rare_headings(judge, &mut writer.toml);
        writer.toml.finish()
    }

    fn introduction(&self, options: &Options, opening: &Opening, outline: &Outline<'_>, toml: &mut Toml) {
        toml.comment(&format!(
            "Inferred by digestlint from {}: what at least {}% of them agree on is declared. The comments give the \
             evidence; look through the limits before you rely on them.",
            counted(self.files, "file"),
            (options.threshold * 1000.0).round() / 10.0
        ));
        if self.empty > 0 {
            toml.comment(&format!("{} without content left out.", counted(self.empty, "file")));
        }
        if outline.sections.is_empty() && opening.says_nothing() {
            toml.comment("The files have nothing in common that could be declared.");
        }
        toml.gap();
        toml.header(&["schema"], false);
        toml.key("name", &quoted(&options.name));
        if outline.sections.is_empty() {
            return;
        }
        let files = counted(outline.parents, "file");
        toml.comment(&format!("this order in {} of {files}", grouped(outline.ordered)));
        toml.key("section-order", &quoted(outline.order));
        toml.comment(&format!("no other sections in {} of {files}", grouped(outline.closed)));
        toml.key("unknown-sections", &quoted(if outline.open { "allow" } else { "deny" }));
    }

    /// The headings that are not declared.
    fn rare_headings(&self, judge: Judge, toml: &mut Toml) {
        let rare = self.sections.rare(judge);
        if rare.is_empty() {
            return;
        }
        let shown = rare.iter().take(MOST_RARE);
        let shown: Vec<_> =
            shown.map(|(heading, files)| format!("{} ({})", quoted(heading), grouped(*files))).collect();
        let more = rare.len() - shown.len();
        let more = if more > 0 { format!(" and {} more", grouped(more as u64)) } else { String::new() };
        toml.gap();
        toml.comment(&format!("Headings in too few files to be declared: {}{more}", shown.join(", ")));
    }
}
