use crate::binding::BoundValue;
use crate::diagnostic::Severity;
use crate::rules::wording::{place, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Declared, Pattern};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-pattern",
    summary: "A value does not match its pattern, or matches one that it must not",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "The address of a page is made from its slug: a slug of the wrong form is a dead link.",
        schema: "[title]\nsyntax = \"{name}, page {page}\"\n[captures.page]\npattern = '\\d{8}'\n",
        fails: "# A title, page 20251207d\n",
        passes: "# A title, page 20251207\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in &cx.binding.values {
        let decl = value.decl;
        if (decl.pattern.is_none() && decl.not_pattern.is_none()) || !value.reading.is_said() {
            continue;
        }
        if let Some(pattern) = decl.pattern.as_ref().filter(|pattern| !pattern.is_match(value.text)) {
            findings.push(unmatched(cx, value, pattern));
        } else if let Some(pattern) = &decl.not_pattern
            && let Some(found) = pattern.find(value.text)
        {
            findings.push(matched(cx, value, pattern, found));
        }
    }
}

fn unmatched(cx: &Context<'_>, value: &BoundValue<'_>, pattern: &Declared<Pattern>) -> Finding {
    let text = value.text;
    let wanted = value.decl.description.clone().unwrap_or_else(|| format!("a text that matches `{}`", pattern.text));
    let help = match matching_prefix(text, pattern) {
        Some(prefix) => format!("use {wanted}: drop {}, and {} matches", shown(&text[prefix.len()..]), shown(prefix)),
        None => format!("use {wanted}"),
    };
    Finding::new(
        value.span,
        format!("{} {} does not match the pattern `{}`", subject(cx, value), shown(text), pattern.text),
    )
    .label(place(cx, value))
    .help(help)
    .asked_at(pattern.place)
    .level(value.decl.level)
}

fn matched(cx: &Context<'_>, value: &BoundValue<'_>, pattern: &Declared<Pattern>, found: &str) -> Finding {
    let ends = if value.text.ends_with(found) { "ends in" } else { "holds" };
    Finding::new(value.span, format!("{} {} {ends} {}", subject(cx, value), shown(value.text), shown(found)))
        .label(place(cx, value))
        .help(format!("remove {}", shown(found)))
        .asked_at(pattern.place)
        .level(value.decl.level)
}

/// The longest start of a short text that matches.
fn matching_prefix<'a>(text: &'a str, pattern: &Declared<Pattern>) -> Option<&'a str> {
    // Trying every length of a long text would take quadratic time.
    const LONGEST: usize = 100;
    if text.len() > LONGEST {
        return None;
    }
    let ends = text.char_indices().rev().map(|(at, _)| at).filter(|at| *at > 0);
    ends.map(|end| &text[..end]).find(|prefix| pattern.is_match(prefix))
}
