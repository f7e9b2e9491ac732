use crate::binding::{Hole, TemplateMatch};
use crate::diagnostic::Severity;
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Level;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-mismatch",
    summary: "A hole that appears twice in a template holds two texts: a link says one thing and leads to another",
    severity: Severity::Error,
    fixes: &[],
    docs: Docs {
        why: "A link that names one page and leads to another sends every reader astray, and nothing says which of the two \
              is right.",
        schema: "[title]\nsyntax = \"{title}, page [{page}](https://example.org/p/{page})\"\n",
        fails: "# A title, page [20251207](https://example.org/p/20251214)\n",
        passes: "# A title, page [20251207](https://example.org/p/20251207)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let title =
        cx.binding.title.matched.iter().map(|matched| (matched, cx.schema.title.as_ref().and_then(|it| it.level)));
    let preamble = cx.binding.preamble.found.iter().map(|it| (&it.matched, it.decl.level));
    let mut first: Vec<Hole<'_>> = Vec::new();
    for (matched, level) in title.chain(preamble) {
        compare(cx, matched, level, &mut first, findings);
    }
    // What a section says holds for that section: the next one of its kind may say something else.
    let document = first.len();
    for prose in &cx.binding.prose {
        let level = cx.binding.sections[prose.section].decl.and_then(|decl| decl.level);
        compare(cx, &prose.matched, level, &mut first, findings);
        first.truncate(document);
    }
}

/// Compares the holes of a text with the first ones of their names.
fn compare<'a>(
    cx: &Context<'_>,
    matched: &TemplateMatch<'a>,
    level: Option<Level>,
    first: &mut Vec<Hole<'a>>,
    findings: &mut Findings<'_>,
) {
    for hole in &matched.holes {
        match first.iter().find(|earlier| earlier.name == hole.name) {
            None => first.push(*hole),
            Some(earlier) if cx.slice(earlier.span) == cx.slice(hole.span) || !readable(cx, matched, hole) => {}
            Some(earlier) => findings.push(finding(cx, matched, *earlier, *hole, level)),
        }
    }
}

/// Whether a hole's text can be relied on: after a departure from the template it may be anything.
fn readable(cx: &Context<'_>, matched: &TemplateMatch<'_>, hole: &Hole<'_>) -> bool {
    let pattern = cx.schema.capture(hole.name).and_then(|decl| decl.pattern.as_ref());
    matched.failure.is_none() || pattern.is_some_and(|pattern| pattern.is_match(cx.slice(hole.span)))
}

fn finding(
    cx: &Context<'_>,
    matched: &TemplateMatch<'_>,
    first: Hole<'_>,
    second: Hole<'_>,
    level: Option<Level>,
) -> Finding {
    let (one, other) = (shown(cx.slice(first.span)), shown(cx.slice(second.span)));
    let link = cx.document.links.iter().find(|link| link.destination.contains(second.span));
    let message = match link {
        Some(_) => format!("the {} is {one} in the text, but the link leads to {other}", first.name),
        None => format!("the {} is {one} first and {other} here", first.name),
    };
    Finding::new(second.span, message)
        .label(format!("{other} here"))
        .related(first.span, format!("{one} here"))
        .help("make the two the same")
        .asked_at(matched.place)
        .level(level)
}
