use crate::binding::{BoundSection, UrlUse};
use crate::diagnostic::Severity;
use crate::rules::wording::plain;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-self",
    summary: "A link leads to the document that holds it",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "A list of neighbours that names the document itself sends readers back to where they are. Links to a heading \
              of the same document are no finding. The links of one section are one finding.",
        schema: "[links]\nrelative = \"allow\"\nself = \"deny\"\n",
        fails: "# A title\n\n* [A title](example)\n* [Another](another.md)\n",
        passes: "# A title\n\n* [Another](another.md)\n",
    },
    check,
};

/// How many of several links are shown beside the first.
const MOST_SHOWN: usize = 1;

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(links) = &cx.schema.links else { return };
    let Some(denied) = links.not_self else { return };
    let to_itself: Vec<_> = cx.binding.urls.iter().filter(|used| used.itself).collect();
    for of_section in to_itself.chunk_by(|a, b| section(cx, a) == section(cx, b)) {
        let finding = match of_section {
            [only] => one(only),
            _ => several(of_section, section(cx, of_section[0]).map(|at| &cx.binding.sections[at])),
        };
        findings.push(finding.asked_at(denied.place).level(links.level));
    }
}

/// The section that holds a link, by index.
fn section(cx: &Context<'_>, used: &UrlUse<'_>) -> Option<usize> {
    let heading = |section: &BoundSection<'_>| cx.heading(section.heading).start;
    cx.binding.sections.partition_point(|section| heading(section) < used.span.start).checked_sub(1)
}

fn one(used: &UrlUse<'_>) -> Finding {
    Finding::new(used.span, "the link leads to the document that holds it")
        .label("this document")
        .help("remove the link, or let it lead to another document")
}

fn several(links: &[&UrlUse<'_>], section: Option<&BoundSection<'_>>) -> Finding {
    let of = section.map(|section| format!(" of {}", plain(section.name))).unwrap_or_default();
    let message = format!("{} links{of} lead to the document that holds them", links.len());
    let finding = Finding::new(links[0].span, message)
        .label("the first of them")
        .help("leave the document out of its list of neighbours, or let the links lead to other documents");
    links[1..].iter().take(MOST_SHOWN).fold(finding, |finding, link| finding.related(link.span, "another of them"))
}
