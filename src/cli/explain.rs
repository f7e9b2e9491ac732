//! `digestlint explain`: the rules and their documentation.

use std::fmt::Write;

use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use super::error::Error;
use super::output::Output;
use super::rule_args::rule;
use super::status::Status;
use super::terminal::Terminal;
use crate::diagnostic::Applicability;
use crate::engine::{Settings, check_example};
use crate::project::today;
use crate::report::{Format, Style, render};
use crate::rules::{RULES, Rule};
use textwrap::wrap;

/// Explain a rule, or list all rules
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct ExplainArgs {
    /// The rule to explain; without one, all are listed
    #[arg(value_name = "RULE", value_parser = rule)]
    rule: Option<&'static Rule>,

    /// How to write it
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t)]
    output_format: ExplainFormat,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum ExplainFormat {
    /// For people
    #[default]
    Full,
    /// One JSON object for a rule, an array of them for the list
    Json,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint explain                       list the rules
  digestlint explain file-encoding         what it finds, why, and an example
  digestlint explain --output-format json  the list for a program";

/// Runs the command.
pub(super) fn run(args: &ExplainArgs, terminal: &Terminal) -> Result<Status, Error> {
    let text = match (args.rule, args.output_format) {
        (Some(rule), ExplainFormat::Full) => Page { terminal, text: String::new() }.rule(rule)?,
        (Some(rule), ExplainFormat::Json) => format!("{:#}\n", rule_json(rule)?),
        (None, ExplainFormat::Full) => list(terminal),
        (None, ExplainFormat::Json) => {
            format!("{:#}\n", Value::Array(RULES.iter().map(|rule| head_json(rule)).collect()))
        }
    };
    let mut output = Output::stdout(terminal);
    output.write(&text)?;
    output.flush()?;
    Ok(Status::Clean)
}

/// The rules in columns, the last one wrapped: name, severity, whether there are fixes, what it finds.
fn list(terminal: &Terminal) -> String {
    const SEVERITY: usize = "warning".len();
    let name = RULES.iter().map(|rule| rule.name.width()).max().unwrap_or_default();
    let fix = RULES.iter().map(|rule| rule.fixability().len()).max().unwrap_or_default();
    let margin = name + SEVERITY + fix + 6;
    let mut text = String::new();
    for rule in RULES {
        let mut summary = wrap(rule.summary, terminal.width.saturating_sub(margin).max(20)).into_iter();
        let first = summary.next().unwrap_or_default();
        let severity = rule.severity;
        _ = writeln!(
            text,
            "{}  {severity:SEVERITY$}  {:fix$}  {first}",
            bold(&format!("{:name$}", rule.name), terminal.stdout.color),
            rule.fixability(),
        );
        for line in summary {
            _ = writeln!(text, "{:margin$}{line}", "");
        }
    }
    text
}

/// A rule's documentation in the making.
struct Page<'a> {
    terminal: &'a Terminal,
    text: String,
}

impl Page<'_> {
    fn rule(mut self, rule: &Rule) -> Result<String, Error> {
        let color = self.terminal.stdout.color;
        _ = writeln!(self.text, "{} ({})", bold(rule.name, color), rule.severity);
        self.prose(rule.summary);
        self.heading("Why");
        self.prose(rule.docs.why);
        if !rule.docs.schema.is_empty() {
            self.heading("Schema");
            self.indented(rule.docs.schema);
        }
        self.heading("Fails");
        self.indented(rule.docs.fails);
        self.heading("The finding");
        let width = self.terminal.width.saturating_sub(INDENT.len()).max(40);
        let finding = live_finding(rule, Format::Full, Style { width, color })?;
        self.indented(&finding);
        if !rule.fixes.is_empty() {
            self.heading("Fixes");
            for (applicability, does) in rule.fixes {
                self.prose(&format!("{applicability}: {does}"));
            }
        }
        self.heading("The document fixed");
        self.indented(rule.docs.passes);
        Ok(self.text)
    }

    fn heading(&mut self, heading: &str) {
        _ = writeln!(self.text, "\n{}", bold(heading, self.terminal.stdout.color));
    }

    fn prose(&mut self, text: &str) {
        let lines = wrap(text, self.terminal.width.saturating_sub(INDENT.len()).max(20));
        self.indented(&lines.join("\n"));
    }

    /// Lines as they are. Control characters are shown as pictures, for an example may hold a NUL.
    fn indented(&mut self, text: &str) {
        for line in text.trim_end().lines() {
            if line.is_empty() { self.text.push('\n') } else { _ = writeln!(self.text, "{INDENT}{}", visible(line)) }
        }
    }
}

const INDENT: &str = "  ";

/// What the rule says of its failing example.
fn live_finding(rule: &Rule, format: Format, style: Style) -> Result<String, Error> {
    let settings = Settings::new(today()?);
    let source = rule.docs.failing_source();
    Ok(render(format, style, &source, &check_example(rule, &source, &settings)))
}

fn head_json(rule: &Rule) -> Value {
    let fix = |(applicability, does): &(Applicability, &str)| json!({ "applicability": applicability.as_str(), "title": does });
    let fixes: Vec<_> = rule.fixes.iter().map(fix).collect();
    json!({ "name": rule.name, "severity": rule.severity.to_string(), "summary": rule.summary, "fixes": fixes })
}

fn rule_json(rule: &Rule) -> Result<Value, Error> {
    let lines = live_finding(rule, Format::Jsonl, Style { width: usize::MAX, color: false })?;
    let findings: Vec<Value> = lines.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    let mut page = head_json(rule);
    page["why"] = rule.docs.why.into();
    page["schema"] = rule.docs.schema_source().text().into();
    page["fails"] = rule.docs.fails.into();
    page["passes"] = rule.docs.passes.into();
    page["findings"] = findings.into();
    Ok(page)
}

fn bold(text: &str, color: bool) -> String {
    if color { format!("\x1b[1m{text}\x1b[0m") } else { text.to_owned() }
}

/// The line with a picture (U+2400 and up) in place of each control character, the colours of a report aside.
fn visible(line: &str) -> String {
    let picture = |it: char| match it {
        '\u{0}'..='\u{8}' | '\u{b}'..='\u{1a}' => char::from_u32(0x2400 + it as u32).unwrap_or(it),
        it => it,
    };
    line.chars().map(picture).collect()
}
