//! How a departure from a template is told, for the title and the preamble alike.

use crate::binding::{Failure, TemplateMatch};
use crate::rules::wording::shown;
use crate::rules::{Context, Finding};
use crate::text::Span;

/// The finding for the first departure of a text from its template.
pub(in crate::rules) fn departure(
    cx: &Context<'_>,
    matched: &TemplateMatch<'_>,
    name: &str,
    description: Option<&str>,
) -> Option<Finding> {
    let failure = matched.failure?;
    let found = cx.slice(failure.found);
    let finding = match failure.expected {
        None => {
            let span = trimmed(cx, failure.found);
            Finding::new(span, format!("{} follows the end of {name}", shown(found.trim())))
                .label("nothing more is expected here")
                .help("remove it")
        }
        Some(expected) => {
            let help = match description {
                Some(description) => format!("write {} here; {name} is {description}", shown(expected)),
                None => format!("write {} here", shown(expected)),
            };
            Finding::new(failure.found, message(matched, &failure, found, expected, name))
                .label(format!("expected {}", shown(expected)))
                .help(help)
        }
    };
    Some(finding.asked_at(matched.place))
}

/// `span` without the blanks around its text.
fn trimmed(cx: &Context<'_>, span: Span) -> Span {
    let text = cx.slice(span);
    let start = text.len() - text.trim_start().len();
    span.slice(start..start + text.trim().len())
}

fn message(matched: &TemplateMatch<'_>, failure: &Failure<'_>, found: &str, expected: &str, name: &str) -> String {
    if matched.span.is_empty() {
        return format!("{name} is empty");
    }
    if failure.found.start == matched.span.start {
        return format!("{name} does not begin with {}, but with {}", shown(expected), shown(found));
    }
    let after = if failure.before.is_empty() { String::new() } else { format!(" after {}", shown(failure.before)) };
    let here = if found.is_empty() { "ends".to_owned() } else { format!("continues with {}", shown(found)) };
    format!("{name} {here} where {} is expected{after}", shown(expected))
}
