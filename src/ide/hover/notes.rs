//! How a part came to be taken for what it is.

use super::shown;
use crate::binding::{Bound, Verdict};
use crate::guide::phrases::codes_up_to;
use crate::ide::part::{Part, What, section_decl};
use crate::text::Span;

/// The most declared names that are listed.
const MOST: usize = 12;

/// What is to say of a part whose name is not quite the declared one, or that should not be there.
pub(super) fn notes(bound: &Bound<'_>, part: &Part<'_>) -> Option<String> {
    let name = bound.schema.name.as_str();
    match part.what {
        What::Section(section) => {
            let Some(decl) = section_decl(section) else {
                let known = section.siblings.iter().map(|decl| decl.heading.name.as_str());
                return Some(undeclared("section", name, known));
            };
            let first = section.first.map(|first| bound.document.headings[first].text);
            let proper = decl.heading.texts.first().map(String::as_str);
            let taken = taken("heading", section.name, proper, section.verdict, first, bound);
            let unasked =
                section.decl.is_none().then(|| "Nothing is asked of it here: its condition does not hold.".to_owned());
            taken.or(unasked)
        }
        What::LostHeading(lost) => Some(format!(
            "This paragraph is taken for its heading; {} before it would make it one.",
            shown(&"#".repeat(usize::from(lost.level)))
        )),
        What::Header(table, column) => match column.decl {
            None => Some(undeclared("column", name, table.decl.columns.iter().map(|it| it.value.name.as_str()))),
            Some(decl) => taken("header", column.name, Some(&decl.value.name), column.verdict, column.first, bound),
        },
        What::Key(field) => match field.decl {
            None => Some(undeclared("field", name, field.siblings.iter().map(|it| it.value.name.as_str()))),
            Some(decl) => {
                let taken = taken("key", field.name, Some(&decl.value.name), field.verdict, field.first, bound);
                taken.or(field.unasked.then(|| "It must not stand here: its condition does not hold.".to_owned()))
            }
        },
        What::Title(_) => {
            let title = bound.document.headings.get(bound.binding.title.heading?)?.span;
            (title != part.span).then(|| again(title, bound))
        }
        _ => None,
    }
}

/// What is to say of a name that the schema does not declare, and does not let stand.
fn undeclared<'a>(noun: &str, schema: &str, known: impl ExactSizeIterator<Item = &'a str>) -> String {
    let known = codes_up_to(MOST, known, "and");
    let others = if known.is_empty() { "none".to_owned() } else { format!("no other than {known}") };
    format!("The schema {} does not declare this {noun}, and lets {others} stand here.", shown(schema))
}

/// How a name was found, where it is not the declared one, or not the first of it.
fn taken(
    noun: &str,
    written: &str,
    proper: Option<&str>,
    verdict: Verdict,
    first: Option<Span>,
    bound: &Bound<'_>,
) -> Option<String> {
    if let Some(first) = first {
        return Some(again(first, bound));
    }
    let proper = proper.filter(|proper| *proper != written)?;
    match verdict {
        Verdict::Exact(_) => Some(format!("The {noun} {} is accepted for {}.", shown(written), shown(proper))),
        _ => Some(format!("The {noun} {} is taken for {}.", shown(written), shown(proper))),
    }
}

fn again(first: Span, bound: &Bound<'_>) -> String {
    format!("It stands here once more: the first is on line {}.", bound.source.line_column(first.start).line)
}
