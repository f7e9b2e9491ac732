use crate::binding::UrlFault;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::shown;
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-url",
    summary: "A URL is not absolute, or not well formed",
    severity: Severity::Error,
    docs: Docs {
        why: "A link that no browser can follow. URLs are read as browsers read them (the URL Standard of the WHATWG), so \
              what works is no finding. A bare `?` at the end is left over from a query that was cut off.",
        schema: "[title]\nsyntax = \"[{name}]({url})\"\n[captures.url]\ntype = \"url\"\n",
        fails: "# [A title](example.org/page)\n",
        passes: "# [A title](https://example.org/page)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for used in &cx.binding.urls {
        let Some(UrlFault::Malformed(reason)) = &used.fault else { continue };
        let help = match used.value.and_then(|decl| decl.description.as_ref()) {
            Some(description) => format!("write {description}"),
            None => format!(
                "write an absolute address such as `{}://example.org/page`",
                used.decl.schemes.value.first().map_or("https", String::as_str)
            ),
        };
        let mut finding = Finding::new(used.span, format!("the {} {} {reason}", used.name, shown(used.text)))
            .label("not a proper URL")
            .help(help)
            .asked_at(used.place)
            .level(used.level);
        if let Some(whole) = used.text.strip_suffix('?').filter(|_| reason.contains("bare")) {
            let end = cx.slice(used.span).len();
            let edit = Edit { span: used.span.slice(whole.len()..end), content: String::new() };
            finding = finding.fix("remove the `?`", Applicability::Safe, edit);
        }
        findings.push(finding);
    }
}
