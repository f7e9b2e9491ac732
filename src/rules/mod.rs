//! The rules: small pure functions over a bound document.
//!
//! A rule is a [`Rule`] in a file of its own and one line in [`RULES`], the only list of them.

mod baseline;
mod code;
mod column;
mod corpus;
mod docs;
mod field;
mod file;
mod finding;
mod front_matter;
mod image;
mod json_schema;
mod layout;
mod link;
mod list;
mod page;
mod preamble;
mod prose;
mod removal;
mod row;
mod section;
mod setting;
mod spelling;
mod suppression;
mod table;
mod title;
mod value;
mod wording;

use std::sync::LazyLock;

use jiff::civil::Date;

use crate::baseline::Leftover;
use crate::binding::{Binding, Fit};
use crate::corpus::{Fact, Surroundings};
use crate::diagnostic::{Applicability, Severity};
use crate::document::Document;
use crate::layout::{Change, Kind, Style};
use crate::schema::{Level, Schema};
use crate::suppression::Suppressions;
use crate::text::{Source, Span};

pub use finding::{Finding, Findings, Suppressed};
pub use json_schema::json_schema;
pub(crate) use prose::truncated::stops_short;
pub use setting::Setting;
pub(crate) use wording::{cut, type_noun};

/// A rule with all that is known of it.
#[derive(Debug)]
pub struct Rule {
    /// Its name, the part of the document first. Stable once released.
    pub name: &'static str,
    /// What it finds, in a sentence without a full stop.
    pub summary: &'static str,
    /// The severity of its findings where neither a schema nor the command line says another. A rule of
    /// [`Stage::Layout`] has it once it is turned on.
    pub severity: Severity,
    /// What its fixes do, as imperatives, and whether that is safe. Not every finding has one.
    pub fixes: &'static [(Applicability, &'static str)],
    /// Its documentation.
    pub docs: Docs,
    /// Looks for findings.
    pub check: fn(&Context<'_>, &mut Findings<'_>),
}

/// A rule's documentation. Both examples are run as tests: the failing one gives exactly one finding, of this rule,
/// the passing one none.
#[derive(Debug)]
pub struct Docs {
    /// Why it matters, in Markdown.
    pub why: &'static str,
    /// A schema that asks for it, as TOML; `[schema]` may be left out.
    pub schema: &'static str,
    /// A document that fails.
    pub fails: &'static str,
    /// The same document, mended.
    pub passes: &'static str,
}

/// What a rule sees.
pub struct Context<'a> {
    /// The text.
    pub source: &'a Source,
    /// What it says.
    pub document: &'a Document,
    /// What it should be.
    pub schema: &'a Schema,
    /// How it came to that schema.
    pub fit: Fit,
    /// How the two fit.
    pub binding: &'a Binding<'a>,
    /// Its values that no other document may hold.
    pub facts: &'a [Fact],
    /// What lies around the document.
    pub around: &'a dyn Surroundings,
    /// The day of the run.
    pub today: Date,
    /// What the run says of the rules, in the order of [`RULES`].
    pub settings: &'a [Setting],
    /// How texts are laid out.
    pub style: &'a Style,
    /// What is not laid out, for the rules of [`Stage::Layout`].
    pub layout: &'a [Change],
    /// The comments that suppress findings, for the rules of [`Stage::Suppressions`].
    pub suppressions: Option<&'a Suppressions<'a>>,
    /// The entries of the baseline that are not used up, for the rules of [`Stage::Baseline`].
    pub leftovers: &'a [Leftover<'a>],
}

/// When a rule looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// At the text.
    Text,
    /// At how the text is laid out. These rules are off until something turns them on: what a text looks like is the
    /// affair of its formatter, and costs time to look at.
    Layout,
    /// Once comments have suppressed what the rules of [`Stage::Text`] and [`Stage::Layout`] found. No comment suppresses these findings.
    Suppressions,
    /// Once the baseline has held back what it holds.
    Baseline,
}

