use crate::binding::{BoundValue, Misshapen, Reading, Shape};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::{place, plain, shown, subject, type_noun, wanted};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{ListForm, ValueType};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-type",
    summary: "A value is not of its type",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "write a whole number without its zeros")],
    docs: Docs {
        why: "A program that reads numbers stops at a word, and a date that the calendar does not have sorts nowhere.",
        schema: "[[section]]\nheading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"\n\
                 [table.signals]\ncolumns = [{ name = \"relevancy\", type = \"integer\" }]\n",
        fails: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|      high |\n",
        passes: "# A title\n\n## Signals\n\n| relevancy |\n|----------:|\n|         5 |\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for value in cx.binding.values.iter().filter(|value| value.reading == Reading::Mistyped) {
        let (message, asked) = match &value.decl.date_prefix {
            Some(prefix) => {
                (format!("{} {} does not begin with a valid date", subject(cx, value), shown(value.text)), prefix.place)
            }
            None => (
                format!("{} {} is not {}", subject(cx, value), shown(value.text), type_noun(value.decl)),
                value.decl.kind.place,
            ),
        };
        let mut finding = Finding::new(value.span, message)
            .label(place(cx, value))
            .help(wanted(cx, value.decl).unwrap_or_else(|| format!("use {}", type_noun(value.decl))))
            .asked_at(asked)
            .level(value.decl.level);
        if let Some(whole) = whole_number(value) {
            let edit = Edit { span: value.span, content: whole.to_owned() };
            finding = finding.fix(format!("write {whole}"), Applicability::Safe, edit);
        }
        findings.push(finding);
    }
    for misshapen in &cx.binding.misshapen {
        findings.push(shape(cx, misshapen));
    }
}

/// A field of the front matter that holds a list in place of a value, or the other way round, or a mapping.
fn shape(cx: &Context<'_>, misshapen: &Misshapen<'_>) -> Finding {
    let decl = &misshapen.decl.value;
    let name = plain(&decl.name);
    let required = misshapen.decl.list.value == ListForm::Require;
    let found = match misshapen.shape {
        Shape::Single => "a single value",
        Shape::List if misshapen.decl.list.value != ListForm::Deny => "a list inside a list",
        Shape::List => "a list",
        Shape::Mapping => "a mapping of keys to values",
    };
    let (expected, help) = if required && misshapen.shape == Shape::Single {
        ("a list".to_owned(), format!("write it as `{name}: […]`, or each element on a line of its own after `- `"))
    } else {
        let expected = if misshapen.shape == Shape::List { "a single value".to_owned() } else { type_noun(decl) };
        let help = wanted(cx, decl).unwrap_or_else(|| format!("write {expected}"));
        (expected, help)
    };
    Finding::new(misshapen.span, format!("{name} is {found}, not {expected}"))
        .label(format!("the field {name}"))
        .help(help)
        .asked_at(misshapen.decl.list.place)
        .level(decl.level)
}

/// The whole number in a text such as `4.0`.
fn whole_number<'a>(value: &BoundValue<'a>) -> Option<&'a str> {
    let (whole, fraction) = value.text.split_once('.')?;
    let zero = !fraction.is_empty() && fraction.bytes().all(|digit| digit == b'0');
    (value.decl.kind.value == ValueType::Integer && zero && whole.parse::<i64>().is_ok()).then_some(whole)
}
