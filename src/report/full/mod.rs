//! Findings with the source text that they are about.

mod adapter;

use adapter::{LABEL_HOOK, Mark, Picture, margin};

use super::Style;
use super::excerpt::{Target, views};
use super::fit::wrap;
use super::paint::{Ink, paint};
use super::places::Places;
use crate::diagnostic::{DeclaredIn, Diagnostic};
use crate::schema::is_builtin;
use crate::text::Source;

/// Narrower terminals get lines of this width all the same.
const MIN_WIDTH: usize = 20;

/// The findings, with a blank line between them.
pub(super) fn render(style: Style, source: &Source, findings: &[Diagnostic]) -> String {
    let style = Style { width: style.width.max(MIN_WIDTH), ..style };
    let mut places = Places::new(source);
    let mut report = String::new();
    for finding in findings {
        places.advance(finding.span.start);
        if !report.is_empty() {
            report.push('\n');
        }
        report.push_str(&heading(style, finding));
        report.push_str(&pictures(style, source, finding, places));
        report.push_str(&notes(style, finding));
    }
    report
}

/// `error[rule]: message`, wrapped.
fn heading(style: Style, finding: &Diagnostic) -> String {
    const INDENT: &str = "  ";
    let name = format!("{}[{}]", finding.severity, finding.rule);
    let lines = wrap(&format!("{name}: {}", finding.message), style.width, style.width - INDENT.len());
    let lines = lines.iter().enumerate().map(|(index, line)| {
        let named = if index == 0 { name.len().min(line.len()) } else { 0 };
        let (name, message) = line.split_at(named);
        let indent = if index == 0 { "" } else { INDENT };
        let name = paint(style.color, finding.severity.into(), name);
        format!("{indent}{name}{}\n", paint(style.color, Ink::Strong, message))
    });
    lines.collect()
}

/// What to do, and where the schema asks for it.
fn notes(style: Style, finding: &Diagnostic) -> String {
    let help = finding.help.as_deref().map(|help| note(style, Ink::Strong, "  help: ", help));
    let schema = finding.declaration.as_ref().map(|declaration| {
        let place = declaration.source.line_column(declaration.span.start);
        let built_in = if is_builtin(&declaration.source) { " (built in)" } else { "" };
        let place = format!("{}:{}:{}{built_in}", declaration.source.name(), place.line, place.column);
        let file = match declaration.file {
            DeclaredIn::Schema => "schema: ",
            DeclaredIn::Baseline => "baseline: ",
        };
        note(style, Ink::Faint, file, &place)
    });
    [help, schema].into_iter().flatten().collect()
}

fn note(style: Style, ink: Ink, name: &str, text: &str) -> String {
    const INDENT: &str = "  ";
    let room = style.width - INDENT.len() - name.len();
    let lines = wrap(text, room, room);
    let lines = lines.iter().enumerate().map(|(index, line)| match index {
        0 => format!("{INDENT}{}{line}\n", paint(style.color, ink, name)),
        _ => format!("{INDENT}{:columns$}{line}\n", "", columns = name.len()),
    });
    lines.collect()
}

/// Pictures of the finding's place and of those related to it.
fn pictures(style: Style, source: &Source, finding: &Diagnostic, places: Places<'_>) -> String {
    let views = views(source, Target::of(finding), |line| style.width - margin(line.number), LABEL_HOOK);
    let pictures = views.into_iter().map(|view| {
        let place = places.peek(view.start);
        let header = format!("{}:{}:{}", source.name(), place.line, place.column);
        let (number, text, width) = (view.line.number, view.excerpt.text(), view.excerpt.width);
        let marks = view.targets.iter().zip(view.excerpt.marks).map(|(target, columns)| Mark {
            columns,
            label: target.label.to_owned(),
            primary: target.primary,
        });
        Picture { header, number, text, width, marks: marks.collect() }.draw(style, finding.severity)
    });
    pictures.collect()
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
