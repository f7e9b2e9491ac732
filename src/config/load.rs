//! From the text of a project file to a [`Config`].

use std::sync::Arc;

use super::language::{PYPROJECT, ROOT, TOOL};
use super::patterns::{LONGEST, PatternError, Patterns, PatternsBuilder};
use super::{Config, LayoutOptions, OutputDefaults, Override, RuleLevel};
use crate::output::Target;
use crate::rules::{RULES, find};
use crate::spec::{Declared, Entry, Fault, FileKind, Mistakes, Node, Place, Reporter, TableSpec, Value, brief, check};
use crate::text::Source;

/// Reads a project file of its own.
pub(super) fn file(source: &Arc<Source>, mistakes: &mut Mistakes) -> Option<Config> {
    let root = parsed(source, mistakes)?;
    Some(config(source, root, &ROOT, mistakes))
}

/// Reads the table `[tool.digestlint]`, where there is one.
pub(super) fn pyproject(source: &Arc<Source>, mistakes: &mut Mistakes) -> Option<Config> {
    const TABLE: &str = "digestlint";
    // Most such files speak of other tools only, and need not be parsed to know that.
    if !source.text().contains(TABLE) {
        return None;
    }
    // The table may be in what does not parse.
    let mut root = parsed(source, mistakes)?;
    let Value::Table(entries) = &mut root.value else { return None };
    let tool = entries.iter_mut().find(|entry| entry.key == "tool").map(|entry| &mut entry.node.value);
    let Some(Value::Table(tools)) = tool else { return None };
    tools.retain(|entry| entry.key == TABLE);
    let [Entry { node, .. }] = tools.as_slice() else { return None };
    if let Value::Table(_) = node.value {
        return Some(config(source, node.clone(), &PYPROJECT, mistakes));
    }
    let mut tool = Node { value: Value::Table(std::mem::take(tools)), ..root };
    let files = std::slice::from_ref(source);
    check(&mut tool, &TOOL, &mut Reporter { kind: FileKind::Project, files, mistakes });
    None
}

/// The TOML of the text. What does not parse is left out of such a tree, and anything said about the rest might follow
/// from that: there is no tree then.
fn parsed(source: &Arc<Source>, mistakes: &mut Mistakes) -> Option<Node> {
    let root = Node::parse(source, FileKind::Project, 0, mistakes);
    mistakes.is_empty().then_some(root)
}

/// What can be read of the table `root`.
fn config(source: &Arc<Source>, mut root: Node, spec: &TableSpec, mistakes: &mut Mistakes) -> Config {
    let files = std::slice::from_ref(source);
    let mut loader = Loader { reporter: Reporter { kind: FileKind::Project, files, mistakes } };
    loader.check_rule_names(&root);
    check(&mut root, spec, &mut loader.reporter);
    loader.config(&root)
}

struct Loader<'a> {
    reporter: Reporter<'a>,
}

