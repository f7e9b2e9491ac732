use percent_encoding::percent_decode_str;

use crate::binding::UrlUse;
use crate::corpus::anchors;
use crate::diagnostic::{Severity, closest};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::schema::Relative;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-target",
    summary: "A relative link leads to no file, or to no heading of it",
    severity: Severity::Warning,
    fixes: &[],
    docs: Docs {
        why: "A file that was renamed takes the links to it along only when someone looks. A link may leave out the `.md` \
              of the file; a heading is named as GitHub names it. (Beside the examples lies `neighbour.md`.)",
        schema: "[links]\nrelative = \"resolve\"\n",
        fails: "# A title\n\nSee the [neighbor](neighbor.md).\n",
        passes: "# A title\n\nSee the [neighbour](neighbour.md) and its [part](neighbour#a-part).\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(links) = &cx.schema.links else { return };
    let Relative::Resolve(place) = links.relative else { return };
    for used in cx.binding.urls.iter().filter(|used| used.relative && used.fault.is_none()) {
        let found = fault(cx, used);
        findings.extend(found.map(|finding| finding.asked_at(place).level(links.level)));
    }
}

fn fault(cx: &Context<'_>, used: &UrlUse<'_>) -> Option<Finding> {
    let (path, anchor) = used.text.split_once('#').map_or((used.text, None), |(path, anchor)| (path, Some(anchor)));
    let path = path.split('?').next().unwrap_or_default();
    if path.starts_with('/') {
        // Only the site knows where its root is.
        return None;
    }
    let decoded = percent_decode_str(path).decode_utf8_lossy();
    if path.is_empty() {
        return no_anchor(used, anchor?, "this document", &anchors(cx.source, cx.document));
    }
    match cx.around.exists(&decoded) {
        None => None,
        Some(false) => Some(
            Finding::new(used.span, format!("the {} leads to {}, which does not exist", used.name, shown(&decoded)))
                .label("no such file")
                .help("mend the path, which starts from this file's folder, or remove the link"),
        ),
        Some(true) => {
            let anchor = anchor?;
            no_anchor(used, anchor, &decoded, &*cx.around.anchors(&decoded)?)
        }
    }
}

fn no_anchor(
    used: &UrlUse<'_>,
    anchor: &str,
    document: &str,
    anchors: &std::collections::HashSet<String>,
) -> Option<Finding> {
    let decoded = percent_decode_str(anchor).decode_utf8_lossy();
    let known = |name: &str| anchors.contains(name);
    // Browsers scroll to the top for these (HTML Standard, section 7.4.6.4).
    if decoded.is_empty() || decoded == "top" || known(&decoded) || known(&decoded.to_lowercase()) {
        return None;
    }
    let help = match closest(&decoded, anchors.iter().map(String::as_str)) {
        Some(meant) => format!("did you mean {}?", shown(&format!("#{meant}"))),
        None => "name a heading in lower case with hyphens for spaces, or drop what follows `#`".into(),
    };
    let message = format!(
        "the {} leads to {}, a heading that {} does not have",
        used.name,
        shown(&format!("#{decoded}")),
        shown_document(document)
    );
    Some(Finding::new(used.span, message).label("no such heading").help(help))
}

fn shown_document(document: &str) -> String {
    if document == "this document" { document.to_owned() } else { shown(document) }
}
