//! What the value under the cursor reads as, and what is found against it.

use std::fmt::Write;

use super::{shown, value_decl};
use crate::binding::{Bound, BoundTable, BoundValue, Number, Reading, RowFault, read};
use crate::diagnostic::Diagnostic;
use crate::guide::markdown::{code, prose};
use crate::ide::part::{Part, What};
use crate::rules::type_noun;
use crate::schema::{ValueDecl, ValueType};
use crate::text::{Span, counted, words};

/// The most readings, and the most findings, that are told.
const MOST: usize = 5;

/// What the value at `span` reads as, where the cursor stands in it at `offset`, and the findings in the part; `None`
/// where the schema says nothing of it.
pub(super) fn verdict(
    bound: &Bound<'_>,
    findings: &[Diagnostic],
    part: &Part<'_>,
    span: Span,
    offset: u32,
) -> Option<String> {
    let decl = value_decl(bound, part)?;
    // A field may hold several values: that at the cursor is meant, if the cursor stands in one.
    let mut values: Vec<&BoundValue<'_>> =
        bound.binding.values.iter().filter(|value| span.contains(value.span)).collect();
    let at_cursor = |value: &&BoundValue<'_>| value.span.start <= offset && offset <= value.span.end;
    let several = values.len() > 1;
    if values.iter().any(at_cursor) {
        values.retain(at_cursor);
    }
    let area = if several && values.len() == 1 { values[0].span } else { part.area };
    let found: Vec<&Diagnostic> = findings.iter().filter(|finding| area.contains(finding.span)).collect();
    let said = if values.is_empty() {
        unbound(bound, part, decl, span)
    } else {
        let readings = values.iter().take(MOST).map(|value| reading(value.decl, value.text, value.reading));
        Ok(readings.collect::<Vec<_>>().join(" "))
    };
    let end = if found.is_empty() { " No findings." } else { "" };
    let mut said = said.map_or_else(|reason| format!("Not looked at: {reason}."), |said| said + end);
    said.extend((!found.is_empty()).then_some("\n"));
    for finding in found.iter().take(MOST) {
        _ = write!(said, "\n* {} ({}): {}", code(finding.rule), finding.severity, prose(&finding.message));
    }
    if found.len() > MOST {
        _ = write!(said, "\n* {} more", found.len() - MOST);
    }
    Some(said)
}

/// What a value reads as that is not bound; or why it is not looked at.
fn unbound(bound: &Bound<'_>, part: &Part<'_>, decl: &ValueDecl, span: Span) -> Result<String, &'static str> {
    match part.what {
        // Of a hole that stands several times the first is the value.
        What::Hole(..) => {
            let text = bound.source.slice(span);
            Ok(reading(decl, text, read(decl, text)))
        }
        What::Cell(table, column, row) => Err(unbound_cell(table, column, row)),
        What::Item(..) => Err("the list is split into single characters"),
        What::Field(field) if field.first.is_some() => Err("the field repeats an earlier one"),
        What::Field(_) if decl.when.is_some() => Err("the condition does not hold here"),
        _ => Err("this is no single value"),
    }
}

/// Why a cell is not looked at.
fn unbound_cell(table: &BoundTable<'_>, column: usize, row: usize) -> &'static str {
    if table.columns[column].first.is_some() {
        return "the column repeats an earlier one";
    }
    if table.hollow_columns.iter().any(|hollow| hollow.column == column) {
        return "the column has no value in any row";
    }
    match table.faulty_rows.iter().find(|(faulty, _)| *faulty == row) {
        Some((_, RowFault::Shape)) => "the row has more or fewer cells than the header",
        Some((_, RowFault::Header | RowFault::HeaderWord)) => "it repeats the header",
        Some((_, RowFault::Delimiter)) => "the row repeats the line of dashes below the header",
        Some((_, RowFault::Blank)) => "the row is still to be filled in",
        Some((_, RowFault::Torn(_))) => "the row breaks off",
        None => "the condition does not hold in this row",
    }
}

/// What a text reads as, as a sentence.
fn reading(decl: &ValueDecl, text: &str, reading: Reading) -> String {
    let said = match (reading, &decl.kind.value) {
        (Reading::Empty, _) => return "Nothing stands here.".into(),
        (Reading::Blank, _) => "is still to be filled in".into(),
        (Reading::Placeholder(_), _) => "stands for no value".into(),
        (Reading::Mistyped, _) if decl.date_prefix.is_some() => "does not begin with a date".into(),
        (Reading::Mistyped, ValueType::Date(format)) => format!("does not read as a date of the form {}", code(format)),
        (Reading::Mistyped, _) => format!("does not read as {}", type_noun(decl)),
        (Reading::Number(Number::Whole(number)), _) => format!("reads as the whole number {number}"),
        (Reading::Number(Number::Decimal(_)), ValueType::Integer) => "reads as a whole number".into(),
        (Reading::Number(Number::Decimal(number)), _) => format!("reads as the number {number}"),
        (Reading::Date(date), ValueType::Date(_)) => format!("reads as the date {date}"),
        (Reading::Date(date), _) => format!("begins with the date {date}"),
        (Reading::Text, ValueType::Boolean) => format!("reads as {}", code(text)),
        (Reading::Text, ValueType::Url) => "is read as a URL".into(),
        (Reading::Text, _) if decl.enumeration.as_ref().is_some_and(|it| it.value.iter().any(|it| it == text)) => {
            "is one of the values accepted".into()
        }
        (Reading::Text, _) => {
            let characters = counted(text.chars().count() as u64, "character");
            let limited = decl.min_words.is_some() || decl.max_words.is_some();
            let words = limited.then(|| format!(", {}", counted(words(text) as u64, "word")));
            format!("is a text of {characters}{}", words.unwrap_or_default())
        }
    };
    format!("{} {said}.", shown(text))
}