impl Loader<'_> {
    fn config(&mut self, root: &Node) -> Config {
        let output = root.get("output");
        Config {
            source: Arc::clone(&self.reporter.files[0]),
            schemas: self.names(root, "schema"),
            exclude: self.patterns(root, "exclude"),
            baseline: self.names(root, "baseline").and_then(|paths| paths.into_iter().next()),
            rules: levels(root),
            layout: self.layout(root),
            output: OutputDefaults {
                formats: output.map(|it| self.formats(it)).unwrap_or_default(),
                max_warnings: output.and_then(|it| it.count("max-warnings")).map(|it| it.value),
            },
            overrides: self.overrides(root),
        }
    }

    /// The formats of `[output]`: one of them for standard output, and each of the others with a file of its own.
    fn formats(&mut self, output: &Node) -> Vec<Target> {
        let mut formats: Vec<Target> = Vec::new();
        for (text, place) in output.get("format").map(Node::texts).into_iter().flatten() {
            let Ok(target) = Target::parse(text) else { continue };
            if let Some(double) = target.doubles(&formats) {
                let message = double.message(|file| brief(&file.to_string_lossy()));
                let help = double.help("write one of them to a file, as in `\"sarif=report.sarif\"`");
                self.reporter.report(Fault::Value, place, message, "the second one", Some(help.into()));
                continue;
            }
            formats.push(target);
        }
        formats
    }

    fn overrides(&mut self, root: &Node) -> Vec<Override> {
        let tables = root.get("override").map(Node::elements).unwrap_or_default();
        let read = |table| Override {
            files: self.files(table),
            schemas: self.names(table, "schema"),
            rules: levels(table),
            layout: self.layout(table),
        };
        tables.iter().map(read).collect()
    }

    /// The `files` of an override, which also has to say something of them.
    fn files(&mut self, table: &Node) -> Patterns {
        let mut missing = |message: &str, help: &str| {
            self.reporter.report(Fault::Missing, table.place, message.into(), "declared here", Some(help.into()));
        };
        if table.sound && table.get("files").is_none() {
            missing("this [[override]] has no `files`", "add `files = [\"…\"]`, with patterns as in .gitignore");
        } else if table.sound && ["schema", "rules", "format"].iter().all(|key| table.get(key).is_none()) {
            missing(
                "this [[override]] changes nothing",
                "give it a `schema`, levels under `[override.rules]`, or a layout under `[override.format]`",
            );
        }
        self.patterns(table, "files")
    }

    /// What `format` says.
    fn layout(&mut self, table: &Node) -> LayoutOptions {
        let Some(format) = table.get("format") else { return LayoutOptions::default() };
        let options = LayoutOptions::read(format);
        let lines = format.count("blank-lines-before-sections");
        if let Some(lines) = lines.filter(|lines| lines.value > LayoutOptions::MOST_BLANK_LINES) {
            let message = format!(
                "{} blank lines are more than the {} that there may be",
                lines.value,
                LayoutOptions::MOST_BLANK_LINES
            );
            self.reporter.report(
                Fault::Value,
                lines.place,
                message,
                "too many",
                Some(format!("write a number from 0 to {}", LayoutOptions::MOST_BLANK_LINES)),
            );
        }
        options
    }

    /// The strings of a key, each with its own place; an empty one names nothing.
    fn names(&mut self, table: &Node, key: &str) -> Option<Vec<Declared<String>>> {
        let texts: Vec<_> = table.get(key)?.texts().collect();
        for (text, place) in &texts {
            if text.trim().is_empty() {
                let message = format!("`{key}` is empty: it names nothing");
                let help = format!("write a name or a path, or drop `{key}`");
                self.reporter.report(Fault::Value, *place, message, "empty", Some(help));
            }
        }
        Some(texts.into_iter().map(|(text, place)| Declared { value: text.to_owned(), place }).collect())
    }

    fn patterns(&mut self, table: &Node, key: &str) -> Patterns {
        let Some(entry) = table.entry(key) else { return Patterns::none() };
        let mut builder = PatternsBuilder::new();
        let mut right = true;
        for (text, place) in entry.node.texts() {
            if let Err(error) = builder.add(text) {
                self.report_pattern(text, place, error);
                right = false;
            }
        }
        let Some(patterns) = builder.build() else {
            let message = format!("the patterns of `{key}` are too many, or too intricate, to be used together");
            let help = "name folders instead of many single files";
            self.reporter.report(Fault::Pattern, entry.place, message, "too much", Some(help.into()));
            return Patterns::none();
        };
        if right && patterns.is_empty() && entry.node.texts().next().is_some() {
            self.report_exceptions(entry);
        }
        patterns
    }

    fn report_pattern(&mut self, text: &str, place: Place, error: PatternError) {
        let text = brief(text);
        let (message, label, help) = match error {
            PatternError::Syntax(reason) => (
                format!("the pattern `{text}` cannot be read: {reason}"),
                "cannot be read",
                Some("patterns are those of .gitignore; `\\` before a special character takes it as it is".into()),
            ),
            PatternError::TooLong(length) => (
                format!("the pattern `{text}` has {length} bytes, more than the {LONGEST} that a pattern may have"),
                "too long",
                Some("write several shorter ones".into()),
            ),
            PatternError::Nothing(reason, instead) => (
                format!("the pattern `{text}` matches no file: {reason}"),
                "matches no file",
                Some(instead.map_or_else(
                    || "write a path relative to this file's folder, such as `drafts/`".into(),
                    |it| format!("write `{}`", brief(&it)),
                )),
            ),
        };
        self.reporter.report(Fault::Pattern, place, message, label, help);
    }

    fn report_exceptions(&mut self, entry: &Entry) {
        let message = format!("`{}` holds exceptions only: it matches no file", entry.key);
        let help = "patterns with `!` take out of what patterns before them match";
        self.reporter.report(Fault::Value, entry.place, message, "only exceptions", Some(help.into()));
    }

    /// Reports the names in `[rules]` and `[override.rules]` that no rule has, whatever their levels are.
    fn check_rule_names(&mut self, table: &Node) {
        for entry in table.get("rules").map(Node::entries).unwrap_or_default() {
            if find(&entry.key).is_none() {
                self.reporter.unknown_rule(&entry.key, entry.place, RULES.iter().map(|rule| rule.name));
            }
        }
        for table in table.get("override").map(Node::elements).unwrap_or_default() {
            self.check_rule_names(table);
        }
    }
}

/// The levels under `rules`.
fn levels(table: &Node) -> Vec<RuleLevel> {
    let level = |(name, level): (Declared<String>, _)| Some(RuleLevel { rule: find(&name.value)?, level });
    table.levels("rules").into_iter().filter_map(level).collect()
}
