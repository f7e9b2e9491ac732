//! The check of one text: parse, bind, let the rules look, drop what comments suppress, sort.

use std::sync::Arc;

use jiff::civil::Date;

use crate::binding::{Candidate, Fit, Schemas, bind};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::rules::{Context, Findings, RULES, Rule, Stage, unreadable};
use crate::schema::{Level, Schema};
use crate::suppression::Suppressions;
use crate::text::Source;

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

    /// Turns off every rule that is not in `rules`.
    pub fn select(&mut self, rules: &[&str]) {
        for (rule, level) in RULES.iter().zip(&mut self.levels) {
            if !rules.contains(&rule.name) {
                *level = Some(Level::Off);
            }
        }
    }
}

/// Holds `source` against `schema`; the findings are sorted by place.
#[must_use]
pub fn check(source: &Source, schema: &Schema, settings: &Settings) -> Vec<Diagnostic> {
    check_document(source, &parse(source), schema, Fit::Given, settings)
}

/// Holds `source` against that of `schemas` which is its own, or the nearest; the findings are sorted by place.
#[must_use]
pub fn check_with(source: &Source, schemas: &Schemas, settings: &Settings) -> Vec<Diagnostic> {
    let document = parse(source);
    let chosen = schemas.choose(source, &document);
    chosen.map_or_else(Vec::new, |(schema, fit)| check_document(source, &document, schema, fit, settings))
}

/// What a rule's documentation says of `text`, an example of it: an example's schema that has a `[detect]` is one of
/// several.
#[must_use]
pub fn check_example(rule: &Rule, text: &Source, settings: &Settings) -> Vec<Diagnostic> {
    // A test holds that every example's schema loads.
    let Ok(schema) = Schema::load(rule.docs.schema_source()).map(Arc::new) else { return Vec::new() };
    if schema.detect.is_none() {
        return check(text, &schema, settings);
    }
    let candidates = [&schema, &schema].map(|schema| Candidate::Loaded(Arc::clone(schema)));
    check_with(text, &Schemas::new(candidates.to_vec()), settings)
}

fn parse(source: &Source) -> Document {
    if source.invalid_utf8().is_some() { Document::default() } else { Document::parse(source) }
}

/// Holds a parsed document against `schema`; the findings are sorted by place.
///
/// A text that is not UTF-8 says nothing that could be relied on. That it is not is its one finding, and no setting
/// turns it off: the text would pass unread.
#[must_use]
pub fn check_document(
    source: &Source,
    document: &Document,
    schema: &Schema,
    fit: Fit,
    settings: &Settings,
) -> Vec<Diagnostic> {
    let binding = bind(source, document, schema);
    let (today, levels) = (settings.today, &*settings.levels);
    let context =
        |suppressions| Context { source, document, schema, fit, binding: &binding, today, levels, suppressions };
    let mut findings = Findings::new(schema);
    if source.invalid_utf8().is_some() {
        findings.look(unreadable(), None, &context(None));
        return findings.into_sorted();
    }
    look(Stage::Text, &context(None), &mut findings);
    if !document.comments.is_empty() {
        let mut suppressions = Suppressions::read(source, document);
        if !suppressions.is_empty() {
            findings.suppress(&mut suppressions);
            look(Stage::Suppressions, &context(Some(&suppressions)), &mut findings);
        }
    }
    findings.into_sorted()
}

/// Lets the rules look whose turn it is at `stage`.
fn look(stage: Stage, context: &Context<'_>, findings: &mut Findings<'_>) {
    for (rule, setting) in RULES.iter().zip(context.levels) {
        if context.is_on_at(*setting, rule) && rule.stage() == stage {
            findings.look(rule, *setting, context);
        }
    }
}
