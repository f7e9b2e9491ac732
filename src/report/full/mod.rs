//! Findings with the source text that they are about.

mod adapter;
mod canvas;
mod excerpt;
mod line;
mod row;

use adapter::{LABEL_HOOK, Mark, Picture, margin};
use excerpt::{Excerpt, Wanted};
use line::Line;

use super::Style;
use super::fit::{width, wrap};
use super::paint::{Ink, paint};
use super::places::Places;
use crate::diagnostic::{DeclaredIn, Diagnostic};
use crate::schema::is_builtin;
use crate::text::{Source, Span};

/// Narrower terminals get lines of this width all the same.
const MIN_WIDTH: usize = 20;
/// More spans in one line make a picture no one can read.
const MAX_MARKS: usize = 4;

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

/// A place to show.
struct Target<'a> {
    span: Span,
    label: &'a str,
    primary: bool,
}

/// Pictures of the finding's place and of those related to it; places of one line share a picture if they can.
fn pictures(style: Style, source: &Source, finding: &Diagnostic, places: Places<'_>) -> String {
    let related = finding.related.iter().map(|it| Target { span: it.span, label: &it.label, primary: false });
    let mut targets = vec![Target { span: finding.span, label: &finding.label, primary: true }];
    targets.extend(related);
    let mut drawn = String::new();
    while !targets.is_empty() {
        let line = Line::of(source, targets[0].span);
        let place = places.peek(targets[0].span.start);
        let header = format!("{}:{}:{}", source.name(), place.line, place.column);
        let (shown, excerpt) = take_from_line(&line, &mut targets, style.width);
        let marks = shown.iter().zip(excerpt.marks).map(|(target, columns)| Mark {
            columns,
            label: target.label.to_owned(),
            primary: target.primary,
        });
        let (marks, number) = (marks.collect(), line.number);
        let picture = Picture { header, number, text: excerpt.text, width: excerpt.width, marks };
        drawn.push_str(&picture.draw(style, finding.severity));
    }
    drawn
}

/// Takes the first target, and those others that fit into a picture with it.
fn take_from_line<'t>(line: &Line<'_>, targets: &mut Vec<Target<'t>>, columns: usize) -> (Vec<Target<'t>>, Excerpt) {
    let room = columns - margin(line.number);
    let excerpt = |shown: &[Target<'_>]| {
        let wanted = shown.iter().map(|target| wanted(line, target, room)).collect::<Vec<_>>();
        Excerpt::new(line, &wanted, room)
    };
    let mut shown = vec![targets.remove(0)];
    let mut best = excerpt(&shown).unwrap_or_default();
    let mut index = 0;
    while index < targets.len() && shown.len() < MAX_MARKS {
        let span = targets[index].span;
        let at = shown.partition_point(|target| target.span < span);
        if !line.contains(span) || !is_free(span, &shown) {
            index += 1;
            continue;
        }
        shown.insert(at, targets.remove(index));
        if let Some(shared) = excerpt(&shown) {
            best = shared;
        } else {
            targets.insert(index, shown.remove(at));
            index += 1;
        }
    }
    (shown, best)
}

fn is_free(span: Span, shown: &[Target<'_>]) -> bool {
    shown.iter().all(|other| span.end <= other.span.start || other.span.end <= span.start)
}

/// A label has the room that it needs, or enough to be wrapped well.
fn wanted(line: &Line<'_>, target: &Target<'_>, room: usize) -> Wanted {
    let label = if target.label.is_empty() { 0 } else { LABEL_HOOK + width(target.label) };
    Wanted { span: line.clip(target.span), reserve: label.min((room / 3).max(28)).min(room / 2) }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
