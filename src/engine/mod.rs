//! The check of one text: parse, bind, let the rules look, drop what comments suppress and
//! what the baseline holds, sort.

mod example;
mod known;

use jiff::civil::Date;

use crate::baseline::Recorded;
use crate::binding::{Binding, Fit, Schemas, bind};
use crate::corpus::{Alone, Fact, Surroundings, facts};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::rules::{Context, Findings, RULES, Stage, unreadable};
use crate::schema::{Level, Schema};
use crate::suppression::Suppressions;
use crate::text::Source;

pub use example::check_example;

/// What a run sets for all its texts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day that counts as today.
    pub today: Date,
    levels: Vec<Option<Level>>,
}

impl Settings {
    /// Every rule at the level that it, or the schema, gives its findings.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self { today, levels: vec![None; RULES.len()] }
    }

    /// Sets the level of the rule with this name, whatever the schema says.
    pub fn set_level(&mut self, rule: &str, level: Level) {
        if let Some(index) = RULES.iter().position(|known| known.name == rule) {
            self.levels[index] = Some(level);
        }
    }

    /// The level that is set for the rule with this name.
    #[must_use]
    pub fn level(&self, rule: &str) -> Option<Level> {
        RULES.iter().position(|known| known.name == rule).and_then(|index| self.levels[index])
    }

    /// Turns off every rule that is not in `rules`; one that is, and was turned off so far, gets back the level that
    /// it, or the schema, gives its findings.
    pub fn select(&mut self, rules: &[&str]) {
        for (rule, level) in RULES.iter().zip(&mut self.levels) {
            if !rules.contains(&rule.name) {
                *level = Some(Level::Off);
            } else if *level == Some(Level::Off) {
                *level = None;
            }
        }
    }
}

/// The rule that compares documents with each other.
pub(crate) const CORPUS_RULE: &str = "corpus-duplicate";

/// What the check of a text gives.
#[derive(Debug, Default)]
pub struct Checked {
    /// The findings, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// The values that no other document may hold.
    pub facts: Vec<Fact>,
    /// How many findings the baseline holds back.
    pub held_back: usize,
    /// What a new baseline holds of the text, when one is to be written.
    pub recorded: Option<Recorded>,
}

/// Holds `source` against `schema`, with nothing known of what lies around it; the findings are sorted by place.
#[must_use]
pub fn check(source: &Source, schema: &Schema, settings: &Settings) -> Vec<Diagnostic> {
    check_document(source, &parse(source), (schema, Fit::Given), settings, &Alone).findings
}

/// A document bound to its schema, for those who look at it once it is checked.
#[derive(Clone, Copy, Debug)]
pub struct Bound<'a> {
    /// The text.
    pub source: &'a Source,
    /// What it says.
    pub document: &'a Document,
    /// What it should be.
    pub schema: &'a Schema,
    /// Which of its parts is which declared one.
    pub binding: &'a Binding<'a>,
}

/// Holds `source` against that of `schemas` which is its own, or the nearest.
#[must_use]
pub fn check_with(source: &Source, schemas: &Schemas, settings: &Settings, around: &dyn Surroundings) -> Checked {
    check_and_look(source, schemas, settings, around, |_, checked| checked)
}

/// The same, and what `look` makes of the outcome and of the document; that is `None` when no schema loads.
pub fn check_and_look<T>(
    source: &Source,
    schemas: &Schemas,
    settings: &Settings,
    around: &dyn Surroundings,
    look: impl FnOnce(Option<Bound<'_>>, Checked) -> T,
) -> T {
    let document = parse(source);
    let Some((schema, fit)) = schemas.choose(source, &document) else { return look(None, Checked::default()) };
    let binding = bind(source, &document, schema);
    let bound = Bound { source, document: &document, schema, binding: &binding };
    let checked = check_bound(bound, fit, settings, around);
    look(Some(bound), checked)
}

/// The values of `source` that no other document may hold, under its schema.
#[must_use]
pub fn facts_of(source: &Source, schemas: &Schemas) -> Vec<Fact> {
    let document = parse(source);
    let Some((schema, _)) = schemas.choose(source, &document) else { return Vec::new() };
    if schema.looks_at_the_corpus() { facts(&bind(source, &document, schema)) } else { Vec::new() }
}

fn parse(source: &Source) -> Document {
    if source.invalid_utf8().is_some() { Document::default() } else { Document::parse(source) }
}

/// Holds a parsed document against a schema.
#[must_use]
pub fn check_document(
    source: &Source,
    document: &Document,
    (schema, fit): (&Schema, Fit),
    settings: &Settings,
    around: &dyn Surroundings,
) -> Checked {
    let binding = bind(source, document, schema);
    check_bound(Bound { source, document, schema, binding: &binding }, fit, settings, around)
}

/// Lets the rules look at a document.
///
/// A text that is not UTF-8 says nothing that could be relied on. That it is not is its one finding, and no setting
/// turns it off: the text would pass unread.
fn check_bound(bound: Bound<'_>, fit: Fit, settings: &Settings, around: &dyn Surroundings) -> Checked {
    let Bound { source, document, schema, binding } = bound;
    let asked = settings.level(CORPUS_RULE).or_else(|| schema.level(CORPUS_RULE)) != Some(Level::Off);
    let facts = if asked && schema.looks_at_the_corpus() { facts(binding) } else { Vec::new() };
    let context = Context {
        source,
        document,
        schema,
        fit,
        binding,
        facts: &facts,
        around,
        today: settings.today,
        levels: &settings.levels,
        suppressions: None,
        leftovers: &[],
    };
    let mut findings = Findings::new(schema);
    if source.invalid_utf8().is_some() {
        findings.look(unreadable(), None, &context);
        return known::settle(findings, &context);
    }
    look(Stage::Text, &context, &mut findings);
    if !document.comments.is_empty() {
        let mut suppressions = Suppressions::read(source, document);
        if !suppressions.is_empty() {
            findings.suppress(&mut suppressions);
            let context = Context { suppressions: Some(&suppressions), ..context };
            look(Stage::Suppressions, &context, &mut findings);
        }
    }
    let checked = known::settle(findings, &context);
    Checked { facts, ..checked }
}

/// Lets the rules look whose turn it is at `stage`.
fn look(stage: Stage, context: &Context<'_>, findings: &mut Findings<'_>) {
    for (rule, setting) in RULES.iter().zip(context.levels) {
        if context.is_on_at(*setting, rule) && rule.stage() == stage {
            findings.look(rule, *setting, context);
        }
    }
}
