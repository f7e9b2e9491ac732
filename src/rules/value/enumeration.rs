use std::borrow::Cow;

use crate::binding::{BoundValue, Reading, ValuePlace};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::BlockKind;
use crate::rules::spelling::meant;
use crate::rules::wording::{names, place, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-enum",
    summary: "A value is not one of those accepted",
    severity: Severity::Error,
    fixes: &[
        (Applicability::Safe, "correct case and blanks of the value"),
        (Applicability::Unsafe, "write the value that was probably meant"),
    ],
    docs: Docs {
        why: "A page that groups documents by the field puts this one into a group of its own.",
        schema: "[[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Type]\nenum = [\"news\", \"report\"]\n",
        fails: "# A title\n\n## Other\n\n* Type: error message\n",
        passes: "# A title\n\n## Other\n\n* Type: news\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in &cx.binding.values {
        let Some(accepted) = &value.decl.enumeration else { continue };
        let readable = value.reading.is_said() && value.reading != Reading::Mistyped;
        if !readable || accepted.value.iter().any(|text| text == value.text) {
            continue;
        }
        let text = without_escapes(value);
        if accepted.value.iter().any(|it| *it == text) {
            continue;
        }
        let known = accepted.value.iter().map(String::as_str);
        let all = names(known.clone(), "or");
        let meant = meant(&text, known);
        let help = match meant {
            Some((meant, _)) => format!("did you mean {}? Accepted: {all}", shown(meant)),
            None => format!("use {all}"),
        };
        let finding = Finding::new(
            value.span,
            format!("{} {} is not one of the values accepted", subject(cx, value), shown(value.text)),
        )
        .label(place(cx, value))
        .help(help)
        .asked_at(accepted.place)
        .level(value.decl.level);
        findings.push(match meant.and_then(|(meant, safety)| Some((meant, safety, written(cx, value, meant)?))) {
            Some((meant, safety, written)) => {
                finding.fix(format!("write {}", shown(meant)), safety, Edit::replace(value.span, written))
            }
            None => finding,
        });
    }
}

/// The text of a value with the pipes in it as they are meant: in a cell they can be written with a backslash only.
fn without_escapes<'a>(value: &BoundValue<'a>) -> Cow<'a, str> {
    match value.place {
        ValuePlace::Cell { .. } if value.text.contains("\\|") => value.text.replace("\\|", "|").into(),
        _ => value.text.into(),
    }
}

/// `accepted` as it can stand in place of `value`; `None` where it would be read as something else there.
fn written(cx: &Context<'_>, value: &BoundValue<'_>, accepted: &str) -> Option<String> {
    let is_line = accepted.trim() == accepted && !accepted.contains(char::is_control);
    if !is_line || cx.slice(value.span) != value.text {
        return None;
    }
    match value.place {
        // A backslash at the end would take in the pipe after it.
        ValuePlace::Cell { .. } => {
            (!accepted.ends_with('\\')).then(|| accepted.replace("\\|", "|").replace('|', "\\|"))
        }
        _ if is_in_front_matter(cx, value) => is_plain_yaml(accepted).then(|| accepted.to_owned()),
        _ => is_inline(accepted).then(|| accepted.to_owned()),
    }
}

fn is_in_front_matter(cx: &Context<'_>, value: &BoundValue<'_>) -> bool {
    let block = cx.document.blocks.first().filter(|block| block.kind == BlockKind::FrontMatter);
    block.is_some_and(|block| value.span.start < block.span.end)
}

/// Whether YAML reads `text` as a text, as it stands or between quotes of either kind.
fn is_plain_yaml(text: &str) -> bool {
    const OTHER_TYPES: [&str; 7] = ["null", "true", "false", "yes", "no", "on", "off"];
    let is_plain = |it: char| it.is_alphanumeric() || matches!(it, ' ' | '-' | '_');
    text.starts_with(char::is_alphabetic)
        && text.chars().all(is_plain)
        && !OTHER_TYPES.contains(&text.to_lowercase().as_str())
}

/// Whether no Markdown block begins with `text`, as a list does with `-` or `1.`, nor a comment inside of it.
fn is_inline(text: &str) -> bool {
    let after_digits = text.trim_start_matches(|it: char| it.is_ascii_digit());
    let is_number = after_digits.len() < text.len() && after_digits.starts_with(['.', ')']);
    !text.starts_with(|it: char| it.is_ascii_punctuation()) && !is_number && !text.contains("<!--")
}
