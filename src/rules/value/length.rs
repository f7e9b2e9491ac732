use crate::binding::{BoundSection, BoundValue, Reading};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::document::Item;
use crate::rules::wording::{count, place, shown, subject};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::{Content, Declared};
use crate::text::words;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "value-length",
    summary: "A value is too short or too long, or a list was split into single characters",
    severity: Severity::Warning,
    fixes: &[(Applicability::Unsafe, "join the characters of a list that was split")],
    docs: Docs {
        why: "A name of one letter is a slip, one of three hundred a sentence in the wrong column. A list whose items are \
              single characters was made by a program that took a string for a list: one finding, an error, for the whole list.",
        schema: "[[section]]\nheading = \"Keywords\"\ncontent = \"list\"\nitem = { min-length = 2 }\n",
        fails: "# A title\n\n## Keywords\n\n* s\n* o\n* l\n* a\n* r\n",
        passes: "# A title\n\n## Keywords\n\n* solar\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for section in cx.binding.sections.iter().filter(|section| section.exploded) {
        findings.extend(exploded(cx, section));
    }
    let readable = |value: &&BoundValue<'_>| value.reading.is_said() && value.reading != Reading::Mistyped;
    for value in cx.binding.values.iter().filter(readable) {
        let decl = value.decl;
        if !surely_within(value) {
            let length = value.text.chars().count();
            findings.extend(limits(cx, value, length, "character", decl.min_length, decl.max_length));
        }
        if decl.min_words.is_some() || decl.max_words.is_some() {
            let words = words(value.text);
            findings.extend(limits(cx, value, words, "word", decl.min_words, decl.max_words));
        }
    }
}

/// A character is one to four bytes, so the length in bytes settles most values without counting.
fn surely_within(value: &BoundValue<'_>) -> bool {
    let bytes = value.text.len();
    value.decl.min_length.is_none_or(|min| bytes.div_ceil(4) >= min.value)
        && value.decl.max_length.is_none_or(|max| bytes <= max.value)
}

fn limits(
    cx: &Context<'_>,
    value: &BoundValue<'_>,
    length: usize,
    unit: &str,
    min: Option<Declared<usize>>,
    max: Option<Declared<usize>>,
) -> Option<Finding> {
    let too_short = min.filter(|min| length < min.value);
    let limit = too_short.or(max.filter(|max| length > max.value))?;
    let (words, verb) = match too_short {
        Some(_) => ("fewer than the minimum", "write at least"),
        None => ("more than the maximum", "shorten it to at most"),
    };
    let message =
        format!("{} {} has {}, {words} {}", subject(cx, value), shown(value.text), count(length, unit), limit.value);
    let finding = Finding::new(value.span, message)
        .label(format!("{}, {}", count(length, unit), place(cx, value)))
        .help(format!("{verb} {}", count(limit.value, unit)))
        .asked_at(limit.place)
        .level(value.decl.level);
    Some(finding)
}

fn exploded(cx: &Context<'_>, section: &BoundSection<'_>) -> Option<Finding> {
    let Content::List(list) = &section.decl?.content.value else { return None };
    let item = list.item.as_ref()?;
    let items = &cx.document.items[section.items.clone()];
    let joined: String =
        items.iter().map(|item| if item.text.is_empty() { " " } else { cx.slice(item.text) }).collect();
    let span = items.first()?.text.cover(items.last()?.text);
    let finding =
        Finding::new(span, format!("{} is split into {} single characters", shown(section.name), items.len()))
            .label(format!("joined they read {}", shown(&joined)))
            .help("write one item a term; a program probably took a string for a list")
            .asked_at(item.min_length.map_or(item.place, |min| min.place))
            .severity(Severity::Error)
            .level(item.level)
            .fix_all("join the characters", Applicability::Unsafe, join(cx, items, &joined).into_iter().collect());
    Some(finding)
}

/// The edit that writes the terms in `joined`, between its commas, as items.
fn join(cx: &Context<'_>, items: &[Item], joined: &str) -> Option<Edit> {
    let (first, last) = (items.first()?, items.last()?);
    let marker = cx.slice(first.marker);
    let terms = joined.split(',').map(str::trim).filter(|term| !term.is_empty());
    let lines: Vec<_> = terms.map(|term| format!("{marker} {term}")).collect();
    (!lines.is_empty()).then(|| Edit::replace(first.span.cover(last.span), lines.join(cx.line_ending())))
}
