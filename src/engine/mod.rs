//! The check of one text: parse, bind, let the rules look, drop what comments suppress and
//! what the baseline holds, sort.

mod example;
mod known;
mod waived;

use jiff::civil::Date;

use crate::baseline::Recorded;
use crate::binding::{Bound, Fit, Schemas, bind};
use crate::corpus::{Alone, Fact, Surroundings, facts};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::layout::{Kind, Kinds, Style, changes};
use crate::rules::{Context, Findings, RULES, Rule, STAGES, Setting, Stage, comparing, unreadable};
use crate::schema::{Level, Schema};
use crate::suppression::Suppressions;
use crate::text::Source;

pub use example::check_example;
pub use waived::{Waived, Waiver};

/// What a run sets for all its texts.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day that counts as today.
    pub today: Date,
    /// How texts are laid out.
    pub style: Style,
    of_rules: Vec<Setting>,
}

impl Settings {
    /// Every rule at the level that it, or the schema, gives its findings.
    #[must_use]
    pub fn new(today: Date) -> Self {
        Self { today, style: Style::default(), of_rules: vec![Setting::Unset; RULES.len()] }
    }

    /// Sets the level of the rule with this name, whatever the schema says.
    pub fn set_level(&mut self, rule: &str, level: Level) {
        if let Some(index) = RULES.iter().position(|known| known.name == rule) {
            self.of_rules[index] = Setting::At(level);
        }
    }

    /// What is said of `rule`.
    #[must_use]
    pub fn of(&self, rule: &Rule) -> Setting {
        RULES.iter().position(|known| std::ptr::eq(*known, rule)).map_or(Setting::Unset, |index| self.of_rules[index])
    }

    /// Turns off every rule that is not in `rules`; one that is looks, whatever turned it off so far.
    pub fn select(&mut self, rules: &[&str]) {
        for (rule, setting) in RULES.iter().zip(&mut self.of_rules) {
            *setting = match *setting {
                _ if !rules.contains(&rule.name) => Setting::At(Level::Off),
                Setting::At(Level::Report(severity)) => Setting::At(Level::Report(severity)),
                _ => Setting::Selected,
            };
        }
    }
}

/// What the check of a text gives.
#[derive(Debug, Default)]
pub struct Checked {
    /// What the text says; empty when only findings were asked for.
    pub document: Document,
    /// The findings, sorted by place.
    pub findings: Vec<Diagnostic>,
    /// The findings that are let pass.
    pub waived: Vec<Waived>,
    /// Whether the text has a baseline.
    pub has_baseline: bool,
    /// The values that no other document may hold.
    pub facts: Vec<Fact>,
    /// What a new baseline holds of the text, when one is to be written.
    pub recorded: Option<Recorded>,
}

impl Checked {
    /// How many findings the baseline holds back.
    #[must_use]
    pub fn held_back(&self) -> usize {
        self.waived.iter().filter(|waived| waived.by == Waiver::Baseline).count()
    }
}

/// Holds `source` against `schema`, with nothing known of what lies around it; the findings are sorted by place.
#[must_use]
pub fn check(source: &Source, schema: &Schema, settings: &Settings) -> Vec<Diagnostic> {
    check_document(source, &parse(source), (schema, Fit::Given), settings, &Alone).findings
}

/// Holds `source` against that of `schemas` which is its own, or the nearest.
#[must_use]
pub fn check_with(source: &Source, schemas: &Schemas, settings: &Settings, around: &dyn Surroundings) -> Checked {
    let document = parse(source);
    let chosen = schemas.choose(source, &document);
    let checked = chosen.map(|chosen| check_document(source, &document, chosen, settings, around));
    Checked { document, ..checked.unwrap_or_default() }
}

/// What `look` makes of `source`, bound to that of `schemas` which is its own, or the nearest; `None` when no schema
/// loads.
pub fn bound<T>(source: &Source, schemas: &Schemas, look: impl FnOnce(Bound<'_>) -> T) -> Option<T> {
    bound_document(source, &parse(source), schemas, look)
}

/// The same for a text that is parsed already.
pub fn bound_document<T>(
    source: &Source,
    document: &Document,
    schemas: &Schemas,
    look: impl FnOnce(Bound<'_>) -> T,
) -> Option<T> {
    let (schema, fit) = schemas.choose(source, document)?;
    Some(look(Bound { source, document, schema, fit, binding: &bind(source, document, schema) }))
}

/// The values of `source` that no other document may hold, under its schema.
#[must_use]
pub fn facts_of(source: &Source, schemas: &Schemas) -> Vec<Fact> {
    let facts = |it: Bound<'_>| if it.schema.looks_at_the_corpus() { facts(it.binding) } else { Vec::new() };
    bound(source, schemas, facts).unwrap_or_default()
}

fn parse(source: &Source) -> Document {
    if source.invalid_utf8().is_some() { Document::default() } else { Document::parse(source) }
}

/// Holds a parsed document against a schema.
///
/// A text that is not UTF-8 says nothing that could be relied on. That it is not is its one finding, and no setting
/// turns it off: the text would pass unread.
#[must_use]
pub fn check_document(
    source: &Source,
    document: &Document,
    (schema, fit): (&Schema, Fit),
    settings: &Settings,
    around: &dyn Surroundings,
) -> Checked {
    let binding = bind(source, document, schema);
    let compared = settings.of(comparing()) != Setting::At(Level::Off) && schema.looks_at_the_corpus();
    let facts = if compared { facts(&binding) } else { Vec::new() };
    let context = Context {
        source,
        document,
        schema,
        fit,
        binding: &binding,
        facts: &facts,
        around,
        today: settings.today,
        settings: &settings.of_rules,
        style: &settings.style,
        layout: &[],
        suppressions: None,
        leftovers: &[],
    };
    let (mut findings, mut waived) = (Findings::new(schema), Vec::new());
    if source.invalid_utf8().is_some() {
        findings.look(unreadable(), Setting::Unset, &context);
        return known::settle(findings, &context);
    }
    look(Stage::Text, &context, &mut findings);
    let kinds = layout_rules(&context);
    if !kinds.is_empty() {
        let layout = changes(source, document, &settings.style, kinds);
        look(Stage::Layout, &Context { layout: &layout, ..context }, &mut findings);
    }
    if !document.comments.is_empty() {
        let mut suppressions = Suppressions::read(source, document);
        if !suppressions.is_empty() {
            let suppressed = findings.suppress(&mut suppressions).into_iter();
            waived.extend(suppressed.map(|it| Waived::by_comment(source, it)));
            let context = Context { suppressions: Some(&suppressions), ..context };
            look(Stage::Suppressions, &context, &mut findings);
        }
    }
    let mut checked = known::settle(findings, &context);
    checked.waived.append(&mut waived);
    Checked { facts, ..checked }
}

/// The kinds of layout whose rules look.
fn layout_rules(context: &Context<'_>) -> Kinds {
    let rules = RULES.iter().zip(context.settings).zip(STAGES.iter());
    let on = rules.filter(|((rule, setting), stage)| {
        **stage == Stage::Layout && context.is_on_at(**setting, rule, Stage::Layout)
    });
    on.filter_map(|((rule, _), _)| Kind::ALL.into_iter().find(|kind| kind.rule() == rule.name)).collect()
}

/// Lets the rules look whose turn it is at `stage`.
fn look(stage: Stage, context: &Context<'_>, findings: &mut Findings<'_>) {
    for ((rule, setting), at) in RULES.iter().zip(context.settings).zip(STAGES.iter()) {
        if *at == stage && context.is_on_at(*setting, rule, stage) {
            findings.look(rule, *setting, context);
        }
    }
}
