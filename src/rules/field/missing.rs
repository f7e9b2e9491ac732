use crate::binding::{FieldHolder, MissingField};
use crate::compose::blank;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::{names, plain, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "field-missing",
    summary: "A required field is not there",
    severity: Severity::Error,
    fixes: &[(Applicability::Unsafe, "add the field, to be filled in")],
    docs: Docs {
        why: "Pages that sort or filter by the field lose the document.",
        schema: "[[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Category]\n[section.field.Type]\n",
        fails: "# A title\n\n## Other\n\n* Category: science\n",
        passes: "# A title\n\n## Other\n\n* Category: science\n* Type: news\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for missing in &cx.binding.missing_fields {
        let value = &missing.decl.value;
        let choice = value.enumeration.as_ref().map(|it| names(it.value.iter().map(String::as_str), "or"));
        let what = choice.or_else(|| value.description.clone()).map(|it| format!(": {it}")).unwrap_or_default();
        let name = &value.name;
        let (label, place) = place(cx, missing);
        let line = match missing.holder {
            FieldHolder::Section => format!("an item `* {name}: …`"),
            FieldHolder::FrontMatter => format!("a line `{name}: …`"),
        };
        findings.push(
            Finding::new(missing.anchor, format!("the field {} is missing", shown(name)))
                .label(format!("`{name}` belongs {label}"))
                .help(format!("add {line} {place}{what}"))
                .asked_at(value.place)
                .level(value.level)
                .fix_all(
                    format!("add the field {}", shown(name)),
                    Applicability::Unsafe,
                    skeleton(cx, missing).into_iter().collect(),
                ),
        );
    }
}

/// The edit that adds the field, to be filled in: behind the one that it belongs behind, or behind all others; in front
/// matter, whose values may have several lines, as the first.
fn skeleton(cx: &Context<'_>, missing: &MissingField<'_>) -> Option<Edit> {
    let eol = cx.line_ending();
    if missing.holder == FieldHolder::FrontMatter {
        let at = cx.lines(missing.anchor).end;
        let line = blank::front_matter_field(cx.schema, missing.decl).filter(|_| missing.after.is_none())?;
        return Some(Edit::insert(at, line + eol));
    }
    let items = &cx.document.items;
    let item = if missing.after.is_some() {
        items.iter().find(|item| item.span.contains(missing.anchor))?
    } else {
        let section = cx.binding.sections.iter().find(|it| cx.heading(it.heading) == missing.anchor)?;
        items[section.items.clone()].last()?
    };
    let line = Span { start: cx.lines(item.marker).start, end: item.marker.end };
    let is_simple = cx.slice(line).trim_start_matches(' ') == cx.slice(item.marker);
    let field = || blank::field(cx.schema, missing.decl);
    is_simple.then(|| Edit::insert(item.span.end, format!("{eol}{} {}", cx.slice(line), field())))
}

/// Where the field belongs: for the label, and for the help.
fn place(cx: &Context<'_>, missing: &MissingField<'_>) -> (String, String) {
    match (missing.after, missing.holder) {
        (Some(after), _) => ("after this one".into(), format!("after {}", shown(after))),
        (None, FieldHolder::Section) => {
            ("in this section".into(), format!("to the section {}", plain(cx.slice(missing.anchor))))
        }
        (None, FieldHolder::FrontMatter) => ("in the front matter".into(), "to the front matter".into()),
    }
}
