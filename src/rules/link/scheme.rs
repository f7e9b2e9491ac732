use crate::binding::UrlFault;
use crate::diagnostic::{Applicability, Edit, Severity};
use crate::rules::wording::{did_you_mean, shown};
use crate::rules::{Context, Docs, Finding, Findings, Rule};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "link-scheme",
    summary: "A URL has a scheme that is not accepted",
    severity: Severity::Error,
    fixes: &[(Applicability::Unsafe, "write `https` in place of `http`")],
    docs: Docs {
        why: "Browsers no longer open `ftp:`, and `htp:` was never anything.",
        schema: "[title]\nsyntax = \"[{name}]({url})\"\n[captures.url]\ntype = \"url\"\nschemes = [\"https\"]\n",
        fails: "# [A title](ftp://example.org/page)\n",
        passes: "# [A title](https://example.org/page)\n",
    },
    check,
};

fn check(cx: &Context<'_>, findings: &mut Findings<'_>) {
    for used in &cx.binding.urls {
        let Some(UrlFault::Scheme(scheme)) = &used.fault else { continue };
        let help = did_you_mean(scheme, used.decl.schemes.value.iter().map(String::as_str));
        let accepted = &used.decl.schemes.value;
        let is_old =
            scheme == "http" && accepted.iter().any(|it| it == "https") && cx.slice(used.span).starts_with("http:");
        let edit = is_old.then(|| Edit::insert(used.span.start + scheme.len() as u32, "s"));
        findings.push(
            Finding::new(used.span, format!("the {} {} has the scheme {}", used.name, shown(used.text), shown(scheme)))
                .label("scheme not accepted")
                .help(help)
                .asked_at(used.decl.schemes.place)
                .level(used.level)
                .fix_all("write `https`", Applicability::Unsafe, edit.into_iter().collect()),
        );
    }
}