/// All rules, in the order of the parts of a document.
pub static RULES: &[&Rule] = &[
    &file::encoding::RULE,
    &file::name::RULE,
    &file::schema::RULE,
    &front_matter::missing::RULE,
    &front_matter::syntax::RULE,
    &title::missing::RULE,
    &title::duplicate::RULE,
    &title::syntax::RULE,
    &preamble::missing::RULE,
    &preamble::syntax::RULE,
    &preamble::unexpected::RULE,
    &section::missing::RULE,
    &section::unknown::RULE,
    &section::alias::RULE,
    &section::duplicate::RULE,
    &section::order::RULE,
    &section::level::RULE,
    &section::empty::RULE,
    &section::content::RULE,
    &list::count::RULE,
    &list::kind::RULE,
    &list::marker::RULE,
    &list::item_duplicate::RULE,
    &list::overlap::RULE,
    &field::missing::RULE,
    &field::unknown::RULE,
    &field::duplicate::RULE,
    &field::order::RULE,
    &field::unexpected::RULE,
    &code::language::RULE,
    &table::missing::RULE,
    &table::malformed::RULE,
    &table::format::RULE,
    &column::missing::RULE,
    &column::unknown::RULE,
    &column::alias::RULE,
    &column::order::RULE,
    &column::duplicate::RULE,
    &column::alignment::RULE,
    &row::shape::RULE,
    &row::count::RULE,
    &row::duplicate::RULE,
    &row::overlap::RULE,
    &row::header_repeated::RULE,
    &value::empty::RULE,
    &value::type_::RULE,
    &value::range::RULE,
    &value::length::RULE,
    &value::pattern::RULE,
    &value::enumeration::RULE,
    &value::placeholder::RULE,
    &value::quoted::RULE,
    &link::url::RULE,
    &link::scheme::RULE,
    &link::host::RULE,
    &link::mismatch::RULE,
    &link::tracking::RULE,
    &link::target::RULE,
    &link::itself::RULE,
    &image::alt::RULE,
    &prose::length::RULE,
    &prose::syntax::RULE,
    &prose::truncated::RULE,
    &prose::mojibake::RULE,
    &corpus::duplicate::RULE,
    &layout::blank_lines::RULE,
    &layout::trailing_whitespace::RULE,
    &layout::final_newline::RULE,
    &layout::line_ending::RULE,
    &suppression::unused::RULE,
    &suppression::unknown::RULE,
    &baseline::unused::RULE,
];

/// When the rules look, in the order of [`RULES`].
pub(crate) static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| RULES.iter().map(|rule| rule.stage()).collect());

/// The one rule that looks at a text that is not UTF-8.
#[must_use]
pub fn unreadable() -> &'static Rule {
    &file::encoding::RULE
}

/// The one rule that compares documents with each other.
#[must_use]
pub fn comparing() -> &'static Rule {
    &corpus::duplicate::RULE
}

/// The rule with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}

impl Rule {
    /// Whether some of its findings can be fixed: `safe`, `unsafe`, `safe, unsafe`, or nothing.
    #[must_use]
    pub fn fixability(&self) -> &'static str {
        let has = |wanted| self.fixes.iter().any(|(applicability, _)| *applicability == wanted);
        match (has(Applicability::Safe), has(Applicability::Unsafe)) {
            (true, true) => "safe, unsafe",
            (true, false) => "safe",
            (false, true) => "unsafe",
            (false, false) => "",
        }
    }

    /// When the rule looks.
    #[must_use]
    pub fn stage(&self) -> Stage {
        let is = |rule: &Self| std::ptr::eq(rule, self);
        if is(&suppression::unused::RULE) || is(&suppression::unknown::RULE) {
            Stage::Suppressions
        } else if is(&baseline::unused::RULE) {
            Stage::Baseline
        } else if Kind::ALL.iter().any(|kind| kind.rule() == self.name) {
            Stage::Layout
        } else {
            Stage::Text
        }
    }
}

impl<'a> Context<'a> {
    /// Whether `rule` looks in this run.
    #[must_use]
    pub fn is_on(&self, rule: &Rule) -> bool {
        let index = RULES.iter().position(|known| std::ptr::eq(*known, rule));
        index.is_some_and(|index| self.is_on_at(self.settings[index], rule, rule.stage()))
    }

    /// Whether `rule`, which looks at `stage`, does where the run says this of it.
    #[must_use]
    pub fn is_on_at(&self, setting: Setting, rule: &Rule, stage: Stage) -> bool {
        match setting.level(None, self.schema.level(rule.name)) {
            Some(level) => level != Level::Off,
            None => stage != Stage::Layout || setting == Setting::Selected,
        }
    }

    /// The text at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.source.slice(span)
    }

    /// What ends the lines of the text: what ends its first one, `\n` where there is none.
    #[must_use]
    pub fn line_ending(&self) -> &'static str {
        self.source.line_ending()
    }

    /// The lines that `span` stands on, with the last one's ending.
    #[must_use]
    pub fn lines(&self, span: Span) -> Span {
        self.source.lines_of(span)
    }

    /// The text of the heading with this index.
    #[must_use]
    pub fn heading(&self, heading: usize) -> Span {
        self.document.headings[heading].text
    }
}
