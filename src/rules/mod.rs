//! The rules: small pure functions over a bound document.
//!
//! A rule is a [`Rule`] in a file of its own and one line in [`RULES`], the only list of them.

mod column;
mod docs;
mod field;
mod file;
mod finding;
mod link;
mod list;
mod preamble;
mod prose;
mod row;
mod section;
mod table;
mod title;
mod value;
mod wording;

use jiff::civil::Date;

use crate::binding::Binding;
use crate::diagnostic::Severity;
use crate::document::Document;
use crate::schema::Schema;
use crate::text::{Source, Span};

pub use finding::{Finding, Findings};
pub(crate) use prose::truncated::stops_short;

/// A rule with all that is known of it.
#[derive(Debug)]
pub struct Rule {
    /// Its name, the part of the document first. Stable once released.
    pub name: &'static str,
    /// What it finds, in a sentence without a full stop.
    pub summary: &'static str,
    /// The severity of its findings where neither a schema nor the command line says another.
    pub severity: Severity,
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
    /// How the two fit.
    pub binding: &'a Binding<'a>,
    /// The day of the run.
    pub today: Date,
}

/// All rules, in the order of the parts of a document.
pub static RULES: &[&Rule] = &[
    &file::encoding::RULE,
    &title::missing::RULE,
    &title::duplicate::RULE,
    &title::syntax::RULE,
    &preamble::missing::RULE,
    &preamble::syntax::RULE,
    &preamble::unexpected::RULE,
    &section::missing::RULE,
    &section::unknown::RULE,
    &section::duplicate::RULE,
    &section::order::RULE,
    &section::level::RULE,
    &section::empty::RULE,
    &section::content::RULE,
    &list::count::RULE,
    &list::item_duplicate::RULE,
    &list::overlap::RULE,
    &field::missing::RULE,
    &field::unknown::RULE,
    &field::duplicate::RULE,
    &table::missing::RULE,
    &table::malformed::RULE,
    &column::missing::RULE,
    &column::unknown::RULE,
    &column::order::RULE,
    &column::duplicate::RULE,
    &column::alignment::RULE,
    &row::shape::RULE,
    &row::count::RULE,
    &row::duplicate::RULE,
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
    &prose::length::RULE,
    &prose::truncated::RULE,
    &prose::mojibake::RULE,
];

/// The one rule that looks at a text that is not UTF-8.
#[must_use]
pub fn unreadable() -> &'static Rule {
    &file::encoding::RULE
}

/// The rule with this name.
#[must_use]
pub fn find(name: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.name == name).copied()
}

impl<'a> Context<'a> {
    /// The text at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &'a str {
        self.source.slice(span)
    }

    /// The text of the heading with this index.
    #[must_use]
    pub fn heading(&self, heading: usize) -> Span {
        self.document.headings[heading].text
    }
}
