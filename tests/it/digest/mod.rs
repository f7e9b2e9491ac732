//! The built-in schema `digest`, held against one clean digest that is changed in one place at a time.

mod address;
mod cells;
mod columns;
mod content;
mod fields;
mod headings;
mod links;
mod lists;
mod page;
mod preamble;
mod prose;
mod relevancy;
mod sections;
mod table_rows;
mod tables;
mod title;

use std::fmt::Write;

use crate::support::{digest_schema, findings, source};

/// The clean digest.
const BASE: &str = include_str!("base.md");

/// Its sections, in order.
const SECTIONS: [&str; 9] =
    ["Keywords", "Themes", "Other", "Summary", "Signals", "Concerns", "Behaviors", "Technologies", "Issues"];

/// The findings on each text, under its name. One fault is one finding, so each text must have exactly one.
fn one_each<'a>(cases: impl IntoIterator<Item = (&'a str, String)>) -> String {
    cases.into_iter().fold(String::new(), |mut out, (name, text)| {
        let found = all(&text);
        assert_eq!(found.matches("\n    help: ").count(), 1, "{name}:\n{found}");
        let _ = write!(out, "{name}\n{found}");
        out
    })
}

/// The findings on a text: `line:column "text" severity[rule] message`, and the help on a line of its own.
fn all(text: &str) -> String {
    let source = source(text);
    findings(text, &digest_schema()).iter().fold(String::new(), |mut out, it| {
        let place = source.line_column(it.span.start);
        let (at, text) = (format!("{}:{}", place.line, place.column), shortened(source.slice(it.span)));
        let _ = writeln!(out, "  {at} {text:?} {}[{}] {}", it.severity, it.rule, it.message);
        let _ = writeln!(out, "    help: {}", it.help.as_deref().unwrap_or("(no help)"));
        out
    })
}

/// The findings on a text without their words: `line:column "text" severity[rule]`.
fn places(text: &str) -> Vec<String> {
    let found = all(text);
    let findings = found.lines().filter(|line| !line.starts_with("    "));
    findings.filter_map(|line| Some(line.split_once("] ")?.0.trim_start().to_owned() + "]")).collect()
}

/// The rules of the findings on a text.
fn rules(text: &str) -> Vec<&'static str> {
    findings(text, &digest_schema()).iter().map(|it| it.rule).collect()
}

/// Asserts that nothing is found in any of the texts.
fn clean<'a>(cases: impl IntoIterator<Item = (&'a str, String)>) {
    for (name, text) in cases {
        let found = all(&text);
        assert!(found.is_empty(), "{name}:\n{found}\n{text}");
    }
}

/// A long text by its start and end.
fn shortened(text: &str) -> String {
    let count = text.chars().count();
    if count <= 64 {
        return text.to_owned();
    }
    text.chars().take(32).chain(" … ".chars()).chain(text.chars().skip(count - 24)).collect()
}

/// `text` with the one `from` in it replaced.
fn changed(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "{from:?} does not stand there once");
    text.replace(from, to)
}

/// The clean digest with the one `from` in it replaced.
fn with(from: &str, to: &str) -> String {
    changed(BASE, from, to)
}

/// A section of the clean digest with its heading, up to the next heading.
fn section(heading: &str) -> &'static str {
    let start = BASE.find(&format!("\n## {heading}\n")).unwrap() + 1;
    let end = BASE[start..].find("\n## ").map_or(BASE.len(), |end| start + end + 1);
    &BASE[start..end]
}

/// The clean digest without a section.
fn without(heading: &str) -> String {
    with(section(heading), "")
}

/// The clean digest with another heading line.
fn heading(heading: &str, line: &str) -> String {
    with(&format!("\n## {heading}\n"), &format!("\n{line}\n"))
}

/// The clean digest with something else in a section.
fn body(heading: &str, body: &str) -> String {
    with(section(heading), &format!("## {heading}\n\n{body}\n\n"))
}

/// The clean digest with the lines of a section's table changed.
fn lines(heading: &str, change: impl FnOnce(&mut Vec<String>)) -> String {
    let mut lines: Vec<String> = section(heading).trim_end().lines().skip(2).map(str::to_owned).collect();
    change(&mut lines);
    body(heading, &lines.join("\n"))
}

/// The clean digest with the cells of a section's table changed; the delimiter row is one of the rows.
fn rows(heading: &str, change: impl Fn(&mut Vec<String>)) -> String {
    lines(heading, |lines| {
        for line in lines {
            let mut cells: Vec<String> = line.trim_matches('|').split('|').map(|it| it.trim().to_owned()).collect();
            change(&mut cells);
            *line = format!("| {} |", cells.join(" | "));
        }
    })
}

#[test]
fn the_base_digest_is_clean() {
    clean([("as it is", BASE.to_owned())]);
}
