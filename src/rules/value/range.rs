use std::cmp::Ordering;

use crate::binding::{BoundValue, Reading};
use crate::diagnostic::Severity;
use crate::rules::wording::{limits, place, plain, shown, subject, within};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Bound, Declared};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-range",
    summary: "A number or a date lies outside its limits",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A score of 9 out of 5 spoils every average, and a page dated next year does not exist yet.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"relevancy\", type = \"integer\", minimum = 1, maximum = 5 }]\n",
        fails: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|         9 |\n",
        passes: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|         5 |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in &cx.binding.values {
        let outside = match value.reading {
            Reading::Number(_) | Reading::Date(_) => outside(cx, value),
            _ => None,
        };
        if let Some((limit, message)) = outside {
            findings.push(
                Finding::new(value.span, message)
                    .label(place(cx, value))
                    .help(within(cx, value.decl).unwrap_or_default())
                    .asked_at(limit.place)
                    .level(value.decl.level),
            );
        }
    }
}

/// The limit that the value exceeds, and the words for it.
fn outside(cx: &Context<'_>, value: &BoundValue<'_>) -> Option<(Declared<Bound>, String)> {
    let (minimum, maximum) = limits(value.decl);
    let exceeds = |limit: &Declared<Bound>, side| compare(cx, value.reading, limit.value) == Some(side);
    let below = minimum.filter(|limit| exceeds(limit, Ordering::Less));
    let limit = below.or(maximum.filter(|limit| exceeds(limit, Ordering::Greater)))?;
    let words = match (limit.value, below.is_some()) {
        (Bound::Number(number), true) => format!("is below the minimum {number}"),
        (Bound::Number(number), false) => format!("is above the maximum {number}"),
        (Bound::Date(date), true) => format!("is before {date}, the earliest date accepted"),
        (Bound::Date(date), false) => format!("is after {date}, the latest date accepted"),
        (Bound::Today, true) => format!("is before today, {}", cx.today),
        (Bound::Today, false) => format!("lies in the future: today is {}", cx.today),
    };
    let text = if matches!(value.reading, Reading::Number(_)) { plain(value.text) } else { shown(value.text) };
    Some((limit, format!("{} {text} {words}", subject(cx, value))))
}

fn compare(cx: &Context<'_>, reading: Reading, limit: Bound) -> Option<Ordering> {
    match (reading, limit) {
        (Reading::Number(number), Bound::Number(limit)) => number.as_f64().partial_cmp(&limit),
        (Reading::Date(date), Bound::Date(limit)) => Some(date.cmp(&limit)),
        (Reading::Date(date), Bound::Today) => Some(date.cmp(&cx.today)),
        _ => None,
    }
}
