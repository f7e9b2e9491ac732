use crate::binding::{BoundSection, UrlUse};
use crate::diagnostic::Severity;
use crate::rules::wording::plain;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Place;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-self",
    summary: "A link leads to the document that holds it",
    severity: Severity::Warning,
    docs: Docs {
        why: "A list of neighbours that names the document itself sends readers back to where they are. Links to a heading \
              of the same document are no finding. A section that does it many times is one finding.",
        schema: "[links]\nrelative = \"allow\"\nself = \"deny\"\n",
        fails: "# A title\n\n* [A title](example)\n* [Another](another.md)\n",
        passes: "# A title\n\n* [Another](another.md)\n",
    },
    check,
};

/// From how many such links in a section on the section as a whole is the fault.
const MANY: usize = 4;

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(links) = &cx.schema.links else { return };
    let Some(denied) = links.not_self else { return };
    let to_itself: Vec<_> = cx.binding.urls.iter().filter(|used| used.itself).collect();
    for of_section in to_itself.chunk_by(|a, b| section(cx, a) == section(cx, b)) {
        let found = match (of_section, section(cx, of_section[0])) {
            ([first, .., last], Some(at)) if of_section.len() >= MANY => {
                vec![as_a_whole(of_section.len(), first, last, &cx.binding.sections[at], denied.place)]
            }
            _ => of_section.iter().map(|used| one(used, denied.place)).collect(),
        };
        for finding in found {
            findings.push(finding.level(links.level));
        }
    }
}

/// The section that holds a link, by index.
fn section(cx: &Context<'_>, used: &UrlUse<'_>) -> Option<usize> {
    let heading = |section: &BoundSection<'_>| cx.heading(section.heading).start;
    cx.binding.sections.partition_point(|section| heading(section) < used.span.start).checked_sub(1)
}

fn one(used: &UrlUse<'_>, place: Place) -> Finding {
    Finding::new(used.span, "the link leads to the document that holds it")
        .label("this document")
        .help("remove the link, or let it lead to another document")
        .asked_at(place)
}

fn as_a_whole(
    count: usize,
    first: &UrlUse<'_>,
    last: &UrlUse<'_>,
    section: &BoundSection<'_>,
    place: Place,
) -> Finding {
    Finding::new(first.span, format!("{count} links of {} lead to the document that holds them", plain(section.name)))
        .label("the first of them")
        .related(last.span, "the last of them")
        .help("leave the document itself out of its list of neighbours")
        .asked_at(place)
}
