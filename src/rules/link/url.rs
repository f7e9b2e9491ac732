use crate::binding::{UrlFault, UrlUse};
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};
use crate::text::Span;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-url",
    summary: "A URL is not absolute, or not well formed",
    severity: Severity::Error,
    fixes: &[(Applicability::Safe, "remove a bare `?`")],
    docs: Docs {
        why: "A link that no browser can follow. URLs are read as browsers read them (the URL Standard of the WHATWG), so \
              what works is no finding. A bare `?` at the end is left over from a query that was cut off: the link still \
              works, so it is a warning.",
        schema: "[title]\nsyntax = \"[{name}]({url})\"\n[captures.url]\ntype = \"url\"\n",
        fails: "# [A title](example.org/page)\n",
        passes: "# [A title](https://example.org/page)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for used in &cx.binding.urls {
        let Some(fault) = &used.fault else { continue };
        let reason = match fault {
            UrlFault::Empty => "is empty, not an absolute URL".to_owned(),
            UrlFault::Blank => "contains a space".to_owned(),
            UrlFault::Control => "contains a control character".to_owned(),
            UrlFault::Relative => "is not absolute: it has no scheme".to_owned(),
            UrlFault::NoSlashes => "has no `//` after its scheme".to_owned(),
            UrlFault::BareQuery => "ends in a bare `?`".to_owned(),
            UrlFault::Invalid(reason) => format!("is not a URL: {reason}"),
            // Rules of their own.
            UrlFault::Scheme(_) | UrlFault::Host(_) => continue,
        };
        findings.push(finding(cx, used, *fault == UrlFault::BareQuery, &reason));
    }
}

fn finding(cx: &Context<'_>, used: &UrlUse<'_>, bare_query: bool, reason: &str) -> Finding {
    let help = match used.value.and_then(|decl| decl.description.as_ref()) {
        _ if bare_query => "remove the `?`".to_owned(),
        Some(description) => format!("write {description}"),
        None => {
            let scheme = used.decl.schemes.value.first().map_or("https", String::as_str);
            format!("write an absolute address such as `{scheme}://example.org/page`")
        }
    };
    let what = if used.text.is_empty() { used.name.to_owned() } else { format!("{} {}", used.name, shown(used.text)) };
    let finding = Finding::new(used.span, format!("the {what} {reason}"))
        .label("not a proper URL")
        .help(help)
        .asked_at(used.place)
        .level(used.level);
    let finding = if bare_query { finding.severity(Severity::Warning) } else { finding };
    // Where a reference gives the URL, its end does not stand here.
    if bare_query && cx.slice(used.span).ends_with('?') {
        let span = Span { start: used.span.end - 1, end: used.span.end };
        return finding.fix("remove the `?`", Applicability::Safe, Edit { span, content: String::new() });
    }
    finding
}
