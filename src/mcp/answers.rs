//! What the tools answer, as data and as text. The comments on fields are what a model reads of them.

use std::fmt::Write;

use rmcp::schemars::{self, JsonSchema};
use serde::{Deserialize, Serialize};

use crate::diagnostic::{Applicability, Counts, Diagnostic};
use crate::report::{Format, Style, render};
use crate::rules::Rule;
use crate::text::{Source, grouped};

/// What `check` finds.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CheckAnswer {
    /// Whether there is nothing at error level, so that the document may land.
    pub ok: bool,
    /// How many findings are errors.
    pub errors: usize,
    /// How many are warnings.
    pub warnings: usize,
    /// How many are notes.
    pub notes: usize,
    /// The findings, in the order of their places; the first 200 of them.
    pub findings: Vec<Finding>,
    /// How many more there are: mend these, and check again.
    pub left_out: usize,
    /// What a person or a model reads instead.
    #[serde(skip)]
    pub readable: String,
}

/// What `fix` makes of a document.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FixAnswer {
    /// Whether the text is another one than before.
    pub changed: bool,
    /// How many fixes were applied.
    pub applied: usize,
    /// How many were left out because new errors would have followed.
    pub refused: usize,
    /// The whole document with the fixes.
    pub text: String,
    /// What is found in that text.
    pub remaining: CheckAnswer,
}

/// What `explain` knows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RulesAnswer {
    /// The rule that was asked for with its documentation, or all rules without it.
    pub rules: Vec<RuleAnswer>,
}

/// One rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleAnswer {
    /// Its name.
    pub name: &'static str,
    /// The level of its findings, unless a schema or project file says another.
    pub severity: String,
    /// What it finds.
    pub summary: &'static str,
    /// What its fixes do.
    pub fixes: Vec<RuleFix>,
    /// Its documentation, when it was asked for.
    pub docs: Option<RuleDocs>,
    /// What a person or a model reads instead.
    #[serde(skip)]
    pub readable: String,
}

/// What a fix of a rule does.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleFix {
    /// `safe` or `unsafe`.
    pub applicability: String,
    /// What it does.
    pub does: &'static str,
}

/// The documentation of a rule.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RuleDocs {
    /// Why it matters.
    pub why: &'static str,
    /// A schema that asks for it, as TOML.
    pub schema: String,
    /// A document that fails.
    pub fails: &'static str,
    /// The same document, mended.
    pub passes: &'static str,
}

/// What `schema` shows.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SchemaAnswer {
    /// The schema's name; null for the JSON Schema.
    pub schema: Option<String>,
    /// Other schemas that documents at that path may have instead, by name.
    pub others: Vec<String>,
    /// The page, the TOML, or the JSON Schema.
    pub text: String,
}

/// The document that `new` makes.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NewAnswer {
    /// The name of its schema.
    pub schema: String,
    /// The whole document.
    pub text: String,
}

/// One finding, in the form of the JSON report.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Finding {
    /// The document.
    pub path: String,
    /// The rule; `explain` tells more of it.
    pub rule: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What is wrong, with the actual value.
    pub message: String,
    /// What to do about it.
    pub help: Option<String>,
    /// Where the wrong text begins, or where something missing belongs.
    pub start: Place,
    /// Where it ends.
    pub end: Place,
    /// What asks for it.
    pub schema: Option<Declared>,
    /// How `fix` would mend it.
    pub fix: Option<FindingFix>,
}

/// A place in the document.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// The line, from 1 up.
    pub line: usize,
    /// The column, from 1 up, in characters.
    pub column: usize,
    /// The offset in bytes of UTF-8, from 0 up.
    pub offset: u32,
}

/// A place in a schema.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Declared {
    /// The schema file.
    pub path: String,
    /// The line, from 1 up.
    pub line: usize,
    /// The column, from 1 up.
    pub column: usize,
}

/// A fix of a finding.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct FindingFix {
    /// What it does.
    pub title: String,
    /// `safe`, or `unsafe`: then its outcome has to be looked at.
    pub applicability: String,
    /// The edits; none touches another.
    pub edits: Vec<FixEdit>,
}

/// One edit of a fix.
#[derive(Clone, Debug, Serialize, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct FixEdit {
    /// Where the old text begins, in bytes.
    pub start: u32,
    /// Where it ends.
    pub end: u32,
    /// The new text.
    pub content: String,
}

/// How many findings an answer has at most: nobody mends thousands at once, and a model pays for each word.
const MOST_FINDINGS: usize = 200;

impl CheckAnswer {
    /// What is found in `source`.
    #[must_use]
    pub fn new(source: &Source, all: &[Diagnostic]) -> Self {
        let counts = Counts::of(all);
        let Counts { errors, warnings, notes } = counts;
        // The form of a finding has one home, the report; here it gets its description.
        let diagnostics = &all[..all.len().min(MOST_FINDINGS)];
        let left_out = all.len() - diagnostics.len();
        let lines = render(Format::Jsonl, Style { width: usize::MAX, color: false }, source, diagnostics);
        let findings: Vec<Finding> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        let mut readable = readable(counts, &findings, source, diagnostics);
        if left_out > 0 {
            _ = write!(readable, "\n\nand {} more; mend these first, and check again", grouped(left_out as u64));
        }
        Self { ok: errors == 0, errors, warnings, notes, findings, left_out, readable }
    }
}

/// The findings as text: each with its place, the text there, what to do, and whether `fix` does it.
fn readable(counts: Counts, findings: &[Finding], source: &Source, diagnostics: &[Diagnostic]) -> String {
    let counts = counts.in_words();
    let mut text = if counts.is_empty() { "No findings.".to_owned() } else { counts.join(", ") + "." };
    for (finding, diagnostic) in findings.iter().zip(diagnostics) {
        let Finding { rule, severity, message, start, .. } = finding;
        _ = write!(text, "\n\nline {}, column {}: {severity}[{rule}] {message}", start.line, start.column);
        let there = excerpt(source.slice(diagnostic.span));
        if !there.is_empty() {
            _ = write!(text, "\n  text: {there}");
        }
        if let Some(help) = &finding.help {
            _ = write!(text, "\n  help: {help}");
        }
        if let Some(fix) = &finding.fix {
            _ = write!(text, "\n  {} fix: {}", fix.applicability, fix.title);
        }
    }
    text
}

/// The beginning of a text, on one line.
fn excerpt(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = text.lines().next().unwrap_or_default();
    let mut excerpt: String = line.chars().take(LONGEST).collect();
    if excerpt.len() < text.trim_end().len() {
        excerpt.push('…');
    }
    excerpt
}

impl RuleAnswer {
    /// The rule, with its documentation if `whole`.
    #[must_use]
    pub fn new(rule: &'static Rule, whole: bool) -> Self {
        let fix = |(applicability, does): &(Applicability, &'static str)| RuleFix {
            applicability: applicability.to_string(),
            does,
        };
        let docs = || RuleDocs {
            why: rule.docs.why,
            schema: rule.docs.schema_source().text().to_owned(),
            fails: rule.docs.fails,
            passes: rule.docs.passes,
        };
        let Rule { name, severity, summary, .. } = rule;
        let readable = if whole {
            format!("# `{name}` ({severity})\n\n{}", rule.page())
        } else {
            format!("`{name}` ({severity}): {summary}")
        };
        Self {
            name,
            severity: severity.to_string(),
            summary,
            fixes: rule.fixes.iter().map(fix).collect(),
            docs: whole.then(docs),
            readable,
        }
    }
}
